"""With a broker each work queue has a line of its own: workers may take all of them, or some."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from saleor_postventa.config.celery import app
from saleor_postventa.config.cli import main
from saleor_postventa.config.schedule import chores
from saleor_postventa.config.tasks import CHORES, drain_queue, line_of, wake
from saleor_postventa.core.work import queues


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, tuple[object, ...], str]]]:
    told: list[tuple[str, tuple[object, ...], str]] = []

    def send(args: tuple[object, ...], **options: str) -> None:
        told.append((drain_queue.name, args, options["queue"]))

    monkeypatch.setattr(drain_queue, "apply_async", send)
    return told  # type: ignore[return-value]


def test_wakes_the_workers_of_that_queue(sent: list[tuple[str, tuple[object, ...], str]]) -> None:
    wake("deliveries")
    assert sent == [("drain", ("deliveries",), "work.deliveries")]


def test_a_worker_that_is_told_nothing_listens_to_all() -> None:
    app.finalize()
    assert {line.name for line in app.conf.task_queues} == {CHORES, *(line_of(queue.name) for queue in queues)}


def test_a_message_reaches_one_line_alone() -> None:
    app.finalize()
    ways = [(line.exchange.name, line.routing_key) for line in app.conf.task_queues]
    assert len(set(ways)) == len(ways)
    assert all(exchange == key == line.name for line, (exchange, key) in zip(app.conf.task_queues, ways, strict=True))


def test_sweeps_go_the_same_way_and_chores_their_own() -> None:
    app.finalize()
    entries = app.conf.beat_schedule
    for queue in queues:
        assert entries[f"sweep {queue.name}"]["options"]["queue"] == line_of(queue.name)
    assert {chore.name for chore in chores} <= set(entries)
    assert app.conf.task_default_queue == CHORES


def test_gives_each_worker_of_a_machine_its_own_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[list[str]] = []
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    monkeypatch.setattr("os.execvp", lambda _, command: started.append(command))
    for _ in range(2):
        main(["worker", "-Q", "work.mail"])
    first, second = ([word for word in each if word.startswith("--hostname=")] for each in started)
    assert first != second
    assert first[0].endswith("@%h")
    assert started[0][-2:] == ["-Q", "work.mail"]
