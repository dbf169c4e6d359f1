"""Units are marked as returned in Saleor once, whatever breaks."""

from typing import Any

import pytest
from django.db import transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.core.work import drain, queues, work_on
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import record
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveStatus, Trouble
from saleor_postventa.goods.services import QUEUE, ForeignLine, NoUnits, mark_returned
from saleor_postventa.orders.models import Order
from saleor_postventa.people.events import CustomerErased
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import STAFF

from .stage import Stage, kill_at

BY = Actor.staff(STAFF.id)
NOBODY = "http://127.0.0.1:1/graphql/"


def mark(order: Order, units: int = 1, key: str = "return:1:1", place: int = 0, **options: str) -> GoodsMove:
    line = order.lines.order_by("position")[place]
    return mark_returned(order, {line.pk: units}, key=key, reference="return:1", by=BY, **options)


def go_away(settings: Any) -> None:
    """Nobody listens there."""
    settings.ALLOWED_SALEOR_URLS = [*settings.ALLOWED_SALEOR_URLS, NOBODY]
    Shop.objects.update(api_url=NOBODY)


def test_marks_the_units_and_says_so(stage: Stage) -> None:
    order = stage.order()
    move = mark(order)
    stage.work()
    move.refresh_from_db()
    assert (move.status, move.state, stage.returned(order)) == (MoveStatus.DONE, "done", [1])
    event = RecordedEvent.objects.get(name="UnitsMarkedReturned")
    assert event.data == {"move_id": move.pk, "reference": "return:1", "units": {str(order.lines.get().pk): 1}}
    assert (event.actor_ref, event.order_id, event.line_ids) == (STAFF.id, order.pk, [order.lines.get().pk])


def test_asking_again_with_the_same_key_is_the_same_move(stage: Stage) -> None:
    order = stage.order()
    first = mark(order)
    stage.work()
    assert mark(order).pk == first.pk
    stage.work()
    assert stage.returned(order) == [1]


def test_working_on_it_again_changes_nothing(stage: Stage) -> None:
    order = stage.order()
    move = mark(order)
    stage.work()
    GoodsMove.objects.update(state="waiting")
    work_on(queues.get(QUEUE), move.pk)
    assert stage.returned(order) == [1]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_kill_at_any_step_marks_once(stage: Stage, monkeypatch: pytest.MonkeyPatch, number: int, when: str) -> None:
    order = stage.order()
    move = mark(order)
    assert kill_at(monkeypatch, move, number, when)
    stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, stage.returned(order)) == (MoveStatus.DONE, [1])


