"""What the team decides of reviews."""

from typing import Any, Self

import graphene

from saleor_postventa.surveys.models import Review
from saleor_postventa.surveys.queries.reviews import shown
from saleor_postventa.surveys.services.moderating import answer_review, publish_review, refuse_review
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import MODERATE_REVIEWS
from saleor_postventa.web.roots import Mutation

from .reviews import PostSaleReview, PostSaleReviewRefusalReason


class ReviewPublishInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    revision = graphene.Int(description="The one that was read: where it was changed since, nothing is decided.")


class ReviewPublish(PostSaleMutation):
    """Show it to everybody, whatever it says; also one that was refused before."""

    access = MODERATE_REVIEWS

    class Arguments:
        input = ReviewPublishInput(required=True)

    review = graphene.Field(PostSaleReview)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        found = publish_review(_read(given["id"]), revision=given.get("revision"), by=info.context.viewer.actor)
        return cls(review=_shown(found))


class ReviewRefuseInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    reason = PostSaleReviewRefusalReason(required=True, description="Few stars are none.")
    text = graphene.String(description="What whoever wrote it reads beside the reason; needed where it is `OTHER`.")
    revision = graphene.Int(description="The one that was read: where it was changed since, nothing is decided.")


class ReviewRefuse(PostSaleMutation):
    """Not to show it, or to take it down. It is counted, by its stars, in `reviewFigures`."""

    access = MODERATE_REVIEWS

    class Arguments:
        input = ReviewRefuseInput(required=True)

    review = graphene.Field(PostSaleReview)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        review = refuse_review(
            _read(given["id"]),
            reason=given["reason"].value,
            text=given.get("text") or "",
            revision=given.get("revision"),
            by=info.context.viewer.actor,
        )
        return cls(review=_shown(review))


class ReviewAnswerInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    text = graphene.String(required=True, description="For everybody to read; an empty one takes the answer back.")


class ReviewAnswer(PostSaleMutation):
    """Answer a published review, for everybody to read."""

    access = MODERATE_REVIEWS

    class Arguments:
        input = ReviewAnswerInput(required=True)

    review = graphene.Field(PostSaleReview)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        review = answer_review(_read(given["id"]), text=given["text"], by=info.context.viewer.actor)
        return cls(review=_shown(review))


def _read(given: str) -> int:
    return must_read_id("PostSaleReview", given, field="id")


def _shown(review: Review) -> Review:
    found: Review = shown(Review.objects).get(pk=review.pk)
    return found


@extends(Mutation)
class ReviewMutations(graphene.ObjectType):
    review_publish = ReviewPublish.Field()
    review_refuse = ReviewRefuse.Field()
    review_answer = ReviewAnswer.Field()
