"""A replacement is ordered once, to the same person, for what was agreed, or not at all."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.work import queues, work_on
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.goods import replacing
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveStatus, Trouble
from saleor_postventa.goods.services import (
    QUEUE,
    CannotConfirm,
    NegativePrice,
    NoUnits,
    ReplacementLine,
    confirm_move,
    order_replacement,
    retry_move,
)
from saleor_postventa.goods.stock import available
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import STAFF

from .stage import HOME, Stage, kill_at

BY = Actor.staff(STAFF.id)


def replace(
    order: Order, variant: str, *, units: int = 1, price: str = "0", key: str = "return:1:replace", delivery: str = ""
) -> GoodsMove:
    line = ReplacementLine(variant=variant, quantity=units, unit_price=Decimal(price), name="Tienda L")
    return order_replacement(order, [line], key=key, reference="return:1", by=SYSTEM, delivery=delivery)


def test_orders_it_for_nothing_and_confirms_it(stage: Stage) -> None:
    order, wanted = stage.order(), stage.variant("L", stock=3)
    move = replace(order, wanted)
    stage.work()
    move.refresh_from_db()
    assert move.status == MoveStatus.DONE
    made = stage.mirror(move.result["order_saleor_id"])
    assert (made.status, made.total_gross_amount, made.shipping_gross_amount) == ("unfulfilled", 0, 0)
    assert (made.number, made.user_email) == (move.result["order_number"], order.user_email)
    assert made.shipping_address == order.shipping_address
    assert [(line.variant.saleor_id, line.quantity) for line in made.lines.all()] == [(wanted, 1)]
    event = RecordedEvent.objects.get(name="ReplacementOrdered")
    assert (event.data["order_saleor_id"], event.data["order_number"]) == (made.saleor_id, made.number)


@pytest.mark.parametrize(
    ("wanted", "sent_by"),
    [("expres-10-h", "Exprés 10 h"), ("pigeon", "Mensajería 24/48 h"), ("", "Mensajería 24/48 h")],
)
def test_goes_as_the_policy_wants_it_where_that_serves(stage: Stage, wanted: str, sent_by: str) -> None:
    move = replace(stage.order(), stage.variant("L"), delivery=wanted)
    stage.work()
    move.refresh_from_db()
    made = stage.mirror(move.result["order_saleor_id"])
    assert (move.status, made.total_gross_amount) == (MoveStatus.DONE, 0)
    assert stage.control.order(made.saleor_id)["shipping_method"] == sent_by


def test_the_mirror_knows_it_as_a_replacement_of_the_original(stage: Stage) -> None:
    order = stage.order()
    move = replace(order, stage.variant("L"))
    stage.work()
    move.refresh_from_db()
    made = stage.mirror(move.result["order_saleor_id"])
    assert (made.is_replacement, made.original_saleor_id) == (True, order.saleor_id)
    assert (order.is_replacement, order.original_saleor_id) == (False, None)


def test_a_shopper_cannot_call_an_order_a_replacement(stage: Stage) -> None:
    """Metadata of a checkout is anybody's; the reference is written by staff and apps alone, and must be whole."""
    order = stage.order(metadata={"postventa.replaces": "T3JkZXI6MQ=="}, external_reference="postventa:replacement:")
    assert (order.is_replacement, order.original_saleor_id) == (False, None)


def test_an_account_keeps_its_order(stage: Stage) -> None:
    customer = stage.control.customers()[0]
    order = stage.order(customer=customer["id"])
    move = replace(order, stage.variant("L"))
    stage.work()
    move.refresh_from_db()
    made = stage.mirror(move.result["order_saleor_id"])
    assert made.customer_id == order.customer_id


@pytest.mark.parametrize("price", ["0", "7.35"])
def test_costs_what_was_agreed_and_shipping_nothing(stage: Stage, price: str) -> None:
    order = stage.order()
    move = replace(order, stage.variant("L"), units=2, price=price)
    stage.work()
    move.refresh_from_db()
    made = stage.mirror(move.result["order_saleor_id"])
    line = made.lines.get()
    assert (made.total_gross_amount, made.shipping_gross_amount) == (2 * Decimal(price), 0)
    assert line.unit_price_gross_amount == Decimal(price)


