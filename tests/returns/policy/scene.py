"""A shop in Madrid, an order of a shirt, and facts as short as a test can say them."""

import re
from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.policy.document import Policy, dump, read
from saleor_postventa.returns.policy.engine import compile_policy, decide
from saleor_postventa.returns.policy.facts import CustomerFacts, Facts, GuardFacts, LineFacts, OrderFacts, Wish

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
PLACED = datetime(2026, 6, 1, 9, tzinfo=UTC)
SHIPPED = datetime(2026, 6, 3, 9, tzinfo=UTC)
DELIVERED = datetime(2026, 6, 6, 9, tzinfo=UTC)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
DEFAULT = dump(Policy.default()) | {"rules": []}


def policy(**terms: Any) -> Policy:
    """The default's terms without its rules, but for what is said otherwise."""
    return read(DEFAULT | terms)


def rule(*actions: tuple[str, Any], when: dict[str, Any] | None = None, **terms: Any) -> dict[str, Any]:
    """A rule of the file: `rule(("set_window", {"days": 60}), when={"country": {"any_of": ["ES"]}})`."""
    return {
        "id": "rule",
        "names": {"en": "A rule", "es": "Una regla"},
        "conditions": [{"kind": kind, "value": value} for kind, value in (when or {}).items()],
        "actions": [{"kind": kind, "value": value} for kind, value in actions],
        **terms,
    }


def facts(
    *,
    order: dict[str, Any] | None = None,
    line: dict[str, Any] | None = None,
    customer: dict[str, Any] | None = None,
    guard: dict[str, Any] | None = None,
    wish: dict[str, Any] | None = None,
) -> Facts:
    """A shirt for 39.90 €, ordered on 1 June, sent on the 3rd, delivered on Saturday the 6th to Madrid."""
    return Facts(
        order=_over(OrderFacts(id=1, number="1001", country="ES", channel="es", placed_at=PLACED, shipped_at=SHIPPED,
                               delivered_at=DELIVERED, total=Decimal("79.80")), order),
        line=_over(LineFacts(id=1, product_id="shirt", sku="SHIRT-M", product_type="shirts", shipped_at=SHIPPED,
                             delivered_at=DELIVERED, unit_price=Decimal("39.90")), line),
        customer=_over(CustomerFacts(), customer),
        guard=_over(GuardFacts(), guard),
        wish=_over(Wish(), wish),
        zone=MADRID,
    )  # fmt: skip


def _over[T](given: T, changes: dict[str, Any] | None) -> T:
    """With these fields instead; they may be plain JSON: days are meant at nine o'clock, UTC."""
    if not changes:
        return given
    timed = {name: _at_nine(value) for name, value in changes.items()}
    adapter: TypeAdapter[T] = _adapter(type(given))
    return adapter.validate_python(vars_of(given) | timed)


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def vars_of(given: Any) -> dict[str, Any]:
    return {each.name: getattr(given, each.name) for each in fields(given)}


def _at_nine(value: Any) -> Any:
    return f"{value}T09:00:00Z" if isinstance(value, str) and DAY.fullmatch(value) else value


def judge(what: Policy, known: Facts | None = None, now: datetime = NOW) -> Decision:
    return decide(compile_policy(what), known or facts(), now)
