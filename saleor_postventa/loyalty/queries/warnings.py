"""Which points end soon, and whether their owners were told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Sum

from saleor_postventa.loyalty.models import Account, ExpiryStay, Lot
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.rules.expiry import warned_at
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import Message

EXPIRING = "points_expiring"
# A mail that did not come back by then has arrived.
COMES_BACK_WITHIN = timedelta(hours=72)
ENOUGH = 2


@dataclass(frozen=True)
class Ending:
    """`due` is the day of the lots, `ends_at` when they really end: later where they are kept."""

    account: Account
    due: datetime
    ends_at: datetime
    points: int


def endings(until: datetime) -> Iterator[Ending]:
    """Points of people that end by then, in two queries."""
    stays = {(row.account_id, row.due): row.until for row in ExpiryStay.objects.order_by("until")}
    lots = Lot.objects.open().filter(expires_at__lte=until, account__customer__isnull=False)
    rows = lots.values("account_id", "expires_at").annotate(points=Sum("rest")).order_by("account_id", "expires_at")
    found = list(rows)
    accounts = Account.objects.select_related("customer").in_bulk({row["account_id"] for row in found})
    for row in found:
        due = row["expires_at"]
        ends_at = stays.get((row["account_id"], due), due)
        if ends_at <= until:
            yield Ending(accounts[row["account_id"]], due, ends_at, row["points"])


def warnings_due(ending: Ending, programme: Programme, now: datetime) -> list[int]:
    """How many days ahead the warnings are that should be out by now: the last of them."""
    moments = zip(programme.expiry.warn_days, warned_at(programme.expiry, ending.ends_at), strict=True)
    return [days for days, moment in moments if moment <= now < ending.ends_at][-1:]


def is_warned(account: Account, due: datetime, *, at: datetime) -> bool:
    """Two warnings about the points of that day were taken by the mail server, and did not come back in time."""
    told = Message.objects.filter(
        kind=EXPIRING,
        status=MessageStatus.SENT,
        bounce_kind="",
        sent_at__lte=at - COMES_BACK_WITHIN,
        facts__account=account.pk,
        facts__due=due.isoformat(),
        customer_id=account.customer_id or 0,
    )
    return told.count() >= ENOUGH
