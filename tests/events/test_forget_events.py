"""The log forgets after its time, and not before its work is done."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import WorkState, drain, queues
from saleor_postventa.events import services
from saleor_postventa.events.chores import forget_old_events
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.events.services import QUEUE, forget_events, record
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import change_state
from tests.conftest import MovableClock
from tests.make import make_recorded_event

from .conftest import BellRung

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_norte")]


def test_forgets_by_when_it_was_recorded(clock: MovableClock) -> None:
    make_recorded_event(key="old")
    clock.move(days=10)
    make_recorded_event(key="new")
    assert forget_events(before=clock() - timedelta(days=5)) == 1
    assert [row.key for row in RecordedEvent.objects.all()] == ["new"]


def test_takes_finished_runs_along_and_leaves_what_still_waits(react: Any, clock: MovableClock) -> None:
    react("care.count", lambda row: None)
    record(BellRung(times=1), by=SYSTEM)
    drain(queues.get(QUEUE))
    record(BellRung(times=2), by=SYSTEM)
    clock.move(days=10)
    forget_events(before=clock())
    assert [row.fact.times for row in RecordedEvent.objects.all()] == [2]
    assert [run.state for run in ReactionRun.objects.all()] == [WorkState.WAITING]


def test_forgets_a_slice_at_a_time(clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "DELETED_AT_ONCE", 2)
    for _ in range(5):
        make_recorded_event()
    clock.move(days=1)
    with CaptureQueriesContext(connection) as queries:
        assert forget_events(before=clock()) == 5
    assert sum('DELETE FROM "events_recordedevent"' in query["sql"] for query in queries) == 3
    assert not RecordedEvent.objects.exists()


@pytest.mark.parametrize("state", list(ShopState))
def test_forgets_whatever_the_shops_state(in_norte: Shop, clock: MovableClock, state: ShopState) -> None:
    make_recorded_event()
    change_state(in_norte, state, since=clock())
    clock.move(days=7 * 366)
    forget_old_events()
    assert not RecordedEvent.objects.exists()


def test_forgets_in_its_own_shop_alone(sur: Shop, clock: MovableClock) -> None:
    with shop_scope(sur):
        make_recorded_event()
    clock.move(days=1)
    assert forget_events(before=clock()) == 0
    with shop_scope(sur):
        assert RecordedEvent.objects.count() == 1
