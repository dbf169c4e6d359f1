"""Points for orders: given line by line when an order is paid, and put right when its lines change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import PURCHASE, EarningState
from saleor_postventa.loyalty.earn_rules.purchase import PurchaseFacts, awards
from saleor_postventa.loyalty.earn_rules.way import Award
from saleor_postventa.loyalty.ledger.movements import Terms, earn
from saleor_postventa.loyalty.models import Account, Earning, Entry, LineWindow, ProgrammeVersion
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.queries import content_of, first_programme, programme_at
from saleor_postventa.loyalty.queries.purchases import buyer_at, lines_of_purchase, purchase_of, takes_part
from saleor_postventa.loyalty.rules.earning import SHIPPING, EarningOrder
from saleor_postventa.loyalty.rules.expiry import PendingUntil, usable_at
from saleor_postventa.loyalty.rules.why import why_as_json
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.scope import current_shop

from .accounts import open_account
from .activating import activate_if_due
from .booking import book
from .budgets import locked_budgets, take_from_budgets
from .exchanging import bind_replacement
from .locking import lock_orders
from .qualifying import count_orders
from .reversing import reverse


@dataclass(frozen=True)
class _Ground:
    """What an order earns by: the version that was in force when it was placed."""

    version: ProgrammeVersion
    programme: Programme
    account: Account


@transaction.atomic
def earn_order(order_id: int, *, by: Actor, is_in_arrears: bool = False) -> list[Earning]:
    """Give what each line of a paid order earns, once, and put right what was given before.

    Nothing for whoever is left out by the programme of that day, and for what was cancelled meanwhile. A replacement
    earns by what it replaces alone: what moved to it becomes its own. `is_in_arrears`: what was ordered before there
    was a programme earns by the first one.
    """
    order = lock_orders(order_id)
    if order is None:
        return []
    bind_replacement(order)
    ground = _ground(order, is_in_arrears=is_in_arrears)
    if ground is None:
        return []
    lines = lines_of_purchase(order)
    purchase = purchase_of(order, lines)
    known = {each.key: each for each in _known(order)}
    given = _awards(order, purchase, ground, list(known.values()))
    values = {line.key: line.gross for line in purchase.lines} | {SHIPPING: Decimal(0)}
    windows = _windows([line.pk for line in lines])
    earnings = []
    for award in given:
        found = known.pop(_key(order, award), None)
        if found is None:
            found = _give(order, ground, award, values[award.line], windows, by=by)
        else:
            _put_right(found, award, values[award.line], by=by)
        earnings.append(found)
    for removed in known.values():
        reverse(removed, units=removed.quantity, points=removed.points, cause={}, by=by)
    count_orders(order_id)
    for earning in earnings:
        activate_if_due(earning, by=by)
    return earnings


def _ground(order: Order, *, is_in_arrears: bool) -> _Ground | None:
    is_over = order.cancelled_at is not None or order.expired_at is not None or order.deleted_at is not None
    if order.paid_at is None or order.placed_at is None or order.customer is None or is_over or order.is_replacement:
        return None
    version = programme_at(order.placed_at) or (first_programme() if is_in_arrears else None)
    if version is None:
        return None
    programme = content_of(version)
    account = Account.objects.of_customer(order.customer.pk).first() or Account(customer=order.customer)
    if not programme.purchase.is_on or not takes_part(order.customer, account, programme, at=order.placed_at):
        return None
    return _Ground(version, programme, open_account(order.customer))


def _known(order: Order) -> list[Earning]:
    rows = Earning.objects.select_for_update(of=("self",)).of_order(order.pk).filter(way=PURCHASE, source=None)
    return list(rows.select_related("entry", "programme"))


def _awards(order: Order, purchase: EarningOrder, ground: _Ground, known: Sequence[Earning]) -> tuple[Award, ...]:
    assert order.placed_at is not None
    budgets = locked_budgets(ground.programme.purchase)
    left = {code: row.left(of=known) for code, row in budgets.items()}
    facts = PurchaseFacts(
        order_key=str(order.pk),
        order=purchase,
        placed_at=order.placed_at,
        zone=current_shop().preferences.zone,
        buyer=buyer_at(order.placed_at, ground.programme, ground.account),
        left=left,
    )
    found = awards(facts, ground.programme.purchase)
    take_from_budgets(budgets, found, known)
    return found


def _give(
    order: Order,
    ground: _Ground,
    award: Award,
    value: Decimal,
    windows: Mapping[int, LineWindow],
    *,
    by: Actor,
) -> Earning:
    assert order.placed_at is not None
    line_id = None if award.line == SHIPPING else int(award.line)
    earning = Earning(
        shop=current_shop(),
        account=ground.account,
        key=_key(order, award),
        way=PURCHASE,
        order=order,
        order_line_id=line_id,
        counts_for=order,
        programme=ground.version,
        value=value,
        currency=order.currency,
        bought_at=order.placed_at,
        earned_at=now(),
        activates_at=_activates_at(order, ground.programme, line_id, windows),
    )
    _fill(earning, award)
    earning.entry = _booked(earning, earning.points, by=by)
    earning.save()
    return earning


def _put_right(earning: Earning, award: Award, value: Decimal, *, by: Actor) -> None:
    """What came back or was exchanged since is left as it is."""
    why = why_as_json(award.why)
    is_same = (earning.points, earning.why, earning.value) == (award.points, why, value)
    if is_same or earning.units_back or earning.points_back:
        return
    was = earning.points
    if award.points > was:
        reverse(earning, units=0, points=was, cause={}, by=by)
        earning.points_back = 0
        _fill(earning, award)
        earning.entry = _booked(earning, award.points, by=by)
        earning.state = EarningState.PENDING
    else:
        reverse(earning, units=0, points=was - award.points, cause={}, by=by)
        earning.points_back = 0
        _fill(earning, award)
    earning.value = value
    earning.save()


def _fill(earning: Earning, award: Award) -> None:
    earning.points, earning.why, earning.bonuses = award.points, why_as_json(award.why), dict(award.bonuses)
    earning.quantity = max(1, earning.why["quantity"])


def _booked(earning: Earning, points: int, *, by: Actor) -> Entry | None:
    if not points:
        return None
    terms = Terms(f"earned:{earning.key}:{earning.revision}", cause=earning.cause, why=earning.why)
    return book(earn(earning.account, points, terms), by=by)


def _activates_at(
    order: Order, programme: Programme, line_id: int | None, windows: Mapping[int, LineWindow]
) -> datetime | None:
    """The delivery's points wait for the last of the lines."""
    ends = [row.ends_at for row in windows.values() if line_id is None or row.order_line_id == line_id]
    known = [each for each in ends if each is not None]
    if line_id is None and programme.pending.until is PendingUntil.WINDOW and len(known) < order.lines.count():
        known = []
    assert order.paid_at is not None
    return usable_at(
        programme.pending,
        paid_at=order.paid_at,
        window_ends_at=max(known, default=None),
        zone=current_shop().preferences.zone,
    )


def _windows(line_ids: list[int]) -> dict[int, LineWindow]:
    return {row.order_line_id: row for row in LineWindow.objects.filter(order_line_id__in=line_ids)}


def _key(order: Order, award: Award) -> str:
    return f"delivery:{order.pk}" if award.line == SHIPPING else f"line:{award.line}"