def test_nobody_is_at_it_while_its_worker_may_live(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    order = stage.order()
    move = mark(order)
    kill_at(monkeypatch, move, 2, "before")
    GoodsMove.objects.update(leased_until=None)
    stage.work()
    move.refresh_from_db()
    assert (move.status, stage.returned(order)) == (MoveStatus.CALLED, [0])
    assert "StillUnderWay" in move.error


def test_what_somebody_else_marked_meanwhile_is_for_a_person(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    order = stage.order(units=5)
    move = mark(order, units=2)
    kill_at(monkeypatch, move, 2, "before")
    stage.control.return_units(order.saleor_id, [{"line": order.lines.get().saleor_id, "quantity": 1}])
    stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, move.trouble, stage.returned(order)) == (MoveStatus.STUCK, Trouble.AMBIGUOUS, [1])
    event = RecordedEvent.objects.get(name="MoveStuck")
    assert (event.data["code"], event.data["kind"]) == ("ambiguous", "mark_returned")


def test_fewer_units_in_saleor_than_came_back_are_for_a_person(stage: Stage) -> None:
    order = stage.order(units=1)
    stage.control.return_units(order.saleor_id, [{"line": order.lines.get().saleor_id, "quantity": 1}])
    move = mark(order)
    stage.work()
    move.refresh_from_db()
    assert (move.status, move.trouble) == (MoveStatus.STUCK, Trouble.AMBIGUOUS)
    assert stage.returned(order) == [1]


def test_takes_from_several_parcels_and_from_what_saleor_never_saw_leave(stage: Stage) -> None:
    order = stage.order(units=4, sent=1)
    line = order.lines.get()
    stage.control.fulfill_order(order.saleor_id, [{"line": line.saleor_id, "quantity": 1}])
    mark(order, units=3)
    stage.work()
    assert stage.returned(order) == [3]
    assert GoodsMove.objects.get().before["unsent"] == {line.saleor_id: 1}


def test_ids_of_fulfilments_are_looked_up_anew(stage: Stage) -> None:
    """The first return deletes the fulfilment that the second one's units lay in."""
    order = stage.order(units=2)
    mark(order, units=1)
    stage.work()
    mark(order, units=1, key="return:2:1")
    stage.work()
    assert stage.returned(order) == [2]
    assert {move.status for move in GoodsMove.objects.all()} == {MoveStatus.DONE}


def test_another_orders_line_is_refused_before_anything_is_asked(stage: Stage) -> None:
    order, other = stage.order(), stage.order()
    with pytest.raises(ForeignLine):
        mark_returned(order, {other.lines.get().pk: 1}, key="k", reference="r", by=BY)
    assert not GoodsMove.objects.exists()
    assert stage.returned(other) == [0]


@pytest.mark.parametrize("units", [0, -1])
def test_no_units_are_refused(stage: Stage, units: int) -> None:
    order = stage.order()
    with pytest.raises(NoUnits):
        mark(order, units=units)
    with pytest.raises(NoUnits):
        mark_returned(order, {}, key="k", reference="r", by=BY)
    assert not GoodsMove.objects.exists()


def test_a_saleor_that_is_away_is_waited_for(stage: Stage, settings: Any) -> None:
    order = stage.order()
    shop = stage.shop
    go_away(settings)
    move = mark(order)
    stage.work()
    move.refresh_from_db()
    assert (move.status, move.taken_at) == (MoveStatus.ASKED, None)
    Shop.objects.filter(pk=shop.pk).update(api_url=shop.api_url)
    stage.carry_on_later()
    assert stage.returned(order) == [1]


def test_reasons_are_told_where_saleor_takes_them(stage: Stage) -> None:
    order = stage.order()
    mark(order, reason="Too small")
    stage.work()
    found = stage.client.query("order_return_reasons", dict, {"id": order.saleor_id})["order"]["fulfillments"]
    assert [each["reason"] for each in found if each["status"] == "RETURNED"] == ["Too small"]


def test_an_older_saleor_is_told_no_reasons(stage: Stage) -> None:
    order = stage.order()
    Shop.objects.update(saleor_version="3.21.4")
    mark(order, reason="Too small")
    stage.work()
    found = stage.client.query("order_return_reasons", dict, {"id": order.saleor_id})["order"]["fulfillments"]
    assert [each["reason"] for each in found if each["status"] == "RETURNED"] == [""]


def test_a_missing_permission_waits_for_a_person(stage: Stage) -> None:
    order = stage.order()
    move = mark(order)
    stage.control.update_app("Listening", ["MANAGE_USERS"])
    stage.work()
    move.refresh_from_db()
    assert (move.status, move.trouble) == (MoveStatus.STUCK, Trouble.PERMISSION_MISSING)


def test_it_is_tried_ten_times_and_then_seen_by_a_person(stage: Stage, settings: Any) -> None:
    order = stage.order()
    move = mark(order)
    go_away(settings)
    for _ in range(12):
        stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, move.trouble, move.state) == (MoveStatus.STUCK, Trouble.TOO_MANY_TRIES, "dead")


def test_the_words_of_an_erased_person_are_taken_out(stage: Stage) -> None:
    order = stage.order()
    move = mark(order, reason="Too small for my son Leo")
    event = CustomerErased(subject=Subject(customer=order.customer_id), occurred_at=now())
    with transaction.atomic():
        record(event, by=SYSTEM)
    drain(queues.get("reactions"))
    move.refresh_from_db()
    assert move.wanted["reason"] == ""


def test_sur_sees_nothing_of_it(stage: Stage, sur: Shop) -> None:
    mark(stage.order())
    with shop_scope(sur):
        assert not GoodsMove.objects.exists()
