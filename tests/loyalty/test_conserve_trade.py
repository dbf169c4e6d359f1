"""Whatever is bought, earned, returned, exchanged, refunded, spent or lapses: points are never had for nothing."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.core import clock as core_clock
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.codes import EarningState, EntryKind
from saleor_postventa.loyalty.ledger.movements import Terms, expire, spend
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints, NothingToBook, post
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Earning, Entry
from saleor_postventa.loyalty.services import (
    activate_due,
    earn_order,
    move_exchanged,
    note_settled_return,
    note_window,
    take_back_points,
)
from saleor_postventa.loyalty.services.exchanging import Exchanged
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .trade import make_programme

pytestmark = pytest.mark.django_db
_numbers = count(1)
some_prices = st.sampled_from(["0.40", "9.99", "33.33", "50.00"])


class Trade(RuleBasedStateMachine):
    """One customer of the shop; every order is of one or two lines."""

    shop: Shop
    clock: MovableClock

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.scope = shop_scope(self.shop)
        self.scope.__enter__()
        self.clock.set(datetime(2026, 6, 10, 12, tzinfo=UTC))
        number = next(_numbers)
        self.customer = Customer.objects.create(shop=self.shop, email=f"t{number}@example.test", saleor_id=f"U{number}")
        self.orders: list[Order] = []

    def teardown(self) -> None:
        try:
            self.everything_back()
            assert list(faults()) == []
        finally:
            self.scope.__exit__(None, None, None)
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def everything_back(self) -> None:
        for order in self.orders:
            Order.objects.filter(pk=order.pk).update(cancelled_at=self.clock.moment)
            take_back_points(order.pk, by=SYSTEM)
        assert not any(each.rest for each in Earning.objects.all())
        for account in Account.objects.filter(customer=self.customer):
            gone = self.total(EntryKind.SPENT) + self.total(EntryKind.EXPIRED)
            assert (account.pending, account.active) == (0, gone), "nothing was had for nothing"

    def total(self, *kinds: EntryKind) -> int:
        return sum(each.active for each in Entry.objects.filter(kind__in=kinds, account__customer=self.customer))

    def order(self, data: Any) -> Order:
        found: Order = data.draw(st.sampled_from(self.orders))
        return found

    def line(self, data: Any) -> OrderLine:
        return data.draw(st.sampled_from(list(OrderLine.objects.filter(order__in=self.orders).order_by("pk"))))

    @rule(lines=st.lists(st.tuples(st.integers(1, 3), some_prices), min_size=1, max_size=2))
    def buy(self, lines: list[tuple[int, str]]) -> None:
        self.orders.append(self.made(lines))
        earn_order(self.orders[-1].pk, by=SYSTEM)

    def made(self, lines: list[tuple[int, str]], **values: Any) -> Order:
        number, total = next(_numbers), sum((Decimal(price) * quantity for quantity, price in lines), Decimal(0))
        moment = self.clock.moment
        known = {"saleor_id": f"O{number}", "number": str(number), "currency": "EUR", "channel": "web"}
        order = Order.objects.create(
            shop=self.shop,
            customer=self.customer,
            is_paid=True,
            placed_at=moment,
            paid_at=moment,
            charged_amount=total,
            total_gross_amount=total,
            **{**known, **values},
        )
        for place, (quantity, price) in enumerate(lines):
            whole = Decimal(price) * quantity
            OrderLine.objects.create(
                shop=self.shop,
                order=order,
                saleor_id=f"L{number}-{place}",
                position=place,
                quantity=quantity,
                currency="EUR",
                unit_price_gross_amount=price,
                total_price_gross_amount=whole,
                total_price_net_amount=whole,
                undiscounted_unit_price_gross_amount=price,
            )
        return order

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), days=st.integers(-3, 30), revision=st.integers(1, 9))
    def set_window(self, data: Any, days: int, revision: int) -> None:
        note_window(self.line(data).pk, self.clock.moment + timedelta(days=days), revision=revision)

    @rule(days=st.integers(1, 20))
    def wait(self, days: int) -> None:
        self.clock.move(days=days)
        activate_due()

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), units=st.integers(1, 3), is_credit=st.booleans())
    def send_back(self, data: Any, units: int, is_credit: bool) -> None:
        line = self.line(data)
        note_settled_return(
            next(_numbers), line.order_id, {str(line.pk): min(units, line.quantity)}, is_without_money=is_credit
        )
        take_back_points(line.order_id, by=SYSTEM)

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), column=st.sampled_from(["quantity_returned", "quantity_refunded"]))
    def come_back_in_saleor(self, data: Any, column: str) -> None:
        line = self.line(data)
        OrderLine.objects.filter(pk=line.pk, **{f"{column}__lt": F("quantity")}).update(**{column: F(column) + 1})
        take_back_points(line.order_id, by=SYSTEM)

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), amount=some_prices)
    def refund_some_money(self, data: Any, amount: str) -> None:
        order = self.order(data)
        Order.objects.filter(pk=order.pk).update(refunded_amount=F("refunded_amount") + Decimal(amount))
        take_back_points(order.pk, by=SYSTEM)

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), units=st.integers(1, 3), difference=st.sampled_from(["0", "0", "12.50", "-7.00", "-90.00"]))
    def exchange(self, data: Any, units: int, difference: str) -> None:
        line = self.line(data)
        variant = Variant.objects.create(shop=self.shop, saleor_id=f"V{next(_numbers)}")
        sent = self.made([(units, "0.00")], is_replacement=True)
        OrderLine.objects.filter(order=sent).update(variant=variant)
        goods = [Exchanged(line.pk, variant.saleor_id, units, Decimal(difference))]
        number = next(_numbers)
        for _twice in range(2):
            move_exchanged(number, line.order_id, goods, replacement=sent.saleor_id, by=SYSTEM)
        self.orders.append(sent)

    @rule(points=st.integers(1, 60))
    def spend(self, points: int) -> None:
        account = Account.objects.filter(customer=self.customer).first()
        if account is None:
            return
        try:
            post(spend(account, points, Terms(f"spent:{next(_numbers)}")))
        except NotEnoughPoints:
            assert account.active < points

    @rule(days=st.integers(0, 400))
    def lapse(self, days: int) -> None:
        account = Account.objects.filter(customer=self.customer).first()
        if account is None:
            return
        try:
            due = self.clock.moment + timedelta(days=days)
            post(expire(account, Terms(f"expired:{next(_numbers)}"), due=due))
        except NothingToBook:
            pass

    @precondition(lambda self: self.orders)
    @rule(data=st.data())
    def tell_again(self, data: Any) -> None:
        order, before = self.order(data), Entry.objects.count()
        earn_order(order.pk, by=SYSTEM)
        assert take_back_points(order.pk, by=SYSTEM) == 0
        assert Entry.objects.count() == before

    @invariant()
    def the_ledger_holds_what_the_earnings_say(self) -> None:
        account = Account.objects.filter(customer=self.customer).first()
        rows = list(Earning.objects.filter(account=account)) if account else []
        if account is not None:
            assert account.pending == sum(each.rest for each in rows if each.state == EarningState.PENDING)
            usable = sum(each.rest for each in rows if each.state == EarningState.ACTIVE)
            assert account.active == usable + self.total(EntryKind.SPENT, EntryKind.EXPIRED)


def run(shop: Shop, clock: MovableClock, until: str, **wanted: int) -> None:
    with shop_scope(shop):
        make_programme(clock, pending={"until": until, "days": 20})
    core_clock.use_source(clock)
    machine = type("Trade", (Trade,), {"shop": shop, "clock": clock})
    run_state_machine_as_test(machine, settings=settings(**wanted))


@pytest.mark.timeout(600)
@pytest.mark.proves("B-B2", part="buying, earning, returning, exchanging, spending, lapsing: 50 histories")
@pytest.mark.parametrize("until", ["days", "at_once"])
def test_no_history_gives_points_for_nothing(norte: Shop, clock: MovableClock, until: str) -> None:
    run(norte, clock, until, max_examples=25, stateful_step_count=20)


@pytest.mark.slow
@pytest.mark.timeout(3000)
@pytest.mark.proves("B-B2", part="buying, earning, returning, exchanging, spending, lapsing: 3,000 histories")
@pytest.mark.parametrize("until", ["window", "days", "at_once"])
def test_many_histories_give_no_points_for_nothing(norte: Shop, clock: MovableClock, until: str) -> None:
    run(norte, clock, until, max_examples=1_000, stateful_step_count=20)
