"""Somebody goes through a flow of six steps, by a clock that stands still until it is moved."""

from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import replay
from saleor_postventa.flows.codes import EndReason, Exit, JourneyState
from saleor_postventa.flows.models import Flow, Journey, Passage, StaffTask
from saleor_postventa.flows.services import advancing
from saleor_postventa.flows.services.doing import Done, carry_out
from saleor_postventa.flows.services.publishing import end_flow, pause_flow, resume_flow
from saleor_postventa.mailing.codes import CancelReason, MessageStatus, Topic
from saleor_postventa.mailing.consents import withdraw_consent
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.events import DeliveryDateChanged, OrderCancelled, OrderPaid, OrderPlaced, UnitsCameBack
from saleor_postventa.orders.models import Order, OrderLine, Parcel
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.people.services import lift_hold, note_fact, place_hold
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer

from .documents import said, send, wait
from .scene import BY_STAFF, bought, delivered, journeys_of, live, pass_round, told, willing

pytestmark = pytest.mark.django_db

PROMOTERS = [{"kind": "nps", "classes": ["promoter"]}]
SIX = (
    wait("settle", 2),
    send("first", "First"),
    wait("longer", 5),
    {"kind": "stop_when", "code": "unhappy", "conditions": [{"kind": "nps", "classes": ["detractor"]}]},
    {"kind": "split", "code": "fans", "conditions": PROMOTERS, "otherwise": "second"},
    {"kind": "task", "code": "note", "what": "note", "text": said("Write a note"), "within_days": 2},
    send("second", "Second"),
)


@pytest.fixture
def flow(shop: Shop) -> Flow:
    return live("six", *SIX)


def begun(customer: Customer) -> Order:
    order = bought(customer)
    delivered(order)
    return order


def subjects(mailbox: Mailbox) -> list[str]:
    return [str(mail["Subject"]) for mail in mailbox.mails]


def days(clock: MovableClock, count: int) -> None:
    """One by one, with what is due on each."""
    for _day in range(count):
        clock.move(days=1)
        pass_round()