def test_a_promotion_takes_nothing_off_what_was_agreed(stage: Stage) -> None:
    order, wanted = stage.order(), stage.variant("L")
    stage.control.promote(wanted, "10")
    move = replace(order, wanted, units=2, price="7.35")
    stage.work()
    move.refresh_from_db()
    assert move.status == MoveStatus.DONE, (move.trouble, move.result)
    assert stage.mirror(move.result["order_saleor_id"]).total_gross_amount == Decimal("14.70")


@pytest.fixture
def net_stage(stage: Stage) -> Iterator[Stage]:
    """A channel whose prices are entered without the tax, which Saleor adds."""
    stage.control.change_channel("es", prices_entered_with_tax=False)
    yield stage
    stage.control.change_channel("es")


@pytest.mark.parametrize(("price", "units"), [("0.01", 1), ("7.35", 1), ("8.89", 1), ("0.02", 3), ("19.99", 8)])
def test_costs_what_was_agreed_where_prices_are_net(net_stage: Stage, price: str, units: int) -> None:
    order, wanted = net_stage.order(), net_stage.variant("L", stock=20)
    net_stage.read_products()
    move = replace(order, wanted, units=units, price=price)
    net_stage.work()
    move.refresh_from_db()
    assert move.status == MoveStatus.DONE, (move.trouble, move.result)
    made = net_stage.mirror(move.result["order_saleor_id"])
    assert made.total_gross_amount == units * Decimal(price)


