"""Who is on the way in a flow, what comes next and why not yet; and taking somebody out of it."""

from datetime import timedelta

import pytest
from django.utils import translation

from saleor_postventa.core.clock import now
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.flows.codes import Awaited, EndReason, JourneyState
from saleor_postventa.flows.models import Flow, Journey
from saleor_postventa.flows.queries.on_the_way import (
    awaited_by,
    next_code,
    on_the_way_of,
    over_lately_of,
    passages_of,
    place_of,
    step_of,
)
from saleor_postventa.flows.queries.segments import segments_fitting
from saleor_postventa.flows.services.leaving import take_out
from saleor_postventa.flows.services.publishing import pause_flow
from saleor_postventa.flows.services.refusals import UnknownJourney
from saleor_postventa.flows.services.segments import create_segment
from saleor_postventa.mailing.codes import CancelReason, MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.queries import planned_of
from saleor_postventa.orders.models import Parcel
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.people.services import place_hold
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.flows.scene import BY_STAFF, bought, delivered, live, pass_round, willing
from tests.mailing.conftest import Mailbox

from .documents import send, wait

pytestmark = pytest.mark.django_db


@pytest.fixture
def flow(shop: Shop) -> Flow:
    return live("three", wait("settle", 2), send("first", "First"), wait("longer", 5), send("second", "Second"))


def begun(customer: Customer) -> Journey:
    delivered(bought(customer))
    return fresh(customer)


def fresh(customer: Customer) -> Journey:
    return Journey.objects.select_related("flow", "version").get(customer=customer)


def test_tells_the_step_and_what_comes_after_its_wait(flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = willing()
    journey = begun(customer)
    step = step_of(journey)
    assert step is not None
    assert (step.code, place_of(journey), next_code(journey)) == ("settle", 1, "first")
    assert awaited_by([journey]) == {}
    clock.move(days=2)
    pass_round()
    journey = fresh(customer)
    assert (journey.step, place_of(journey), next_code(journey)) == ("longer", 3, "second")
    [settled, sent] = passages_of([journey.pk])[journey.pk]
    assert (settled.step, settled.message) == ("settle", None)
    assert sent.message is not None
    assert (sent.step, sent.message.status) == ("first", MessageStatus.SENT)
    clock.move(days=5)
    pass_round()
    assert next_code(fresh(customer)) is None


def test_says_what_is_waited_for_beside_the_time(flow: Flow) -> None:
    late, held = willing(), willing()
    order = bought(late)
    delivered(order)
    begun(held)
    Parcel.objects.filter(order=order).update(delivered_at=None)
    journeys = [fresh(late), fresh(held)]
    assert awaited_by(journeys) == {journeys[0].pk: Awaited.DELIVERY}
    pause_flow(flow.pk, by=BY_STAFF)
    assert set(awaited_by([fresh(late), fresh(held)]).values()) == {Awaited.RESUMPTION}


class TestTakingOut:
    def test_ends_it_stops_its_mails_and_is_written_down_once(
        self, shop: Shop, clock: MovableClock, mailbox: Mailbox
    ) -> None:
        live("held", send("first", "First"), wait("longer", 5), send("second", "Second"), exits=[])
        customer = willing()
        journey = begun(customer)
        place_hold(customer, HoldReason.OPEN_CASE, key="C-1", by=BY_STAFF)
        pass_round()
        assert planned_of([customer.pk])[customer.pk][0].status == MessageStatus.WAITING
        for _time in range(2):
            left = take_out(journey.pk, by=BY_STAFF)
            assert (left.state, left.reason) == (JourneyState.LEFT, EndReason.BY_STAFF)
        [message] = Message.objects.filter(customer=customer)
        assert (message.status, message.cancel_reason) == (MessageStatus.CANCELLED, CancelReason.BY_STAFF)
        [told] = RecordedEvent.objects.filter(name="JourneyEnded", data__reason="by_staff")
        assert told.by == BY_STAFF
        with translation.override("es"):
            assert "alguien del equipo" in told.fact.describe()
        clock.move(days=10)
        pass_round()
        assert mailbox.mails == []

    def test_leaves_alone_what_is_over(self, flow: Flow, clock: MovableClock, mailbox: Mailbox) -> None:
        customer = willing()
        journey = begun(customer)
        for _day in range(8):
            clock.move(days=1)
            pass_round()
        events = RecordedEvent.objects.count()
        assert take_out(journey.pk, by=BY_STAFF).reason == EndReason.DONE
        assert RecordedEvent.objects.count() == events

    def test_knows_nobody_of_another_shop(self, flow: Flow, sur: Shop) -> None:
        journey = begun(willing())
        with shop_scope(sur), pytest.raises(UnknownJourney):
            take_out(journey.pk, by=BY_STAFF)
        assert fresh(journey.customer).state == JourneyState.WAITING  # type: ignore[arg-type]


def test_a_customer_shows_their_flows_and_segments(flow: Flow) -> None:
    twice, once, nobody = willing(), willing(), willing(email="")
    begun(twice)
    for customer, count in ((twice, 1), (once, 1)):
        for _order in range(count):
            bought(customer, at=now() - timedelta(days=9))
    create_segment(
        code="again", title="Again", content=[{"kind": "orders", "at_least": 2, "at_most": None}], by=BY_STAFF
    )
    create_segment(code="all", title="All", content=[], by=BY_STAFF)
    found = segments_fitting([twice.pk, once.pk, nobody.pk])
    assert {pk: [each.code for each in fits] for pk, fits in found.items()} == {
        twice.pk: ["again", "all"],
        once.pk: ["all"],
    }
    assert [each.flow.code for each in on_the_way_of([twice.pk, once.pk], load=["flow"])[twice.pk]] == ["three"]


def test_whoever_got_nothing_is_told_apart_from_whoever_was_never_meant(
    shop: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    """Why a customer was offered nothing."""
    live("halved", send("first", "First"), holdout_percent=50)
    customers = [willing() for _ in range(12)]
    for customer in customers:
        delivered(bought(customer))
    pass_round()
    over = over_lately_of([each.pk for each in customers], load=("flow",))
    found = {rows[0].state: rows[0].reason for rows in over.values()}
    assert found == {JourneyState.HELD_BACK: EndReason.HOLDOUT, JourneyState.ENDED: EndReason.DONE}
    assert len(over) == len(customers)
    clock.move(days=91)
    assert over_lately_of([each.pk for each in customers], load=("flow",)) == {}