def test_takes_its_steps_when_they_are_due(flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = willing()
    begun(customer)
    pass_round()
    assert subjects(mailbox) == []
    days(clock, 2)
    assert subjects(mailbox) == ["First"]
    days(clock, 4)
    assert subjects(mailbox) == ["First"]
    days(clock, 1)
    assert subjects(mailbox) == ["First", "Second"]
    [journey] = journeys_of(customer)
    assert (journey.state, journey.reason) == (JourneyState.ENDED, EndReason.DONE)
    taken = [passage.step for passage in Passage.objects.order_by("pk")]
    assert taken == ["settle", "first", "longer", "unhappy", "fans", "second"]
    assert not StaffTask.objects.exists()


def test_whoever_fits_goes_the_other_way(flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = willing()
    order = begun(customer)
    note_fact(customer, "nps_class", "promoter")
    days(clock, 7)
    [task] = StaffTask.objects.all()
    assert (task.texts["en"], task.order_id, task.due_at - task.created_at) == (
        "Write a note",
        order.pk,
        timedelta(days=2),
    )
    assert subjects(mailbox) == ["First", "Second"]


def test_stops_where_a_step_says_so(flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = willing()
    begun(customer)
    note_fact(customer, "nps_class", "detractor")
    days(clock, 9)
    assert subjects(mailbox) == ["First"]
    [journey] = journeys_of(customer)
    assert (journey.state, journey.reason) == (JourneyState.LEFT, EndReason.STOPPED)


def _buys(customer: Customer, order: Order) -> None:
    again = bought(customer)
    told(
        OrderPlaced,
        again,
        channel="",
        total_amount=again.total_gross_amount,
        currency="EUR",
        language="ES",
        is_replacement=False,
        is_imported=False,
    )


def _asks_for_return(customer: Customer, order: Order) -> None:
    place_hold(customer, HoldReason.OPEN_RETURN, key="R-1", by=SYSTEM, order_id=order.pk)


def _has_case(customer: Customer, order: Order) -> None:
    place_hold(customer, HoldReason.OPEN_CASE, key="C-1", by=SYSTEM)


def _stops_topic(customer: Customer, order: Order) -> None:
    withdraw_consent(customer, Topic.OFFERS, source="test", by=SYSTEM)


def _cancels(customer: Customer, order: Order) -> None:
    Order.objects.filter(pk=order.pk).update(status="canceled")
    told(OrderCancelled, order)


def _sends_all_back(customer: Customer, order: Order) -> None:
    for line in OrderLine.objects.filter(order=order):
        line.quantity_returned = line.quantity
        line.save()
    told(UnitsCameBack, order, units={}, totals={})


EXITS = {
    Exit.PURCHASE: _buys,
    Exit.RETURN: _asks_for_return,
    Exit.CASE: _has_case,
    Exit.UNSUBSCRIBE: _stops_topic,
    Exit.CANCELLED: _cancels,
    Exit.ALL_RETURNED: _sends_all_back,
}


@pytest.mark.proves("D2")
@pytest.mark.parametrize("exit_", Exit, ids=str)
def test_every_exit_ends_it_and_stops_what_was_planned(
    flow: Flow, clock: MovableClock, mailbox: Mailbox, exit_: Exit
) -> None:
    customer = willing()
    order = begun(customer)
    days(clock, 3)
    EXITS[exit_](customer, order)
    days(clock, 10)
    [journey] = [each for each in journeys_of(customer) if each.order_id == order.pk]
    assert (journey.state, journey.reason) == (JourneyState.LEFT, exit_)
    assert subjects(mailbox)[:1] == ["First"]
    assert "Second" not in subjects(mailbox)
    ended = [row.fact for row in RecordedEvent.objects.filter(name="JourneyEnded", order_id=order.pk)]
    assert [fact.reason for fact in ended] == [exit_]


@pytest.mark.parametrize(("email", "has_left"), [("one@example.test", True), ("other@example.test", False)])
def test_whoever_buys_again_as_a_guest_leaves_as_well(
    flow: Flow, clock: MovableClock, mailbox: Mailbox, email: str, has_left: bool
) -> None:
    customer = willing(email="one@example.test")
    order = begun(customer)
    days(clock, 3)
    _buys(make_customer(email=email, saleor_id=None), order)
    [journey] = journeys_of(customer)
    assert (journey.state == JourneyState.LEFT) is has_left


@pytest.mark.parametrize("exit_", [Exit.PURCHASE, Exit.RETURN, Exit.CASE], ids=str)
def test_an_exit_that_the_flow_does_not_name_ends_nothing(
    shop: Shop, clock: MovableClock, mailbox: Mailbox, exit_: Exit
) -> None:
    live("six", *SIX, exits=[each.value for each in Exit if each is not exit_])
    customer = willing()
    order = begun(customer)
    EXITS[exit_](customer, order)
    pass_round()
    [journey] = [each for each in journeys_of(customer) if each.order_id == order.pk]
    assert journey.state == JourneyState.WAITING


def test_a_mail_that_waits_is_stopped_with_the_exit(flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = willing()
    order = begun(customer)
    clock.move(days=2)
    place_hold(customer, HoldReason.LATE_PARCEL, key="p", by=SYSTEM)
    pass_round()
    [message] = Message.objects.filter(customer=customer, kind="flow_offer")
    assert (message.status, message.waits_for) == (MessageStatus.WAITING, "hold")
    _cancels(customer, order)
    message.refresh_from_db()
    assert (message.status, message.cancel_reason) == (MessageStatus.CANCELLED, CancelReason.OVERTAKEN)


def test_the_last_mail_is_stopped_too_while_it_waits(shop: Shop, clock: MovableClock, mailbox: Mailbox) -> None:
    live("one", send("only", "Only"))
    customer = willing()
    order = begun(customer)
    place_hold(customer, HoldReason.LATE_PARCEL, key="p", by=SYSTEM)
    pass_round()
    [journey] = journeys_of(customer)
    assert journey.state == JourneyState.ENDED
    clock.move(hours=1)
    _buys(customer, order)
    message = Message.objects.get(kind="flow_offer")
    assert (message.status, message.cancel_reason) == (MessageStatus.CANCELLED, CancelReason.OVERTAKEN)


def test_a_moved_delivery_moves_the_flow(flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = willing()
    order = begun(customer)
    days(clock, 1)
    later = now()
    parcel = Parcel.objects.get(order=order)
    Parcel.objects.filter(pk=parcel.pk).update(delivered_at=later)
    told(
        DeliveryDateChanged,
        order,
        parcel_id=parcel.pk,
        delivered_at=later,
        former_delivered_at=later - timedelta(days=1),
        source="staff",
        revision=1,
    )
    days(clock, 1)
    assert subjects(mailbox) == []
    days(clock, 1)
    assert subjects(mailbox) == ["First"]


@pytest.mark.parametrize("times", [1, 3])
def test_begins_once_for_a_cause_however_often_it_is_told(flow: Flow, times: int) -> None:
    customer = willing()
    begun(customer)
    for _again in range(times):
        replay(list(RecordedEvent.objects.all()))
        pass_round()
    assert len(journeys_of(customer)) == 1
    assert RecordedEvent.objects.filter(name="JourneyBegun").count() == 1


def test_a_paused_flow_waits_and_goes_on(flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = willing()
    begun(customer)
    pause_flow(flow.pk, by=BY_STAFF)
    days(clock, 4)
    assert subjects(mailbox) == []
    resume_flow(flow.pk, by=BY_STAFF)
    pass_round()
    assert subjects(mailbox) == ["First"]


def test_whoever_waited_too_long_is_let_go(flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = willing()
    begun(customer)
    pause_flow(flow.pk, by=BY_STAFF)
    clock.move(days=40)
    resume_flow(flow.pk, by=BY_STAFF)
    pass_round()
    [journey] = journeys_of(customer)
    assert (journey.reason, subjects(mailbox)) == (EndReason.TOO_LATE, [])


def test_an_ended_flow_lets_everybody_go(flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = willing()
    begun(customer)
    end_flow(flow.pk, by=BY_STAFF)
    days(clock, 4)
    [journey] = journeys_of(customer)
    assert (journey.state, journey.reason, subjects(mailbox)) == (JourneyState.LEFT, EndReason.FLOW_ENDED, [])


def test_old_news_begins_nothing(flow: Flow, clock: MovableClock) -> None:
    customer = willing()
    delivered(bought(customer), at=now() - timedelta(days=4))
    pass_round()
    assert not Journey.objects.exists()


def test_one_that_cannot_be_moved_holds_up_no_other(
    flow: Flow,
    clock: MovableClock,
    mailbox: Mailbox,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, sound = willing(), willing()
    for customer in (broken, sound):
        begun(customer)

    def fail_for_one(journey: Journey, *rest: Any) -> Done:
        if journey.customer_id == broken.pk:
            raise RuntimeError("no luck")
        return carry_out(journey, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(advancing, "carry_out", fail_for_one)
        days(clock, 2)
    assert [mail["To"] for mail in mailbox.mails] == [sound.email]
    assert "failed in this round" in caplog.text
    clock.move(minutes=20)
    pass_round()
    assert [mail["To"] for mail in mailbox.mails] == [sound.email, broken.email]


def test_a_paid_order_of_the_right_number_begins(shop: Shop, clock: MovableClock, mailbox: Mailbox) -> None:
    live("second_order", send("hello", "Hello"), trigger="paid", settings={"number": 2})
    customer = willing()
    for _number in range(3):
        clock.move(hours=1)
        told(OrderPaid, bought(customer), charged_amount=50, currency="EUR")
    pass_round()
    assert len(journeys_of(customer)) == 1


def test_a_lifted_hold_lets_the_mail_go(flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = willing()
    begun(customer)
    place_hold(customer, HoldReason.REFUND_PENDING, key="r", by=SYSTEM)
    days(clock, 2)
    assert subjects(mailbox) == []
    lift_hold(HoldReason.REFUND_PENDING, key="r", by=SYSTEM)
    pass_round()
    assert subjects(mailbox) == ["First"]