def test_shipping_that_costs_all_the_same_is_taken_off(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft that somebody gave a dearer way of shipping while its worker was killed."""
    order = stage.order()
    move = replace(order, stage.variant("L"))
    kill_at(monkeypatch, move, 7, "after")
    [draft] = stage.replacements()
    express = max(draft["shippingMethods"], key=lambda way: way["price"]["amount"])
    stage.client.mutate("replacement_send_by", dict, {"id": draft["id"], "method": express["id"]})
    stage.carry_on_later()
    move.refresh_from_db()
    made = stage.mirror(move.result["order_saleor_id"])
    assert (move.status, made.total_gross_amount) == (MoveStatus.DONE, 0)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", range(1, 9))
def test_a_kill_at_any_step_orders_once(stage: Stage, monkeypatch: pytest.MonkeyPatch, number: int, when: str) -> None:
    order, wanted = stage.order(), stage.variant("L", stock=1)
    count = len(stage.control.orders())
    move = replace(order, wanted)
    assert kill_at(monkeypatch, move, number, when)
    stage.carry_on_later()
    move.refresh_from_db()
    assert move.status == MoveStatus.DONE
    assert (len(stage.control.orders()) - count, [each["status"] for each in stage.replacements()]) == (
        1,
        ["UNFULFILLED"],
    )
    assert RecordedEvent.objects.filter(name="ReplacementOrdered").count() == 1


def test_sold_out_orders_nothing_and_says_so(stage: Stage) -> None:
    order, wanted = stage.order(), stage.variant("L", stock=1)
    stage.order(wanted, units=1, sent=0)
    move = replace(order, wanted)
    stage.work()
    move.refresh_from_db()
    assert (move.status, move.trouble, stage.replacements()) == (MoveStatus.STUCK, Trouble.OUT_OF_STOCK, [])
    assert stage.control.stock(wanted)[HOME] == 1
    assert RecordedEvent.objects.get(name="MoveStuck").data["code"] == "out_of_stock"


@pytest.mark.parametrize("number", [2, 5, 7])
def test_sold_out_between_any_two_steps_leaves_no_draft(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    order, wanted = stage.order(), stage.variant("L", stock=1)
    move = replace(order, wanted)
    kill_at(monkeypatch, move, number, "after")
    stage.order(wanted, units=1)
    stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, move.trouble, stage.replacements()) == (MoveStatus.STUCK, Trouble.OUT_OF_STOCK, [])
    assert stage.control.stock(wanted)[HOME] == 0
    stage.control.set_stock(wanted, HOME, 1)
    retry_move(move.pk, by=BY)
    stage.work()
    move.refresh_from_db()
    assert move.status == MoveStatus.DONE


def test_a_shop_that_confirms_by_hand_gets_it_confirmed(stage: Stage) -> None:
    order, wanted = stage.order(), stage.variant("L")
    stage.control.change_channel("es", automatically_confirm=False)
    try:
        move = replace(order, wanted)
        stage.work()
    finally:
        stage.control.change_channel("es", automatically_confirm=True)
    move.refresh_from_db()
    assert stage.mirror(move.result["order_saleor_id"]).status == "unfulfilled"


def test_a_variant_that_is_gone_is_for_a_person(stage: Stage) -> None:
    order, wanted = stage.order(), stage.variant("L")
    stage.control.delete_variant(wanted)
    move = replace(order, wanted)
    stage.work()
    move.refresh_from_db()
    assert (move.status, move.trouble) == (MoveStatus.STUCK, Trouble.OUT_OF_STOCK)


def test_a_variant_that_is_no_longer_sold_there_is_as_good_as_sold_out(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saleor shows staff what is not on sale as well, and refuses it only in the draft."""
    order, wanted = stage.order(), stage.variant("L")
    monkeypatch.setattr(replacing, "available", lambda shop, ids, **_: dict.fromkeys(ids, 1))
    stage.control.take_off_sale(wanted, "es")
    move = replace(order, wanted)
    stage.work()
    move.refresh_from_db()
    assert (move.status, move.trouble, stage.replacements()) == (MoveStatus.STUCK, Trouble.OUT_OF_STOCK, [])


def test_a_draft_that_costs_otherwise_is_taken_away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody discounted it while its worker was killed."""
    order = stage.order()
    move = replace(order, stage.variant("L"), price="7.50")
    kill_at(monkeypatch, move, 5, "after")
    [draft] = stage.replacements()
    stage.client.mutate(
        "replacement_discount", dict, {"id": draft["id"], "type": "PERCENTAGE", "value": "50", "reason": "x"}
    )
    stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, move.trouble, stage.replacements()) == (MoveStatus.STUCK, Trouble.WRONG_PRICE, [])
    assert move.result == {"agreed": "7.50", "total": "3.75"}


def test_a_replacement_is_looked_up_and_never_just_confirmed(stage: Stage) -> None:
    move = replace(stage.order(), stage.variant("L", stock=0))
    stage.work()
    with pytest.raises(CannotConfirm):
        confirm_move(move.pk, by=BY)


def test_asking_twice_orders_once(stage: Stage) -> None:
    order, wanted = stage.order(), stage.variant("L")
    first = replace(order, wanted)
    stage.work()
    assert replace(order, wanted).pk == first.pk
    GoodsMove.objects.update(state="waiting", leased_until=None)
    work_on(queues.get(QUEUE), first.pk)
    assert len(stage.replacements()) == 1


def test_nothing_and_less_than_nothing_are_refused(stage: Stage) -> None:
    order = stage.order()
    with pytest.raises(NoUnits):
        replace(order, "x", units=0)
    with pytest.raises(NoUnits):
        order_replacement(order, [], key="k", reference="r", by=BY)
    with pytest.raises(NegativePrice):
        replace(order, "x", price="-1")
    assert not GoodsMove.objects.exists()


def test_a_replacement_of_a_replacement_knows_whose_place_it_takes(stage: Stage) -> None:
    """Three exchanges in a row: each replaces the one before."""
    first = order = stage.order()
    for turn in range(3):
        move = replace(order, stage.variant(f"L{turn}"), price=str(turn), key=f"return:{turn}")
        stage.work()
        move.refresh_from_db()
        made = stage.mirror(move.result["order_saleor_id"])
        assert (made.is_replacement, made.original_saleor_id) == (True, order.saleor_id)
        assert made.total_gross_amount == turn
        order = made
    assert order.pk != first.pk


def test_live_stock_is_what_may_be_sold(stage: Stage) -> None:
    wanted, gone = stage.variant("L", stock=5), stage.variant("XL", stock=0)
    stage.order(wanted, units=2, sent=0)
    found = available(stage.shop, [wanted, gone, "UHJvZHVjdFZhcmlhbnQ6OTk5OTk="], channel="es", country="ES")
    assert found == {wanted: 3, gone: 0, "UHJvZHVjdFZhcmlhbnQ6OTk5OTk=": 0}


def test_sur_sees_nothing_of_it(stage: Stage, sur: Shop) -> None:
    replace(stage.order(), stage.variant("L"))
    with shop_scope(sur):
        assert not GoodsMove.objects.exists()
