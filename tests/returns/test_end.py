"""Cancelling, expiring with a reminder, opening again, and the law's clock for the money."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.services.reservation import TooFewUnits, units_held
from saleor_postventa.people.models import Hold
from saleor_postventa.returns.chores import remind_and_expire, watch_refund_deadlines
from saleor_postventa.returns.findings import late_refunds, requests, settlements
from saleor_postventa.returns.models import PolicyVersion, Return
from saleor_postventa.returns.queries import overdue_refunds, returnable_items, status_sentence
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.returns.services import (
    cancel_return,
    close_missing,
    note_first_scan,
    reopen_return,
    resolve_return,
    send_return,
)
from saleor_postventa.returns.services.ending import AlreadyPaid, AlreadyScanned, ReopenReasonNeeded
from saleor_postventa.returns.services.moving import UnknownReturn
from saleor_postventa.returns.services.resolving import StillOpen
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .make import (
    BY_SHOPPER,
    BY_STAFF,
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
MADRID = ZoneInfo("Europe/Madrid")
CARRIER = Actor.app("carrier")


@pytest.fixture
def order(in_norte: Shop, clock: MovableClock) -> Order:
    return make_order_with_parcels()


def fresh(ret: Return) -> Return:
    return Return.objects.get(pk=ret.pk)


def held(order: Order) -> dict[int, int]:
    return units_held([line.pk for line in lines_of(order)])


@pytest.mark.proves("A45")
@pytest.mark.parametrize("status", [ReturnStatus.SENT, ReturnStatus.RECEIVED, ReturnStatus.INSPECTED])
def test_a_return_on_its_way_is_not_cancelled_any_more(order: Order, status: ReturnStatus) -> None:
    ret = make_return(order, status=status)
    before = everything()
    with pytest.raises(AlreadyScanned) as refusal:
        cancel_return(ret.pk, by=BY_SHOPPER)
    assert "already" in refusal.value.message
    assert everything() == before


def test_a_cancelled_return_gives_its_units_back(order: Order) -> None:
    ret = make_return(order)
    cancel_return(ret.pk, by=BY_SHOPPER, reason="I keep it")
    assert fresh(ret).status == ReturnStatus.CANCELLED
    assert held(order) == {}
    assert ret.transitions.latest("pk").reason == "I keep it"


def test_what_was_paid_in_advance_neither_ends_nor_expires(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(processing_event="label")
    ret = make_return(make_order_with_parcels())
    with pytest.raises(AlreadyPaid):
        cancel_return(ret.pk, by=BY_SHOPPER)
    with pytest.raises(AlreadyPaid):
        close_missing(ret.pk, by=BY_STAFF)
    clock.move(days=60)
    remind_and_expire()
    assert fresh(ret).status == ReturnStatus.APPROVED


@pytest.mark.proves("A23")
def test_reminds_then_expires_and_the_units_can_be_returned_again(order: Order, clock: MovableClock) -> None:
    (line,) = lines_of(order)
    ret = make_return(order)
    clock.move(days=9)
    remind_and_expire()
    assert not RecordedEvent.objects.filter(name="ReturnReminded").exists()
    clock.move(days=1)
    remind_and_expire()
    remind_and_expire()
    assert RecordedEvent.objects.filter(name="ReturnReminded").count() == 1
    clock.set(datetime(2026, 7, 1, 21, 59, tzinfo=UTC))
    remind_and_expire()
    assert fresh(ret).status == ReturnStatus.APPROVED, "the day that was named is not over in Madrid"
    clock.move(minutes=1)
    remind_and_expire()
    assert fresh(ret).status == ReturnStatus.EXPIRED
    assert RecordedEvent.objects.get(name="ReturnExpired").actor_kind == "system"
    (item,) = returnable_items(order, now=clock.moment)
    assert (item.decision.is_open, item.decision.returnable) == (True, 2)
    assert not Hold.objects.in_force().exists()
    assert make_return(order, {line.pk: 2}).status == ReturnStatus.APPROVED


def test_who_was_reminded_late_has_a_few_days_left(order: Order, clock: MovableClock) -> None:
    ret = make_return(order)
    clock.move(days=40)
    remind_and_expire()
    named = datetime(2026, 7, 23, 22, tzinfo=UTC) - timedelta.resolution
    assert (fresh(ret).status, fresh(ret).send_by) == (ReturnStatus.APPROVED, named)
    clock.set(named)
    remind_and_expire()
    assert fresh(ret).status == ReturnStatus.EXPIRED


def test_what_was_sent_in_time_does_not_expire(order: Order, clock: MovableClock) -> None:
    ret = make_return(order, status=ReturnStatus.SENT)
    clock.move(days=90)
    remind_and_expire()
    assert fresh(ret).status == ReturnStatus.SENT
    close_missing(ret.pk, by=BY_STAFF)
    assert fresh(ret).status == ReturnStatus.EXPIRED
    assert held(order) == {}


def refused(kind: type[Refusal], ret: Return, reason: str = "A mistake") -> None:
    before = everything()
    with pytest.raises(kind):
        reopen_return(ret.pk, reason=reason, by=BY_STAFF)
    assert everything() == before


@pytest.mark.parametrize(
    ("status", "then"),
    [
        (ReturnStatus.DECLINED, ReturnStatus.REQUESTED),
        (ReturnStatus.CANCELLED, ReturnStatus.REQUESTED),
        (ReturnStatus.EXPIRED, ReturnStatus.APPROVED),
    ],
)
@pytest.mark.proves("A45", part="reopened by the team")
def test_is_opened_again_with_its_units(
    waiting_policy: PolicyVersion, status: ReturnStatus, then: ReturnStatus
) -> None:
    order = make_order_with_parcels()
    (line,) = lines_of(order)
    ret = make_return(order, status=status)
    refused(ReopenReasonNeeded, ret, reason=" ")
    reopen_return(ret.pk, reason="A mistake", by=BY_STAFF)
    assert fresh(ret).status == then
    assert held(order) == {line.pk: 2}
    assert Hold.objects.in_force().get().key == ret.reference
    assert RecordedEvent.objects.filter(name="ReturnReopened").count() == 1


def test_is_not_opened_again_once_its_units_were_asked_for_anew(order: Order) -> None:
    ret = make_return(order, status=ReturnStatus.CANCELLED)
    make_return(order)
    refused(TooFewUnits, ret)


def test_a_resolved_return_is_opened_for_what_comes_late(order: Order) -> None:
    (line,) = lines_of(order)
    ret = make_return(order, status=ReturnStatus.SENT)
    receive(ret, {line.pk: 1})
    inspect(ret)
    close_missing(ret.pk, by=BY_STAFF)
    settle_all(ret)
    assert fresh(ret).status == ReturnStatus.RESOLVED
    reopen_return(ret.pk, reason="The other one came", by=BY_STAFF)
    assert fresh(ret).status == ReturnStatus.INSPECTED
    receive(ret, {line.pk: 1})
    with pytest.raises(Refusal):
        resolve_return(ret.pk, by=BY_STAFF)
    inspect(ret)
    with pytest.raises(StillOpen):
        resolve_return(ret.pk, by=BY_STAFF)
    settle_all(ret)
    assert fresh(ret).status == ReturnStatus.RESOLVED
    reopen_return(ret.pk, reason="Looked again", by=BY_STAFF)
    resolve_return(ret.pk, by=BY_STAFF)
    assert fresh(ret).status == ReturnStatus.RESOLVED


class TestClock:
    """Asked for on 10 June 2026, seven days after the delivery: the law's own period."""

    @pytest.mark.proves("A-B7")
    def test_rings_three_days_before_and_counts_what_is_late(
        self, order: Order, in_norte: Shop, clock: MovableClock
    ) -> None:
        ret = make_return(order)
        clock.move(days=2)
        send_return(ret.pk, by=BY_SHOPPER, tracking_number="T1")
        due = datetime(2026, 6, 25, 0, 0, tzinfo=MADRID)
        assert fresh(ret).refund_due_at == due
        clock.set(due - timedelta(days=3, minutes=1))
        watch_refund_deadlines()
        assert not RecordedEvent.objects.filter(name="RefundDeadlineNear").exists()
        clock.set(due - timedelta(days=3))
        watch_refund_deadlines()
        watch_refund_deadlines()
        near = RecordedEvent.objects.get(name="RefundDeadlineNear")
        assert (near.data["due_on"], near.data["is_over"]) == ("2026-06-24", False)
        assert list(late_refunds(in_norte)) == []
        clock.set(due + timedelta(seconds=1))
        watch_refund_deadlines()
        watch_refund_deadlines()
        assert RecordedEvent.objects.filter(name="RefundDeadlineNear", data__is_over=True).count() == 1
        assert list(overdue_refunds(clock.moment)) == [ret]
        assert [finding.code for finding in late_refunds(in_norte)] == ["refunds_overdue"]

    @pytest.mark.proves("A-B7", part="withholding ends on proof of posting")
    def test_rests_until_the_goods_are_proven_to_be_on_their_way(self, order: Order, clock: MovableClock) -> None:
        ret = make_return(order)
        clock.move(days=3)
        send_return(ret.pk, by=BY_SHOPPER)
        clock.move(days=20)
        watch_refund_deadlines()
        assert (fresh(ret).refund_due_at, fresh(ret).alarmed_at) == (None, None)
        note_first_scan(ret.pk, by=CARRIER)
        today = clock.moment.astimezone(MADRID).date()
        assert fresh(ret).refund_due_at.astimezone(MADRID).date() == today + timedelta(days=1)
        watch_refund_deadlines()
        assert fresh(ret).alarmed_at == clock.moment

    @pytest.mark.proves("A-B7", part="what the shop collects itself is not waited for")
    def test_runs_from_the_request_where_the_shop_collects(self, order: Order, clock: MovableClock) -> None:
        make_policy(methods=["pickup", "own_carrier"])
        ret = make_return(order, method="pickup")
        assert fresh(ret).status == ReturnStatus.APPROVED
        assert fresh(ret).refund_due_at == datetime(2026, 6, 25, 0, 0, tzinfo=MADRID)
        receive(ret)
        assert fresh(ret).refund_due_at == datetime(2026, 6, 25, 0, 0, tzinfo=MADRID)

    def test_outside_of_the_laws_period_waits_for_what_is_collected(self, order: Order, clock: MovableClock) -> None:
        make_policy(methods=["pickup", "own_carrier"])
        clock.move(days=15)
        assert fresh(make_return(order, method="pickup")).refund_due_at is None

    def test_outside_of_the_laws_period_runs_from_the_proof(self, order: Order, clock: MovableClock) -> None:
        clock.move(days=15)
        ret = make_return(order)
        clock.move(days=10)
        note_first_scan(ret.pk, by=CARRIER)
        today = clock.moment.astimezone(MADRID).date()
        assert fresh(ret).refund_due_at.astimezone(MADRID).date() == today + timedelta(days=15)

    def test_is_still_when_all_is_paid(self, order: Order, clock: MovableClock) -> None:
        ret = make_return(order, status=ReturnStatus.INSPECTED)
        assert Hold.objects.in_force().filter(reason="refund_pending").count() == 1
        settle_all(ret)
        assert not Hold.objects.in_force().exists()
        clock.move(days=60)
        watch_refund_deadlines()
        assert not RecordedEvent.objects.filter(name="RefundDeadlineNear").exists()

    def test_rings_while_the_money_is_still_on_its_way(self, order: Order, clock: MovableClock) -> None:
        make_return(order, status=ReturnStatus.INSPECTED)
        clock.move(days=12)
        watch_refund_deadlines()
        assert RecordedEvent.objects.filter(name="RefundDeadlineNear").count() == 1


