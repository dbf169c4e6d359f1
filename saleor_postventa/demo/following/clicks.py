"""Clicks on the mails of the past: of some who read them, and of more of those who then bought."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from saleor_postventa.core.clock import now
from saleor_postventa.demo.opinions.people import Purchase
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import LinkClick, Message

CLICKED, CLICKED_BEFORE_BUYING = 0.1, 0.6
BUYS_WITHIN = timedelta(days=5)
AT_ONCE = 500


def write_clicks(chance: Random, bought: Sequence[Purchase]) -> int:
    """On the mails that flows sent. Returns how many."""
    orders: dict[int, list[datetime]] = defaultdict(list)
    for purchase in bought:
        if purchase.order.placed_at is not None:
            orders[purchase.customer.pk].append(purchase.order.placed_at)
    mails = Message.objects.filter(passages__isnull=False, status=MessageStatus.SENT)
    found = (_click(chance, mail, orders[mail.customer_id]) for mail in mails.order_by("pk") if mail.customer_id)
    clicks = [each for each in found if each is not None and each.at < now()]
    return len(LinkClick.objects.bulk_create(clicks, batch_size=AT_ONCE))


def _click(chance: Random, mail: Message, orders: Sequence[datetime]) -> LinkClick | None:
    arrived = mail.delivered_at
    if arrived is None:
        return None
    bought = next((each for each in orders if arrived < each < arrived + BUYS_WITHIN), None)
    if chance.random() >= (CLICKED_BEFORE_BUYING if bought else CLICKED):
        return None
    until = min(bought or arrived + timedelta(days=2), arrived + timedelta(days=2))
    at = arrived + (until - arrived) * chance.uniform(0.05, 0.95)
    return LinkClick(shop=mail.shop, message=mail, link=0, at=at)
