"""Work rows: leased, in order of their lanes, retried, given up on, replayed."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Q

from saleor_postventa.core import work
from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.work import (
    MOST_LOSSES,
    Queue,
    WorkState,
    backoff,
    claim,
    drain,
    earliest_due,
    replay,
    work_on,
)
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop, every_shop
from tests.conftest import MovableClock

pytestmark = pytest.mark.django_db
_numbers = count(1)
Handle = Callable[[Any], None]


def row(shop: Shop, *, lane: str = "", **fields: Any) -> Delivery:
    return Delivery._base_manager.create(
        shop=shop, event="probe", key=str(next(_numbers)), body=b"{}", lane=lane, **fields
    )


def queue(handle: Handle, **options: Any) -> Queue:
    return Queue(name="probe", model=Delivery, handle=handle, **options)


def state_of(item: Delivery) -> Delivery:
    return Delivery._base_manager.get(pk=item.pk)


class Killed(BaseException):
    """As good as kill -9: nobody catches it, nothing after it runs."""


def kill(item: Any) -> None:
    raise Killed


def nothing(item: Any) -> None:
    """Done."""


def fail(item: Any) -> None:
    raise ValueError("no light")


def test_hands_each_row_to_the_handler_in_its_shops_scope(norte: Shop, sur: Shop) -> None:
    seen: list[tuple[int, str]] = []
    rows = [row(norte), row(sur)]
    assert drain(queue(lambda item: seen.append((item.pk, current_shop().slug)))) == 2
    assert seen == [(rows[0].pk, "norte"), (rows[1].pk, "sur")]
    assert {state_of(item).state for item in rows} == {WorkState.DONE}
    assert state_of(rows[0]).attempts == 1


def test_what_was_asked_for_anew_while_it_was_worked_on_waits_again(norte: Shop) -> None:
    calls: list[str] = []

    def overtaken(item: Any) -> None:
        calls.append(state_of(item).event)
        fresh = "asked" if len(calls) == 1 else "settled"
        Delivery._base_manager.filter(pk=item.pk).update(event=fresh)

    item, probe = row(norte), queue(overtaken, done_if=Q(event="settled"))
    work_on(probe, claim(probe, limit=1)[0])
    assert (state_of(item).state, state_of(item).leased_until) == (WorkState.WAITING, None)
    assert drain(probe) == 1
    assert (calls, state_of(item).state) == (["probe", "asked"], WorkState.DONE)


def test_leaves_what_is_not_due_yet(norte: Shop, clock: MovableClock) -> None:
    later = row(norte, due_at=clock() + timedelta(minutes=5))
    assert earliest_due(queue(nothing)) == later.due_at
    assert drain(queue(nothing)) == 0
    clock.move(minutes=5)
    assert drain(queue(nothing)) == 1
    assert earliest_due(queue(nothing)) is None


def test_works_on_no_more_than_the_limit(norte: Shop) -> None:
    for _ in range(5):
        row(norte)
    assert drain(queue(nothing), limit=3, batch=2) == 3
    assert Delivery._base_manager.filter(state=WorkState.WAITING).count() == 2


def test_keeps_the_order_of_a_lane_even_behind_a_failure(norte: Shop, clock: MovableClock) -> None:
    first, second, other = row(norte, lane="a"), row(norte, lane="a"), row(norte, lane="b")
    done: list[int] = []

    def stumble(item: Any) -> None:
        if item.pk == first.pk and item.attempts == 0:
            raise ValueError("not yet")
        done.append(item.pk)

    drain(queue(stumble))
    assert done == [other.pk]
    clock.move(seconds=5)
    drain(queue(stumble))
    assert done == [other.pk, first.pk, second.pk]


def test_lets_a_lane_go_on_behind_a_row_given_up_on(norte: Shop) -> None:
    first, second = row(norte, lane="a"), row(norte, lane="a")

    def break_first(item: Any) -> None:
        if item.pk == first.pk:
            raise Failure("never", permanent=True)

    drain(queue(break_first))
    assert (state_of(first).state, state_of(second).state) == (WorkState.DEAD, WorkState.DONE)


def test_leases_at_most_one_row_of_a_lane(norte: Shop) -> None:
    first, _second, other = row(norte, lane="a"), row(norte, lane="a"), row(norte, lane="b")
    assert claim(queue(nothing), limit=10) == [first.pk, other.pk]
    assert claim(queue(nothing), limit=10) == []


def test_takes_up_what_a_killed_worker_had_leased(norte: Shop) -> None:
    item = row(norte)
    assert claim(queue(nothing), limit=1) == [item.pk]
    assert drain(queue(nothing)) == 0
    Delivery._base_manager.update(leased_until=system_now() - timedelta(seconds=1))
    assert drain(queue(nothing)) == 1


def test_leases_run_by_the_machines_clock_and_not_the_travelling_one(norte: Shop, clock: MovableClock) -> None:
    row(norte)
    claim(queue(nothing), limit=1)
    clock.move(days=300)
    assert claim(queue(nothing), limit=1) == []


def test_leaves_rows_alone_whose_lease_ran_out_in_its_hands(norte: Shop) -> None:
    """A slow first row must not let the worker go on with rows that another may have taken by then."""
    rows = [row(norte), row(norte)]
    seen: list[int] = []

    def dawdle(item: Any) -> None:
        seen.append(item.pk)
        if len(seen) == 1:
            with every_shop():
                Delivery._base_manager.filter(pk=rows[1].pk).update(leased_until=system_now() + timedelta(hours=1))
            threading.Event().wait(0.25)

    drain(queue(dawdle, is_atomic=False, lease=timedelta(seconds=0.2)))
    assert seen == [rows[0].pk]


def test_undoes_what_a_failed_handler_had_written(norte: Shop) -> None:
    item = row(norte)

    def write_then_fail(found: Any) -> None:
        row(norte)
        raise ValueError("half done")

    drain(queue(write_then_fail))
    assert Delivery._base_manager.count() == 1
    assert state_of(item).error == "ValueError: half done"


def test_does_nothing_to_a_row_that_is_done(norte: Shop) -> None:
    item = row(norte, state=WorkState.DONE)
    work_on(queue(fail), item.pk)
    assert (state_of(item).state, state_of(item).error) == (WorkState.DONE, "")


def test_waits_longer_after_each_failure_and_gives_up_at_last(norte: Shop, clock: MovableClock) -> None:
    item, waits = row(norte), []
    for _ in range(10):
        drain(queue(fail))
        waits.append((state_of(item).due_at - clock()).total_seconds())
        clock.set(max(clock(), state_of(item).due_at))
    assert waits[:9] == [5, 10, 20, 40, 80, 160, 320, 640, 1280]
    found = state_of(item)
    assert (found.state, found.attempts, found.finished_at) == (WorkState.DEAD, 10, clock())
    assert drain(queue(fail)) == 0


def test_gives_up_at_once_where_trying_again_is_no_use(norte: Shop) -> None:
    item = row(norte)

    def refuse(found: Any) -> None:
        raise Failure("gone for good", permanent=True)

    drain(queue(refuse))
    assert (state_of(item).state, state_of(item).attempts) == (WorkState.DEAD, 1)


def test_replays_dead_rows_alone_from_the_start(norte: Shop, clock: MovableClock) -> None:
    dead, done = row(norte, state=WorkState.DEAD, attempts=10), row(norte, state=WorkState.DONE)
    assert replay(queue(nothing), Delivery._base_manager.all()) == 1
    assert (state_of(dead).state, state_of(dead).attempts, state_of(done).state) == (
        WorkState.WAITING,
        0,
        WorkState.DONE,
    )
    assert drain(queue(nothing)) == 1


def test_keeps_no_more_of_an_error_than_fits(norte: Shop) -> None:
    item = row(norte)

    def shout(found: Any) -> None:
        raise ValueError("x" * 10_000)

    drain(queue(shout))
    assert len(state_of(item).error) == work.ERROR_LENGTH


@pytest.mark.parametrize(("attempt", "seconds"), [(1, 5), (2, 10), (9, 1280)])
def test_backoff_doubles(attempt: int, seconds: int) -> None:
    assert backoff(attempt) == timedelta(seconds=seconds)


def test_backoff_is_capped_and_ends() -> None:
    assert backoff(15, limit=20) == timedelta(hours=1)
    assert backoff(10) is None


def test_wakes_after_the_commit_and_never_before(norte: Shop, django_capture_on_commit_callbacks: Any) -> None:
    woken: list[str] = []
    work.use_waker(woken.append)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        work.wake_after_commit("probe")
        assert woken == []
    assert woken == ["probe"]


def test_a_broken_bell_breaks_nothing(norte: Shop, django_capture_on_commit_callbacks: Any) -> None:
    def broken(name: str) -> None:
        raise ConnectionError("no broker")

    work.use_waker(broken)
    with django_capture_on_commit_callbacks(execute=True):
        work.wake_after_commit("probe")
        item = row(norte)
    assert state_of(item).state == WorkState.WAITING


def die_of(probe: Queue) -> None:
    """A worker drains the queue, dies, and all its leases run out."""
    with pytest.raises(Killed):
        drain(probe)
    let_leases_run_out()


def let_leases_run_out() -> None:
    Delivery._base_manager.exclude(leased_until=None).update(leased_until=system_now() - timedelta(seconds=1))


def poison(item: Delivery, **options: Any) -> Queue:
    """A queue whose workers die of one row."""
    return queue(lambda found: kill(found) if found.pk == item.pk else None, **options)


IN_BOTH_KINDS = pytest.mark.parametrize("is_atomic", [True, False], ids=["atomic", "not atomic"])


@IN_BOTH_KINDS
@pytest.mark.django_db(transaction=True)
def test_gives_up_a_row_that_workers_die_of_and_blames_no_other_of_its_batch(norte: Shop, is_atomic: bool) -> None:
    before, deadly, *behind = [row(norte) for _ in range(5)]
    probe = poison(deadly, is_atomic=is_atomic)
    for _ in range(MOST_LOSSES):
        die_of(probe)
    drain(probe)
    found = state_of(deadly)
    assert (found.state, found.losses, found.leased_until) == (WorkState.DEAD, MOST_LOSSES, None)
    assert found.error == "WorkersLost: 3 workers died while they held it; it is taken for the cause"
    assert {state_of(item).state for item in (before, *behind)} == {WorkState.DONE}
    assert [state_of(item).losses for item in (before, *behind)] == [0, 1, 1, 1]


def test_leases_alone_what_a_worker_may_have_died_of(norte: Shop) -> None:
    rows = [row(norte) for _ in range(3)]
    claim(queue(nothing), limit=2)
    let_leases_run_out()
    assert [claim(queue(nothing), limit=10) for _ in range(4)] == [[rows[0].pk], [rows[1].pk], [rows[2].pk], []]


def test_leases_what_was_never_held_without_the_suspects_behind_it(norte: Shop, clock: MovableClock) -> None:
    suspect = row(norte, due_at=clock(), losses=1)
    early = [row(norte, due_at=clock() - timedelta(minutes=1)) for _ in range(2)]
    assert claim(queue(nothing), limit=10) == [item.pk for item in early]
    assert claim(queue(nothing), limit=10) == [suspect.pk]


def test_counts_no_loss_where_the_handler_itself_fails(norte: Shop, clock: MovableClock) -> None:
    item = row(norte)
    for _ in range(MOST_LOSSES + 1):
        drain(queue(fail))
        clock.set(state_of(item).due_at)
    assert (state_of(item).state, state_of(item).losses) == (WorkState.WAITING, 0)


def test_gives_a_replayed_row_all_its_chances_again(norte: Shop) -> None:
    item = row(norte, state=WorkState.DEAD, losses=MOST_LOSSES)
    replay(queue(nothing), Delivery._base_manager.all())
    assert drain(queue(nothing)) == 1
    assert (state_of(item).state, state_of(item).losses) == (WorkState.DONE, 0)


def test_takes_the_word_of_a_slow_worker_whose_row_was_given_up_on(norte: Shop) -> None:
    item = row(norte)

    def dawdle(found: Any) -> None:
        Delivery._base_manager.filter(pk=found.pk).update(state=WorkState.DEAD, error="WorkersLost")

    work_on(queue(dawdle, is_atomic=False), item.pk)
    assert (state_of(item).state, state_of(item).error) == (WorkState.DONE, "")


def test_tells_the_queue_of_a_row_that_dies_and_of_no_other(norte: Shop) -> None:
    item, told = row(norte), []

    def note(found: Any) -> None:
        told.append((current_shop().slug, found.pk, found.error))

    drain(queue(fail, give_up=note))
    assert told == []
    drain(queue(fail, give_up=note, retry_in=lambda attempt: None))
    Delivery._base_manager.filter(pk=item.pk).update(due_at=now())
    drain(queue(fail, give_up=note, retry_in=lambda attempt: None))
    assert told == [("norte", item.pk, "ValueError: no light")]


def together(workers: int, run: Callable[[], None]) -> None:
    """Run it in threads at once, each with a connection of its own."""
    gate = threading.Barrier(workers)

    def one() -> None:
        try:
            gate.wait()
            run()
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_several_workers_do_each_row_once_and_each_lane_in_order(norte: Shop) -> None:
    rows = [row(norte, lane=f"lane{number % 4}") for number in range(40)]
    seen: list[int] = []
    together(4, lambda: drain_until_empty(queue(lambda item: seen.append(item.pk))))
    assert sorted(seen) == [item.pk for item in rows]
    for lane in range(4):
        mine = [pk for pk in seen if (pk - rows[0].pk) % 4 == lane]
        assert mine == sorted(mine)


def drain_until_empty(probe: Queue) -> None:
    while Delivery._base_manager.filter(state=WorkState.WAITING).exists():
        drain(probe, batch=3)


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
def test_one_worker_does_not_wait_for_the_row_of_another(norte: Shop) -> None:
    slow, quick = row(norte), row(norte)
    started, may_end = threading.Event(), threading.Event()

    def dawdle(item: Any) -> None:
        if item.pk == slow.pk:
            started.set()
            may_end.wait(10)

    def work_first() -> None:
        try:
            work_on(queue(dawdle), slow.pk)
        finally:
            connection.close()

    thread = threading.Thread(target=work_first)
    thread.start()
    assert started.wait(10)
    assert claim(queue(nothing), limit=10) == [quick.pk]
    may_end.set()
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_a_row_whose_lease_ran_out_under_a_slow_worker_takes_effect_once(norte: Shop) -> None:
    """Two workers hold the same row: the lock and the state in it let one of them through."""
    item = row(norte)

    def write(found: Any) -> None:
        row(norte, state=WorkState.DONE)

    together(3, lambda: work_on(queue(write), item.pk))
    assert Delivery._base_manager.exclude(pk=item.pk).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_nothing_behind(norte: Shop) -> None:
    item = row(norte)

    def die(found: Any) -> None:
        row(norte)
        raise Killed

    claim(queue(nothing), limit=1)
    with suppress(Killed):
        work_on(queue(die), item.pk)
    assert Delivery._base_manager.count() == 1
    assert (state_of(item).state, state_of(item).attempts) == (WorkState.WAITING, 0)
