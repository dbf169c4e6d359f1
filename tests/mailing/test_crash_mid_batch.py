"""D19's sentence: a worker crashes in the middle of a batch, and nobody gets two, whoever carries the mails."""

import json
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from aiosmtpd.controller import Controller

from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.queries import mail_health
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .scene import SERVICE, ask, make_customer, make_order
from .test_deliver_by_service import Answers, Service, running_service
from .test_deliver_by_smtp import Inbox, free_port
from .worker import pass_time, worker

COUNT = 12
CRASHES = {2, 7}


class Assassin:
    """Kills the worker that brings the 3rd and the 8th mail: before it is taken, or before its taker can say so."""

    def __init__(self, *, is_late: bool) -> None:
        self.is_late = is_late
        self.victim = 0
        self.taken: list[str] = []
        self.killed = 0
        self._brought = -1

    def take(self, address: str) -> bool:
        """Whether it was taken; a worker that is gone by then never hears of it."""
        self._brought += 1
        is_struck = self._brought in CRASHES
        if self.is_late or not is_struck:
            self.taken.append(address)
        if is_struck:
            os.kill(self.victim, signal.SIGKILL)
            self.killed += 1
        return not is_struck


class DeadlyInbox(Inbox):
    def __init__(self, assassin: Assassin) -> None:
        super().__init__()
        self.assassin = assassin

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        return "250 OK" if self.assassin.take(envelope.rcpt_tos[0]) else "451 gone"


class DeadlyAnswers(Answers):
    assassin: Assassin

    def do_POST(self) -> None:  # noqa: N802
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.assassin.take(asked["To"]):
            self.answer()


def by_smtp(assassin: Assassin) -> Iterator[str]:
    controller = Controller(DeadlyInbox(assassin), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield f"smtp://127.0.0.1:{controller.port}?tls=0"
    controller.stop()


def by_service(assassin: Assassin) -> Iterator[str]:
    answers = type("Deadly", (DeadlyAnswers,), {"assassin": assassin})
    with running_service(Service(("127.0.0.1", 0), answers)) as service:
        api = quote(f"http://127.0.0.1:{service.server_port}/", safe="")
        yield f"anymail:postmark?server_token=t&api_url={api}"


@pytest.fixture(params=[False, True], ids=["before it is taken", "before the answer"])
def assassin(request: pytest.FixtureRequest) -> Assassin:
    return Assassin(is_late=request.param)


@pytest.fixture(params=[by_smtp, by_service], ids=["smtp", "service"])
def mail_url(request: pytest.FixtureRequest, assassin: Assassin) -> Iterator[str]:
    carry: Callable[[Assassin], Iterator[str]] = request.param
    yield from carry(assassin)


@pytest.mark.proves("D19")
@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_nobody_gets_two(norte: Shop, mail_url: str, assassin: Assassin) -> None:
    with shop_scope(norte):
        people = [make_customer() for _ in range(COUNT)]
        for person in people:
            ask(SERVICE, person, make_order(person))
        for _ in range(len(CRASHES) + 1):
            with worker(mail_url) as process:
                assassin.victim = process.pid
                process.wait(60)
            pass_time()
        states = Counter(Message.objects.values_list("status", flat=True))
        health = mail_health()
    assert assassin.killed == len(CRASHES)
    assert max(Counter(assassin.taken).values()) == 1
    assert states == {MessageStatus.SENT: COUNT - len(CRASHES), MessageStatus.UNCERTAIN: len(CRASHES)}
    assert len(assassin.taken) == COUNT - (0 if assassin.is_late else len(CRASHES))
    assert health.needs_staff == len(CRASHES), "what may be missing is left to a person, not lost"
