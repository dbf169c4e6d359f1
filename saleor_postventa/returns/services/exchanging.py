"""What goes out for what comes back. An exchange has a life of its own, and ends where the replacement was ordered."""

from collections import Counter
from decimal import Decimal
from typing import Any

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Event
from saleor_postventa.core.money import Money
from saleor_postventa.goods.services import ReplacementLine, drop_move, order_replacement
from saleor_postventa.returns.events import ExchangeReleased, ExchangeSoldOut
from saleor_postventa.returns.models import Exchange, Return, ReturnLine, Settlement
from saleor_postventa.returns.queries.prices import unit_difference
from saleor_postventa.returns.reckoning import exchange_due
from saleor_postventa.returns.rules import EXCHANGE_TRANSITIONS, ExchangeStatus, ExchangeStep

from .asking import ask_refund, await_outcome
from .decisions import all_decisions
from .moving import WrongStep, tell

OUT_OF_STOCK = "out_of_stock"


def plan_exchange(ret: Return) -> Exchange:
    """Note what is wanted for what, and what it costs more or less by today's prices."""
    lines = [_plan(ret, line) for line in ret.lines.select_related("order_line__variant__product").order_by("pk")]
    made: Exchange = Exchange.objects.create(
        shop=ret.shop, of=ret, lines=lines, status_since=now(), currency=ret.currency, difference_amount=_total(lines)
    )
    return made


def plan_again(ret: Return, exchange: Exchange, variants: dict[int, Variant]) -> None:
    """Another choice, by return line."""
    for line in ret.lines.filter(pk__in=variants):
        line.wanted_variant = variants[line.pk].saleor_id
        line.save(update_fields=["wanted_variant"])
    exchange.lines = [
        _plan(ret, line) for line in ret.lines.select_related("order_line__variant__product").order_by("pk")
    ]
    exchange.difference_amount = _total(exchange.lines)
    exchange.revision += 1
    exchange.save(update_fields=["lines", "difference_amount", "revision"])


def exchange_of(ret: Return) -> Exchange | None:
    """Locked along with its return."""
    found: Exchange | None = Exchange.objects.filter(of=ret).first()
    return found


def move_exchange(ret: Return, step: ExchangeStep) -> Exchange | None:
    """Take a step of the return's exchange; None where it has none, or has given it up. Raises WrongStep."""
    exchange = exchange_of(ret)
    is_given_up = exchange is not None and exchange.status == ExchangeStatus.CANCELLED
    if exchange is None or (is_given_up and step != ExchangeStep.REOPEN):
        return None
    target = EXCHANGE_TRANSITIONS.get((ExchangeStatus(exchange.status), step))
    if target is None:
        raise WrongStep(field="id", status=ExchangeStatus(exchange.status).label)
    if target != exchange.status:
        exchange.status, exchange.status_since = target, now()
        exchange.save(update_fields=["status", "status_since"])
    return exchange


def release_exchange(ret: Return, settlement: Settlement, *, by: Actor) -> None:
    """Order the replacement, and give back what it costs less."""
    exchange = move_exchange(ret, ExchangeStep.RELEASE)
    if exchange is None:
        return
    due = _due(exchange, settlement)
    exchange.difference_amount = due.amount
    exchange.save(update_fields=["difference_amount"])
    move = order_replacement(
        ret.order,
        _replacement_lines(ret, exchange, settlement, due),
        key=f"{settlement.reference}:out:{exchange.revision}",
        reference=settlement.reference,
        by=by,
        delivery=next((each.exchange_delivery for each in all_decisions(ret) if each.exchange_delivery), ""),
    )
    await_outcome(settlement, f"move:{move.pk}")
    _tell(
        ret,
        exchange,
        ExchangeReleased,
        by=by,
        difference_amount=exchange.difference_amount,
        currency=exchange.currency,
    )


def give_back_difference(ret: Return, exchange: Exchange, settlement: Settlement, *, by: Actor) -> None:
    """Once the replacement was ordered: before, the shopper may still choose something else."""
    if exchange.difference_amount < 0:
        less = Money(-exchange.difference_amount, exchange.currency)
        ask_refund(ret, settlement, less, units={}, shipping=Money.zero(less.currency), by=by)


def sell_out(ret: Return, *, by: Actor) -> None:
    exchange = move_exchange(ret, ExchangeStep.SELL_OUT)
    if exchange is not None:
        _tell(ret, exchange, ExchangeSoldOut, by=by, revision=exchange.revision)


def drop_replacement(settlement: Settlement, *, by: Actor) -> None:
    """What was given instead of it must not be had twice: it is never ordered any more.

    Raises NotStuck where it is under way.
    """
    for kind, _, pk in (token.partition(":") for token in settlement.awaits):
        if kind == "move":
            drop_move(int(pk), by=by)


def _plan(ret: Return, line: ReturnLine) -> dict[str, Any]:
    variant = Variant.objects.select_related("product").get(saleor_id=line.wanted_variant)
    paid = line.order_line.unit_price
    more = unit_difference(line.order_line, variant, channel=ret.order.channel, paid=paid)
    return {
        "return_line": line.pk,
        "order_line": line.order_line_id,
        "variant": variant.saleor_id,
        "name": " ".join(filter(None, [variant.product.name if variant.product else "", variant.name])),
        "quantity": line.quantity,
        "unit_price": str((paid + more).amount),
        "unit_difference": str(more.amount),
    }


def _total(lines: list[dict[str, Any]]) -> Decimal:
    return sum((Decimal(line["unit_difference"]) * line["quantity"] for line in lines), Decimal(0))


def _due(exchange: Exchange, settlement: Settlement) -> Money:
    more = sum(
        (
            Decimal(line["unit_difference"]) * settlement.units.get(str(line["order_line"]), 0)
            for line in exchange.lines
        ),
        Decimal(0),
    )
    costs = settlement.fee_amount + settlement.loss_amount
    return exchange_due(
        Money(more, exchange.currency),
        costs=Money(costs, exchange.currency),
        bonus=Money(settlement.bonus_amount, exchange.currency),
    )


def _replacement_lines(ret: Return, exchange: Exchange, settlement: Settlement, due: Money) -> list[ReplacementLine]:
    """What is due is spread over the units, to the last cent."""
    wanted = [(line, settlement.units.get(str(line["order_line"]), 0)) for line in exchange.lines]
    wanted = [(line, count) for line, count in wanted if count > 0]
    units = [line for line, count in wanted for _ in range(count)]
    prices = due.split([1] * len(units)) if due.amount > 0 else [Money.zero(due.currency)] * len(units)
    counted: Counter[tuple[str, str, Decimal]] = Counter()
    for line, price in zip(units, prices, strict=True):
        counted[(line["variant"], line["name"], price.amount)] += 1
    return [
        ReplacementLine(variant=variant, quantity=count, unit_price=price, name=name)
        for (variant, name, price), count in counted.items()
    ]


def _tell(ret: Return, exchange: Exchange, event: type[Event], *, by: Actor, **facts: Any) -> None:
    tell(ret, event, by=by, exchange_id=exchange.pk, **facts)
