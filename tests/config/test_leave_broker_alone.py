"""Waking workers through a broker: one that is away costs nobody anything."""

import pytest
from amqp.exceptions import NotAllowed
from kombu.exceptions import OperationalError

from saleor_postventa.config import tasks


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(tasks, "_left_alone_until", 0.0)
    calls: list[str] = []
    monkeypatch.setattr(tasks.drain_queue, "apply_async", lambda args, **_: calls.append(args[0]))
    return calls


@pytest.mark.parametrize("error", [NotAllowed("no such vhost"), ConnectionResetError(), OperationalError("refused")])
def test_a_broker_that_is_away_is_tried_once_and_left_alone(
    woken: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def fail(args: tuple[str], **_: object) -> None:
        woken.append(args[0])
        raise error

    monkeypatch.setattr(tasks.drain_queue, "apply_async", fail)
    for _ in range(3):
        tasks.wake("deliveries")
    assert woken == ["deliveries"]
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_it_is_tried_again_after_a_moment(woken: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_left_alone_until", tasks.time.monotonic() + tasks.BROKER_LEFT_ALONE_SECONDS)
    tasks.wake("deliveries")
    assert woken == []
    later = tasks.time.monotonic() + tasks.BROKER_LEFT_ALONE_SECONDS + 1
    monkeypatch.setattr(tasks.time, "monotonic", lambda: later)
    tasks.wake("deliveries")
    assert woken == ["deliveries"]


def test_another_error_is_not_hidden(woken: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("no task")

    monkeypatch.setattr(tasks.drain_queue, "apply_async", fail)
    with pytest.raises(ValueError, match="no task"):
        tasks.wake("deliveries")


@pytest.mark.parametrize(("tried", "wakes"), [(tasks.ROWS_AT_A_TIME, ["mails"]), (tasks.ROWS_AT_A_TIME - 1, [])])
def test_a_full_queue_goes_to_the_end_of_the_line(
    woken: list[str], monkeypatch: pytest.MonkeyPatch, tried: int, wakes: list[str]
) -> None:
    limits: list[int] = []
    monkeypatch.setattr(tasks.queues, "get", lambda name: name)
    monkeypatch.setattr(tasks, "drain", lambda queue, *, limit: limits.append(limit) or tried)
    assert tasks.drain_queue("mails") == tried
    assert (woken, limits) == (wakes, [tasks.ROWS_AT_A_TIME])
