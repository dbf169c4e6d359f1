"""Signed links: a token that opens one thing for whoever holds it, for a time, and nothing else."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core import signing
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal


class LinkBroken(Refusal):
    """The token was changed, cut short, or made for something else."""

    code = "link_broken"
    text = _("This link isn't complete. Open it again from the message you got.")


class LinkExpired(Refusal):
    code = "link_expired"
    text = _("This link is too old to be used. Ask for a new one.")


def sign_link(scope: str, payload: Mapping[str, Any], expires_in: timedelta | None) -> str:
    """A token for URLs. `scope` is what it opens (`unsubscribe`); `payload` holds ids and codes, readable by anyone.

    With `expires_in` None it holds for ever, which only a right may: unsubscribing, for one.
    """
    until = int((now() + expires_in).timestamp()) if expires_in is not None else None
    return signing.dumps({"until": until, "for": dict(payload)}, salt=_salt(scope), compress=True)


def read_link(scope: str, token: str) -> dict[str, Any]:
    """The payload of a token made for `scope`. Raises LinkBroken, LinkExpired."""
    try:
        signed = signing.loads(token, salt=_salt(scope))
    except signing.BadSignature as error:
        raise LinkBroken from error
    if signed["until"] is not None and now().timestamp() >= signed["until"]:
        raise LinkExpired
    payload: dict[str, Any] = signed["for"]
    return payload


def _salt(scope: str) -> str:
    return f"saleor_postventa.link.{scope}"
