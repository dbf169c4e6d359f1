"""Row B25: what a cart is told it will earn is what its order earns."""

from decimal import Decimal

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from saleor_postventa.loyalty.earn_rules import ways_to_earn
from saleor_postventa.loyalty.earn_rules.purchase import PurchaseFacts
from saleor_postventa.loyalty.programme.calculator import buyer_of, points_for_cart
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.rules.earning import EarningLine
from saleor_postventa.loyalty.rules.terms import PurchaseTerms
from tests.loyalty.scene import MADRID, NOW, line, order, some_lines, some_terms

from .scene import multiplier, programme, programmes, purchase


def told(lines: tuple[EarningLine, ...], what: Programme, tier: str) -> int:
    return points_for_cart(lines, what, tier, NOW, currency="EUR", zone=MADRID, channel="web")


def awarded(lines: tuple[EarningLine, ...], what: Programme, tier: str) -> int:
    """As the order that came of the cart is booked: through the way to earn, with its delivery paid."""
    placed = order(*lines, shipping_gross=Decimal("4.95"), shipping_net=Decimal("4.09"))
    facts = PurchaseFacts(order_key="1", order=placed, placed_at=NOW, zone=MADRID, buyer=buyer_of(what, tier))
    found = ways_to_earn.get("purchase").earned(facts, what.purchase)
    return sum(each.points for each in found if each.line != "shipping")


@pytest.mark.proves("B25", part="the reckoning; the snippet comes later")
@settings(max_examples=200)
@seed(25)
@given(some_lines(), programmes(), some_terms(), st.sampled_from(["", "gold", "unknown"]))
def test_a_cart_is_told_what_its_order_earns(
    lines: tuple[EarningLine, ...], base: Programme, terms: PurchaseTerms, tier: str
) -> None:
    earning = base.earning.model_copy(update={"purchase": terms})
    what = base.model_copy(update={"earning": earning})
    assert told(lines, what, tier) == awarded(lines, what, tier)


def test_a_level_has_its_multiplier() -> None:
    assert [told((line("100"),), programme(), tier) for tier in ("", "bronze", "silver", "gold")] == [
        100,
        100,
        125,
        150,
    ]


def test_where_purchases_earn_nothing_nothing_is_told() -> None:
    assert told((line(),), purchase(is_on=False), "") == 0


def test_a_campaign_that_is_used_up_is_not_promised() -> None:
    what = purchase(multipliers=[multiplier(budget=1000)])
    how = {"currency": "EUR", "zone": MADRID}
    assert points_for_cart((line(),), what, "", NOW, **how) == 100  # type: ignore[arg-type]
    assert points_for_cart((line(),), what, "", NOW, **how, left={"double": 20}) == 70  # type: ignore[arg-type]


def test_points_to_be_used_earn_nothing() -> None:
    cart = (line("70", undiscounted_gross=Decimal(100)),)
    found = points_for_cart(cart, programme(), "", NOW, currency="EUR", zone=MADRID, points_off=Decimal(30))
    assert found == 70
