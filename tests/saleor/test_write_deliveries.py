"""The statement that keeps deliveries, and the bell that is rung for them."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection

from saleor_postventa.core.work import WorkState, use_waker
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.saleor.writing import bell as bells
from saleor_postventa.saleor.writing import stores
from saleor_postventa.saleor.writing.arrival import Arrival
from saleor_postventa.saleor.writing.writer import NotWritten, Writer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop
from tests.cast import NORTE

from .knocking import Caller
from .test_take_in_delivery import body_of

pytestmark = pytest.mark.django_db(transaction=True)
MOMENT = datetime(2026, 6, 10, 10, 0, 0, 123456, tzinfo=UTC)
COLUMNS = [field.attname for field in Delivery._meta.concrete_fields if not field.primary_key]


@pytest.fixture
def caller(norte: Shop) -> Caller:
    return Caller()


@pytest.fixture
def waker() -> Iterator[Callable[..., None]]:
    yield use_waker
    use_waker(None)


def arrival(shop: Shop, key: str, **fields: object) -> Arrival:
    plain = Arrival(shop.pk, "app_updated", key, b'{"a": "\xc3\xb1\x00"}', received_at=MOMENT, due_at=MOMENT)
    return plain._replace(**fields)  # type: ignore[arg-type]


def kept(*names: str) -> list[tuple[object, ...]]:
    with every_shop():
        return list(Delivery.objects.order_by("key").values_list(*names))


def keys() -> list[object]:
    return [key for (key,) in kept("key")]


def write(*arrivals: Arrival) -> list[str]:
    """Together, on an event loop of their own; what each sender is told."""

    async def run() -> list[str]:
        writer = Writer()
        told = await asyncio.gather(*map(writer.write, arrivals), return_exceptions=True)
        await writer.stop()
        return ["kept" if answer is None else type(answer).__name__ for answer in told]

    return asyncio.run(run())


@contextmanager
def slow_store(let_go: asyncio.Event) -> Iterator[list[int]]:
    """The first batch is not written before it is let go; the sizes of all batches."""
    kind, sizes = type(stores.open_store()), []
    real = kind.insert

    async def insert(self: stores.Store, arrivals: Sequence[Arrival]) -> None:
        sizes.append(len(arrivals))
        await let_go.wait()
        await real(self, arrivals)

    with patch.object(kind, "insert", insert):
        yield sizes


class TestStatement:
    def test_keeps_every_column_as_it_is(self, norte: Shop) -> None:
        plain = arrival(norte, "1", order_number="Ñ-1", issued_at=MOMENT, request_id="{a,b}")
        dead = arrival(norte, "2").dead('"no" {sense}\\')
        assert write(plain, dead) == ["kept", "kept"]
        expected = [tuple(getattr(each.row(), name) for name in COLUMNS) for each in (plain, dead)]
        found = [tuple(bytes(each) if isinstance(each, memoryview) else each for each in row) for row in kept(*COLUMNS)]
        assert found == expected

    def test_leaves_what_is_there_already(self, norte: Shop, sur: Shop) -> None:
        write(arrival(norte, "1", order_number="first"))
        again = arrival(norte, "1", order_number="again")
        assert write(again, arrival(norte, "2"), again, arrival(sur, "1")) == ["kept"] * 4
        assert sorted(kept("shop_id", "key", "order_number")) == sorted(
            [(norte.pk, "1", "first"), (norte.pk, "2", ""), (sur.pk, "1", "")]
        )

    @pytest.mark.pg
    def test_cuts_nothing_off_and_takes_no_others_along(self, norte: Shop) -> None:
        rows = [arrival(norte, "1"), arrival(norte, "2", order_number="9" * 65), arrival(norte, "3")]
        assert write(*rows) == ["kept", "NotWritten", "kept"]
        assert keys() == ["1", "3"]


class TestBatches:
    def test_gather_while_one_is_written(self, norte: Shop) -> None:
        async def run() -> list[int]:
            let_go, writer = asyncio.Event(), Writer()
            with slow_store(let_go) as sizes:
                first = asyncio.create_task(writer.write(arrival(norte, "0")))
                await asyncio.sleep(0.01)
                others = [asyncio.create_task(writer.write(arrival(norte, str(n)))) for n in range(1, 100)]
                await asyncio.sleep(0.01)
                assert not first.done()
                let_go.set()
                await asyncio.gather(first, *others)
                await writer.stop()
            return sizes

        assert asyncio.run(run()) == [1, 64, 35]
        assert len(keys()) == 100

    def test_go_on_where_a_sender_went_away(self, norte: Shop) -> None:
        """What it brought may be kept: it is told of again, and then it is there already."""

        async def run() -> None:
            let_go, writer = asyncio.Event(), Writer()
            with slow_store(let_go):
                tasks = [asyncio.create_task(writer.write(arrival(norte, str(n)))) for n in range(3)]
                await asyncio.sleep(0.01)
                tasks[1].cancel()
                late = asyncio.create_task(writer.write(arrival(norte, "3")))
                let_go.set()
                told = await asyncio.gather(*tasks, late, return_exceptions=True)
                await writer.stop()
            assert [type(each) for each in told] == [type(None), asyncio.CancelledError, type(None), type(None)]

        asyncio.run(run())
        assert {"0", "2", "3"} <= set(keys())

    def test_are_written_before_the_end(self, norte: Shop) -> None:
        async def run() -> None:
            let_go, writer = asyncio.Event(), Writer()
            with slow_store(let_go):
                tasks = [asyncio.create_task(writer.write(arrival(norte, str(n)))) for n in range(70)]
                await asyncio.sleep(0.01)
                stopping = asyncio.create_task(writer.stop())
                await asyncio.sleep(0.01)
                assert not stopping.done()
                let_go.set()
                await stopping
                assert all(task.done() and task.exception() is None for task in tasks)
            await writer.write(arrival(norte, "begun anew"))
            await writer.stop()

        asyncio.run(run())
        assert len(keys()) == 71

    def test_of_several_event_loops_do_not_meet(self, norte: Shop) -> None:
        writer = Writer()

        async def run(loop: int) -> None:
            await asyncio.gather(*(writer.write(arrival(norte, f"{loop}-{n}")) for n in range(5)))
            await writer.stop()

        with ThreadPoolExecutor(4) as loops:
            list(loops.map(lambda loop: asyncio.run(run(loop)), range(4)))
        assert len(keys()) == 20

    def test_leave_nothing_behind_where_their_loop_is_broken_off(self, norte: Shop) -> None:
        async def run() -> None:
            writer = Writer()
            await writer.write(arrival(norte, "1"))
            waiting = asyncio.create_task(writer.write(arrival(norte, "2")))
            await asyncio.sleep(0)
            waiting.cancel()

        asyncio.run(run())
        assert "1" in keys()
        assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("inbox-writer")]
        wait_until(lambda: writers_connections() == 0)


class TestDatabaseAway:
    def test_tells_every_sender_and_goes_on_afterwards(self, norte: Shop) -> None:
        away = DatabaseError("away")
        with patch.object(type(stores.open_store()), "insert", side_effect=away):
            assert write(arrival(norte, "1"), arrival(norte, "2")) == ["NotWritten"] * 2
        assert write(arrival(norte, "1"), arrival(norte, "2")) == ["kept"] * 2

    def test_asks_one_that_is_out_of_reach_once(self, norte: Shop) -> None:
        kind = type(stores.open_store())
        with patch.object(kind, "insert", side_effect=stores.Unreachable("no route")) as asked:
            assert write(*(arrival(norte, str(n)) for n in range(20))) == ["NotWritten"] * 20
        assert asked.call_count == 1

    @pytest.mark.pg
    def test_is_out_of_reach_where_nobody_listens(self, norte: Shop) -> None:
        with patch.dict(connection.settings_dict, {"HOST": "127.0.0.1", "PORT": "1"}):
            assert write(arrival(norte, "1")) == ["NotWritten"]
        assert write(arrival(norte, "1")) == ["kept"]

    @pytest.mark.pg
    def test_connects_anew_where_the_server_ended_the_connection(self, norte: Shop) -> None:
        async def run() -> None:
            writer = Writer()
            await writer.write(arrival(norte, "1"))
            assert await asyncio.to_thread(writers_connections, "pg_terminate_backend(pid)") == 1
            await asyncio.gather(*(writer.write(arrival(norte, str(n))) for n in range(2, 5)))
            await writer.stop()

        asyncio.run(run())
        assert keys() == ["1", "2", "3", "4"]

    @pytest.mark.pg
    def test_does_without_prepared_statements_where_a_pooler_loses_them(self, norte: Shop) -> None:
        """As PgBouncer does in transaction pooling, with each batch on another of the server's connections."""

        async def run() -> None:
            writer = Writer()
            await writer.write(arrival(norte, "1"))
            (line,) = writer._lines.values()
            await line._store._connection.execute("DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$")
            await asyncio.gather(*(writer.write(arrival(norte, str(n))) for n in range(2, 5)))
            assert not line._store._prepares
            await writer.stop()

        asyncio.run(run())
        assert keys() == ["1", "2", "3", "4"]

    def test_raises_what_says_so(self, norte: Shop) -> None:
        async def run() -> None:
            with patch.object(type(stores.open_store()), "insert", side_effect=DatabaseError("disk full")):
                await Writer().write(arrival(norte, "1"))

        with pytest.raises(NotWritten, match="disk full"):
            asyncio.run(run())


