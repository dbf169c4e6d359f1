"""How often a message is tried, how it is signed, and where it may go."""

import base64
import hashlib
import hmac
import secrets as random
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.plain import is_plain

TEST = "test"
GIVEN_UP_AFTER = timedelta(days=5)
OLD_SECRET_LASTS = timedelta(hours=24)
KEPT_FOR = timedelta(days=30)
MOST_ENDPOINTS = 20
MOST_URL = 500
SECRET_BYTES = 32
# Standard Webhooks' schedule: about three days in all.
WAITS = tuple(timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400))


class OffReason(TextChoices):
    """Why an endpoint is off; it is on where there is none."""

    STAFF = "staff", _("switched off by hand")
    FAILING = "failing", _("it took nothing for five days")


def wait_after(attempt: int) -> timedelta | None:
    """How long until a message is tried again that failed so often; None where it is given up."""
    return WAITS[attempt - 1] if attempt <= len(WAITS) else None


def is_given_up(failing_since: datetime | None, now: datetime) -> bool:
    return failing_since is not None and now - failing_since >= GIVEN_UP_AFTER


def new_secret() -> str:
    return "whsec_" + base64.b64encode(random.token_bytes(SECRET_BYTES)).decode()


def headers_of(message_id: str, body: str, secrets: Sequence[str], at: datetime) -> dict[str, str]:
    """The headers of Standard Webhooks 1.0.0: an id that stays, when it was sent, and `v1,` HMAC-SHA256 in base64.

    With a signature for each secret that is good, a space between them.
    """
    moment = str(int(at.timestamp()))
    signed = f"{message_id}.{moment}.{body}".encode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": moment,
        "webhook-signature": " ".join(_signature(signed, secret) for secret in secrets),
        "content-type": "application/json",
    }


def _signature(signed: bytes, secret: str) -> str:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return f"v1,{base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()}"


def is_web_address(url: str, *, is_plain_http_allowed: bool) -> bool:
    """https, with a host and without a password in it. What it resolves to is looked at whenever it is called."""
    try:
        parts = urlsplit(url)
        port_is_number = parts.port is None or parts.port > 0
    except ValueError:
        return False
    schemes = {"https", "http"} if is_plain_http_allowed else {"https"}
    is_bare = parts.username is None and parts.password is None and not parts.fragment
    return parts.scheme in schemes and bool(parts.hostname) and is_bare and port_is_number and is_plain(url)
