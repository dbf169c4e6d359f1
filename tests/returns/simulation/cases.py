"""Pasts to be replayed: one return said in a line, and as many as one likes at random."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from saleor_postventa.core.money import Money
from saleor_postventa.returns.policy.compiled import compile_policy
from saleor_postventa.returns.policy.document import Policy
from saleor_postventa.returns.policy.facts import CustomerFacts, Facts
from saleor_postventa.returns.simulation.case import Asked, AskedLine, CustomerCase, Fate, OrderCase
from saleor_postventa.returns.simulation.compare import ChangedOrder, Summary, compare
from saleor_postventa.returns.simulation.past import Past
from tests.returns.policy.scene import facts

UNTIL = datetime(2027, 1, 1, tzinfo=UTC)
ARRIVED = datetime(2026, 6, 6, 9, tzinfo=UTC)
NO_PAST = Past()


def euros(amount: str | int | Decimal) -> Money:
    return Money(Decimal(amount), "EUR")


def line_facts(number: int, *, price: str = "40", quantity: int = 1, **more: Any) -> Facts:
    """A line of the order in `tests.returns.policy.scene`, which arrived on 6 June."""
    line = {"id": number, "unit_price": Decimal(price), "quantity": quantity, "quantity_fulfilled": quantity}
    return facts(line=line | more.pop("line", {}), **more)


def asked_line(number: int = 1, *, units: int = 1, known: Facts | None = None, **more: Any) -> AskedLine:
    return AskedLine(line_id=number, facts=known or line_facts(number, quantity=units), quantity=units, **more)


def asked(number: int = 1, *, day: int = 20, lines: Sequence[AskedLine] | None = None, **more: Any) -> Asked:
    """Asked for so many days after it arrived, for money back, to be sent by a carrier of one's own."""
    return Asked(
        **{"outcome": "refund", "method": "own_carrier", "channel": "portal", "number": f"R-{number}", "id": number}
        | more,
        at=ARRIVED + timedelta(days=day),
        lines=tuple(lines or [asked_line()]),
    )


def order(
    *returns: Asked,
    number: int = 1,
    paid: Mapping[int, str] | None = None,
    quantities: Mapping[int, int] | None = None,
    shipping: str = "0",
    offers: Sequence[Facts] = (),
) -> OrderCase:
    """One unit of one line for 40 €, where nothing else is said."""
    paid = paid or {1: "40"}
    known = offers or [line.facts for each in returns for line in each.lines]
    return OrderCase(
        id=number,
        number=str(1000 + number),
        currency="EUR",
        quantities=quantities or dict.fromkeys(paid, 1),
        paid={line: euros(amount) for line, amount in paid.items()},
        shipping=euros(shipping),
        offered_at=ARRIVED,
        offers=tuple({each.line.id: each for each in known}.values()),
        asked=returns,
    )


def customer(*orders: OrderCase, past: Past = NO_PAST) -> CustomerCase:
    return CustomerCase(past=past, orders=orders)


def simulate(live: Policy, draft: Policy, *customers: CustomerCase) -> tuple[Summary, list[ChangedOrder]]:
    return compare(customers, compile_policy(live), compile_policy(draft), until=UNTIL)


OUTCOMES = ["refund", "refund", "refund", "credit", "exchange"]
METHODS = ["own_carrier", "staff_label", "drop_off", ""]
REASONS = [("too_small", "fit", False), ("changed_mind", "mind", False), ("faulty", "quality", True)]
FATES = [Fate.CARRIED_OUT] * 8 + [Fate.DECLINED, Fate.GIVEN_UP]


def random_past(seed: int, customers: int) -> list[CustomerCase]:
    """Customers with some orders each, of which most came back in one or two returns, over a year."""
    chance = Random(seed)
    return [_random_customer(chance, number) for number in range(customers)]


def _random_customer(chance: Random, number: int) -> CustomerCase:
    known = CustomerFacts(
        is_guest=chance.random() < 0.3,
        segments=frozenset(chance.sample(["a", "b", "c"], chance.randint(0, 2))),
        tier=chance.choice(["", "a", "b"]),
    )
    orders = tuple(_random_order(chance, number * 10 + n, known) for n in range(chance.randint(1, 3)))
    before = sorted(ARRIVED - timedelta(days=chance.randint(1, 500)) for _ in range(chance.randint(0, 2)))
    return CustomerCase(past=Past(returns=before, keep_its=before[:1]), orders=orders)


def _random_order(chance: Random, number: int, known: CustomerFacts) -> OrderCase:
    moved = timedelta(days=chance.randint(0, 150))
    lines = [_random_line(chance, number * 10 + n, number, known, moved) for n in range(chance.randint(1, 3))]
    returns = tuple(
        _random_return(chance, number * 10 + n, lines, moved) for n in range(chance.choice([0, 1, 1, 1, 2]))
    )
    return OrderCase(
        id=number,
        number=str(number),
        currency="EUR",
        quantities={each.line.id: each.line.quantity for each in lines},
        paid={each.line.id: Money(each.line.unit_price * each.line.quantity, "EUR") for each in lines},
        shipping=euros(chance.choice(["0", "4.90"])),
        offered_at=ARRIVED + moved,
        offers=tuple(lines),
        asked=returns,
    )


def _random_line(chance: Random, line_id: int, order_id: int, known: CustomerFacts, moved: timedelta) -> Facts:
    quantity = chance.randint(1, 3)
    base = facts()
    return replace(
        base,
        order=replace(
            base.order,
            id=order_id,
            country=chance.choice(["ES", "FR", "DE", "US"]),
            placed_at=base.order.placed_at + moved,
            shipped_at=base.order.placed_at + moved,
            delivered_at=ARRIVED + moved,
        ),
        line=replace(
            base.line,
            id=line_id,
            category=chance.choice(["a", "b", ""]),
            product_type=chance.choice(["a", "b"]),
            is_final_sale=chance.random() < 0.1,
            exclusion=chance.choice(["", "", "", "", "custom_made", "sealed_hygiene"]),
            unit_price=Decimal(chance.randint(100, 9999)) / 100,
            quantity=quantity,
            quantity_fulfilled=quantity,
            shipped_at=base.order.placed_at + moved,
            delivered_at=ARRIVED + moved,
        ),
        customer=known,
    )


def _random_return(chance: Random, number: int, lines: list[Facts], moved: timedelta) -> Asked:
    chosen = chance.sample(lines, chance.randint(1, len(lines)))
    return Asked(
        id=number,
        number=f"R-{number}",
        at=ARRIVED + moved + timedelta(days=chance.randint(0, 45), hours=chance.randint(0, 23)),
        outcome=chance.choice(OUTCOMES),
        method=chance.choice(METHODS),
        channel="portal",
        lines=tuple(_random_asked_line(chance, each) for each in chosen),
        fate=chance.choice(FATES),
        was_reviewed=chance.random() < 0.3,
        is_overridden=chance.random() < 0.05,
    )


def _random_asked_line(chance: Random, known: Facts) -> AskedLine:
    quantity = chance.randint(1, known.line.quantity)
    reason, group, is_fault = chance.choice(REASONS)
    return AskedLine(
        line_id=known.line.id,
        facts=known,
        quantity=quantity,
        lost=chance.choice([0, 0, 0, 1]),
        grades={chance.choice("abc"): quantity},
        reason=reason,
        reason_group=group,
        is_shops_fault=is_fault,
    )
