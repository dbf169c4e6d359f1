"""Two worlds side by side, and what is kept of it: plain JSON that reads back to the same figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from pydantic import TypeAdapter

from .case import PastCustomer
from .replay import Life, World, live_through

EXAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Points of the orders of a time. `kept` are those that stayed with their customers."""

    issued: int = 0
    back: int = 0
    lapsed: int = 0

    @property
    def kept(self) -> int:
        return self.issued - self.back

    @property
    def outstanding(self) -> int:
        """At the end, as if nobody had used any."""
        return self.kept - self.lapsed

    def plus(self, other: "Figures") -> "Figures":
        return Figures(
            issued=self.issued + other.issued, back=self.back + other.back, lapsed=self.lapsed + other.lapsed
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    live: Figures = Figures()
    draft: Figures = Figures()

    def plus(self, other: "Pair") -> "Pair":
        return Pair(live=self.live.plus(other.live), draft=self.draft.plus(other.draft))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Of one currency; `month` as `2026-05`, in the shop's zone."""

    currency: str
    month: str
    pair: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """How many stand on the one level at the end, and would stand on the other; "" for none."""

    live: str
    draft: str
    customers: int
    examples: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`orders` of the time were replayed; `orders_changed` earn something else."""

    orders: int = 0
    orders_changed: int = 0
    customers: int = 0
    rows: tuple[Row, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def currencies(self) -> list[str]:
        return sorted({row.currency for row in self.rows})

    def total(self, currency: str) -> Pair:
        found = Pair()
        for row in self.rows:
            found = found.plus(row.pair) if row.currency == currency else found
        return found

    def as_json(self) -> dict[str, Any]:
        kept: dict[str, Any] = _adapter.dump_python(self, mode="json")
        return kept

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        return _adapter.validate_python(kept)  # type: ignore[return-value]


_adapter = TypeAdapter(Report)


@dataclass(slots=True)
class Comparison:
    """Grows customer by customer; what it holds does not grow with them."""

    live: World
    draft: World
    since: datetime
    orders: int = 0
    orders_changed: int = 0
    customers: int = 0
    rows: dict[tuple[str, str], Pair] = field(default_factory=lambda: defaultdict(Pair))
    moves: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, customers: Iterable[PastCustomer]) -> None:
        for customer in customers:
            self._add(customer, live_through(customer, self.live), live_through(customer, self.draft))

    def _add(self, customer: PastCustomer, live: Life, draft: Life) -> None:
        self.customers += 1
        levels = (live.level, draft.level)
        self.moves[levels] += 1
        if live.level != draft.level and len(self.examples[levels]) < EXAMPLES:
            self.examples[levels].append(customer.id)
        for one, other in zip(live.orders, draft.orders, strict=True):
            order = one.order
            if order.placed_at < self.since:
                continue
            pair = Pair(
                live=Figures(issued=one.issued, back=one.back, lapsed=one.lapsed),
                draft=Figures(issued=other.issued, back=other.back, lapsed=other.lapsed),
            )
            key = (order.purchase.currency, order.placed_at.astimezone(self.live.zone).strftime("%Y-%m"))
            self.rows[key] = self.rows[key].plus(pair)
            self.orders += 1
            self.orders_changed += pair.live != pair.draft

    def report(self) -> Report:
        return Report(
            orders=self.orders,
            orders_changed=self.orders_changed,
            customers=self.customers,
            rows=tuple(Row(currency=key[0], month=key[1], pair=pair) for key, pair in sorted(self.rows.items())),
            moves=tuple(
                Move(live=key[0], draft=key[1], customers=count, examples=tuple(self.examples.get(key, ())))
                for key, count in self.moves.most_common()
            ),
        )


def cost(points: int, value: Decimal, expected_use: float) -> Decimal:
    """What points come to that are used as often as is expected."""
    return max(0, points) * value * Decimal(str(expected_use))
