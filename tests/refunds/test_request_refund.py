"""What is asked for goes back, once, by the way it came; what can't be is refused or handed to a person."""

from dataclasses import replace
from decimal import Decimal

import pytest

from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.refunds.models import Refund, RefundPart
from saleor_postventa.refunds.paid import paid_order
from saleor_postventa.refunds.queries import refunds_by_reference
from saleor_postventa.refunds.rules import PartStatus, Path, RefundStatus, Trouble
from saleor_postventa.refunds.services import (
    MoreThanPaid,
    NothingToRefund,
    RefundKeyTaken,
    UnknownUnits,
)
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .scene import Saleor, ask_refund, eur, lines_of, the_part, work


def events(name: str) -> int:
    return RecordedEvent.objects.filter(name=name).count()


@pytest.mark.proves("A11")
def test_the_estimate_is_what_goes_back(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(units=(2, 1), voucher_code=None)
    line = lines_of(order)[0]
    owed = paid_order(order).owed({line.pk: 1}, with_shipping=False)
    refund = ask_refund(order, owed.total, units={line.pk: 1})
    work()
    refund.refresh_from_db()
    assert (refund.status, refund.amount) == (RefundStatus.SETTLED, owed.total.amount)
    assert saleor.refunded(order) == owed.total.amount == line.unit_price_gross_amount
    assert saleor.requests(order) == [str(owed.total.amount)]
    assert (events("RefundRequested"), events("RefundSettled"), events("RefundFailed")) == (1, 1, 0)


def test_all_of_it_in_three_refunds_is_what_was_charged(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(units=(2, 1))
    first, second = lines_of(order)
    for units, with_shipping in (({first.pk: 1}, False), ({second.pk: 1, first.pk: 1}, False), ({}, True)):
        owed = paid_order(order).owed(units, with_shipping=with_shipping)
        ask_refund(order, owed.total, units=units, shipping=owed.shipping)
        work()
        order.refresh_from_db()
    assert saleor.refunded(order) == order.total_gross_amount
    assert paid_order(order).owed({first.pk: 1}, with_shipping=True).total == eur(0)
    assert saleor.books(order)["charge_status"] == "FULL"


def test_a_second_voice_for_the_same_key_changes_nothing(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    refund = ask_refund(order, "5.00", key="return:1:1")
    assert ask_refund(order, "5.00", key="return:1:1") == refund
    work()
    assert ask_refund(order, "5.00", key="return:1:1") == refund
    work()
    assert saleor.requests(order) == ["5.00"]


def test_the_same_key_for_another_amount_is_refused(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    ask_refund(order, "5.00", key="return:1:1")
    with pytest.raises(RefundKeyTaken):
        ask_refund(order, "6.00", key="return:1:1")
    assert Refund.objects.get().amount == Decimal(5)


@pytest.mark.parametrize("amount", ["0", "-5.00", "0.001"])
def test_senseless_amounts_are_refused(saleor: Saleor, shop: Shop, amount: str) -> None:
    order = saleor.place()
    with pytest.raises(NothingToRefund):
        ask_refund(order, amount)
    assert not Refund.objects.exists()


def test_another_currency_is_refused(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    with pytest.raises(NothingToRefund):
        ask_refund(order, replace(eur(5), currency="PLN"))


def test_units_that_were_never_bought_are_refused(saleor: Saleor, shop: Shop) -> None:
    order, other = saleor.place(), saleor.place()
    for units in ({lines_of(order)[0].pk: 3}, {lines_of(other)[0].pk: 1}, {lines_of(order)[0].pk: 0}):
        with pytest.raises(UnknownUnits):
            ask_refund(order, "1.00", units=units)
    assert not Refund.objects.exists()


def test_no_more_than_was_charged(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    ask_refund(order, eur(order.total_gross_amount - 1))
    with pytest.raises(MoreThanPaid) as refused:
        ask_refund(order, "1.01")
    assert refused.value.values["left"] == "€1.00"
    ask_refund(order, "1.00")
    work()
    assert saleor.refunded(order) == order.total_gross_amount


def test_what_others_refunded_is_not_there_any_more(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    saleor.control.report_refund(order.saleor_id, amount="10.00")
    order = saleor.mirror(order.saleor_id)
    with pytest.raises(MoreThanPaid):
        ask_refund(order, eur(order.total_gross_amount))
    ask_refund(order, eur(order.total_gross_amount - 10))


def test_units_that_staff_granted_are_worth_nothing_more(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(units=(2, 1))
    line = lines_of(order)[0]
    saleor.control.grant_refund(order.saleor_id, lines=[{"line": line.saleor_id, "quantity": 1}])
    order = saleor.mirror(order.saleor_id)
    assert paid_order(order).owed({line.pk: 2}, with_shipping=False).goods == line.unit_price


def test_what_was_discounted_goes_back_discounted(saleor: Saleor, shop: Shop) -> None:
    voucher = "HOLA10"
    order = saleor.place(units=(1, 1), voucher_code=voucher)
    line = lines_of(order)[0]
    owed = paid_order(order).owed({line.pk: 1}, with_shipping=False)
    assert owed.goods.amount < line.undiscounted_unit_price_gross_amount
    assert owed.goods == line.unit_price


def test_several_payments_share_it(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(pay="10.00")
    saleor.control.pay_order(order.saleor_id)
    order = saleor.mirror(order.saleor_id)
    refund = ask_refund(order, eur(order.total_gross_amount), units={lines_of(order)[0].pk: 2})
    parts = list(RefundPart.objects.filter(refund=refund).order_by("pk"))
    assert {part.amount for part in parts} == {Decimal(10), order.total_gross_amount - 10}
    work()
    refund.refresh_from_db()
    assert refund.status == RefundStatus.SETTLED
    assert [each["charged"] for each in saleor.books(order)["transactions"]] == ["0.00", "0.00"]
    assert len(saleor.requests(order)) == 2


def test_a_payment_by_hand_waits_for_staff(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(pay="none")
    saleor.control.mark_as_paid(order.saleor_id)
    order = saleor.mirror(order.saleor_id)
    refund = ask_refund(order, "5.00")
    work()
    part = the_part(refund)
    assert (part.status, part.path, part.trouble) == (PartStatus.FOR_STAFF, Path.MANUAL, Trouble.NO_PAYMENT_APP)
    assert part.refund.status == RefundStatus.FOR_STAFF
    assert events("RefundFailed") == 1
    assert saleor.refunded(order) == 0


def test_an_old_payment_waits_for_staff_at_once(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(pay="none")
    Order.objects.filter(pk=order.pk).update(charged_amount=order.total_gross_amount)
    refund = ask_refund(order, "5.00")
    part = the_part(refund)
    assert (part.status, part.path, part.state) == (PartStatus.FOR_STAFF, Path.LEGACY, WorkState.DONE)
    assert part.trouble == Trouble.LEGACY_PAYMENT
    assert saleor.books(order)["granted_refunds"] == []


def test_the_grant_names_units_shipping_and_reason(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(units=(2, 1))
    line = lines_of(order)[0]
    ask_refund(order, "9.00", units={line.pk: 1}, shipping=eur("1.00"), key="return:77:1", reason="Too small")
    work()
    order = saleor.mirror(order.saleor_id)
    grant = order.granted_refunds.get()
    assert (grant.status, grant.is_shipping_included, grant.units) == ("success", True, {str(line.pk): 1})
    assert grant.reason == "Too small [postventa return:77:1]"


def test_units_that_failed_grants_ate_are_left_out(saleor: Saleor, shop: Shop) -> None:
    """Saleor counts them though no money moved; the amount stands by itself."""
    order = saleor.place(units=(1, 1))
    line = lines_of(order)[0]
    saleor.control.grant_refund(order.saleor_id, amount="1.00", lines=[{"line": line.saleor_id, "quantity": 1}])
    saleor.control.report_refund(order.saleor_id, success=False)
    order = saleor.mirror(order.saleor_id)
    owed = paid_order(order).owed({line.pk: 1}, with_shipping=False)
    assert owed.goods == line.unit_price
    refund = ask_refund(order, owed.goods, units={line.pk: 1})
    work()
    assert the_part(refund).status == PartStatus.SETTLED


def test_the_other_shop_sees_nothing(saleor: Saleor, shop: Shop, sur: Shop) -> None:
    order = saleor.place()
    refund = ask_refund(order, "5.00")
    assert refunds_by_reference([refund.reference]) == {refund.reference: [refund]}
    with shop_scope(sur):
        assert refunds_by_reference([refund.reference]) == {}
