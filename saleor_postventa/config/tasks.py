"""The two Celery tasks there are: drain a queue, do a chore. Both lose nothing when they are lost."""

import logging
import time

from celery import Celery, shared_task
from celery.signals import beat_init, worker_init, worker_process_init
from kombu.entity import Exchange
from kombu.entity import Queue as Line
from kombu.exceptions import OperationalError

from saleor_postventa.core.work import drain, queues, use_waker

from .celery import app
from .metrics import serve_worker_metrics
from .schedule import chores

logger = logging.getLogger(__name__)
SWEEP_SECONDS = 15.0
CHORES = "chores"
ROWS_AT_A_TIME = 100
BROKER_LEFT_ALONE_SECONDS = 5.0
_left_alone_until = 0.0


@shared_task(name="drain")
def drain_queue(name: str) -> int:
    """So many rows, then to the end of the line: a flood in one queue must not hold up the others."""
    tried = drain(queues.get(name), limit=ROWS_AT_A_TIME)
    if tried >= ROWS_AT_A_TIME:
        wake(name)
    return tried


@shared_task(name="chore")
def do_chore(name: str) -> None:
    chores.get(name).run()


def line_of(queue: str) -> str:
    """The broker's queue that wakes a work queue's workers: `postventa worker -Q work.deliveries` takes no other."""
    return f"work.{queue}"


def wake(queue: str) -> None:
    """A broker that is away is left alone for a moment, so that nobody waits for it: the sweep finds the rows."""
    global _left_alone_until
    if time.monotonic() < _left_alone_until:
        return
    try:
        drain_queue.apply_async((queue,), ignore_result=True, retry=False, queue=line_of(queue))
    except (OperationalError, *app.connection_for_write().connection_errors) as error:
        _left_alone_until = time.monotonic() + BROKER_LEFT_ALONE_SECONDS
        logger.warning("the broker is away, the sweep finds the work: %s", error)


def _line(name: str) -> Line:
    """With an exchange of its own: on a common one every line would get every message."""
    return Line(name, Exchange(name), routing_key=name)  # type: ignore[no-untyped-call]


@app.on_after_finalize.connect
def fill_beat(sender: Celery, **kwargs: object) -> None:
    for queue in queues:
        sender.add_periodic_task(
            SWEEP_SECONDS,
            drain_queue.s(queue.name),
            name=f"sweep {queue.name}",
            expires=SWEEP_SECONDS,
            queue=line_of(queue.name),
        )
    # A worker that is told no names listens to all of them.
    sender.conf.task_queues = [_line(name) for name in (CHORES, *(line_of(queue.name) for queue in queues))]
    for chore in chores:
        sender.add_periodic_task(chore.interval_seconds, do_chore.s(chore.name), name=chore.name)


@beat_init.connect
def begin_with_every_chore(**kwargs: object) -> None:
    """Beat keeps nothing on disk: a daily chore must not wait for a day without a restart."""
    for delay, chore in enumerate(chores):
        do_chore.apply_async((chore.name,), countdown=10 + delay, ignore_result=True)


@worker_init.connect
def tell_what_is_counted(**kwargs: object) -> None:
    serve_worker_metrics()


@worker_process_init.connect
def use_broker(**kwargs: object) -> None:
    use_waker(wake)
