"""Two at once: the lock on the order lets the second see what the first took."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Sum

from saleor_postventa.core.money import Money
from saleor_postventa.core.work import queues, work_on
from saleor_postventa.orders.models import Order
from saleor_postventa.refunds.models import Refund, RefundPart
from saleor_postventa.refunds.rules import PartStatus
from saleor_postventa.refunds.services import MoreThanPaid, PartUnderWay, confirm_part, retry_part
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.race import side_by_side

from .scene import BY, Saleor, ask_refund, the_part, work

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def shop(saleor: Saleor, transactional_db: None, settings: Any) -> Iterator[Shop]:
    with shop_scope(saleor.install(settings)) as shop:
        yield shop


def test_two_refunds_of_the_same_money(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    most = order.total_gross_amount * 6 // 10

    def ask(amount: Decimal) -> None:
        with shop_scope(shop):
            ask_refund(order, Money(amount, "EUR"))

    raised = side_by_side(ask, [Decimal(most)] * 4)
    assert [type(error) for error in raised] == [MoreThanPaid] * 3
    assert Refund.objects.count() == 1
    work()
    assert saleor.refunded(order) == most


def test_many_small_ones_never_make_more_than_the_whole(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    each = (order.total_gross_amount / 3).quantize(Decimal("0.01"))

    def ask(number: int) -> None:
        with shop_scope(shop):
            ask_refund(order, Money(each, "EUR"), key=f"race:{number}")

    raised = side_by_side(ask, range(6))
    assert all(isinstance(error, MoreThanPaid) for error in raised)
    asked = RefundPart.objects.aggregate(sum=Sum("amount"))["sum"]
    assert order.total_gross_amount - each < asked <= order.total_gross_amount


def test_the_same_key_from_several_sides_is_one_refund(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()

    def ask(_: int) -> None:
        with shop_scope(shop):
            ask_refund(order, "5.00", key="return:5:1")

    assert side_by_side(ask, range(6)) == []
    assert (Refund.objects.count(), RefundPart.objects.count()) == (1, 1)
    work()
    assert saleor.requests(order) == ["5.00"]


def test_the_same_part_by_several_workers_is_asked_for_once(saleor: Saleor, shop: Shop) -> None:
    """As if leases meant nothing: who finds the part moved on stops, and Saleor refuses whoever asks second."""
    order = saleor.place()
    part = the_part(ask_refund(order, "5.00"))
    side_by_side(lambda item: work_on(queues.get("refunds"), item), [part.pk] * 4)
    work()
    assert saleor.requests(order) == ["5.00"]
    assert saleor.refunded(order) == Decimal(5)


def test_staff_and_worker_at_once(saleor: Saleor, shop: Shop) -> None:
    """Whoever comes first, it is confirmed or tried again, and never both."""
    saleor.control.plan_payment_answer("failure")
    order = saleor.place()
    part = the_part(ask_refund(order, "5.00"))
    work()

    def act(verb: Any) -> None:
        with shop_scope(shop):
            verb(part.pk, by=BY)

    raised = side_by_side(act, [confirm_part, retry_part])
    assert all(isinstance(error, PartUnderWay) for error in raised)
    assert len(raised) == 1
    saleor.control.plan_payment_answer("success")
    work()
    status = RefundPart.objects.get(pk=part.pk).status
    assert status == PartStatus.SETTLED
    assert saleor.refunded(order) in {Decimal(0), Decimal(5)}
    assert Order.objects.count() == 1