@pytest.mark.proves("A19", part="the sentence of each status; its page belongs to the portal")
@pytest.mark.parametrize("status", list(ReturnStatus))
def test_every_status_says_who_acts_and_by_when(waiting_policy: PolicyVersion, status: ReturnStatus) -> None:
    ret = make_return(make_order_with_parcels(), status=status)
    found = status_sentence(fresh(ret))
    day = found.by_when.astimezone(MADRID)
    assert str(day.year) in found.text
    assert str(day.day) in found.text
    assert found.actor in {"shopper", "shop", "carrier", "nobody"}


def test_requests_that_wait_long_are_a_finding(
    waiting_policy: PolicyVersion, in_norte: Shop, clock: MovableClock
) -> None:
    make_return(make_order_with_parcels())
    assert list(requests(in_norte)) == []
    clock.move(days=3)
    assert [finding.code for finding in requests(in_norte)] == ["returns_to_decide"]


def test_what_waits_for_a_person_is_a_finding(order: Order, in_norte: Shop) -> None:
    assert list(settlements(in_norte)) == []
    ret = make_return(order, status=ReturnStatus.RECEIVED)
    inspect(ret, grade="d", disposition="quarantine")
    assert [finding.code for finding in settlements(in_norte)] == ["settlements_for_staff"]


def test_another_shop_can_neither_cancel_nor_open_it(order: Order, sur: Shop) -> None:
    ret = make_return(order)
    with shop_scope(sur):
        for act in (
            lambda: cancel_return(ret.pk, by=BY_SHOPPER),
            lambda: reopen_return(ret.pk, reason="x", by=BY_STAFF),
            lambda: resolve_return(ret.pk, by=BY_STAFF),
        ):
            with pytest.raises(UnknownReturn):
                act()
        assert list(requests(sur)) == []
