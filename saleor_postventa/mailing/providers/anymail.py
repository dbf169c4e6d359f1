"""`anymail:postmark?server_token=...`: a mail service, through django-anymail.

The query holds what anymail calls the service's settings (`api_key`, `server_token` ...); names that begin with
`hook_` are for the service's reports to us (`hook_secret=user:password`; Resend's `hook_signing_secret=...`).
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, parse_qs

import requests
from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from django.core.mail import EmailMultiAlternatives, get_connection
from urllib3.exceptions import NewConnectionError

from saleor_postventa.core.http import forbid_inside_transaction
from saleor_postventa.mailing.codes import BounceKind
from saleor_postventa.mailing.delivery import AddressRefused, NotHandedOver, OutcomeUnknown, providers
from saleor_postventa.mailing.mime import Letter

# Answers that say nothing about whether the mail was taken.
_AMBIGUOUS = frozenset({500, 502, 504})
_LATER = frozenset({408, 429, 503})
OUR_SETTINGS = frozenset({"per_minute"})


class AnymailProvider:
    def __init__(self, service: str, options: Mapping[str, Any]) -> None:
        self.service = service
        self._connection = get_connection(f"anymail.backends.{service}.EmailBackend", **options)

    def deliver(self, letter: Letter) -> str:
        forbid_inside_transaction()
        mail = _as_django_mail(letter)
        try:
            self._connection.send_messages([mail])
        except AnymailRecipientsRefused as error:
            raise AddressRefused(str(error)[:200], kind=BounceKind.HARD) from error
        except AnymailAPIError as error:
            raise _told_apart(error) from error
        except (AnymailError, requests.ConnectionError) as error:
            raise NotHandedOver(f"{type(error).__name__}: {error}"[:200]) from error
        status: Any = getattr(mail, "anymail_status", None)
        return str(status.message_id if status and status.message_id else letter.message_id)

    def knows(self, message_id: str) -> bool | None:
        """Services tell by their reports, not on request."""
        return None


def _as_django_mail(letter: Letter) -> EmailMultiAlternatives:
    name, address = letter.sender
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=f'"{name}" <{address}>',
        to=[letter.to],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers={"Message-ID": f"<{letter.message_id}>", "Content-Language": letter.language, **dict(letter.headers)},
    )
    mail.attach_alternative(letter.html, "text/html")
    mail.metadata = {"message": letter.message_id}  # type: ignore[attr-defined]
    mail.track_clicks = mail.track_opens = False  # type: ignore[attr-defined]
    return mail


def _told_apart(error: AnymailAPIError) -> NotHandedOver | OutcomeUnknown:
    """Never left (its connection failed, it was refused), or perhaps it did."""
    text = f"{type(error).__name__}: {error}"[:200]
    if _never_connected(error) or error.status_code in _LATER:
        return NotHandedOver(text)
    if error.status_code is None or error.status_code in _AMBIGUOUS:
        return OutcomeUnknown(text)
    return NotHandedOver(text, permanent=error.status_code in {400, 406, 413, 422})


def _never_connected(error: AnymailAPIError) -> bool:
    cause = error.__cause__
    reason = getattr(cause.args[0], "reason", None) if cause is not None and cause.args else None
    return isinstance(cause, requests.ConnectTimeout) or isinstance(reason, NewConnectionError)


def open_service(url: SplitResult) -> AnymailProvider:
    query = {name: values[0] for name, values in parse_qs(url.query).items()}
    own = {name: value for name, value in query.items() if not name.startswith("hook_") and name not in OUR_SETTINGS}
    return AnymailProvider(url.path, own)


providers.add("anymail", open_service)
