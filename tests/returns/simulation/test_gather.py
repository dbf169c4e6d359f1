"""What the replay is told of the past is what was known then."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.replays import order_chunks
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services import mark_delivered
from saleor_postventa.returns.models import Guard, Return, ReturnWindow
from saleor_postventa.returns.queries.history import past_customers
from saleor_postventa.returns.rules import Outcome, ReturnStatus
from saleor_postventa.returns.simulation.case import CustomerCase, Fate, OrderCase
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.returns.make import DELIVERED, lines_of, make_order_with_parcels, make_policy, make_return

pytestmark = pytest.mark.django_db
SINCE, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def gathered(*, until: datetime = UNTIL) -> list[CustomerCase]:
    return [case for chunk in order_chunks(SINCE, until) for case in past_customers(chunk, until=until)]


def only_order(cases: list[CustomerCase]) -> OrderCase:
    [case] = cases
    [order] = case.orders
    return order


def test_knows_what_was_asked_for_and_what_became_of_it(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels(lines=((2, "10.00"), (1, "30.00")), shipping="5.00")
    first, second = lines_of(order)
    ret = make_return(order, {first.pk: 2}, outcome=Outcome.CREDIT, status=ReturnStatus.RESOLVED, grade="b")
    found = only_order(gathered())
    [asked] = found.asked
    assert (asked.at, asked.outcome, asked.method, asked.channel) == (clock.moment, "credit", "own_carrier", "portal")
    assert (asked.id, asked.number, asked.fate, asked.was_reviewed) == (ret.pk, ret.number, Fate.CARRIED_OUT, False)
    [line] = asked.lines
    assert (line.line_id, line.quantity, line.lost, line.reason, line.grades) == (first.pk, 2, 0, "too_small", {"b": 2})
    assert {line: paid.amount for line, paid in found.paid.items()} == {first.pk: 20, second.pk: 30}
    assert (found.shipping.amount, found.units) == (5, 3)


def test_parcels_that_left_or_arrived_later_had_not_yet(in_norte: Shop, clock: MovableClock) -> None:
    """Two parcels: the second arrives after the return was asked for, so the order's last delivery was not known."""
    order = make_order_with_parcels(lines=((2, "10.00"), (1, "30.00")), shipped=[{0: 2}, {1: 1}], delivered_at=None)
    early, late = order.parcels.order_by("number")
    mark_delivered(early.pk, delivered_at=DELIVERED, source=DeliverySource.CARRIER, by=SYSTEM)
    make_return(order, {lines_of(order)[0].pk: 1})
    clock.move(days=3)
    mark_delivered(late.pk, delivered_at=clock.moment, source=DeliverySource.CARRIER, by=SYSTEM)
    [asked] = only_order(gathered()).asked
    facts = asked.lines[0].facts
    assert facts.order.delivered_at is None
    assert facts.order.shipped_at is not None
    assert facts.line.delivered_at == DELIVERED
    assert facts.line.quantity_fulfilled == 2
    type(late).objects.filter(pk=late.pk).update(shipped_at=asked.at + timedelta(hours=1))
    [asked] = only_order(gathered()).asked
    assert asked.lines[0].facts.order.shipped_at is None


def test_an_order_is_offered_on_the_day_its_last_parcel_came(in_norte: Shop, clock: MovableClock) -> None:
    make_order_with_parcels(lines=((2, "10.00"),))
    found = only_order(gathered())
    assert found.offered_at == DELIVERED
    [offer] = found.offers
    assert (offer.line.returnable, offer.order.delivered_at, offer.customer.orders) == (2, DELIVERED, 1)


def test_what_never_left_is_offered_nothing(in_norte: Shop, clock: MovableClock) -> None:
    make_order_with_parcels(shipped=[])
    assert only_order(gathered()).offers == ()


def test_returns_of_orders_before_the_replay_are_the_customers_past(in_norte: Shop, clock: MovableClock) -> None:
    before = make_order_with_parcels(number=1)
    make_return(before, status=ReturnStatus.APPROVED)
    Order.objects.filter(pk=before.pk).update(placed_at=SINCE - timedelta(days=20))
    Return.objects.update(requested_at=SINCE - timedelta(days=3), is_keep_it=True)
    make_return(make_order_with_parcels(number=2))
    [case] = gathered()
    assert [order.number for order in case.orders] == ["2"]
    known = case.past.as_of(clock.moment, case.orders[0].asked[0].lines[0].facts.customer, returns=(), keep_its=())
    assert (known.orders, known.returns, known.keep_its) == (2, 1, 1)
    later = case.past.as_of(SINCE + timedelta(days=400), known, returns=(), keep_its=())
    assert (later.returns, later.keep_its) == (0, 0)


