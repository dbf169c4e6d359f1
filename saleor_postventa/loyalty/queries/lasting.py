"""From when somebody's points can be used, and until when they last."""

from collections import Counter
from datetime import datetime

from django.db.models import F, Max, Sum

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.models import Account, Earning, Entry, ExpiryStay, Lot
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.rules.expiry import Expiry, lapses_at
from saleor_postventa.shops.scope import current_shop

from .accounts import accounts_of, next_expiries
from .warnings import SIGNS_OF_LIFE


def endings_of(account: Account, programme: Programme | None) -> list[tuple[datetime, int]]:
    """When points really end and how many, the next first: on their day, or later where they are kept beyond it."""
    stays = ExpiryStay.objects.filter(account=account, until__gt=now()).order_by("until")
    kept_until = dict(stays.values_list("due", "until"))
    found: Counter[datetime] = Counter()
    for due, points in [*next_expiries(account), *_lapse_of(account, programme)]:
        found[kept_until.get(due, due)] += points
    return sorted(found.items())


def arrivals_of(account: Account) -> list[tuple[datetime | None, int]]:
    """When points on their way can be used and how many, the next first; those of which it is not known yet, last."""
    waiting = (
        Earning.objects.pending()
        .filter(account__in=accounts_of(account))
        .order_by(F("activates_at").asc(nulls_last=True))
    )
    rows = waiting.values_list("activates_at").annotate(left=Sum(F("points") - F("points_back")))
    return [(at, points) for at, points in rows if points]


def _lapse_of(account: Account, programme: Programme | None) -> list[tuple[datetime, int]]:
    """Of points without a day of their own, where a shop lets them end because nothing happens."""
    if programme is None or programme.expiry.kind is not Expiry.INACTIVITY:
        return []
    points = Lot.objects.open().filter(account=account, expires_at=None).aggregate(points=Sum("rest"))["points"]
    signs = Entry.objects.of_account(account.pk).filter(kind__in=SIGNS_OF_LIFE)
    last = signs.aggregate(last=Max("occurred_at"))["last"]
    if not points or last is None:
        return []
    ends_at = lapses_at(programme.expiry, last_active_at=last, zone=current_shop().preferences.zone)
    return [(ends_at, points)] if ends_at is not None else []
