"""Clicks on the mails of the past: of some who read them, and of more of those who then bought."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from saleor_postventa.core.clock import now
from saleor_postventa.demo.opinions.people import Purchase
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import LinkClick, Message
from saleor_postventa.shops.scope import current_shop

CLICKED, CLICKED_BEFORE_BUYING = 0.1, 0.6
BUYS_WITHIN, READS_WITHIN = timedelta(days=5), timedelta(days=2)
AT_ONCE = 500


def write_clicks(chance: Random, bought: Sequence[Purchase]) -> None:
    """On the mails that flows sent."""
    orders: dict[int, list[datetime]] = defaultdict(list)
    for purchase in bought:
        if purchase.order.placed_at is not None:
            orders[purchase.customer.pk].append(purchase.order.placed_at)
    mails = Message.objects.filter(passages__isnull=False, status=MessageStatus.SENT)
    rows = mails.exclude(customer=None).order_by("pk")
    moments = {
        pk: _clicks_at(chance, arrived, orders[customer_id])
        for pk, customer_id, arrived in rows.values_list("pk", "customer_id", "delivered_at")
        if arrived is not None
    }
    clicks = [
        LinkClick(shop=current_shop(), message_id=pk, link=0, at=at)
        for pk, at in moments.items()
        if at is not None and at < now()
    ]
    LinkClick.objects.bulk_create(clicks, batch_size=AT_ONCE)


def _clicks_at(chance: Random, arrived: datetime, orders: Sequence[datetime]) -> datetime | None:
    bought = next((each for each in orders if arrived < each < arrived + BUYS_WITHIN), None)
    if chance.random() >= (CLICKED_BEFORE_BUYING if bought else CLICKED):
        return None
    last = arrived + READS_WITHIN
    until = min(bought, last) if bought else last
    return arrived + (until - arrived) * chance.uniform(0.05, 0.95)
