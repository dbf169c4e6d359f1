"""`smtp://user:password@host:587` (STARTTLS), `smtps://...:465` (TLS), `smtp://localhost:25?tls=0` (neither)."""

import re
import smtplib
import threading
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote

from django.core.mail import get_connection

from saleor_postventa.core.clock import system_now
from saleor_postventa.core.http import forbid_inside_transaction
from saleor_postventa.mailing.codes import BounceKind
from saleor_postventa.mailing.delivery import AddressRefused, NotHandedOver, OutcomeUnknown, providers
from saleor_postventa.mailing.mime import Letter, assemble

IDLE_SECONDS = 20
TIMEOUT_SECONDS = 20
_HARD = re.compile(r"\b5\.1\.\d|\b5\.2\.1\b")


class SmtpProvider:
    """Keeps one connection per thread open from mail to mail, for a short while."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        self._own = threading.local()

    def deliver(self, letter: Letter) -> str:
        forbid_inside_transaction()
        body = assemble(letter)
        server = self._addressed(letter)
        self._hand_over(server, body)
        return letter.message_id

    def knows(self, message_id: str) -> bool | None:
        """SMTP has no question for that."""
        return None

    def greet(self) -> None:
        forbid_inside_transaction()
        try:
            self._server().noop()
        except (smtplib.SMTPException, OSError) as error:
            raise NotHandedOver(f"{type(error).__name__}: {error}") from error
        finally:
            self._hang_up()

    def _addressed(self, letter: Letter) -> smtplib.SMTP:
        """A server that takes the mail's sender and recipient; a connection gone stale is opened anew, once."""
        was_open = getattr(self._own, "used_at", None) is not None
        try:
            server = self._server()
            _address(server, letter)
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            if was_open:
                return self._addressed(letter)
            raise NotHandedOver(f"{type(error).__name__}: {error}") from error
        return server

    def _hand_over(self, server: smtplib.SMTP, body: bytes) -> None:
        """Where it was not taken we hang up: the server may have done so too, or be in the midst of this mail still."""
        try:
            code, answer = server.data(body)
        except smtplib.SMTPDataError as error:
            self._hang_up()
            raise _refused(error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            raise OutcomeUnknown(f"{type(error).__name__}: {error}") from error
        if code != 250:
            self._hang_up()
            raise _refused(code, answer)
        self._own.used_at = system_now()

    def _server(self) -> smtplib.SMTP:
        """The thread's open connection, or a new one."""
        used_at = getattr(self._own, "used_at", None)
        if used_at is None or (system_now() - used_at).total_seconds() > IDLE_SECONDS:
            self._hang_up()
            self._own.backend = get_connection("django.core.mail.backends.smtp.EmailBackend", **self.options)
            self._own.backend.open()
        self._own.used_at = system_now()
        server: smtplib.SMTP = self._own.backend.connection
        return server

    def _hang_up(self) -> None:
        backend = getattr(self._own, "backend", None)
        self._own.backend = self._own.used_at = None
        if backend is not None and backend.connection is not None:
            backend.connection.close()


def _address(server: smtplib.SMTP, letter: Letter) -> None:
    server.ehlo_or_helo_if_needed()
    code, answer = server.mail(letter.envelope_sender)
    if code != 250:
        raise NotHandedOver(f"sender refused: {code} {_text(answer)}", permanent=code >= 500)
    code, answer = server.rcpt(letter.envelope_to)
    if code not in (250, 251):
        server.rset()
        raise _refused(code, answer, is_about_address=True)


def _refused(code: int, answer: bytes | str, *, is_about_address: bool = False) -> NotHandedOver | AddressRefused:
    """4xx: later. 5xx about the address: a bounce, hard where there is no such mailbox. Any other 5xx: never."""
    text = f"{code} {_text(answer)}"
    if code < 500:
        return NotHandedOver(text)
    if _HARD.search(text) or (is_about_address and code in (550, 551, 553) and "5." not in text[4:8]):
        return AddressRefused(text, kind=BounceKind.HARD)
    if is_about_address:
        return AddressRefused(text, kind=BounceKind.SOFT)
    return NotHandedOver(text, permanent=True)


def _text(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer


def open_smtp(url: SplitResult) -> SmtpProvider:
    query = parse_qs(url.query)
    is_implicit = url.scheme == "smtps"
    return SmtpProvider(
        {
            "host": url.hostname or "localhost",
            "port": url.port or (465 if is_implicit else 587),
            "username": unquote(url.username or ""),
            "password": unquote(url.password or ""),
            "use_ssl": is_implicit,
            "use_tls": not is_implicit and query.get("tls", ["1"])[0] != "0",
            "timeout": TIMEOUT_SECONDS,
        }
    )


providers.add("smtp", open_smtp)
providers.add("smtps", open_smtp)
