"""Sending, receiving in parts, checking unit by unit, and settling what was checked."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.core.work import drain, queues
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import record
from saleor_postventa.goods.events import UnitsMarkedReturned
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveKind
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.services.reservation import units_held
from saleor_postventa.refunds.models import Refund
from saleor_postventa.returns.findings import missing_units
from saleor_postventa.returns.models import Inspection, Return, Settlement
from saleor_postventa.returns.rules import Finding, ReturnStatus, SettlementStatus
from saleor_postventa.returns.services import (
    close_missing,
    finish_settlement,
    inspect_units,
    note_first_scan,
    receive_return,
    send_return,
    settle_return,
)
from saleor_postventa.returns.services.arriving import (
    BatchNeeded,
    MoreThanArrived,
    NothingArrived,
    SentInFuture,
    UnknownGrade,
)
from saleor_postventa.returns.services.ending import NothingMissing
from saleor_postventa.returns.services.moving import TooManyUnits, UnknownReturn, UnknownReturnLine
from saleor_postventa.returns.services.settling import NoteNeeded, NotForStaff, NothingToSettle, UnknownSettlement
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .make import (
    BY_SHOPPER,
    BY_STAFF,
    by_line,
    inspect,
    lines_of,
    make_order_with_parcels,
    make_policy,
    make_return,
    receive,
    settle_all,
)
from .snapshot import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(in_norte: Shop, clock: MovableClock) -> Order:
    make_policy(loss_by_grade={"c": "40", "d": "100"})
    return make_order_with_parcels(lines=[(3, "10.00")])


def fresh(ret: Return) -> Return:
    return Return.objects.get(pk=ret.pk)


def amounts(ret: Return) -> list[object]:
    return [settlement.amount for settlement in ret.settlements.order_by("number")]


@pytest.mark.proves("A12", part="without the case: the missing unit becomes a finding for the team")
def test_asked_three_received_two_one_as_new_one_damaged(order: Order, in_norte: Shop, clock: MovableClock) -> None:
    (line,) = lines_of(order)
    ret = make_return(order, status=ReturnStatus.SENT)
    receive(ret, {line.pk: 2})
    assert fresh(ret).lines.get().counts.expected == 1
    row = ret.lines.get()
    found = [
        Finding(line_id=row.pk, quantity=1, grade="a", disposition="restock", note="Perfect"),
        Finding(line_id=row.pk, quantity=1, grade="c", disposition="refurbish", serial="S-1"),
    ]
    inspect_units(ret.pk, found, batch="b1", by=BY_STAFF)
    assert amounts(ret) == [16]
    settlement = ret.settlements.get()
    assert (settlement.goods_amount, settlement.loss_amount, settlement.units) == (20, 4, {str(line.pk): 2})
    assert Refund.objects.get().amount == 16
    settle_all(ret)
    assert (fresh(ret).status, fresh(ret).lines.get().counts.expected) == (ReturnStatus.INSPECTED, 1)
    assert list(missing_units(in_norte)) == []
    clock.move(days=15)
    assert [finding.code for finding in missing_units(in_norte)] == ["return_units_missing"]
    close_missing(ret.pk, by=BY_STAFF)
    assert fresh(ret).status == ReturnStatus.RESOLVED
    assert list(missing_units(in_norte)) == []
    resolved = RecordedEvent.objects.get(name="ReturnResolved").data
    assert (resolved["amount"], resolved["units"]) == ("16.00", {str(line.pk): 2})


def test_the_same_batch_twice_counts_once(order: Order) -> None:
    (line,) = lines_of(order)
    ret = make_return(order, status=ReturnStatus.SENT)
    receive(ret, {line.pk: 2}, batch="p1")
    inspect(ret, {line.pk: 2}, batch="p1")
    before = everything()
    receive(ret, {line.pk: 2}, batch="p1")
    inspect(ret, {line.pk: 2}, batch="p1")
    receive_return(ret.pk, {}, batch=" p1 ", by=BY_STAFF)
    assert everything() == before


@pytest.mark.proves("A13", part="stock is asked for once; goods carries it out")
def test_what_is_restocked_is_asked_for_once_for_each_look(order: Order) -> None:
    (line,) = lines_of(order)
    ret = make_return(order, status=ReturnStatus.RECEIVED)
    inspect(ret, {line.pk: 1}, batch="b1")
    inspect(ret, {line.pk: 1}, batch="b1")
    inspect(ret, {line.pk: 1}, batch="b2", grade="b", disposition="refurbish")
    inspect(ret, {line.pk: 1}, batch="b3", grade="b")
    moves = GoodsMove.objects.order_by("pk")
    assert [move.wanted["quantity"] for move in moves.filter(kind=MoveKind.PUT_BACK)] == [1, 1]
    assert [move.wanted["units"] for move in moves.filter(kind=MoveKind.MARK_RETURNED)] == [{str(line.pk): 1}] * 3
    assert {move.reference for move in moves} == {ret.reference}


def test_a_wrong_item_gives_nothing_back_and_goes_to_a_person(order: Order) -> None:
    (line,) = lines_of(order)
    ret = make_return(order, status=ReturnStatus.RECEIVED)
    inspect(ret, {line.pk: 1}, grade="d", disposition="quarantine")
    wrong = ret.settlements.get()
    assert (wrong.amount, wrong.status, wrong.trouble) == (0, SettlementStatus.FOR_STAFF, "wrong_item")
    assert not GoodsMove.objects.exists()
    assert not Refund.objects.exists()
    inspect(ret, {line.pk: 2})
    settle_all(ret)
    assert fresh(ret).status == ReturnStatus.INSPECTED
    with pytest.raises(NoteNeeded):
        finish_settlement(wrong.pk, note="", by=BY_STAFF)
    finish_settlement(wrong.pk, note="It was a brick; the shopper knows", by=BY_STAFF)
    assert fresh(ret).status == ReturnStatus.RESOLVED
    assert units_held([line.pk]) == {line.pk: 2}, "those that Saleor does not count as returned yet, without the wrong"
    with pytest.raises(NotForStaff):
        finish_settlement(wrong.pk, note="Again", by=BY_STAFF)


def refuse_taking_in(kind: type[Refusal], ret: Return, units: Mapping[int, int], batch: str = "new") -> Refusal:
    before = everything()
    with pytest.raises(kind) as refusal:
        receive_return(ret.pk, units, batch=batch, by=BY_STAFF)
    assert everything() == before
    return refusal.value


def test_refuses_to_take_in_what_was_not_approved(order: Order) -> None:
    ret = make_return(order, status=ReturnStatus.SENT)
    (line,) = ret.lines.all()
    refuse_taking_in(NothingArrived, ret, {})
    refuse_taking_in(NothingArrived, ret, {line.pk: 0})
    refuse_taking_in(UnknownReturnLine, ret, {0: 1})
    assert refuse_taking_in(TooManyUnits, ret, {line.pk: 4}).values["left"] == 3
    refuse_taking_in(BatchNeeded, ret, {line.pk: 1}, batch="  ")


def test_refuses_to_check_what_did_not_arrive(order: Order) -> None:
    (line,) = lines_of(order)
    ret = make_return(order, status=ReturnStatus.SENT)
    receive(ret, {line.pk: 1})
    (row,) = ret.lines.all()

    def refuse(kind: type[Refusal], *findings: Finding, batch: str = "b") -> None:
        before = everything()
        with pytest.raises(kind):
            inspect_units(ret.pk, list(findings), batch=batch, by=BY_STAFF)
        assert everything() == before

    good = Finding(line_id=row.pk, quantity=1, grade="a", disposition="restock")
    refuse(NothingArrived)
    refuse(MoreThanArrived, good, good)
    refuse(UnknownReturnLine, Finding(line_id=0, quantity=1, grade="a", disposition="restock"))
    refuse(UnknownGrade, Finding(line_id=row.pk, quantity=1, grade="z", disposition="restock"))
    refuse(UnknownGrade, Finding(line_id=row.pk, quantity=1, grade="a", disposition="attic"))
    refuse(BatchNeeded, good, batch="")


def test_a_shopper_who_sent_it_is_taken_at_their_word_but_proof_starts_the_clock(
    order: Order, clock: MovableClock
) -> None:
    ret = make_return(order)
    send_return(ret.pk, by=BY_SHOPPER)
    assert (fresh(ret).status, fresh(ret).refund_due_at) == (ReturnStatus.SENT, None)
    clock.move(days=1)
    note_first_scan(ret.pk, by=Actor.app("carrier"))
    assert fresh(ret).refund_due_at is not None


def test_can_not_have_been_sent_tomorrow(order: Order, clock: MovableClock) -> None:
    ret = make_return(order)
    with pytest.raises(SentInFuture):
        send_return(ret.pk, by=BY_STAFF, at=clock.moment + timedelta(seconds=1))
    send_return(ret.pk, by=BY_STAFF, at=clock.moment - timedelta(days=1))
    assert fresh(ret).sent_at == clock.moment - timedelta(days=1)


def test_settles_parts_to_the_last_cent(order: Order) -> None:
    odd = make_order_with_parcels(number=2, lines=[(3, "3.33")])
    (line,) = lines_of(odd)
    ret = make_return(odd, status=ReturnStatus.RECEIVED)
    for batch in range(3):
        inspect(ret, {line.pk: 1}, batch=f"b{batch}")
    assert sum(amounts(ret)) == odd.total_gross_amount


@pytest.mark.proves("A17", part="each event settles at its own moment; the scan is told by a verb")
@pytest.mark.parametrize(
    ("event", "settled_at"),
    [
        ("label", "approve"),
        ("first_scan", "scan"),
        ("delivered", "receive"),
        ("inspected", "inspect"),
        ("manual", "team"),
    ],
)
def test_settles_when_the_policy_says(in_norte: Shop, clock: MovableClock, event: str, settled_at: str) -> None:
    make_policy(processing_event=event)
    ret = make_return(make_order_with_parcels())
    seen = {"approve": ret.settlements.count()}
    send_return(ret.pk, by=BY_SHOPPER, tracking_number="T1")
    assert ret.settlements.count() == seen["approve"], "a shopper's word is no scan"
    note_first_scan(ret.pk, by=Actor.app("carrier"))
    note_first_scan(ret.pk, by=Actor.app("carrier"))
    seen["scan"] = ret.settlements.count()
    receive(ret)
    seen["receive"] = ret.settlements.count()
    inspect(ret)
    seen["inspect"] = ret.settlements.count()
    if event == "manual":
        settle_return(ret.pk, by=BY_STAFF)
    seen["team"] = ret.settlements.count()
    moments = list(seen)
    assert [moment for moment in moments if seen[moment]] == moments[moments.index(settled_at) :]
    assert amounts(ret) == [20]
    with pytest.raises(NothingToSettle):
        settle_return(ret.pk, by=BY_STAFF)
    settle_all(ret)
    assert fresh(ret).status == ReturnStatus.RESOLVED


def test_what_is_kept_is_settled_at_once_and_stays_spoken_for(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(keep_it={"is_on": True, "label_cost": {"EUR": "7"}, "handling_cost": {"EUR": "3"}, "cap": 2})
    order = make_order_with_parcels(lines=[(1, "9.00")])
    (line,) = lines_of(order)
    ret = make_return(order)
    assert (ret.is_keep_it, ret.method, ret.status) == (True, "keep_it", ReturnStatus.APPROVED)
    assert amounts(ret) == [9]
    assert ret.refund_due_at is not None
    settle_all(ret)
    assert fresh(ret).status == ReturnStatus.RESOLVED
    assert not GoodsMove.objects.exists()
    assert units_held([line.pk]) == {line.pk: 1}


def test_a_unit_is_let_go_once_saleor_and_the_mirror_count_it(order: Order, clock: MovableClock) -> None:
    (line,) = lines_of(order)
    ret = make_return(order, {line.pk: 2}, status=ReturnStatus.INSPECTED)
    settle_all(ret)
    assert fresh(ret).status == ReturnStatus.RESOLVED
    assert units_held([line.pk]) == {line.pk: 2}
    mark_done(ret)
    assert units_held([line.pk]) == {line.pk: 2}, "the mirror has not seen it yet"
    make_order_with_parcels(lines=[(3, "10.00")], returned={0: 2}, minutes=60)
    drain(queues.get("reactions"))
    assert units_held([line.pk]) == {}
    line.refresh_from_db()
    assert line.quantity_returned == 2


def mark_done(ret: Return) -> None:
    """As goods would tell once Saleor has answered."""
    for move in GoodsMove.objects.filter(reference=ret.reference, kind=MoveKind.MARK_RETURNED):
        note_marked(move)
    drain(queues.get("reactions"))


def note_marked(move: GoodsMove) -> None:
    with transaction.atomic():
        subject = Subject(order=move.order_id)
        moment = datetime(2026, 6, 10, 13, tzinfo=UTC)
        event = UnitsMarkedReturned(
            subject=subject, occurred_at=moment, move_id=move.pk, reference=move.reference, units=move.wanted["units"]
        )
        record(event, by=SYSTEM)


def test_nothing_is_missing_of_what_is_all_there(order: Order) -> None:
    ret = make_return(order, status=ReturnStatus.RECEIVED)
    with pytest.raises(NothingMissing):
        close_missing(ret.pk, by=BY_STAFF)


def test_what_was_given_up_is_taken_in_all_the_same(order: Order) -> None:
    (line,) = lines_of(order)
    ret = make_return(order, status=ReturnStatus.SENT)
    receive(ret, {line.pk: 2})
    close_missing(ret.pk, by=BY_STAFF)
    assert units_held([line.pk]) == {line.pk: 2}
    receive_return(ret.pk, by_line(ret, {line.pk: 1}), batch="late", by=BY_STAFF)
    assert units_held([line.pk]) == {line.pk: 3}
    inspect(ret)
    assert sum(amounts(ret)) == 30


def test_another_shop_can_not_touch_it(order: Order, sur: Shop) -> None:
    ret = make_return(order, status=ReturnStatus.RECEIVED)
    (line,) = ret.lines.all()
    inspect(ret, grade="d")
    settlement = Settlement.objects.get()
    finding = Finding(line_id=line.pk, quantity=1, grade="a", disposition="restock")
    acts = [
        lambda: send_return(ret.pk, by=BY_STAFF),
        lambda: note_first_scan(ret.pk, by=BY_STAFF),
        lambda: receive_return(ret.pk, {line.pk: 1}, batch="x", by=BY_STAFF),
        lambda: inspect_units(ret.pk, [finding], batch="x", by=BY_STAFF),
        lambda: close_missing(ret.pk, by=BY_STAFF),
        lambda: settle_return(ret.pk, by=BY_STAFF),
    ]
    with shop_scope(sur):
        for act in acts:
            with pytest.raises(UnknownReturn):
                act()
        with pytest.raises(UnknownSettlement):
            finish_settlement(settlement.pk, note="x", by=BY_STAFF)
        assert not Inspection.objects.exists()
