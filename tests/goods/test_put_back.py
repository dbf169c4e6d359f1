"""Saleor's stock is a bare number without a check: ours is added once, or a person looks."""

from typing import Any

import pytest

from saleor_postventa.core import http
from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.work import queues, work_on
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveStatus, Trouble
from saleor_postventa.goods.services import (
    QUEUE,
    NotStuck,
    NoUnits,
    UnknownMove,
    confirm_move,
    drop_move,
    mark_returned,
    put_back,
    retry_move,
)
from saleor_postventa.goods.warehouses import warehouses
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.shops.findings import findings_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import STAFF

from .stage import AWAY, HOME, Stage, kill_at

BY = Actor.staff(STAFF.id)


def restock(order: Order, units: int = 1, key: str = "return:1:put:1", **options: str) -> GoodsMove:
    return put_back(order.lines.get(), units, key=key, reference="return:1", by=SYSTEM, **options)


def shelf(stage: Stage, order: Order, warehouse: str = HOME) -> int:
    return stage.control.stock(order.lines.get().variant.saleor_id)[warehouse]


def test_adds_the_units_and_says_so(stage: Stage) -> None:
    order = stage.order(stage.variant(stock=10))
    before = shelf(stage, order)
    move = restock(order, units=2)
    stage.work()
    move.refresh_from_db()
    assert (move.status, shelf(stage, order) - before) == (MoveStatus.DONE, 2)
    assert move.result == {"warehouse": HOME, "quantity": before + 2}
    event = RecordedEvent.objects.get(name="StockPutBack")
    assert (event.data["quantity"], event.data["order_line_id"]) == (2, order.lines.get().pk)


@pytest.mark.proves("A13", part="stock in Saleor, once")
def test_the_same_receive_replayed_changes_saleors_stock_once(stage: Stage) -> None:
    order = stage.order(stage.variant(stock=10))
    before = shelf(stage, order)
    line = order.lines.get()
    for _ in range(2):
        mark_returned(order, {line.pk: 1}, key="return:1:batch:1", reference="return:1", by=SYSTEM)
        move = restock(order)
        stage.work()
        GoodsMove.objects.update(state="waiting", leased_until=None)
        work_on(queues.get(QUEUE), move.pk)
    assert (shelf(stage, order) - before, stage.returned(order)) == (1, [1])
    assert RecordedEvent.objects.filter(name="StockPutBack").count() == 1


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_kill_at_any_step_adds_once(stage: Stage, monkeypatch: pytest.MonkeyPatch, number: int, when: str) -> None:
    order = stage.order(stage.variant(stock=10))
    before = shelf(stage, order)
    move = restock(order, units=2)
    assert kill_at(monkeypatch, move, number, when)
    stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, shelf(stage, order) - before) == (MoveStatus.DONE, 2)


def test_what_saleor_never_heard_is_called_again_though_others_sold_meanwhile(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = stage.order(stage.variant(stock=10))
    move = restock(order)
    kill_at(monkeypatch, move, 2, "before")
    stage.control.set_stock(order.lines.get().variant.saleor_id, HOME, 4)
    stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, shelf(stage, order)) == (MoveStatus.DONE, 5)


@pytest.mark.parametrize("sold", [1, 2, 3])
def test_what_was_heard_and_sold_from_meanwhile_is_for_a_person(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, sold: int
) -> None:
    """With 2 sold the number is the one from before the call: it says nothing."""
    variant = stage.variant(stock=10)
    order = stage.order(variant)
    move = restock(order, units=2)
    kill_at(monkeypatch, move, 2, "after")
    stage.order(variant, units=sold)
    stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, move.trouble) == (MoveStatus.STUCK, Trouble.AMBIGUOUS)
    assert shelf(stage, order) == 10 - sold


