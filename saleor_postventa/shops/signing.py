"""Requests signed with an API key, for carriers and other systems that call us without a session.

`Postventa-Key` holds the key's prefix (`pv_<prefix>_<secret>`), `Postventa-Signature` is `t=<unix seconds>,v1=<hex>`
with v1 = HMAC-SHA256 over `<t>.<body>` under the SHA-256 of the secret (hex): the scheme of Stripe's webhooks. The
hash is what we keep, so the secret itself never lies in the database.
"""

import hashlib
import hmac
import re
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.clock import system_now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain
from saleor_postventa.web.permissions import ScopeMissing

from .keys import note_use
from .models import ApiKey
from .rules import ShopState
from .services import hash_secret

TOLERANCE = timedelta(minutes=5)
_SHAPE = re.compile(r"^t=(\d{1,12}),v1=([0-9a-f]{64})$")


class BadRequestSignature(Refusal):
    code = "bad_signature"
    text = _("The request is not signed with a valid key, or was signed more than five minutes ago.")


def sign_request(secret: str, body: bytes, *, at: datetime) -> str:
    """The `Postventa-Signature` of a body, as the caller makes it."""
    moment = str(int(at.timestamp()))
    return f"t={moment},v1={_mac(hash_secret(secret), moment, body)}"


def check_request(prefix: str, signature: str, body: bytes, *, scope: str) -> ApiKey:
    """The key that signed, of whichever shop, its use noted. Raises BadRequestSignature, or ScopeMissing."""
    found = _SHAPE.match(signature)
    if not found or not is_plain(prefix):
        raise BadRequestSignature
    key = ApiKey._base_manager.select_related("shop").filter(prefix=prefix, revoked_at=None).first()
    if key is None or key.shop.state == ShopState.REMOVED:
        raise BadRequestSignature
    moment, given = found.groups()
    if not hmac.compare_digest(_mac(key.secret_hash, moment, body), given) or not _is_recent(int(moment)):
        raise BadRequestSignature
    note_use(key)
    if scope not in key.scopes:
        raise ScopeMissing(scope=scope)
    return key


def _mac(secret_hash: str, moment: str, body: bytes) -> str:
    return hmac.new(secret_hash.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()


def _is_recent(moment: int) -> bool:
    return abs(system_now().timestamp() - moment) <= TOLERANCE.total_seconds()
