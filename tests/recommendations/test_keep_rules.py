"""What the team says, and what is refused."""

from decimal import Decimal
from typing import Any

import pytest

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import record
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.recommendations.models import Misfit, RecommendationRule
from saleor_postventa.recommendations.rules.kinds import RuleKind
from saleor_postventa.recommendations.services import (
    BesideItself,
    InvalidFactor,
    InvalidPosition,
    InvalidRuleText,
    OtherProductNeeded,
    UnknownRecommendationRule,
    UnknownRecommendedProduct,
    drop_rule,
    keep_rule,
)
from saleor_postventa.returns.events import ReturnRequested
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.mailing.scene import run_queue

from .scene import BY_STAFF, buy, make_person, make_product


def test_the_same_rule_again_is_the_same_row(clock: MovableClock, in_norte: Shop) -> None:
    hat, scarf = make_product("hat"), make_product("scarf")
    first = keep_rule("boost", hat.saleor_id, factor=Decimal(2), by=BY_STAFF)
    clock.move(minutes=1)
    again = keep_rule("boost", hat.saleor_id, factor=Decimal("0.5"), note=" slow ", by=BY_STAFF)
    assert (again.pk, again.factor, again.note) == (first.pk, Decimal("0.5"), "slow")
    keep_rule("boost", hat.saleor_id, beside=scarf.saleor_id, by=BY_STAFF)
    keep_rule("boost", hat.saleor_id, channel="web", by=BY_STAFF)
    assert RecommendationRule.objects.count() == 3
    drop_rule(first.pk, by=BY_STAFF)
    assert RecommendationRule.objects.count() == 2
    names = list(RecordedEvent.objects.order_by("pk").values_list("name", flat=True))
    assert names == ["RecommendationRuleKept"] * 4 + ["RecommendationRuleDropped"]


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"product": "nothing"}, UnknownRecommendedProduct),
        ({"beside": "nothing"}, UnknownRecommendedProduct),
        ({"beside": "hat"}, BesideItself),
        ({"kind": "complement"}, OtherProductNeeded),
        ({"kind": "substitute"}, OtherProductNeeded),
        ({"kind": "boost", "factor": Decimal(0)}, InvalidFactor),
        ({"kind": "boost", "factor": Decimal(11)}, InvalidFactor),
        ({"kind": "boost", "factor": Decimal("NaN")}, InvalidFactor),
        ({"position": 0}, InvalidPosition),
        ({"position": 1001}, InvalidPosition),
        ({"note": "a" * 201}, InvalidRuleText),
        ({"note": "two\nlines"}, InvalidRuleText),
        ({"channel": "a" * 201}, InvalidRuleText),
    ],
)
def test_what_makes_no_sense_is_refused(in_norte: Shop, given: dict[str, Any], refusal: type[Refusal]) -> None:
    hat = make_product("hat")
    ids = {name: hat.saleor_id if value == "hat" else value for name, value in given.items()}
    with pytest.raises(refusal):
        keep_rule(ids.pop("kind", "pin"), ids.pop("product", hat.saleor_id), **ids, by=BY_STAFF)
    assert not RecommendationRule.objects.exists()
    assert not RecordedEvent.objects.exists()


def test_one_shops_rules_and_products_are_not_anothers(norte: Shop, sur: Shop) -> None:
    with shop_scope(norte):
        hat = make_product("hat")
        rule = keep_rule(RuleKind.PIN, hat.saleor_id, by=BY_STAFF)
    with shop_scope(sur):
        with pytest.raises(UnknownRecommendationRule):
            drop_rule(rule.pk, by=BY_STAFF)
        with pytest.raises(UnknownRecommendedProduct):
            keep_rule(RuleKind.PIN, hat.saleor_id, by=BY_STAFF)
    with shop_scope(norte):
        assert RecommendationRule.objects.get() == rule


@pytest.mark.parametrize(
    ("reason", "is_misfit"),
    [("too_small", True), ("fit", True), ("fit_boots", True), ("changed_mind", False), ("fitting_room", False)],
)
def test_a_return_because_of_the_fit_is_kept_in_mind(
    clock: MovableClock, in_norte: Shop, reason: str, is_misfit: bool
) -> None:
    order = buy(make_person(), make_product("shoe"))
    line = OrderLine.objects.get(order=order)
    record(
        ReturnRequested(
            subject=Subject(order=order.pk),
            occurred_at=clock(),
            return_id=1,
            number="R-1",
            transition=1,
            units={str(line.pk): 1},
            outcome="refund",
            reasons={str(line.pk): reason},
            channel="portal",
            needs_review=False,
        ),
        by=BY_STAFF,
    )
    run_queue("reactions")
    assert Misfit.objects.filter(order_line=line).exists() == is_misfit
