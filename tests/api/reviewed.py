"""Reviews in the current shop; every text carries the shop's slug."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from saleor_postventa.orders.models import OrderLine
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.models import Review, ReviewPhoto
from saleor_postventa.surveys.review_codes import ReviewStatus


@dataclass(frozen=True)
class Reviewed:
    """`pending` waits for the team, `published` is read by everybody and has a photo, `refused` by nobody."""

    pending: Review
    published: Review
    refused: Review


def make_reviewed(line: OrderLine, *, at: datetime) -> Reviewed:
    made = {}
    for status in ReviewStatus:
        item = OrderLine.objects.create(
            shop=line.shop,
            order=line.order,
            saleor_id=f"{line.saleor_id}-{status}",
            variant=line.variant,
            product_name=line.product_name,
            currency=line.currency,
            is_removed=True,
        )
        made[status.value] = make_review_row(item, status, at)
    return Reviewed(**made)


def make_review_row(line: OrderLine, status: ReviewStatus, at: datetime) -> Review:
    slug, variant = current_shop().slug, line.variant
    assert variant is not None
    assert variant.product is not None
    more: dict[str, Any] = {"published_at": at, "answer": f"{slug}-answer", "answered_at": at}
    if status == ReviewStatus.REFUSED:
        more = {"refusal_reason": "spam", "refusal_text": f"{slug}-refusal"}
    review = Review.objects.create(
        shop=current_shop(),
        customer=line.order.customer,
        order=line.order,
        order_line=line,
        product=variant.product.saleor_id,
        variant=variant.saleor_id,
        stars=2,
        title=f"{slug}-title",
        text=f"{slug}-words",
        shown_name=f"{slug}-name",
        is_verified=True,
        status=status,
        **(more if status != ReviewStatus.PENDING else {}),
    )
    if status == ReviewStatus.PUBLISHED:
        ReviewPhoto.objects.create(shop=review.shop, review=review, file=f"reviews/{slug}.jpg", size=1)
    return review
