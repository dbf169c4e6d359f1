"""Half a year of flows of the demo's shop: as it would stand, told once, and with no mail of then."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from saleor_postventa.core import clock as core_clock
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.demo.following import flows as written
from saleor_postventa.demo.following.past import SINCE, learn_products, tell_flows
from saleor_postventa.demo.following.today import NothingToFollow, follow_now
from saleor_postventa.demo.travel import demo_now
from saleor_postventa.flows.codes import Arm, FlowState, JourneyState, TaskState
from saleor_postventa.flows.document.checks import flaws
from saleor_postventa.flows.document.document import read
from saleor_postventa.flows.models import Flow, FlowVersion, Journey, Passage, Segment, StaffTask
from saleor_postventa.flows.queries.attribution import attributed_to
from saleor_postventa.flows.queries.sums import mails_of
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import Dispatch, LinkClick, Message
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.people.models import Customer
from saleor_postventa.recommendations.models import ModelCard
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.returns.make import make_order_with_parcels

pytestmark = pytest.mark.django_db
TEAM = ["VXNlcjox", "VXNlcjo0"]
ORDERS = 60


@pytest.fixture
def shop(in_norte: Shop, settings: Any, tmp_path: Path) -> Iterator[Shop]:
    """In the demo's own time, whose offset is none."""
    settings.DEMO_DIR = tmp_path
    settings.MAIL_URL = f"file://{tmp_path}/mailbox"
    core_clock.use_source(demo_now)
    yield in_norte
    core_clock.use_source(None)


@pytest.fixture
def year(shop: Shop) -> None:
    """An order every three days, the last of today; each third person buys again nine days later."""
    for number in range(1, ORDERS + 1):
        who = number - 3 if number % 9 == 4 else number
        order = make_order_with_parcels(number=number, email=f"p{who}@example.test", lines=((1, "9.00"),))
        placed = now() - timedelta(days=(ORDERS - number) * 3)
        Order.objects.filter(pk=order.pk).update(placed_at=placed, paid_at=placed, language="ES_ES")
        Parcel.objects.filter(order=order).update(shipped_at=placed + timedelta(hours=8))


def test_journeys_stand_in_every_state(year: None) -> None:
    told = tell_flows(TEAM)
    assert told["journeys"] == Journey.objects.exclude(flow__code__in=["birthday", "win_back"]).count()
    assert set(Journey.objects.values_list("state", flat=True)) == set(JourneyState)
    states = dict(Flow.objects.values_list("code", "state"))
    assert set(states.values()) == {FlowState.LIVE, FlowState.PAUSED, FlowState.DRAFT}
    assert Journey.objects.filter(reason="purchase").exists()
    assert Journey.objects.filter(arm=Arm.HOLDOUT).count() == Journey.objects.filter(state="held_back").count()


def test_each_stands_where_the_clock_has_it(year: None) -> None:
    tell_flows(TEAM)
    for journey in Journey.objects.all():
        assert now() - SINCE - timedelta(days=9) < journey.began_at <= now()
        assert (journey.due_at > now()) == (journey.state == JourneyState.WAITING)
    assert not Passage.objects.filter(at__gt=now()).exists()


def test_the_sums_add_up_and_nothing_of_then_is_sent(year: None) -> None:
    tell_flows(TEAM)
    for flow in Flow.objects.exclude(current=None):
        sums = mails_of(flow)
        assert (sums.planned, sums.waiting) == (sums.sent + sums.not_sent, 0)
    assert mails_of(Flow.objects.get(code=written.CARE)).sent > 30
    statuses = Counter(Message.objects.values_list("status", flat=True))
    assert statuses[MessageStatus.SENT] > statuses[MessageStatus.CANCELLED] > 0
    assert not Dispatch.objects.exists()


def test_some_were_clicked_and_followed_by_an_order(year: None, shop: Shop) -> None:
    update_preferences(shop, {"is_click_count_on": True}, by=SYSTEM)
    tell_flows(TEAM)
    clicks = LinkClick.objects.select_related("message")
    assert 0 < clicks.count() < Message.objects.filter(status=MessageStatus.SENT).count() / 2
    assert all(click.message.delivered_at < click.at <= now() for click in clicks)
    assert sum(attributed_to(flow).orders or 0 for flow in Flow.objects.exclude(current=None)) > 0


def test_today_s_tasks_are_to_do_and_older_ones_done(year: None) -> None:
    tell_flows(TEAM)
    states = Counter(StaffTask.objects.values_list("state", flat=True))
    assert states[TaskState.DONE] > states[TaskState.OPEN] > 0
    assert not StaffTask.objects.filter(state=TaskState.OPEN, due_at__lt=now() - timedelta(days=1)).exists()


def test_tells_it_once(year: None) -> None:
    tell_flows(TEAM)
    counts = Journey.objects.count(), Flow.objects.count(), Segment.objects.count()
    assert tell_flows(TEAM) == {"journeys": 0}
    assert (Journey.objects.count(), Flow.objects.count(), Segment.objects.count()) == counts == (counts[0], 7, 2)


def test_nothing_blocks_any_of_them(year: None) -> None:
    tell_flows(TEAM)
    segments = frozenset(written.SEGMENTS)
    for version in FlowVersion.objects.all():
        found = flaws(read(version.document), default_language="es", segments=segments)
        assert [each.code for each in found if each.is_blocking] == []


def test_the_card_is_of_the_shop_s_own_orders(year: None) -> None:
    for _twice in range(2):
        learn_products(TEAM)
    card = ModelCard.objects.in_use().get()
    assert card.orders == ORDERS


def test_whoever_got_their_order_today_is_written_to_at_once(year: None) -> None:
    tell_flows(TEAM)
    order = make_order_with_parcels(number=500, email="new@example.test", delivered_at=now())
    Order.objects.filter(pk=order.pk).update(paid_at=now())
    assert follow_now(order.number) >= 1
    assert Message.objects.filter(order=order, status=MessageStatus.WAITING, kind="flow_tips").count() == 1
    with pytest.raises(NothingToFollow):
        follow_now(order.number)
    with pytest.raises(NothingToFollow):
        follow_now("none")
    assert Customer.objects.filter(email="new@example.test").count() == 1
