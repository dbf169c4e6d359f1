"""A customer's past lived through under one programme, order by order, by the same rules that give real points."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from saleor_postventa.loyalty.programme.calculator import buyer_of
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.rules.comebacks import Comebacks, points_gone
from saleor_postventa.loyalty.rules.earning import SHIPPING, LineAward, earn
from saleor_postventa.loyalty.rules.expiry import expires_at, lapses_at, usable_at
from saleor_postventa.loyalty.rules.terms import Measure
from saleor_postventa.loyalty.rules.tiers import Counted, history, spend_counted

from .case import PastCustomer, PastOrder

_NOTHING = Decimal(0)


@dataclass(slots=True)
class World:
    """A programme and what its campaigns have left; `programme` is None where there is none in force."""

    programme: Programme | None
    zone: ZoneInfo
    until: datetime
    left: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """What an order came to: of `issued` points, `back` went with what came back, `lapsed` of the rest by the end."""

    order: PastOrder
    issued: int = 0
    back: int = 0
    lapsed: int = 0


@dataclass(frozen=True, slots=True)
class Life:
    """`level` is that of the end, "" for none."""

    level: str = ""
    orders: tuple[Lived, ...] = ()


def live_through(customer: PastCustomer, world: World) -> Life:
    programme = world.programme
    if programme is None:
        return Life(orders=tuple(Lived(order=order) for order in customer.orders))
    takes_part = not customer.has_left and programme.takes_part(
        is_guest=customer.is_guest, customer=customer.saleor_id, groups=customer.groups, email=customer.email
    )
    counted: list[Counted] = []
    found = [_lived(order, customer, world, programme, counted, takes_part=takes_part) for order in customer.orders]
    level = _level_at(world.until, programme, counted, world.zone) if takes_part else ""
    return Life(level, tuple(_without_idle(found, programme, world)))


def _lived(
    order: PastOrder,
    customer: PastCustomer,
    world: World,
    programme: Programme,
    counted: list[Counted],
    *,
    takes_part: bool,
) -> Lived:
    if not takes_part or not programme.purchase.is_on or order.purchase.is_replacement:
        return Lived(order=order)
    level = _level_at(order.placed_at, programme, counted, world.zone)
    awards = earn(
        order.purchase,
        programme.purchase,
        buyer_of(programme, level, customer.groups),
        placed_at=order.placed_at,
        zone=world.zone,
        left=world.left,
    )
    _use_budgets(awards, programme, world)
    rest = {award.key: award.points - _gone(award, order.backs) for award in awards}
    counted.append(_counted(order, programme, sum(rest.values())))
    issued = sum(award.points for award in awards)
    lapsed = sum(points for key, points in rest.items() if _is_lapsed(key, order, programme, world))
    return Lived(order=order, issued=issued, back=issued - sum(rest.values()), lapsed=lapsed)


def _use_budgets(awards: tuple[LineAward, ...], programme: Programme, world: World) -> None:
    budgets = {each.id: each.budget for each in programme.purchase.multipliers if each.budget is not None}
    for award in awards:
        for code, points in award.bonuses.items():
            world.left[code] = world.left.get(code, budgets[code]) - points


def _gone(award: LineAward, backs: Comebacks) -> int:
    if backs.is_all:
        return award.points
    if award.key == SHIPPING:
        return award.points if backs.is_shipping_back else 0
    units = min(backs.units.get(int(award.key), 0), award.why.quantity)
    return points_gone(award.points, award.why.quantity, units, backs.share)


def _counted(order: PastOrder, programme: Programme, points: int) -> Counted:
    """What came back counts as if it had never been bought."""
    tiers, purchase, backs = programme.tiers, order.purchase, order.backs
    left = {
        line.key: 0 if backs.is_all else line.quantity - backs.units.get(int(line.key), 0) for line in purchase.lines
    }
    if tiers.by is Measure.POINTS:
        amount = Decimal(points)
    elif tiers.by is Measure.ORDERS:
        amount = Decimal(any(units > 0 for units in left.values()))
    else:
        spent = sum((line.gross * left[line.key] / line.quantity for line in purchase.lines), _NOTHING)
        amount = spend_counted(spent, purchase.currency, tiers, programme.purchase.rates)
    return Counted(at=order.paid_at, of=order.placed_at, amount=amount)


def _level_at(moment: datetime, programme: Programme, counted: list[Counted], zone: ZoneInfo) -> str:
    if not programme.tiers.levels:
        return ""
    changes = history(counted, programme.tiers, until=moment, zone=zone)
    if changes:
        return changes[-1].after
    free = [level.code for level in programme.tiers.levels if not level.threshold]
    return free[-1] if free else ""


def _is_lapsed(line: str, order: PastOrder, programme: Programme, world: World) -> bool:
    """The delivery's points wait for the last of the lines."""
    ends = list(order.windows.values()) if line == SHIPPING else [order.windows[line]] if line in order.windows else []
    usable = usable_at(
        programme.pending, paid_at=order.paid_at, window_ends_at=max(ends, default=None), zone=world.zone
    )
    ends_at = expires_at(programme.expiry, usable_from=usable, zone=world.zone) if usable is not None else None
    return ends_at is not None and ends_at <= world.until


def _without_idle(lived: list[Lived], programme: Programme, world: World) -> Iterator[Lived]:
    """Where points lapse after a time without any, all that was there before it is gone."""
    moments = [each.order.paid_at for each in lived]
    idle_from = -1
    for place, moment in enumerate(moments):
        ends_at = lapses_at(programme.expiry, last_active_at=moment, zone=world.zone)
        nothing_until = moments[place + 1] if place + 1 < len(moments) else world.until
        if ends_at is not None and ends_at <= nothing_until:
            idle_from = place
    for place, each in enumerate(lived):
        yield replace(each, lapsed=each.issued - each.back) if place <= idle_from else each
