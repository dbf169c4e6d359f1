"""The mail that asks for reviews: one an order, with what is kept of it. Its stars are links, and open a form."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.rules import CLOSED
from saleor_postventa.surveys.queries.reviews import lines_to_review
from saleor_postventa.surveys.review_links import MAIL_HOLDS_FOR, review_token, review_url
from saleor_postventa.surveys.review_words import stars_in_words
from saleor_postventa.surveys.rules.reviews import STARS
from saleor_postventa.surveys.services.asking_reviews import REVIEW_REQUEST, asks_for_reviews


def obstacle_to_request(message: Message) -> CancelReason | None:
    """What came back or was reviewed since is no longer asked for; of nothing, nothing."""
    order = message.order
    if order is None or order.status in CLOSED or order.deleted_at is not None:
        return CancelReason.ORDER_CANCELLED
    if not asks_for_reviews(message.shop):
        return CancelReason.SWITCHED_OFF
    return None if lines_to_review(order.pk, among=message.facts.get("lines")) else CancelReason.OVERTAKEN


def request_context(occasion: Occasion) -> dict[str, Any]:
    order, customer = occasion.order, occasion.customer
    assert order is not None
    token = review_token(order.pk, occasion.shop, expires_in=MAIL_HOLDS_FOR)
    due = lines_to_review(order.pk, among=occasion.facts.get("lines"))
    lines = due or list(order.lines.filter(is_removed=False).order_by("position", "pk"))
    items = [(line.pk, line.bought_name, line.bought_variant_name) for line in lines]
    return _words(occasion, order.number, customer.first_name if customer else "", token, items)


def request_example(occasion: Occasion) -> dict[str, Any]:
    items = [(1, _("Linen shirt"), "M"), (2, _("Ceramic mug"), _("Ochre"))]
    return _words(occasion, "1042", "Lucía", "example", items)


def _words(
    occasion: Occasion, number: str, first_name: str, token: str, items: list[tuple[int, str, str]]
) -> dict[str, Any]:
    page = review_url(token, occasion.shop)
    preview = ngettext("{count} item waits for your word.", "{count} items wait for your word.", len(items))
    return {
        "order_number": number,
        "first_name": first_name,
        "token": token,
        "items": [
            {
                "name": name,
                "variant": variant,
                "page": f"{page}?line={pk}",
                "stars": [
                    {"number": each, "words": stars_in_words(each), "url": f"{page}?line={pk}&stars={each}"}
                    for each in STARS
                ],
            }
            for pk, name, variant in items
        ],
        "has_incentive": occasion.shop.preferences.is_review_incentive_on,
        "preview": preview.format(count=len(items)),
    }


add_kind(
    Kind(
        code=REVIEW_REQUEST,
        label=gettext_lazy("Reviews: what do you think of it?"),
        topic=Topic.FEEDBACK,
        bases=(Basis.LEGITIMATE_INTEREST, Basis.CONSENT),
        template="surveys/mails/review_request",
        context=request_context,
        example=request_example,
        obstacle=obstacle_to_request,
        priority=20,
        lifetime=timedelta(days=14),
        placeholders=("first_name", "order_number"),
        secrets=("token",),
    )
)
