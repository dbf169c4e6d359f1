"""Points that nobody used end on their day: not while something of theirs is open, and never without warning."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, Sum

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import StayReason
from saleor_postventa.loyalty.events import PointsKept
from saleor_postventa.loyalty.ledger.movements import Terms, lapse
from saleor_postventa.loyalty.models import Account, Entry, ExpiryStay, Lot
from saleor_postventa.loyalty.queries import content_of, programme_at
from saleor_postventa.loyalty.queries.warnings import SIGNS_OF_LIFE, is_warned, lapses
from saleor_postventa.people.models import Hold
from saleor_postventa.shops.scope import current_shop

from .booking import book, expire_points

BATCH = 500
# Kept so long, both warnings can be sent once more, and arrive.
STAY = timedelta(days=31)


def expire_due(*, limit: int = BATCH) -> int:
    """All of the shop that is due, account by account in a transaction of its own; returns how many points ended."""
    moment = now()
    due = Lot.objects.open().filter(expires_at__lte=moment).values_list("account_id", flat=True)
    accounts = list(due.order_by("account_id").distinct()[:limit])
    version = programme_at(moment)
    idle = sorted(lapses(content_of(version).expiry, moment).items()) if version is not None else []
    gone = sum(_expire_account(pk, moment) for pk in accounts)
    return gone + sum(_lapse_account(pk, due, moment) for pk, due in idle[:limit])


@transaction.atomic
def _expire_account(account_id: int, moment: datetime) -> int:
    account = _locked(account_id)
    lots = Lot.objects.open().filter(account=account, expires_at__lte=moment)
    gone = 0
    for due in sorted({each for each in lots.values_list("expires_at", flat=True) if each is not None}):
        if _is_kept(account, due, moment):
            break
        entry = expire_points(account, due=due, by=SYSTEM)
        gone += -entry.active if entry is not None else 0
    return gone


@transaction.atomic
def _lapse_account(account_id: int, due: datetime, moment: datetime) -> int:
    account = _locked(account_id)
    is_alive = Entry.objects.of_account(account_id).filter(kind__in=SIGNS_OF_LIFE, recorded_at__gte=moment).exists()
    points = sum(Lot.objects.open().filter(account=account, expires_at=None).values_list("rest", flat=True))
    if is_alive or not points or _is_kept(account, due, moment):
        return 0
    terms = Terms(f"lapsed:{account.pk}:{due.isoformat()}", why={"due": due.isoformat()}, occurred_at=due)
    return -book(lapse(account, points, terms), by=SYSTEM).active


def _is_kept(account: Account, due: datetime, moment: datetime) -> bool:
    """Whether points are kept beyond their day; a new reason is noted and told."""
    if ExpiryStay.objects.filter(account=account, due=due, until__gt=moment).exists():
        return True
    if account.customer_id is None:
        return False
    hold = Hold.objects.in_force().filter(customer_id=account.customer_id).order_by("pk").first()
    if hold is not None:
        _keep(account, due, moment, StayReason.HOLD, hold)
    elif not is_warned(account, due, at=moment):
        _keep(account, due, moment, StayReason.NOT_WARNED, None)
    else:
        return False
    return True


def _keep(account: Account, due: datetime, moment: datetime, reason: StayReason, hold: Hold | None) -> None:
    lots = Lot.objects.open().filter(account=account).filter(Q(expires_at__lte=due) | Q(expires_at=None))
    points = lots.aggregate(points=Sum("rest"))["points"] or 0
    stay = ExpiryStay.objects.create(
        shop=current_shop(),
        account=account,
        due=due,
        until=moment + STAY,
        points=points,
        reason=reason,
        hold_id=hold.pk if hold else None,
        noted_at=moment,
    )
    fact = PointsKept(
        subject=Subject(customer=account.customer_id),
        occurred_at=moment,
        account_id=account.pk,
        points=points,
        due=due,
        until=stay.until,
        reason=reason,
        hold_id=stay.hold_id,
    )
    record(fact, by=SYSTEM)


def _locked(account_id: int) -> Account:
    account: Account = Account.objects.select_for_update().get(pk=account_id)
    return account