def test_a_stock_that_changed_between_reading_and_writing_is_for_a_person(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = stage.order(stage.variant(stock=10))
    variant, original = order.lines.get().variant.saleor_id, http.request

    def slowly(*arguments: Any, **options: Any) -> http.Answer:
        if b"PutBackStock" in options["data"]:
            stage.control.set_stock(variant, HOME, 3)
        return original(*arguments, **options)

    move = restock(order)
    with monkeypatch.context() as patch:
        patch.setattr(http, "request", slowly)
        stage.work()
    move.refresh_from_db()
    assert (move.status, move.trouble) == (MoveStatus.STUCK, Trouble.AMBIGUOUS)
    assert (move.result["before"]["quantity"], move.result["seen"], move.result["written"]) == (8, 3, 9)


def test_goes_where_it_left_from_unless_told_otherwise(stage: Stage) -> None:
    order = stage.order(stage.variant(stock=10))
    stage.control.set_stock(order.lines.get().variant.saleor_id, AWAY, 0)
    restock(order, key="a", warehouse=AWAY)
    Parcel.objects.update(warehouse=AWAY)
    restock(order, key="b")
    stage.work()
    Parcel.objects.update(warehouse="")
    restock(order, key="c")
    stage.work()
    assert (shelf(stage, order, AWAY), shelf(stage, order, HOME)) == (2, 9)


def test_saleors_warehouses_are_read_and_one_is_chosen_by_its_id(stage: Stage) -> None:
    places = warehouses(stage.shop)
    assert {place.slug for place in places} == {HOME, AWAY}
    assert [place.name for place in places] == sorted(place.name for place in places)
    away = next(place.id for place in places if place.slug == AWAY)
    order = stage.order(stage.variant(stock=10))
    for _ in range(2):
        restock(order, warehouse=away)
        stage.work()
    assert (shelf(stage, order, AWAY), shelf(stage, order)) == (1, 8)


def test_a_warehouse_that_keeps_none_of_it_gets_its_first(stage: Stage) -> None:
    order = stage.order(stage.variant(stock=10))
    restock(order, warehouse=AWAY)
    stage.work()
    assert shelf(stage, order, AWAY) == 1


def test_an_unknown_warehouse_and_a_deleted_variant_are_for_a_person(stage: Stage) -> None:
    order = stage.order(stage.variant())
    restock(order, key="a", warehouse="atlantis")
    stage.work()
    stage.control.delete_variant(order.lines.get().variant.saleor_id)
    restock(order, key="b")
    stage.work()
    assert {(move.status, move.trouble) for move in GoodsMove.objects.all()} == {(MoveStatus.STUCK, Trouble.REFUSED)}


def test_without_the_permission_nothing_is_written_and_staff_is_told(stage: Stage) -> None:
    order = stage.order(stage.variant(stock=10))
    move = restock(order)
    stage.control.update_app("Listening", ["MANAGE_ORDERS"])
    stage.work()
    move.refresh_from_db()
    assert (move.status, move.trouble) == (MoveStatus.STUCK, Trouble.PERMISSION_MISSING)
    assert shelf(stage, order) == 8
    found = {finding.code: finding for finding in findings_of(stage.shop)}
    assert "goods_permission_missing" in found
    stage.control.update_app("Listening", ["MANAGE_ORDERS", "MANAGE_PRODUCTS"])
    retry_move(move.pk, by=BY)
    stage.work()
    move.refresh_from_db()
    assert (move.status, shelf(stage, order), move.reviewed_by) == (MoveStatus.DONE, 9, STAFF.id)


def test_staff_confirms_what_did_happen(stage: Stage) -> None:
    order = stage.order(stage.variant(stock=10))
    move = restock(order, warehouse="atlantis")
    stage.work()
    assert "goods_need_staff" in {finding.code for finding in findings_of(stage.shop)}
    confirm_move(move.pk, by=BY)
    move.refresh_from_db()
    assert (move.status, move.reviewed_by, shelf(stage, order)) == (MoveStatus.DONE, STAFF.id, 8)
    event = RecordedEvent.objects.get(name="StockPutBack")
    assert (event.actor_kind, event.actor_ref) == ("staff", STAFF.id)
    assert "goods_need_staff" not in {finding.code for finding in findings_of(stage.shop)}
    stage.work()
    assert shelf(stage, order) == 8


def test_only_what_is_stuck_is_decided_on(stage: Stage, sur: Shop) -> None:
    move = restock(stage.order())
    for decide in (retry_move, confirm_move, drop_move):
        with pytest.raises(NotStuck):
            decide(move.pk, by=BY)
        with shop_scope(sur), pytest.raises(UnknownMove):
            decide(move.pk, by=BY)


def test_what_shall_not_happen_any_more_is_dropped(stage: Stage) -> None:
    move = restock(stage.order(), warehouse="atlantis")
    stage.work()
    drop_move(move.pk, by=BY)
    move.refresh_from_db()
    assert (move.status, move.reviewed_by) == (MoveStatus.DROPPED, STAFF.id)
    drop_move(move.pk, by=BY)
    assert RecordedEvent.objects.get(name="MoveDropped").actor_ref == STAFF.id
    assert "goods_need_staff" not in {finding.code for finding in findings_of(stage.shop)}
    with pytest.raises(NotStuck):
        retry_move(move.pk, by=BY)


def test_a_retry_stands_in_the_log_with_who_wanted_it(stage: Stage) -> None:
    move = restock(stage.order(), warehouse="atlantis")
    stage.work()
    retry_move(move.pk, by=BY)
    stage.work()
    move.refresh_from_db()
    assert (move.attempt, move.status) == (2, MoveStatus.STUCK)
    assert RecordedEvent.objects.get(name="MoveRetried").actor_ref == STAFF.id
    assert RecordedEvent.objects.filter(name="MoveStuck").count() == 2


def test_no_units_are_refused(stage: Stage) -> None:
    with pytest.raises(NoUnits):
        restock(stage.order(), units=0)
    assert not GoodsMove.objects.exists()
