"""What comes back takes its points along: exactly those, once, whoever tells of it and however often."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.ledger.movements import Terms, spend
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints, post
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Earning, Entry
from saleor_postventa.loyalty.queries.order_points import points_of_orders
from saleor_postventa.loyalty.rules.comebacks import points_gone
from saleor_postventa.loyalty.rules.rewards import Obstacle
from saleor_postventa.loyalty.services import activate_due, earn_order, take_back_points
from saleor_postventa.loyalty.services.redeeming import RewardNotToBeHad
from saleor_postventa.orders.models import Order, OrderLine, Reservation
from saleor_postventa.returns.rules import Outcome
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels, make_policy

from .rewards.scene import Shopper, make_reward
from .trade import (
    account_of,
    balance,
    buy,
    charge_back,
    exchange,
    make_programme,
    moves,
    react,
    see_refund,
    send_back,
    settle_refunds,
)

pytestmark = pytest.mark.django_db
AT_ONCE = {"until": "at_once", "days": 30}


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()


@pytest.mark.proves("B4")
def test_exactly_what_the_line_earned_whatever_became_of_the_rule(clock: MovableClock) -> None:
    """A point a euro when it was bought; two a euro since, and then none at all."""
    make_programme(clock)
    doubled, deleted, credited, swapped = (buy(n, email=f"{n}@example.test") for n in (1, 2, 3, 4))
    make_programme(clock, since=datetime(2026, 6, 5, tzinfo=UTC), purchase={"rates": {"EUR": "2"}})
    send_back(doubled)
    assert moves(doubled) == [("earned", 50, 0), ("taken_back", -50, 0)]
    make_programme(clock, since=datetime(2026, 6, 6, tzinfo=UTC), purchase={"is_on": False, "rates": {}})
    send_back(deleted)
    assert moves(deleted) == [("earned", 50, 0), ("taken_back", -50, 0)]
    send_back(credited, outcome=Outcome.CREDIT)
    assert moves(credited) == [("earned", 50, 0), ("taken_back", -50, 0)]
    exchange(swapped, price="50.00")
    assert moves(swapped) == [("earned", 50, 0)]
    [told] = points_of_orders([doubled.pk]).values()
    assert (told.points, told.points_gone) == (0, 50)


@pytest.mark.proves("B4", part="the rule changed, or was deleted, after the purchase; store credit; exchange")
class TestExactlyWhatThatLineEarned:
    def test_though_the_rule_changed_since(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy()
        make_programme(clock, since=datetime(2026, 6, 5, tzinfo=UTC), purchase={"rates": {"EUR": "2"}})
        send_back(order)
        assert moves(order) == [("earned", 50, 0), ("taken_back", -50, 0)]

    def test_though_the_rule_was_deleted_since(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy()
        make_programme(clock, since=datetime(2026, 6, 5, tzinfo=UTC), purchase={"is_on": False, "rates": {}})
        send_back(order)
        assert balance(order) == (0, 0)

    def test_for_store_credit(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy()
        send_back(order, outcome=Outcome.CREDIT)
        assert balance(order) == (0, 0)

    def test_nothing_for_an_exchange_at_the_same_price(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy()
        exchange(order, price="50.00")
        assert moves(order) == [("earned", 50, 0)]

    def test_of_the_other_lines_nothing(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy(1, (1, "50.00"), (3, "7.00"))
        send_back(order, {1: 2})
        assert balance(order) == (57, 0)


class TestExchanges:
    @pytest.mark.parametrize(("price", "points"), [("80.00", 80), ("30.00", 30), ("50.00", 50)])
    def test_another_price_earns_or_loses_the_difference(self, clock: MovableClock, price: str, points: int) -> None:
        make_programme(clock)
        order = buy()
        exchange(order, price=price)
        assert balance(order) == (points, 0)

    @pytest.mark.parametrize("price", ["80.00", "30.00", "50.00"])
    def test_what_went_out_takes_all_along_when_it_comes_back(self, clock: MovableClock, price: str) -> None:
        make_programme(clock)
        order = buy()
        _ret, sent = exchange(order, price=price)
        assert not Earning.objects.unbound().exists()
        send_back(sent)
        assert balance(order) == (0, 0)

    def test_part_of_a_line(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy(1, (3, "50.00"))
        exchange(order, price="60.00", quantity=2)
        assert balance(order) == (170, 0)
        send_back(order, {0: 1})
        assert balance(order) == (120, 0)

    def test_usable_points_stay_usable(self, clock: MovableClock) -> None:
        make_programme(clock, pending=AT_ONCE)
        order = buy()
        exchange(order, price="60.00")
        assert balance(order) == (10, 50)
        assert list(faults()) == []


@pytest.mark.proves("B4", part="each cause once: charged twice on refund, reverted twice")
class TestOnce:
    def test_told_by_all_who_know(self, clock: MovableClock) -> None:
        """Odoo #212922 charged points twice on a refund; Mollie's module for Magento (#928) reverted twice."""
        make_programme(clock)
        order = buy()
        send_back(order)
        settle_refunds(order)
        OrderLine.objects.filter(order=order).update(quantity_returned=1, quantity_refunded=1)
        see_refund(order, "0", reference="again")
        assert moves(order) == [("earned", 50, 0), ("taken_back", -50, 0)]

    def test_refunded_by_hand_and_settled_by_us(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy(1, (2, "50.00"))
        send_back(order, {0: 1})
        see_refund(order, "50.00", {0: 1})
        assert balance(order) == (50, 0)
        settle_refunds(order, is_seen_before=True)
        assert balance(order) == (50, 0)

    def test_as_often_as_is_asked(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy(1, (3, "10.00"))
        send_back(order, {0: 1})
        assert [take_back_points(order.pk, by=SYSTEM) for _ in range(3)] == [0, 0, 0]
        assert balance(order) == (20, 0)


class TestWithoutUs:
    def test_came_back_in_saleor(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy(1, (2, "50.00"))
        make_order_with_parcels(number=1, lines=((2, "50.00"),), returned={0: 1}, minutes=30)
        react()
        assert balance(order) == (50, 0)

    def test_refunded_in_saleor_by_line(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy(1, (2, "50.00"))
        see_refund(order, "50.00", {0: 1})
        assert balance(order) == (50, 0)

    def test_refunded_and_returned_is_one_unit(self, clock: MovableClock) -> None:
        make_programme(clock)
        order = buy(1, (2, "50.00"))
        OrderLine.objects.filter(order=order).update(quantity_returned=1)
        see_refund(order, "50.00", {0: 1})
        assert balance(order) == (50, 0)

    def test_refunded_without_a_word_of_what(self, clock: MovableClock) -> None:
        """Points kept after a refund: Odoo PR #257854, #238806; ERPNext #32951."""
        make_programme(clock)
        order = buy(1, (1, "50.00"), (1, "30.00"))
        see_refund(order, "8.00")
        assert balance(order) == (72, 0)
        see_refund(order, "72.00", reference="all")
        assert balance(order) == (0, 0)

    @pytest.mark.parametrize("column", ["cancelled_at", "expired_at"])
    def test_cancelled(self, clock: MovableClock, column: str) -> None:
        make_programme(clock)
        order = buy(1, (1, "50.00"), (1, "30.00"))
        Order.objects.filter(pk=order.pk).update(**{column: clock.moment})
        take_back_points(order.pk, by=SYSTEM)
        assert balance(order) == (0, 0)


class TestSpentAlready:
    def buy_and_spend(self, clock: MovableClock, **programme: object) -> Order:
        make_programme(clock, **{"pending": AT_ONCE, **programme})
        order = buy()
        clock.move(days=6)
        activate_due()
        post(spend(account_of(order), 40, Terms("spent:1")))
        return order

    @pytest.mark.proves("B-B2", part="the exploit buy, earn, spend, return")
    def test_buy_earn_return_gains_nothing(self, clock: MovableClock) -> None:
        """Odoo's: order, use the points that it earned, and send it back."""
        order = self.buy_and_spend(clock)
        send_back(order)
        assert balance(order) == (0, -40)
        with pytest.raises(NotEnoughPoints):
            post(spend(account_of(order), 1, Terms("spent:2")))
        buy(2)
        assert balance(order) == (0, 10)
        assert list(faults()) == []

    @pytest.mark.proves("B6")
    def test_below_nothing_no_reward_can_be_had_and_the_next_points_fill_it_first(self, clock: MovableClock) -> None:
        order = self.buy_and_spend(clock)
        send_back(order)
        shopper = Shopper(account_of(order).customer, account_of(order))
        with pytest.raises(RewardNotToBeHad) as refused:
            shopper.redeem(make_reward(points=1))
        assert (refused.value.obstacle, shopper.points) == (Obstacle.NOT_ENOUGH, -40)
        buy(2)
        assert (shopper.points, [points for points, _ends in shopper.lots()]) == (10, [10])
        assert shopper.redeem(make_reward(points=10)).points == 10

    def test_capped_where_the_programme_forgoes_it(self, clock: MovableClock) -> None:
        order = self.buy_and_spend(clock, pending={"until": "days", "days": 14}, may_be_negative=False)
        send_back(order)
        assert balance(order) == (0, 0)
        take_back_points(order.pk, by=SYSTEM)
        buy(2)
        activate_due()
        assert balance(order) == (0, 50)


def test_partly_back_before_and_after_it_can_be_used(clock: MovableClock) -> None:
    make_programme(clock)
    order = buy(1, (3, "11.00"))
    send_back(order, {0: 1})
    settle_refunds(order)
    Reservation.objects.update(released_at=clock.moment)
    clock.move(days=60)
    assert activate_due() == 1
    assert balance(order) == (0, 22)
    see_refund(order, "11.00", {0: 1}, reference="late")
    assert balance(order) == (0, 11)
    assert list(faults()) == []


def test_what_is_taken_back_says_why(clock: MovableClock) -> None:
    make_programme(clock)
    order = buy(1, (3, "11.00"))
    ret = send_back(order, {0: 2})
    entry = Entry.objects.get(kind="taken_back")
    assert entry.why["units"] == 2
    assert (entry.why["earned"], entry.why["points"], entry.cause["return"]) == (33, 22, ret.pk)


@given(
    points=st.integers(0, 10_000),
    quantity=st.integers(1, 40),
    steps=st.lists(st.integers(0, 40), max_size=8),
    shares=st.lists(st.decimals(0, 1, places=4), max_size=8),
)
@settings(max_examples=200)
def test_in_any_order_the_parts_add_up_to_the_whole(
    points: int, quantity: int, steps: list[int], shares: list[object]
) -> None:
    units = 0
    gone = 0
    for step, share in zip(steps, [*shares, *[0] * len(steps)], strict=False):
        units = min(quantity, units + step)
        gone = max(gone, points_gone(points, quantity, units, share))  # type: ignore[arg-type]
        assert 0 <= gone <= points
    assert max(gone, points_gone(points, quantity, quantity, 0)) == points  # type: ignore[arg-type]


@pytest.mark.parametrize(("amount", "left"), [("50.00", 0), ("20.00", 30)])
def test_what_the_bank_takes_back_takes_its_points_along(clock: MovableClock, amount: str, left: int) -> None:
    """Bought, earned, and disputed: the goods stay with the shopper, and the money went back."""
    make_programme(clock)
    order = buy()
    charge_back(order, amount)
    assert balance(order) == (left, 0)
    take_back_points(order.pk, by=SYSTEM)
    earn_order(order.pk, by=SYSTEM)
    assert balance(order) == (left, 0)
    assert list(faults()) == []
