"""What the team reads of reviews: those that wait for it, all of them, and how fairly they are shown."""

from datetime import datetime, timedelta
from typing import Any

import graphene

from saleor_postventa.core.clock import now
from saleor_postventa.surveys.models import Review
from saleor_postventa.surveys.queries.reviews import ReviewFigures, review_figures, shown
from saleor_postventa.web.connections import Page, connection_field, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import read_id
from saleor_postventa.web.permissions import READ_REVIEWS, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleShare

from .reviews import PostSaleReview, PostSaleReviewConnection, PostSaleReviewStatus

NEWEST_FIRST = ("-written_at", "-pk")
FIGURES_OF = timedelta(days=365)
FIRST_YEAR = 2000
MINUTE = timedelta(minutes=1)


class PostSaleReviewFilterInput(graphene.InputObjectType):
    statuses = graphene.List(graphene.NonNull(PostSaleReviewStatus))
    stars = graphene.List(graphene.NonNull(graphene.Int))
    product_id = graphene.ID(description="Saleor's.")


class PostSaleReviewStarFigures(graphene.ObjectType):
    """Of the reviews with so many stars."""

    stars = graphene.Int(required=True)
    written = graphene.Int(required=True)
    refused = graphene.Field(
        PostSaleShare, description="Refused, of those that were decided. Null where none was decided yet."
    )


class PostSaleReviewFigures(graphene.ObjectType):
    """Of the reviews that were written in a time."""

    written = graphene.Int(required=True)
    mean_stars = graphene.Float(description="Of all that were written, shown or not.")
    verified = graphene.Field(PostSaleShare)
    answered = graphene.Field(PostSaleShare, description="Answered by the shop, of those that are published.")
    median_answer_minutes = graphene.Int(description="From its publication to the shop's answer.")
    by_stars = graphene.List(
        graphene.NonNull(PostSaleReviewStarFigures),
        required=True,
        description="Fewest stars first: whether those with few are refused more often than those with many.",
    )

    @staticmethod
    def resolve_mean_stars(figures: ReviewFigures, info: Any) -> float | None:
        return figures.mean

    @staticmethod
    def resolve_median_answer_minutes(figures: ReviewFigures, info: Any) -> int | None:
        taken = figures.median_answer_time
        return taken // MINUTE if taken is not None else None


@extends(Query)
class ReviewQueries(graphene.ObjectType):
    reviews = connection_field(
        PostSaleReviewConnection,
        filter=PostSaleReviewFilterInput(),
        description="The newest first. For the shop's team.",
    )
    review = graphene.Field(PostSaleReview, id=graphene.ID(required=True), description="For the shop's team.")
    review_figures = graphene.Field(
        PostSaleReviewFigures,
        since=graphene.DateTime(description="A year ago, where it is left out."),
        until=graphene.DateTime(description="Now, where it is left out."),
        description="For the shop's team.",
    )

    @staticmethod
    @requires(READ_REVIEWS)
    def resolve_reviews(root: None, info: Any, **asked: Any) -> Page:
        wanted = asked.pop("filter", None) or {}
        rows = Review.objects.all()
        if wanted.get("statuses"):
            rows = rows.filter(status__in=[each.value for each in wanted["statuses"]])
        if wanted.get("stars"):
            rows = rows.filter(stars__in=wanted["stars"])
        if wanted.get("product_id"):
            rows = rows.of_products([wanted["product_id"]])
        return page_of(rows, NEWEST_FIRST, load=shown, **asked)

    @staticmethod
    @requires(READ_REVIEWS)
    def resolve_review(root: None, info: Any, **asked: Any) -> Review | None:
        found: Review | None = shown(Review.objects.filter(pk=read_id("PostSaleReview", asked["id"]))).first()
        return found

    @staticmethod
    @requires(READ_REVIEWS)
    def resolve_review_figures(
        root: None, info: Any, *, since: datetime | None = None, until: datetime | None = None
    ) -> ReviewFigures:
        if since is None and until is not None and until.year < FIRST_YEAR:
            return review_figures(since=until, until=until)  # nothing is older, nor could be reckoned with
        return review_figures(since=since or (until or now()) - FIGURES_OF, until=until)