def writers_connections(do: str = "pid") -> int:
    """How many there are on the server, after `do` was done to each. On SQLite there are none."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count({do}) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND query LIKE 'INSERT%saleor_delivery%'"
        )
        (count,) = cursor.fetchone()
    connection.close()
    return count


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


class TestBell:
    def test_wakes_the_workers_once_all_can_be_seen(self, caller: Caller, waker: Callable[..., None]) -> None:
        seen: list[int] = []

        def look(queue: str) -> None:
            seen.append(len(keys()))
            connection.close()

        waker(look)
        bodies = [body_of(version=f"3.23.{n}") for n in range(12)]
        requests = [("app_updated", body, NORTE.webhook_headers("app_updated", body)) for body in bodies]
        assert caller.send_together(requests) == [200] * 12
        assert seen[-1] == 12

    def test_keeps_deliveries_while_nobody_can_be_woken(self, caller: Caller, waker: Callable[..., None]) -> None:
        def out_of_reach(queue: str) -> None:
            raise OSError("no broker")

        waker(out_of_reach)
        assert [caller.deliver(NORTE, "app_updated", body_of(version=str(n))) for n in range(2)] == [200, 200]
        assert len(keys()) == 2

    def test_holds_up_no_sender_while_the_broker_is_slow(self, norte: Shop, waker: Callable[..., None]) -> None:
        answered, calls = threading.Event(), []

        def slow(queue: str) -> None:
            calls.append(queue)
            answered.wait(20)

        async def run() -> None:
            writer = Writer()
            for n in range(5):
                await writer.write(arrival(norte, str(n)))
            answered.set()
            await writer.stop()

        waker(slow)
        asyncio.run(run())
        assert calls == ["deliveries"] * 2, "one under way, and one for all that came meanwhile"

    def test_rings_for_what_it_owes_at_the_end(self, waker: Callable[..., None]) -> None:
        calls: list[str] = []
        waker(calls.append)
        with patch.object(bells, "EVERY_SECONDS", 1000):
            bell = bells.Bell()
            bell.ring(more_wait=True)
            wait_until(lambda: calls == ["deliveries"])
            for _ in range(10):
                bell.ring(more_wait=True)
            assert calls == ["deliveries"]
            bell.close()
        assert calls == ["deliveries"] * 2


def test_a_dead_one_waits_for_nobody(norte: Shop) -> None:
    row = arrival(norte, "1").dead("no sense").row()
    assert (row.state, row.error, row.finished_at) == (WorkState.DEAD, "no sense", MOMENT)
