"""A review in the graph. What everybody reads is the published one; how it is judged is the team's."""

from typing import Any

import graphene
from django.conf import settings

from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.surveys.models import Review, ReviewPhoto
from saleor_postventa.surveys.review_codes import RefusalReason, ReviewStatus
from saleor_postventa.surveys.review_links import photo_path, team_photo_path
from saleor_postventa.surveys.review_words import incentive_label
from saleor_postventa.web.batching import all_related, related
from saleor_postventa.web.connections import countable_connection
from saleor_postventa.web.ids import Node
from saleor_postventa.web.permissions import READ_ORDERS, READ_REVIEWS

PostSaleReviewStatus = graphene.Enum.from_enum(ReviewStatus, name="PostSaleReviewStatus")
PostSaleReviewRefusalReason = graphene.Enum.from_enum(RefusalReason, name="PostSaleReviewRefusalReason")


class PostSaleReviewPhoto(graphene.ObjectType):
    """A photo that came with a review, drawn anew without what cameras add."""

    class Meta:
        interfaces = (Node,)

    url = graphene.String(
        required=True, description="Of a review that is not published it opens for a quarter of an hour."
    )

    @staticmethod
    def resolve_url(photo: ReviewPhoto, info: Any) -> str:
        review = related(photo, lambda each: each.review)
        is_public = review is not None and review.status == ReviewStatus.PUBLISHED
        path = photo_path(photo, info.context.shop) if is_public else team_photo_path(photo, info.context.shop)
        return f"{settings.PUBLIC_URL}{path}"


class PostSaleReview(graphene.ObjectType):
    """What somebody who bought a product says of it."""

    class Meta:
        interfaces = (Node,)

    product_id = graphene.ID(required=True, description="Saleor's.")
    variant_id = graphene.ID(description="Saleor's.")
    product_name = graphene.String(required=True, description="As it was bought.")
    stars = graphene.Int(required=True, description="From one to five.")
    title = graphene.String()
    text = graphene.String()
    language = graphene.String(required=True)
    shown_name = graphene.String(description="As the reviewer wants to be called; null where they want no name.")
    is_verified = graphene.Boolean(required=True, description="We know the order in which they bought it.")
    has_incentive = graphene.Boolean(
        required=True, description="Something was promised for writing it, whatever it says: show `incentiveLabel`."
    )
    incentive_label = graphene.String(description="Has to be shown beside it; null where nothing was promised.")
    written_at = graphene.DateTime(required=True)
    published_at = graphene.DateTime()
    answer = graphene.String(description="The shop's.")
    answered_at = graphene.DateTime()
    photos = graphene.List(graphene.NonNull(PostSaleReviewPhoto), required=True)
    status = graphene.Field(PostSaleReviewStatus, description="For the shop's team.")
    revision = graphene.Int(description="For the shop's team: goes up with each change. Say which one was read.")
    is_suspect = graphene.Boolean(description="For the shop's team: it was sent as machines send forms.")
    refusal_reason = graphene.Field(PostSaleReviewRefusalReason, description="For the shop's team.")
    refusal_reason_label = graphene.String(description="For the shop's team.")
    refusal_text = graphene.String(description="For the shop's team: what whoever wrote it was told.")
    moderated_at = graphene.DateTime(description="For the shop's team.")
    order = graphene.Field(PostSaleOrder, description="For the shop's team.")

    @staticmethod
    def resolve_product_id(review: Review, info: Any) -> str:
        return review.product

    @staticmethod
    def resolve_variant_id(review: Review, info: Any) -> str | None:
        return review.variant or None

    @staticmethod
    def resolve_product_name(review: Review, info: Any) -> str:
        line = related(review, lambda each: each.order_line)
        return line.bought_name if line is not None else ""

    @staticmethod
    def resolve_title(review: Review, info: Any) -> str | None:
        return review.title or None

    @staticmethod
    def resolve_text(review: Review, info: Any) -> str | None:
        return review.text or None

    @staticmethod
    def resolve_shown_name(review: Review, info: Any) -> str | None:
        return review.shown_name or None

    @staticmethod
    def resolve_incentive_label(review: Review, info: Any) -> str | None:
        return incentive_label() if review.has_incentive else None

    @staticmethod
    def resolve_answer(review: Review, info: Any) -> str | None:
        return review.answer or None

    @staticmethod
    def resolve_photos(review: Review, info: Any) -> Any:
        return all_related(review, lambda each: list(each.photos.all()))

    @staticmethod
    def resolve_status(review: Review, info: Any) -> str | None:
        return review.status if _is_team(info) else None

    @staticmethod
    def resolve_revision(review: Review, info: Any) -> int | None:
        return review.revision if _is_team(info) else None

    @staticmethod
    def resolve_is_suspect(review: Review, info: Any) -> bool | None:
        return review.is_suspect if _is_team(info) else None

    @staticmethod
    def resolve_refusal_reason(review: Review, info: Any) -> str | None:
        return (review.refusal_reason or None) if _is_team(info) else None

    @staticmethod
    def resolve_refusal_reason_label(review: Review, info: Any) -> str | None:
        return (review.get_refusal_reason_display() or None) if _is_team(info) else None

    @staticmethod
    def resolve_refusal_text(review: Review, info: Any) -> str | None:
        return (review.refusal_text or None) if _is_team(info) else None

    @staticmethod
    def resolve_moderated_at(review: Review, info: Any) -> Any:
        return review.moderated_at if _is_team(info) else None

    @staticmethod
    def resolve_order(review: Review, info: Any) -> Order | None:
        is_shown = _is_team(info) and READ_ORDERS.admits(info.context.viewer)
        return related(review, lambda each: each.order) if is_shown else None


PostSaleReviewConnection = countable_connection(PostSaleReview)


def _is_team(info: Any) -> bool:
    return READ_REVIEWS.admits(info.context.viewer)
