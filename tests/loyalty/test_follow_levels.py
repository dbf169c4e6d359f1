"""Levels rise with what is bought, fall with what comes back, and give what the policy reads."""

from datetime import timedelta

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.chores import reckon_levels
from saleor_postventa.loyalty.models import Count, LevelChange
from saleor_postventa.loyalty.services import award_past_orders
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import CustomerFact
from saleor_postventa.returns.queries import returnable_items
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels, make_policy

from .trade import account_of, balance, buy, exchange, make_programme, react, send_back

pytestmark = pytest.mark.django_db
LEVELS = [
    {"code": "bronze", "names": {"en": "Bronze", "es": "Bronce"}, "threshold": "0"},
    {
        "code": "gold",
        "names": {"en": "Gold", "es": "Oro"},
        "threshold": "100",
        "benefits": {"multiplier": "2", "window_days": 60},
    },
]
TIERS = {
    "by": "spend",
    "currency": "EUR",
    "period": "rolling_12_months",
    "grace_days": 10,
    "downgrade": "recompute",
    "levels": LEVELS,
}

GOLD_RULE = {
    "id": "gold-window",
    "names": {"en": "Gold", "es": "Oro"},
    "conditions": [{"kind": "tier", "value": {"any_of": ["gold"]}}],
    "actions": [{"kind": "set_window", "value": {"days": 60}}],
}


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()


def tier(order: Order) -> str:
    fact = CustomerFact.objects.filter(customer_id=account_of(order).customer_id, key="tier").first()
    return str(fact.value) if fact else ""


def told() -> list[str]:
    names = ["TierReached", "TierLost"]
    return list(RecordedEvent.objects.filter(name__in=names).order_by("pk").values_list("name", flat=True))


@pytest.mark.parametrize(("by", "threshold"), [("spend", "100"), ("points", "100"), ("orders", "2")])
def test_reached_by_what_is_bought(clock: MovableClock, by: str, threshold: str) -> None:
    make_programme(clock, tiers={**TIERS, "by": by, "levels": [LEVELS[0], {**LEVELS[1], "threshold": threshold}]})
    order = buy(1)
    assert (tier(order), told()) == ("bronze", []), "the first level costs nothing, and is no news"
    buy(2)
    assert (tier(order), told()) == ("gold", ["TierReached"])
    reckon_levels()
    assert LevelChange.objects.count() == 1
    assert Message.objects.filter(kind="level_reached").count() == 1


def test_a_level_of_long_ago_is_no_news(clock: MovableClock) -> None:
    order = buy(1, (1, "200.00"))
    clock.move(days=40)
    make_programme(clock, since=clock(), tiers=TIERS)
    award_past_orders(since=clock() - timedelta(days=60), by=SYSTEM)
    react()
    assert (tier(order), told()) == ("gold", ["TierReached"])
    assert not Message.objects.filter(kind="level_reached").exists()


def test_the_order_that_reached_it_earns_by_the_level_before(clock: MovableClock) -> None:
    make_programme(clock, tiers=TIERS)
    assert balance(buy(1, (1, "200.00"))) == (200, 0)
    later = make_order_with_parcels(number=2, lines=((1, "10.00"),))
    Order.objects.filter(pk=later.pk).update(placed_at=now())
    react()
    assert balance(later) == (220, 0)


@pytest.mark.proves("B11")
def test_what_comes_back_lowers_it_after_the_grace(clock: MovableClock) -> None:
    make_programme(clock, tiers=TIERS)
    order = buy(1, (2, "60.00"))
    assert tier(order) == "gold"
    clock.move(days=1)
    send_back(order, {0: 1})
    assert tier(order) == "gold"
    clock.move(days=9)
    reckon_levels()
    assert tier(order) == "gold"
    clock.move(days=2)
    reckon_levels()
    assert (tier(order), told()) == ("bronze", ["TierReached", "TierLost"])


def test_an_exchange_counts_as_before_and_its_return_does_not(clock: MovableClock) -> None:
    make_programme(clock, tiers={**TIERS, "grace_days": 0})
    order = buy(1, (1, "150.00"))
    clock.move(days=1)
    _ret, sent = exchange(order, price="150.00")
    assert sum(row.spent for row in Count.objects.all()) == 150
    reckon_levels()
    assert (tier(order), told()) == ("gold", ["TierReached"])
    clock.move(days=1)
    send_back(sent)
    assert sum(row.spent for row in Count.objects.all()) == 0
    reckon_levels()
    assert tier(order) == "bronze"


def test_time_alone_lowers_it(clock: MovableClock) -> None:
    make_programme(clock, tiers=TIERS)
    order = buy(1, (1, "150.00"))
    clock.move(days=400)
    reckon_levels()
    assert tier(order) == "bronze"


@pytest.mark.proves("B12", part="a longer window, by the level at the time of the order")
def test_gold_has_longer_to_send_back(clock: MovableClock) -> None:
    """The trace names the rule; the order that reached the level still has the window of everybody."""
    make_policy(window={"days": 30}, rules=[GOLD_RULE])
    make_programme(clock, tiers=TIERS)
    first = buy(1, (1, "150.00"))
    clock.move(days=1)
    later = make_order_with_parcels(number=2, lines=((1, "10.00"),))
    Order.objects.filter(pk=later.pk).update(placed_at=clock.moment)
    react()
    assert tier(later) == "gold"
    (early,), (late,) = (returnable_items(Order.objects.get(pk=o.pk), now=clock.moment) for o in (first, later))
    assert [item.decision.window.days for item in (early, late) if item.decision.window] == [30, 60]
    assert [step.rule for step in late.decision.trace if step.rule and step.is_applied] == ["gold-window"]


@pytest.mark.proves("B12", part="a longer window, though the level was lost since")
def test_the_window_is_that_of_the_level_at_the_order_whatever_came_after(clock: MovableClock) -> None:
    make_policy(window={"days": 30}, rules=[GOLD_RULE])
    make_programme(clock, tiers=TIERS)
    buy(1, (1, "150.00"))
    clock.move(days=1)
    later = make_order_with_parcels(number=2, lines=((1, "10.00"),))
    Order.objects.filter(pk=later.pk).update(placed_at=clock.moment)
    react()
    clock.move(days=400)
    reckon_levels()
    assert tier(later) == "bronze"
    (item,) = returnable_items(Order.objects.get(pk=later.pk), now=clock.moment)
    assert item.decision.window is not None
    assert item.decision.window.days == 60
