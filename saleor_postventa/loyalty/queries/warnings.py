"""Which points end soon, and whether their owners were told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Sum

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.models import Account, Count, Entry, ExpiryStay, Lot
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.rules.expiry import Expiry, ExpiryTerms, lapses_at, warned_at
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.shops.scope import current_shop

EXPIRING = "points_expiring"
# A mail that did not come back by then has arrived.
COMES_BACK_WITHIN = timedelta(hours=72)
ENOUGH = 2
NEWS = timedelta(days=30)
SHORTEST_MONTH = timedelta(days=28)
SIGNS_OF_LIFE = (EntryKind.EARNED, EntryKind.GRANTED, EntryKind.SPENT, EntryKind.IMPORTED, EntryKind.ACTIVATED)


@dataclass(frozen=True)
class Ending:
    """`due` is the day of the lots, `ends_at` when they really end: later where they are kept."""

    account: Account
    due: datetime
    ends_at: datetime
    points: int


def endings(until: datetime) -> Iterator[Ending]:
    """Points of people that end by then, in two queries."""
    in_force = ExpiryStay.objects.filter(until__gt=now()).order_by("until")
    stays = {(row.account_id, row.due): row.until for row in in_force}
    lots = Lot.objects.open().filter(expires_at__lte=until, account__customer__isnull=False)
    rows = lots.values("account_id", "expires_at").annotate(points=Sum("rest")).order_by("account_id", "expires_at")
    found = list(rows)
    accounts = Account.objects.select_related("customer").in_bulk({row["account_id"] for row in found})
    for row in found:
        due = row["expires_at"]
        ends_at = stays.get((row["account_id"], due), due)
        if ends_at <= until:
            yield Ending(accounts[row["account_id"]], due, ends_at, row["points"])


def lapses(terms: ExpiryTerms, until: datetime) -> dict[int, datetime]:
    """When all points of an account end because nothing happens on it, of those whose day is till then; one query."""
    if terms.kind is not Expiry.INACTIVITY:
        return {}
    signs = Entry.objects.filter(kind__in=SIGNS_OF_LIFE, account__active__gt=0, account__merged_into=None)
    last = signs.values_list("account_id").annotate(last=Max("occurred_at"))
    zone = current_shop().preferences.zone
    found = {
        account_id: lapses_at(terms, last_active_at=moment, zone=zone)
        for account_id, moment in last.filter(last__lte=until - SHORTEST_MONTH * terms.months)
    }
    return {account_id: ends_at for account_id, ends_at in found.items() if ends_at is not None and ends_at <= until}


def warnings_due(ending: Ending, programme: Programme, at: datetime) -> list[int]:
    """How many days ahead the warnings are that should be out by now: the last of them."""
    moments = zip(programme.expiry.warn_days, warned_at(programme.expiry, ending.ends_at), strict=True)
    return [days for days, moment in moments if moment <= at < ending.ends_at][-1:]


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


def is_reached_by_news(account_id: int, at: datetime) -> bool:
    """Whether what was counted at that moment, and made a level be reached, was bought not long before it."""
    last = Count.objects.filter(account=account_id, at=at).aggregate(last=Max("of"))["last"]
    return last is None or at - last < NEWS