def test_promises_of_earlier_policies_bind_no_simulated_one(in_norte: Shop, clock: MovableClock) -> None:
    """What the team gave a line more does, whatever the policy."""
    order = make_order_with_parcels()
    make_return(order)
    extended = clock.moment + timedelta(days=90)
    ReturnWindow.objects.create(
        shop=in_norte, order_line=order.lines.get(), cause="policy", promised_until=UNTIL, extended_until=extended
    )
    [asked] = only_order(gathered()).asked
    known = asked.lines[0].facts.line
    assert (known.promised_until, known.extended_until) == (None, extended)


def test_blocks_hold_from_when_they_were_made_until_they_ended(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    make_return(order, {lines_of(order)[0].pk: 1})
    clock.move(days=1)
    guard = Guard.objects.create(
        shop=in_norte,
        subject="customer",
        value=str(order.customer_id),
        reason="rude",
        created_at=clock.moment,
        expires_at=clock.moment + timedelta(days=5),
    )
    [asked] = only_order(gathered()).asked
    assert asked.lines[0].facts.guard.is_blocked is False
    Guard.objects.filter(pk=guard.pk).update(created_at=asked.at - timedelta(days=1))
    [asked] = only_order(gathered()).asked
    assert asked.lines[0].facts.guard.is_blocked is True
    Guard.objects.filter(pk=guard.pk).update(expires_at=asked.at)
    [asked] = only_order(gathered()).asked
    assert asked.lines[0].facts.guard.is_blocked is False


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        (ReturnStatus.DECLINED, Fate.DECLINED),
        (ReturnStatus.CANCELLED, Fate.GIVEN_UP),
        (ReturnStatus.EXPIRED, Fate.GIVEN_UP),
        (ReturnStatus.APPROVED, Fate.CARRIED_OUT),
    ],
)
def test_people_decide_as_they_did(status: ReturnStatus, fate: Fate, in_norte: Shop, clock: MovableClock) -> None:
    make_policy(auto_approve=False)
    make_return(make_order_with_parcels(), status=status)
    [asked] = only_order(gathered()).asked
    assert (asked.fate, asked.was_reviewed) == (fate, True)


def test_cancelled_orders_and_later_returns_are_left_out(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    make_return(order)
    assert only_order(gathered(until=clock.moment)).asked == ()
    Order.objects.update(status="canceled")
    assert gathered() == []


def test_all_orders_of_one_customer_are_in_the_same_chunk(in_norte: Shop, clock: MovableClock) -> None:
    for number in range(1, 7):
        make_order_with_parcels(number=number, email=f"{'ana' if number % 2 else 'bea'}@example.test")
    chunks = list(order_chunks(SINCE, UNTIL, size=2))
    assert [len(chunk) for chunk in chunks] == [3, 3]
    Order.objects.update(customer=None)
    assert [len(chunk) for chunk in order_chunks(SINCE, UNTIL, size=2)] == [2, 2, 2]
    assert sum(len(past_customers(chunk, until=UNTIL)) for chunk in order_chunks(SINCE, UNTIL, size=4)) == 6


@pytest.mark.proves(
    "X12", part="no more questions for more orders; seconds and the ledger's stand in docs/verification.md"
)
def test_more_orders_cost_no_more_queries(in_norte: Shop, clock: MovableClock) -> None:
    def cost(orders: int) -> int:
        for n in range(orders):
            number = Order.objects.count() + 1
            make_return(make_order_with_parcels(number=number, email=f"c{number}@example.test"), grade="a")
            assert n < orders
        [chunk] = order_chunks(SINCE, UNTIL)
        with CaptureQueriesContext(connection) as captured:
            found = past_customers(chunk, until=UNTIL)
        assert len(found) == Order.objects.count()
        return len(captured)

    assert cost(1) == cost(6)


def test_another_shops_past_is_not_seen(norte: Shop, sur: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_return(make_order_with_parcels())
        [chunk] = order_chunks(SINCE, UNTIL)
    with shop_scope(sur):
        assert list(order_chunks(SINCE, UNTIL)) == []
        assert past_customers(chunk, until=UNTIL) == []


def test_what_was_paid_is_what_a_refund_would_be_reckoned_from(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels(lines=((3, "10.01"), (1, "20.00")), shipping="4.90")
    ret = make_return(order, {lines_of(order)[0].pk: 2})
    found = only_order(gathered())
    assert sum((paid.amount for paid in found.paid.values()), found.shipping.amount) == Decimal("54.93")
    assert ret.estimate_amount == Decimal("20.02")
