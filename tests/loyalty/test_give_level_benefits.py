"""What a level promises, returns keep: by the level, and by the programme, of the day of the order."""

import pytest

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.chores import reckon_levels
from saleor_postventa.orders.models import Order
from saleor_postventa.people.levels import LEVEL_BENEFITS
from saleor_postventa.people.models import CustomerFact
from saleor_postventa.returns.policy.decision import Decision, TraceStep
from saleor_postventa.returns.policy.sentences import for_shopper, for_staff
from saleor_postventa.returns.queries import returnable_items
from saleor_postventa.returns.rules import ExchangeStatus, Outcome, ProcessingEvent, ReturnStatus
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import lines_of, list_price, make_order_with_parcels, make_policy, make_return, make_variant

from .trade import buy, make_programme, react, send_back

pytestmark = pytest.mark.django_db
GIVEN = {"window_days": 60, "has_free_returns": True, "has_instant_exchange": True}
GOLD = {"code": "gold", "names": {"en": "Gold", "es": "Oro"}, "threshold": "100", "benefits": GIVEN}
TIERS = {
    "by": "spend",
    "currency": "EUR",
    "period": "rolling_12_months",
    "grace_days": 0,
    "downgrade": "recompute",
    "levels": [{"code": "bronze", "names": {"en": "Bronze", "es": "Bronce"}, "threshold": "0"}, GOLD],
}
FEES = [{"kind": "label", "amounts": {"EUR": "4.95"}}]


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(window={"days": 30}, fees=FEES)
    make_programme(clock, tiers=TIERS)


def place(number: int) -> Order:
    """Placed now, delivered a moment after."""
    order = make_order_with_parcels(number=number, lines=((1, "10.00"),))
    Order.objects.filter(pk=order.pk).update(placed_at=now())
    react()
    return Order.objects.get(pk=order.pk)


def reach_gold(clock: MovableClock) -> Order:
    first = buy(1, (1, "150.00"))
    clock.move(days=1)
    return first


def decision_of(order: Order) -> Decision:
    (item,) = returnable_items(Order.objects.get(pk=order.pk), now=now())
    return item.decision


def window_days(order: Order) -> int:
    window = decision_of(order).window
    assert window is not None
    return window.days


def by_level(decision: Decision) -> list[TraceStep]:
    return [step for step in decision.trace if step.rule == "tier"]


@pytest.mark.proves("B12", part="window and fees, with what shoppers and staff read; the page is asked elsewhere")
def test_gold_has_sixty_days_and_pays_no_label(clock: MovableClock) -> None:
    reach_gold(clock)
    decision = decision_of(place(2))
    assert decision.window is not None
    assert (decision.window.days, decision.fees) == (60, ())
    assert [(step.code, step.is_applied) for step in by_level(decision)] == [("set_window", True), ("waive_fees", True)]
    assert "on your level Gold you have 60 days" in for_shopper(decision)
    assert for_staff(decision)[:2] == ["Level Gold: 60 days to return it.", "Level Gold: free of return label."]


def test_the_order_that_reached_it_has_what_everybody_has(clock: MovableClock) -> None:
    decision = decision_of(reach_gold(clock))
    assert decision.window is not None
    assert (decision.window.days, len(decision.fees), by_level(decision)) == (30, 1, [])


def test_who_falls_keeps_it_for_what_was_ordered_before(clock: MovableClock) -> None:
    first = reach_gold(clock)
    golden = place(2)
    clock.move(days=1)
    send_back(first)
    clock.move(minutes=1)
    reckon_levels()
    later = place(3)
    assert CustomerFact.objects.get(key="tier").value == "bronze"
    assert (window_days(golden), window_days(later)) == (60, 30)


def test_an_order_keeps_what_the_programme_of_its_day_gave(clock: MovableClock) -> None:
    """Also where the level is the same: the shop gives less, or more, from a day on."""
    reach_gold(clock)
    golden = place(2)
    clock.move(days=1)
    meaner = {**GOLD, "benefits": {**GIVEN, "window_days": 45}}
    make_programme(clock, since=now(), tiers={**TIERS, "levels": [TIERS["levels"][0], meaner]})
    clock.move(minutes=1)
    reckon_levels()
    assert (window_days(golden), window_days(place(3))) == (60, 45)
    reckon_levels()
    assert len(CustomerFact.objects.get(key=LEVEL_BENEFITS).earlier) == 1


def test_the_longer_window_counts(clock: MovableClock) -> None:
    longer = {"id": "long", "names": {"en": "Long"}, "actions": [{"kind": "set_window", "value": {"days": 90}}]}
    shorter = {"id": "short", "names": {"en": "Short"}, "actions": [{"kind": "set_window", "value": {"days": 14}}]}
    reach_gold(clock)
    order = place(2)
    make_policy(window={"days": 30}, rules=[longer])
    assert (window_days(order), by_level(decision_of(order))) == (90, [])
    make_policy(window={"days": 30}, rules=[shorter])
    decision = decision_of(order)
    lost = next(step for step in decision.trace if step.rule == "short")
    assert (window_days(order), lost.is_applied, lost.lost_to) == (60, False, "tier")
    assert "it lost to the customer's level" in " ".join(for_staff(decision))


def exchange(order: Order) -> ProcessingEvent:
    line = lines_of(order)[0]
    assert line.variant is not None
    list_price(line, "10.00")
    variant = make_variant(90 + order.pk, product=line.variant.product, price="10.00")
    made = make_return(order, outcome=Outcome.EXCHANGE, variants={line.pk: variant.saleor_id})
    react()
    made.refresh_from_db()
    assert made.status == ReturnStatus.APPROVED
    assert made.exchange.status == (
        ExchangeStatus.RELEASED if made.processing_event == ProcessingEvent.LABEL else ExchangeStatus.APPROVED
    )
    return ProcessingEvent(made.processing_event)


def test_an_exchange_leaves_before_theirs_arrives(clock: MovableClock) -> None:
    first = reach_gold(clock)
    assert exchange(place(2)) == ProcessingEvent.LABEL
    assert exchange(first) == ProcessingEvent.INSPECTED


def test_a_rule_for_careful_goods_outranks_an_instant_exchange(clock: MovableClock) -> None:
    reach_gold(clock)
    careful = {
        "id": "careful",
        "names": {"en": "Careful"},
        "actions": [{"kind": "processing_event", "value": {"event": "inspected"}}],
    }
    make_policy(window={"days": 30}, rules=[careful])
    assert exchange(place(2)) == ProcessingEvent.INSPECTED


def test_money_back_waits_as_always(clock: MovableClock) -> None:
    reach_gold(clock)
    assert make_return(place(2)).processing_event == ProcessingEvent.INSPECTED


def test_other_customers_have_nothing_of_it(clock: MovableClock) -> None:
    reach_gold(clock)
    order = make_order_with_parcels(number=7, email="eva@example.test")
    assert by_level(decision_of(order)) == []


def test_a_final_sale_stays_one(clock: MovableClock) -> None:
    reach_gold(clock)
    order = place(2)
    line = lines_of(order)[0]
    line.marks = {**line.marks, "final_sale": "true"}
    line.save(update_fields=["marks"])
    assert window_days(order) == 14
