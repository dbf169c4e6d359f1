"""What happened makes surveys be asked, later; and moves, holds up or ends what was planned."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseTopic
from saleor_postventa.care.services import open_case, solve_case
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.event import Event, Subject
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import record, replay
from saleor_postventa.loyalty.events import PointsEarned
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.events import OrderCancelled, OrderPaid, ParcelShipped
from saleor_postventa.orders.models import Order, OrderLine, Parcel
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services.delivery import mark_delivered
from saleor_postventa.people.services import absorb_guest
from saleor_postventa.returns.events import ReturnReopened, ReturnResolved
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.surveys.rules.audience import LeftOut
from saleor_postventa.surveys.services.occasions import plan_after_case
from saleor_postventa.surveys.services.publishing import publish_survey
from saleor_postventa.surveys.services.writing import save_draft
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer, make_order, make_parcel

from .documents import asked, content
from .scene import BY_STAFF, live, pass_round, react

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def deliver(parcel: Parcel, at: datetime, source: DeliverySource = DeliverySource.CARRIER) -> None:
    mark_delivered(parcel.pk, delivered_at=at, source=source, by=SYSTEM)
    react()


def happen(event: type[Event], order: Order, at: datetime, **data: Any) -> None:
    subject = Subject(order=order.pk, customer=order.customer_id)
    record(event(subject=subject, occurred_at=at, **data), by=SYSTEM)
    react()


def the_one() -> Invitation:
    return Invitation.objects.get()


@pytest.fixture
def order(shop: Shop, clock: MovableClock) -> Order:
    return make_order(make_customer())


@pytest.fixture
def parcel(order: Order, clock: MovableClock) -> Parcel:
    return make_parcel(order, shipped_at=clock() - 5 * DAY)


@pytest.mark.proves("C2", part="the send date moves with the delivery")
def test_the_day_moves_with_the_delivery(order: Order, parcel: Parcel, clock: MovableClock, mailbox: Mailbox) -> None:
    live(days=3)
    deliver(parcel, clock() - 2 * DAY, DeliverySource.ESTIMATE)
    assert the_one().due_at == clock() + 1 * DAY
    deliver(parcel, clock())
    moved = the_one()
    assert (moved.due_at, moved.status) == (clock() + 3 * DAY, InvitationStatus.SCHEDULED)
    told = RecordedEvent.objects.get(name="InvitationMoved").data
    assert datetime.fromisoformat(told["due_at"]) == moved.due_at
    clock.move(days=2)
    pass_round()
    assert not mailbox.mails
    clock.move(days=1)
    pass_round()
    assert len(mailbox.mails) == 1


def test_nothing_counts_from_the_day_it_was_sent(order: Order, clock: MovableClock) -> None:
    live(days=0)
    parcel = make_parcel(order, shipped_at=clock() - 20 * DAY)
    units = {str(each): 1 for each in parcel.lines.values_list("order_line_id", flat=True)}
    happen(
        ParcelShipped, order, clock(), parcel_id=parcel.pk, units=units, has_tracking=True, notify_customer=True,
        is_imported=False,
    )  # fmt: skip
    pass_round()
    assert not Invitation.objects.exists()


def test_a_mail_that_waits_for_the_morning_goes_back_where_the_parcel_came_later(
    order: Order, parcel: Parcel, clock: MovableClock, mailbox: Mailbox
) -> None:
    live(days=1)
    deliver(parcel, clock() - 1 * DAY, DeliverySource.ESTIMATE)
    clock.move(hours=10)
    pass_round()
    assert (the_one().status, the_one().reason) == (InvitationStatus.WAITING, InvitationReason.MAIL)
    deliver(parcel, clock() - timedelta(hours=2))
    clock.move(hours=11)
    pass_round()
    assert the_one().status == InvitationStatus.SCHEDULED
    assert not mailbox.mails
    clock.move(days=1)
    pass_round()
    assert the_one().status == InvitationStatus.SENT
    assert len(mailbox.mails) == 1


def test_what_was_sent_does_not_move(order: Order, parcel: Parcel, clock: MovableClock, mailbox: Mailbox) -> None:
    live(days=0)
    deliver(parcel, clock() - 1 * DAY, DeliverySource.ESTIMATE)
    pass_round()
    deliver(parcel, clock())
    pass_round()
    assert the_one().status == InvitationStatus.SENT
    assert len(mailbox.mails) == 1


def test_counts_from_the_last_parcel_and_waits_for_one_more(
    order: Order, parcel: Parcel, clock: MovableClock, mailbox: Mailbox
) -> None:
    live(days=3)
    other = make_parcel(order, shipped_at=clock() - 4 * DAY)
    deliver(parcel, clock() - 2 * DAY)
    assert not Invitation.objects.exists()
    deliver(other, clock() - 1 * DAY)
    assert the_one().due_at == clock() + 2 * DAY
    third = make_parcel(order, shipped_at=clock())
    happen(
        ParcelShipped, order, clock(), parcel_id=third.pk, units={}, has_tracking=False, notify_customer=True,
        is_imported=False,
    )  # fmt: skip
    assert (the_one().status, the_one().reason) == (InvitationStatus.WAITING, InvitationReason.PARCEL)
    clock.move(days=5)
    pass_round()
    assert not mailbox.mails
    deliver(third, clock())
    assert (the_one().status, the_one().due_at) == (InvitationStatus.SCHEDULED, clock() + 3 * DAY)


def test_a_parcel_that_comes_at_long_last_is_asked_about(order: Order, parcel: Parcel, clock: MovableClock) -> None:
    live(days=3)
    deliver(parcel, clock())
    make_parcel(order, shipped_at=clock())
    for days in (3, 31):
        clock.move(days=days)
        pass_round()
    assert (the_one().status, the_one().reason) == (InvitationStatus.SKIPPED, InvitationReason.TOO_LATE)
    deliver(Parcel.objects.latest("pk"), clock())
    assert (the_one().status, the_one().due_at) == (InvitationStatus.SCHEDULED, clock() + 3 * DAY)


def test_asks_nobody_of_an_order_that_was_called_off_but_by_a_survey_about_that(
    order: Order, parcel: Parcel, clock: MovableClock
) -> None:
    live("nps", days=3)
    live("why", trigger="cancelled", days=1)
    Order.objects.update(paid_at=clock())
    deliver(parcel, clock())
    Order.objects.update(status="canceled")
    happen(OrderCancelled, order, clock())
    found = {each.trigger: (each.status, each.reason) for each in Invitation.objects.all()}
    assert found == {
        "delivered": (InvitationStatus.CANCELLED, InvitationReason.ORDER_CANCELLED),
        "cancelled": (InvitationStatus.SCHEDULED, ""),
    }
    clock.move(days=1)
    pass_round()
    assert Invitation.objects.get(trigger="cancelled").status == InvitationStatus.SENT


def _resolved(order: Order, at: datetime, transition: int = 1) -> None:
    happen(
        ReturnResolved, order, at, return_id=5, number="R5", transition=transition, outcome="refund",
        amount=Decimal(30), currency="EUR", units={},
    )  # fmt: skip


def test_what_came_back_entirely_is_asked_about_as_a_return_alone(
    order: Order, parcel: Parcel, clock: MovableClock
) -> None:
    live("nps", days=10)
    live("csat", trigger="return_closed", days=1)
    deliver(parcel, clock())
    OrderLine.objects.filter(quantity=1).update(quantity_returned=1)
    _resolved(order, clock())
    assert Invitation.objects.get(trigger="delivered").status == InvitationStatus.SCHEDULED
    OrderLine.objects.filter(quantity=2).update(quantity_returned=2)
    _resolved(order, clock(), transition=2)
    kept = Invitation.objects.get(trigger="delivered")
    assert (kept.status, kept.reason) == (InvitationStatus.CANCELLED, InvitationReason.ALL_RETURNED)
    planned = Invitation.objects.get(trigger="return_closed")
    assert (planned.cause, planned.due_at) == ("return:5", clock() + 1 * DAY)


def test_a_return_that_is_opened_again_is_asked_about_when_it_is_over(order: Order, clock: MovableClock) -> None:
    live("csat", trigger="return_closed", days=1)
    _resolved(order, clock())
    happen(ReturnReopened, order, clock(), return_id=5, number="R5", transition=2)
    assert (the_one().status, the_one().reason) == (InvitationStatus.CANCELLED, InvitationReason.REOPENED)
    clock.move(days=2)
    _resolved(order, clock(), transition=3)
    assert (the_one().status, the_one().due_at) == (InvitationStatus.SCHEDULED, clock() + 1 * DAY)


def test_asks_after_a_case_of_its_topics(order: Order, clock: MovableClock) -> None:
    live("ces", trigger="case_closed", settings={"topics": ["delivery"]}, days=1)
    for case, topic in enumerate(("payment", "delivery")):
        plan_after_case(case, topic=topic, order_id=order.pk, customer_id=None, at=clock(), by=SYSTEM)
    assert (the_one().cause, the_one().customer_id) == ("case:1", order.customer_id)


def test_counts_orders(shop: Shop, clock: MovableClock) -> None:
    survey = live("second", trigger="nth_order", settings={"number": 2}, days=0)
    person = make_customer()
    for days in (10, 5, 1):
        order = make_order(person, placed_at=clock() - days * DAY, paid_at=clock() - days * DAY)
        happen(OrderPaid, order, clock(), charged_amount=Decimal(10), currency="EUR")
    second = Order.objects.order_by("placed_at")[1]
    assert [(each.survey_id, each.order_id) for each in Invitation.objects.all()] == [(survey.pk, second.pk)]


def test_counts_points_that_were_ever_earned(order: Order, clock: MovableClock) -> None:
    live("loyal", trigger="milestone", settings={"points": 100}, days=0)
    for entry, points in enumerate((60, 30, 20, 200)):
        happen(PointsEarned, order, clock(), account_id=1, entry_id=entry, points=points, is_pending=False)
    third = RecordedEvent.objects.filter(name="PointsEarned").order_by("pk")[2]
    assert [each.cause for each in Invitation.objects.all()] == [f"milestone:{third.pk}"]


def test_writes_down_whom_a_survey_is_not_for(order: Order, parcel: Parcel, clock: MovableClock) -> None:
    live(audience={"countries": ["FR"]})
    deliver(parcel, clock())
    assert (the_one().status, the_one().reason) == (InvitationStatus.SKIPPED, LeftOut.OTHER_COUNTRY)
    assert not RecordedEvent.objects.filter(name="InvitationScheduled").exists()


def test_plans_once_however_often_it_is_told(order: Order, parcel: Parcel, clock: MovableClock) -> None:
    live(days=3)
    deliver(parcel, clock())
    replay(list(RecordedEvent.objects.all()))
    react()
    assert Invitation.objects.count() == 1
    assert RecordedEvent.objects.filter(name="InvitationScheduled").count() == 1
    assert not RecordedEvent.objects.filter(name="InvitationMoved").exists()


def test_asks_about_nothing_that_is_long_ago(order: Order, parcel: Parcel, clock: MovableClock) -> None:
    deliver(parcel, clock())
    clock.move(days=60)
    live(days=3)
    replay(list(RecordedEvent.objects.filter(name="ParcelDelivered")))
    react()
    assert not Invitation.objects.exists()


def test_a_new_version_counts_its_own_days(order: Order, parcel: Parcel, clock: MovableClock) -> None:
    survey = live(days=3)
    deliver(parcel, clock())
    later = content(asked("csat"), trigger={"code": "delivered", "delay_days": 7})
    save_draft(survey.pk, later, by=BY_STAFF)
    version = publish_survey(survey.pk, by=BY_STAFF)
    react()
    assert (the_one().due_at, the_one().version_id) == (clock() + 7 * DAY, version.pk)


def test_a_guest_who_becomes_a_customer_stays_one_person(shop: Shop, clock: MovableClock) -> None:
    guest, account = make_customer(saleor_id=None), make_customer()
    order = make_order(guest)
    live(days=3)
    deliver(make_parcel(order, shipped_at=clock() - 1 * DAY), clock())
    absorb_guest(guest, account, at=clock(), by=SYSTEM)
    react()
    assert the_one().customer_id == account.pk


def asked_by_mail() -> list[int]:
    return [each.facts["invitation"] for each in Message.objects.filter(kind="survey_invitation", status="sent")]


@pytest.mark.proves("C2")
def test_each_trigger_asks_and_a_delivery_that_moves_takes_its_mail_along(
    order: Order, parcel: Parcel, clock: MovableClock, mailbox: Mailbox
) -> None:
    """N days after the delivery (never the dispatch), a return, a case, a cancellation, an order, so many points."""
    live("delivery", days=3)
    for trigger in ("return_closed", "case_closed", "cancelled", "nth_order"):
        live(trigger, trigger=trigger, days=2)
    live("points", trigger="milestone", settings={"points": 100}, days=2)
    happen(
        ParcelShipped, order, clock(), parcel_id=parcel.pk, units={}, has_tracking=True, notify_customer=True,
        is_imported=False,
    )  # fmt: skip
    assert not Invitation.objects.filter(trigger="delivered").exists()
    deliver(parcel, clock() - 1 * DAY, DeliverySource.ESTIMATE)
    deliver(parcel, clock(), DeliverySource.CARRIER)
    moved = Invitation.objects.get(trigger="delivered")
    assert moved.due_at == clock() + 3 * DAY
    happen(OrderPaid, order, clock(), charged_amount=Decimal(10), currency="EUR")
    happen(PointsEarned, order, clock(), account_id=1, entry_id=1, points=100, is_pending=False)
    _resolved(order, clock())
    case = open_case(order.customer, topic=CaseTopic.DELIVERY, origin=CaseOrigin.STAFF, order=order, by=BY_STAFF)  # type: ignore[arg-type]
    solve_case(case.pk, CaseOutcome.EXPLAINED, by=BY_STAFF)
    react()
    due = {each.trigger: each.due_at for each in Invitation.objects.exclude(trigger="delivered")}
    assert due == dict.fromkeys(("return_closed", "case_closed", "nth_order", "milestone"), clock() + 2 * DAY)
    called_off = make_order(make_customer(), paid_at=clock(), status="canceled")
    happen(OrderCancelled, called_off, clock())
    assert Invitation.objects.get(trigger="cancelled").due_at == clock() + 2 * DAY
    Invitation.objects.exclude(trigger="delivered").delete()
    clock.move(days=2)
    pass_round()
    assert not asked_by_mail()
    clock.move(days=1)
    pass_round()
    assert asked_by_mail() == [moved.pk]
