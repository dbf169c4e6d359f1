"""Reactions: carried out in order, once in effect, retried, given up on in the open."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.event import Subject
from saleor_postventa.core.trace import trace
from saleor_postventa.core.work import MOST_LOSSES, WorkState, drain, queues
from saleor_postventa.events.cause import caused_by, current_cause
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.events.services import QUEUE, UnknownRun, record, replay, retry_runs
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop, shop_scope
from tests.conftest import MovableClock

from .conftest import BellRung


def ring(*numbers: int, order: int = 1) -> list[RecordedEvent]:
    with transaction.atomic():
        rows = [record(BellRung(times=number, subject=Subject(order=order)), by=SYSTEM) for number in numbers]
    return [row for row in rows if row is not None]


def work() -> int:
    return drain(queues.get(QUEUE))


@pytest.mark.django_db
@pytest.mark.usefixtures("in_norte")
class TestCarryOut:
    @pytest.mark.proves("E9", part="reactions in order per order")
    def test_reacts_in_the_order_of_recording(self, react: Any) -> None:
        seen: list[int] = []
        react("care.count", lambda row: seen.append(row.fact.times))
        ring(3, 1, 2)
        work()
        assert seen == [3, 1, 2]

    def test_knows_shop_event_and_cause(self, react: Any) -> None:
        seen: list[Any] = []
        react("care.count", lambda row: seen.append((current_shop().slug, row.subject.order, current_cause())))
        row = ring(1, order=7)[0]
        work()
        assert seen == [("norte", 7, f"event:{row.pk}")]

    @pytest.mark.parametrize(("cause", "told"), [("delivery:12", {"delivery_id": "12"}), ("event:3", {})])
    def test_its_log_lines_tell_what_it_comes_of(self, react: Any, cause: str, told: dict[str, str]) -> None:
        seen: list[dict[str, str]] = []
        react("care.count", lambda row: seen.append(dict(trace())))
        with caused_by(cause):
            row = ring(1)[0]
        run = ReactionRun.objects.get(event=row, code="care.count")
        work()
        assert seen == [{"work": f"reactions:{run.pk}", "event_id": str(row.pk), **told}]

    def test_one_domains_trouble_holds_up_no_other(self, react: Any, clock: MovableClock) -> None:
        seen: list[str] = []

        def fail(row: Any) -> None:
            raise ValueError("out of ink")

        react("care.write", fail)
        react("flows.count", lambda row: seen.append("flows"))
        ring(1, 2)
        work()
        assert seen == ["flows", "flows"]
        waiting = ReactionRun.objects.filter(code="care.write").order_by("pk")
        assert [(run.state, run.attempts) for run in waiting] == [(WorkState.WAITING, 1), (WorkState.WAITING, 0)]

    def test_gives_up_in_the_open_and_goes_on_when_told(self, react: Any) -> None:
        answers: list[Exception | None] = [Failure("broken", permanent=True), None]

        def stumble(row: Any) -> None:
            if error := answers.pop(0):
                raise error

        react("care.write", stumble)
        ring(1)
        work()
        dead = ReactionRun.objects.get()
        assert (dead.state, dead.error) == (WorkState.DEAD, "Failure: broken")
        assert retry_runs([dead.pk])[0].state == WorkState.WAITING
        work()
        assert ReactionRun.objects.get().state == WorkState.DONE

    def test_no_other_shop_can_tell_it_to_go_on(self, react: Any, sur: Shop) -> None:
        react("care.write", lambda row: None)
        ring(1)
        ReactionRun.objects.update(state=WorkState.DEAD)
        dead = ReactionRun.objects.get()
        with shop_scope(sur), pytest.raises(UnknownRun):
            retry_runs([dead.pk])
        dead.refresh_from_db()
        assert dead.state == WorkState.DEAD

    def test_a_reaction_may_record_what_follows(self, react: Any) -> None:
        def echo(row: Any) -> None:
            if row.fact.times < 3:
                record(BellRung(times=row.fact.times + 1, subject=row.subject), by=SYSTEM)

        react("care.echo", echo)
        ring(1)
        work()
        rows = RecordedEvent.objects.order_by("pk")
        assert [row.fact.times for row in rows] == [1, 2, 3]
        assert [row.cause for row in rows][1:] == [f"event:{rows[0].pk}", f"event:{rows[1].pk}"]

    def test_an_effect_that_fails_halfway_leaves_nothing(self, react: Any) -> None:
        def half(row: Any) -> None:
            record(BellRung(times=99, subject=row.subject), by=SYSTEM)
            raise ValueError("no more")

        react("care.half", half)
        ring(1)
        work()
        assert [row.fact.times for row in RecordedEvent.objects.all()] == [1]

    def test_replay_runs_reactions_again_and_new_ones_too(self, react: Any) -> None:
        seen: list[str] = []
        react("care.count", lambda row: seen.append("old"))
        rows = ring(1, 2)
        work()
        react("flows.count", lambda row: seen.append("new"))
        assert replay(rows) == 4
        work()
        assert (seen.count("old"), seen.count("new")) == (4, 2)
        assert ReactionRun.objects.filter(state=WorkState.DONE).count() == 4

    def test_replay_gives_a_reaction_that_workers_died_of_its_chances_again(self, react: Any) -> None:
        react("care.count", lambda row: None)
        rows = ring(1)
        ReactionRun.objects.update(state=WorkState.DEAD, attempts=1, losses=MOST_LOSSES)
        replay(rows)
        work()
        assert ReactionRun.objects.get().state == WorkState.DONE

    def test_replay_of_an_idempotent_effect_changes_nothing(self, react: Any) -> None:
        react("care.echo", lambda row: record(BellRung(times=50, subject=row.subject), by=SYSTEM))
        rows = ring(1)
        work()
        before = list(RecordedEvent.objects.order_by("pk").values())
        replay(rows)
        work()
        assert list(RecordedEvent.objects.order_by("pk").values()) == before

    def test_a_reaction_that_is_gone_from_the_program_is_seen(self, react: Any) -> None:
        react("care.count", lambda row: None)
        ring(1)
        ReactionRun.objects.update(code="care.retired")
        work()
        assert "UnknownCode" in ReactionRun.objects.get().error


@pytest.mark.django_db(transaction=True)
def test_four_workers_take_effect_once_and_in_order(norte: Shop, react: Any) -> None:
    def answer(row: Any) -> None:
        """To a call (below 100) with an echo, which nothing answers."""
        if row.fact.times < 100:
            record(BellRung(times=row.fact.times + 100, subject=row.subject), by=SYSTEM)

    react("care.answer", answer)
    with shop_scope(norte):
        for order in (1, 2, 3):
            ring(*(order * 10 + number for number in range(5)), order=order)
    in_threads(4, work_until_done)
    with shop_scope(norte):
        assert set(ReactionRun.objects.values_list("state", "attempts")) == {(WorkState.DONE, 1)}
        for order in (1, 2, 3):
            rows = RecordedEvent.objects.of_order(order).order_by("pk")
            echoes = [row.fact.times for row in rows if row.fact.times >= 100]
            assert echoes == [order * 10 + number + 100 for number in range(5)]


def in_threads(count: int, run: Callable[[], None]) -> None:
    def one() -> None:
        try:
            run()
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def work_until_done() -> None:
    while ReactionRun._base_manager.filter(state=WorkState.WAITING).exists():
        work()
