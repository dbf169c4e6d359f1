"""Points move along with what was exchanged: the same price leaves them alone, another one earns or loses more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import EarningState
from saleor_postventa.loyalty.ledger.movements import Terms, earn
from saleor_postventa.loyalty.models import Earning, LineWindow
from saleor_postventa.loyalty.rules.earning import points_for
from saleor_postventa.loyalty.rules.taking_back import share_of_units
from saleor_postventa.loyalty.rules.why import PurchaseWhy, why_as_json, why_from_json
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.shops.scope import current_shop

from .booking import book
from .locking import lock_orders
from .qualifying import count_orders
from .reversing import reverse


@dataclass(frozen=True)
class Exchanged:
    """Units of a line went out again as a `variant` (Saleor's id), each for `unit_difference` more."""

    order_line_id: int
    variant: str
    quantity: int
    unit_difference: Decimal


@transaction.atomic
def move_exchanged(return_id: int, order_id: int, goods: Sequence[Exchanged], *, replacement: str, by: Actor) -> None:
    """Once for each line of a return; `replacement` is Saleor's id of the order that went out."""
    for each in goods if lock_orders(order_id) else ():
        rows = Earning.objects.select_for_update(of=("self",)).filter(order_line_id=each.order_line_id)
        sources = list(rows.order_by("pk").select_related("entry", "programme", "account"))
        key = f"exchange:{return_id}:{each.order_line_id}"
        if sources and not Earning.objects.filter(key__startswith=f"{key}:").exists():
            _move(sources, each, key=key, replacement=replacement, by=by)
    count_orders(order_id)
    found = Order.objects.filter(saleor_id=replacement).first()
    if found is not None:
        bind_replacement(found)


def bind_replacement(order: Order) -> bool:
    """Give the lines of a replacement, now that the mirror knows it, what moved to it; whether anything did."""
    if not order.is_replacement:
        return False
    waiting = list(Earning.objects.unbound().filter(replacement=order.saleor_id).order_by("pk"))
    if not waiting:
        return False
    lines = {line.variant.saleor_id: line for line in _lines(order) if line.variant is not None}
    windows = dict(LineWindow.objects.filter(order_line__order=order).values_list("order_line_id", "ends_at"))
    for earning in waiting:
        line = lines.get(earning.variant)
        earning.order, earning.order_line = order, line
        if line is not None and windows.get(line.pk) is not None:
            earning.activates_at = windows[line.pk]
        earning.save(update_fields=["order", "order_line", "activates_at"])
    return True


def _move(sources: Sequence[Earning], goods: Exchanged, *, key: str, replacement: str, by: Actor) -> None:
    """What moves is what those units have; no more is lost with a lower price than they earned."""
    terms = _purchase_why(sources[0])
    units = min(goods.quantity, sources[0].quantity - sources[0].units_back)
    if units <= 0:
        return
    difference = goods.unit_difference * units
    worth = 0 if terms.left_out else points_for(abs(difference), terms)
    to_lose = worth if difference < 0 else 0
    for number, source in enumerate(sources):
        due = share_of_units(source.points, source.quantity, source.units_back + units)
        moved = max(0, due - source.points_back)
        lost = min(to_lose, moved)
        to_lose -= lost
        value = source.value * units / source.quantity + (difference if number == 0 and difference < 0 else 0)
        carried = _carried(source, goods, units, moved - lost, value, key=f"{key}:{number}", replacement=replacement)
        _leave(source, units, moved, lost, by=by)
        carried.save()
    if difference > 0:
        _earn_more(sources[0], goods, units, worth, difference, key=f"{key}:more", replacement=replacement, by=by)


def _leave(source: Earning, units: int, moved: int, lost: int, *, by: Actor) -> None:
    """The lost ones are taken back; the others stay in the ledger as they are, and belong to the replacement."""
    kept = moved - lost
    source.units_exchanged += units
    if lost:
        reverse(source, units=source.units_back + units, points=source.points_back + lost, cause={}, by=by)
        source.points_back += kept
    else:
        source.units_back, source.points_back = source.units_back + units, source.points_back + kept
    source.save(update_fields=["units_exchanged", "units_back", "points_back"])


def _carried(
    source: Earning, goods: Exchanged, units: int, points: int, value: Decimal, *, key: str, replacement: str
) -> Earning:
    return Earning(
        shop=current_shop(),
        account=source.account,
        key=key,
        way=source.way,
        counts_for=source.counts_for,
        programme=source.programme,
        entry=source.entry,
        source=source,
        replacement=replacement,
        variant=goods.variant,
        quantity=units,
        points=points,
        value=value,
        currency=source.currency,
        why=why_as_json(replace(_purchase_why(source), quantity=units)),
        state=source.state,
        bought_at=source.bought_at,
        earned_at=source.earned_at,
        activates_at=source.activates_at,
    )


def _earn_more(
    source: Earning,
    goods: Exchanged,
    units: int,
    points: int,
    difference: Decimal,
    *,
    key: str,
    replacement: str,
    by: Actor,
) -> None:
    """They wait for the replacement's own window, as it can come back too."""
    earning = _carried(source, goods, units, points, difference, key=key, replacement=replacement)
    earning.why = why_as_json(_why_of_more(_purchase_why(source), units, difference))
    earning.state, earning.entry, earning.earned_at, earning.activates_at = EarningState.PENDING, None, now(), None
    if points:
        cause = {"order": source.order_id, "programme_version": source.programme.number, "rule": source.way}
        terms = Terms(f"earned:{key}", cause=cause, why=earning.why)
        earning.entry = book(earn(source.account, points, terms), by=by)
    earning.save()


def _why_of_more(why: PurchaseWhy, units: int, difference: Decimal) -> PurchaseWhy:
    return replace(why, quantity=units, paid=difference, deductions=(), extras=())


def _purchase_why(earning: Earning) -> PurchaseWhy:
    why = why_from_json(earning.why)
    assert isinstance(why, PurchaseWhy)
    return why


def _lines(order: Order) -> list[OrderLine]:
    return list(OrderLine.objects.filter(order=order, is_removed=False).select_related("variant").order_by("position"))


def exchanged_from(kept: Sequence[Mapping[str, str]]) -> list[Exchanged]:
    """As the event of a return tells it."""
    return [
        Exchanged(int(each["order_line"]), each["variant"], int(each["quantity"]), Decimal(each["unit_difference"]))
        for each in kept
    ]
