"""Points on their way become usable, line by line, each on its own day."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import EarningState
from saleor_postventa.loyalty.ledger.movements import Terms, activate
from saleor_postventa.loyalty.models import Earning, EarningQuerySet, LineWindow
from saleor_postventa.loyalty.queries import content_of
from saleor_postventa.loyalty.rules.expiry import PendingUntil, expires_at
from saleor_postventa.orders.models import OrderLine, Reservation
from saleor_postventa.shops.scope import current_shop

from .booking import book

BATCH = 500
# Of what nobody ever told a window (it can't be returned), the points wait so long, and until all of it was sent.
WITHOUT_WINDOW = timedelta(days=60)


@transaction.atomic
def note_window(order_line_id: int, ends_at: datetime | None, *, revision: int) -> int:
    """The window of a line was set: the points of this line alone wait for it; returns how many rows moved.

    An older revision changes nothing; neither do points that can be used already.
    """
    window, _is_new = LineWindow.objects.select_for_update().get_or_create(
        shop=current_shop(), order_line_id=order_line_id
    )
    if revision <= window.revision:
        return 0
    window.ends_at, window.revision = ends_at, revision
    window.save(update_fields=["ends_at", "revision"])
    order_id = OrderLine.objects.values_list("order_id", flat=True).get(pk=order_line_id)
    _follow_last_line(order_id)
    return _move(Earning.objects.pending().filter(order_line_id=order_line_id), ends_at)


def activate_due(*, at: datetime | None = None, limit: int = BATCH) -> int:
    """All of the shop that are due, each in a transaction of its own; returns how many rows."""
    moment = at or now()
    ids = list(_due(moment).order_by("activates_at", "pk").values_list("pk", flat=True)[:limit])
    return sum(_activate_one(pk, moment) for pk in ids)


def activate_if_due(earning: Earning, *, by: Actor) -> bool:
    """`earning` is locked, or new."""
    is_due = earning.activates_at is not None and earning.activates_at <= now()
    return is_due and earning.state == EarningState.PENDING and _activate(earning, by)


def activate_now(earning: Earning, *, by: Actor) -> bool:
    """Whatever it waited for is there. `earning` is locked."""
    return earning.state == EarningState.PENDING and _activate(earning, by)


@transaction.atomic
def _activate_one(pk: int, moment: datetime) -> bool:
    rows = Earning.objects.select_for_update(of=("self",)).select_related("entry", "programme", "account")
    earning = rows.filter(pk=pk, pk__in=_due(moment).values("pk")).first()
    return earning is not None and _activate(earning, SYSTEM)


def _activate(earning: Earning, by: Actor) -> bool:
    moment = now()
    if earning.rest:
        assert earning.entry is not None
        terms = Terms(f"activated:{earning.pk}:{earning.revision}", cause=earning.cause, why=earning.why)
        ends = expires_at(
            content_of(earning.programme).expiry,
            usable_from=earning.activates_at or moment,
            zone=current_shop().preferences.zone,
        )
        book(activate(earning.entry, earning.rest, terms, expires_at=ends), by=by)
    earning.state = EarningState.ACTIVE
    earning.activates_at = earning.activates_at or moment
    earning.save(update_fields=["state", "activates_at"])
    return True


def _due(moment: datetime) -> EarningQuerySet:
    """Not while units of the line are spoken for: what is on its way back must not be spent on the way."""
    spoken_for = Reservation.objects.held().filter(order_line=OuterRef("order_line"))
    is_never_told = Q(
        activates_at=None,
        bought_at__lte=moment - WITHOUT_WINDOW,
        order_line__quantity_fulfilled__gte=F("order_line__quantity"),
    )
    due = Q(activates_at__lte=moment) | is_never_told | _delivery_never_told(moment)
    return Earning.objects.pending().filter(due).filter(~Exists(spoken_for))


def _delivery_never_told(moment: datetime) -> Q:
    """A delivery waits for the last of its lines; where one of them has no window, as that line does."""
    lines = OrderLine.objects.filter(order=OuterRef("order"), is_removed=False)
    open_windows = LineWindow.objects.filter(order_line__order=OuterRef("order"), ends_at__gt=moment)
    return Q(
        ~Exists(lines.filter(quantity_fulfilled__lt=F("quantity"))),
        ~Exists(open_windows),
        activates_at=None,
        order__isnull=False,
        order_line=None,
        bought_at__lte=moment - WITHOUT_WINDOW,
    )


def _move(rows: EarningQuerySet, ends_at: datetime | None) -> int:
    found = [
        row
        for row in rows.select_for_update(of=("self",)).select_related("programme").order_by("pk")
        if content_of(row.programme).pending.until is PendingUntil.WINDOW and row.activates_at != ends_at
    ]
    return Earning.objects.filter(pk__in=[row.pk for row in found]).update(activates_at=ends_at)


def _follow_last_line(order_id: int) -> None:
    """The delivery's points wait for the last of the lines that are told of."""
    lines = OrderLine.objects.filter(order_id=order_id, is_removed=False).count()
    ends = list(LineWindow.objects.filter(order_line__order_id=order_id).values_list("ends_at", flat=True))
    known = [each for each in ends if each is not None]
    last = max(known) if len(known) >= lines else None
    _move(Earning.objects.pending().filter(order_id=order_id, order_line=None), last)
