"""A shop that asks for reviews, and orders that were kept for a while."""

from typing import Any

from django.test import Client

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.surveys.models import Review, ReviewRequest
from saleor_postventa.surveys.review_links import MAIL_HOLDS_FOR, review_path, review_token
from saleor_postventa.surveys.services.moderating import publish_review, refuse_review
from saleor_postventa.surveys.services.reviewing import Written, write_review
from tests.cast import SHOPPER, STAFF
from tests.mailing.scene import run_queue
from tests.returns.make import lines_of, make_order_with_parcels

BY_STAFF, BY_SHOPPER = Actor.staff(STAFF.id), Actor.shopper(SHOPPER.id)


def ask_for_reviews_in(shop: Shop, **changes: Any) -> None:
    update_preferences(shop, {"is_review_request_on": True, **changes}, by=SYSTEM)


def buy(number: int = 1, *lines: tuple[int, str], **how: Any) -> Order:
    """Delivered now, and whatever follows from that."""
    known = {"lines": lines or ((1, "50.00"),), "delivered_at": now()}
    order = make_order_with_parcels(number=number, **{**known, **how})
    run_queue("reactions")
    return order


def requests_of(order: Order) -> dict[int, tuple[str, str]]:
    """State and reason, by the item's place in the order."""
    rows = ReviewRequest.objects.of_order(order.pk).select_related("order_line")
    return {row.order_line.position: (row.state, row.reason) for row in rows}


def write(line: OrderLine, stars: int = 4, **more: Any) -> Review:
    return write_review(line.pk, Written(stars=stars, **more), by=BY_SHOPPER)


def make_review(number: int = 1, stars: int = 4, *, status: str = "pending", **more: Any) -> Review:
    """Of an order of its own; orders of several numbers are of the same product."""
    review = write(lines_of(buy(number))[0], stars, **more)
    if status == "published":
        return publish_review(review.pk, by=BY_STAFF)
    return refuse_review(review.pk, reason="spam", text="", by=BY_STAFF) if status == "refused" else review


def link_to(order: Order) -> str:
    return review_path(review_token(order.pk, current_shop(), expires_in=MAIL_HOLDS_FOR), current_shop())


def browser(language: str = "en") -> Client:
    return Client(HTTP_HOST="postventa.example.test", secure=True, HTTP_ACCEPT_LANGUAGE=language)
