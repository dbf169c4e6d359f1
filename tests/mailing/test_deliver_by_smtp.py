import asyncio
import socket
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, syntax

from saleor_postventa.mailing.codes import BounceKind
from saleor_postventa.mailing.delivery import AddressRefused, NotHandedOver, OutcomeUnknown, provider_at
from saleor_postventa.mailing.providers.smtp import SmtpProvider, open_smtp

from .test_assemble import letter


class Inbox:
    """A mail server whose answers a test chooses; None closes the connection without one."""

    def __init__(self) -> None:
        self.on_rcpt = self.on_data = "250 OK"
        self.before_data = ""
        self.is_leaving = False
        self.taken: list[bytes] = []
        self.connections = 0

    async def handle_EHLO(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.on_rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.on_rcpt

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.append(envelope.content)
        if not self.on_data:
            server.transport.abort()
        if self.is_leaving:
            asyncio.get_running_loop().call_soon(server.transport.close)
        return self.on_data


class Conversation(SMTP):
    """Says no to the command itself where `before_data` is so: the mail that was begun is still open then."""

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if self.event_handler.before_data:
            await self.push(self.event_handler.before_data)
        else:
            await super().smtp_DATA(arg)


class Mailserver(Controller):
    def factory(self) -> SMTP:
        return Conversation(self.handler, **self.SMTP_kwargs)


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    handler = Inbox()
    controller = Mailserver(handler, hostname="127.0.0.1", port=0)
    controller.port = free_port()
    controller.start()
    handler.port = controller.port  # type: ignore[attr-defined]
    yield handler
    controller.stop()


@pytest.fixture
def provider(inbox: Any) -> Iterator[SmtpProvider]:
    opened = open_smtp(urlsplit(f"smtp://127.0.0.1:{inbox.port}?tls=0"))
    yield opened
    opened._hang_up()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_hands_the_whole_mail_over(inbox: Inbox, provider: SmtpProvider) -> None:
    assert provider.deliver(letter()) == "1.abc@example.test"
    assert b"Message-ID: <1.abc@example.test>" in inbox.taken[0]


def test_keeps_the_connection_from_mail_to_mail(inbox: Inbox, provider: SmtpProvider) -> None:
    for _mail in range(3):
        provider.deliver(letter())
    assert (len(inbox.taken), inbox.connections) == (3, 1)


def test_dials_again_when_the_server_hung_up(inbox: Inbox, provider: SmtpProvider) -> None:
    provider.deliver(letter())
    provider._own.backend.connection.sock.shutdown(socket.SHUT_RDWR)
    provider.deliver(letter())
    assert (len(inbox.taken), inbox.connections) == (2, 2)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("550 5.1.1 No such user", BounceKind.HARD),
        ("550 No such user", BounceKind.HARD),
        ("553 5.1.3 Bad address", BounceKind.HARD),
        ("552 5.2.2 Mailbox full", BounceKind.SOFT),
        ("550 5.7.1 Policy", BounceKind.SOFT),
    ],
)
def test_tells_what_is_wrong_with_an_address(
    inbox: Inbox, provider: SmtpProvider, answer: str, kind: BounceKind
) -> None:
    inbox.on_rcpt = answer
    with pytest.raises(AddressRefused) as refused:
        provider.deliver(letter())
    assert refused.value.kind == kind
    inbox.on_rcpt = "250 OK"
    provider.deliver(letter())
    assert len(inbox.taken) == 1


def test_tries_later_what_the_server_puts_off(inbox: Inbox, provider: SmtpProvider) -> None:
    inbox.on_rcpt = "451 4.7.1 Greylisted"
    with pytest.raises(NotHandedOver) as refused:
        provider.deliver(letter())
    assert refused.value.permanent is False


def test_knows_a_mail_that_was_refused_for_good(inbox: Inbox, provider: SmtpProvider) -> None:
    inbox.on_data = "554 5.6.0 Not like this"
    with pytest.raises(NotHandedOver) as refused:
        provider.deliver(letter())
    assert refused.value.permanent is True


def test_the_next_mail_does_not_suffer_for_one_whose_data_nobody_wanted(inbox: Inbox, provider: SmtpProvider) -> None:
    """Postfix answers the next one “nested MAIL command”, and who takes that for a no fails every mail after it."""
    inbox.before_data = "451 4.3.0 Try later"
    with pytest.raises(NotHandedOver) as refused:
        provider.deliver(letter())
    assert refused.value.permanent is False
    inbox.before_data = ""
    provider.deliver(letter())
    assert len(inbox.taken) == 1


def test_tries_later_what_a_server_puts_off_that_hangs_up(inbox: Inbox, provider: SmtpProvider) -> None:
    """As Gmail does: 421, and the connection is gone. The mail surely did not leave."""
    inbox.on_data, inbox.is_leaving = "421 4.7.0 Try again later, closing connection", True
    with pytest.raises(NotHandedOver) as refused:
        provider.deliver(letter())
    assert refused.value.permanent is False
    inbox.on_data, inbox.is_leaving = "250 OK", False
    provider.deliver(letter())
    assert inbox.connections == 2


def test_does_not_know_what_became_of_a_mail_without_an_answer(inbox: Inbox, provider: SmtpProvider) -> None:
    inbox.on_data = ""
    with pytest.raises(OutcomeUnknown):
        provider.deliver(letter())
    assert len(inbox.taken) == 1


def test_knows_that_nothing_left_when_nobody_listens() -> None:
    provider = open_smtp(urlsplit(f"smtp://127.0.0.1:{free_port()}?tls=0"))
    with pytest.raises(NotHandedOver):
        provider.deliver(letter())


def test_each_thread_has_a_connection_of_its_own(inbox: Inbox, provider: SmtpProvider) -> None:
    def deliver_and_hang_up() -> None:
        provider.deliver(letter())
        provider._hang_up()

    threads = [threading.Thread(target=deliver_and_hang_up) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(inbox.taken), inbox.connections) == (3, 3)


@pytest.mark.parametrize(
    ("url", "port", "use_tls", "use_ssl"),
    [
        ("smtp://mail.example.test", 587, True, False),
        ("smtps://mail.example.test", 465, False, True),
        ("smtp://mail.example.test:25?tls=0", 25, False, False),
    ],
)
def test_encrypts_unless_told_otherwise(url: str, port: int, use_tls: bool, use_ssl: bool) -> None:
    options = open_smtp(urlsplit(url)).options
    assert (options["port"], options["use_tls"], options["use_ssl"]) == (port, use_tls, use_ssl)


def test_reads_name_and_password_from_the_url() -> None:
    provider = provider_at("smtp://me%40shop.test:p%2Fw@mail.example.test")
    assert isinstance(provider, SmtpProvider)
    assert (provider.options["username"], provider.options["password"]) == ("me@shop.test", "p/w")
