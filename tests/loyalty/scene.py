"""A shop in Madrid that gives a point a euro, and orders as short as a test can say them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from saleor_postventa.loyalty.rules.earning import ANYBODY, Buyer, EarningLine, EarningOrder, LineAward, earn
from saleor_postventa.loyalty.rules.terms import Basis, Level, Multiplier, PurchaseTerms, Rounding, Stacking, Tiers
from saleor_postventa.loyalty.rules.why import PurchaseWhy

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
TODAY = date(2026, 6, 10)
VAT = Decimal("1.21")


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


def line(gross: str | Decimal = "50.00", **changes: Any) -> EarningLine:
    """Two units of a shirt for 50 € in all, with 21 % of tax."""
    paid = Decimal(gross)
    known = {"key": "shirt", "quantity": 2, "gross": paid, "net": cents(paid / VAT), "undiscounted_gross": paid}
    return EarningLine(**{**known, **changes})


def order(*lines: EarningLine, **changes: Any) -> EarningOrder:
    return EarningOrder(**{"currency": "EUR", "lines": lines or (line(),), "channel": "web", **changes})


def terms(*multipliers: Multiplier, basis: dict[str, bool] | None = None, **changes: Any) -> PurchaseTerms:
    known = {"rates": {"EUR": Decimal(1)}, "basis": Basis(**(basis or {})), "multipliers": multipliers}
    return PurchaseTerms(**{**known, **changes})


def times(factor: str, name: str = "double", **changes: Any) -> Multiplier:
    return Multiplier(**{"id": name, "names": {"en": name, "es": name}, "factor": Decimal(factor), **changes})


def level(code: str, threshold: str, multiplier: str = "1", **benefits: Any) -> Level:
    given = {"multiplier": Decimal(multiplier), **benefits}
    return Level.model_validate(
        {"code": code, "names": {"en": code}, "threshold": Decimal(threshold), "benefits": given}, strict=False
    )


def tiers(*levels: Level, **changes: Any) -> Tiers:
    known = levels or (level("bronze", "100"), level("silver", "300", "1.25"), level("gold", "1000", "1.5"))
    return Tiers(**{"levels": known, **changes})


def awards(
    what: EarningOrder | None = None,
    under: PurchaseTerms | None = None,
    buyer: Buyer = ANYBODY,
    *,
    at: datetime = NOW,
    left: dict[str, int] | None = None,
) -> tuple[LineAward, ...]:
    return earn(what or order(), under or terms(), buyer, placed_at=at, zone=MADRID, left=left)


def points(*args: Any, **how: Any) -> int:
    return sum(each.points for each in awards(*args, **how))


def why(*args: Any, **how: Any) -> PurchaseWhy:
    return awards(*args, **how)[0].why


amounts = st.decimals(min_value=0, max_value=5000, places=2)


@st.composite
def some_lines(draw: st.DrawFn) -> tuple[EarningLine, ...]:
    """Up to five, some reduced, some gift cards, of products in one of two collections."""
    found = []
    for place in range(draw(st.integers(1, 5))):
        gross = draw(amounts)
        found.append(
            line(
                gross,
                key=f"line{place}",
                quantity=draw(st.integers(1, 5)),
                undiscounted_gross=gross + draw(st.sampled_from([Decimal(0), Decimal(0), Decimal("3.10")])),
                product=draw(st.sampled_from(["shirt", "shoe"])),
                collections=frozenset(draw(st.lists(st.sampled_from(["summer", "new"]), max_size=2))),
                is_gift_card=draw(st.integers(0, 9)) == 0,
            )
        )
    return tuple(found)


@st.composite
def some_terms(draw: st.DrawFn) -> PurchaseTerms:
    flags = {name: draw(st.booleans()) for name in Basis.model_fields}
    factors = st.sampled_from(["0.5", "1.25", "1.5", "2", "3"])
    found = [
        times(draw(factors), f"times{place}", collections=draw(st.sampled_from([(), ("summer",), ("new",)])))
        for place in range(draw(st.integers(0, 3)))
    ]
    if draw(st.booleans()):
        found.append(times("4", "campaign", budget=draw(st.integers(1, 400))))
    return terms(
        *found,
        basis=flags,
        rates={"EUR": draw(st.decimals(min_value=0, max_value=10, places=2))},
        rounding=draw(st.sampled_from(list(Rounding))),
        stacking=draw(st.sampled_from(list(Stacking))),
    )
