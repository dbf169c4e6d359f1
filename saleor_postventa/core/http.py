"""Outgoing HTTP: bounded, never redirected, never inside a transaction, never into a private network by surprise."""

import time
from dataclasses import dataclass
from typing import Any

import requests
from django.db import connection
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.exceptions import NewConnectionError

from .errors import Failure

TIMEOUT = (3.0, 20.0)
DEADLINE = 30.0
LARGEST_ANSWER = 16 * 1024 * 1024
USER_AGENT = "saleor_postventa"


@dataclass(frozen=True)
class Answer:
    status_code: int
    content: bytes


class CalledInsideTransaction(RuntimeError):
    """Network calls belong after the commit; a slow peer must not hold our locks."""


class Unreachable(Failure):
    """The other side could not be reached, or broke off; trying again later may help."""


class NotConnected(Unreachable):
    """No connection came about at all: the other side surely heard nothing."""


class ForbiddenAddress(Failure):
    """The host resolves to a private or local address that was not allowed by name."""

    def __init__(self, url: str) -> None:
        super().__init__(f"{url} resolves to an address that is not allowed", permanent=True)


def _session(*, is_local_allowed: bool) -> HTTPSession:
    return HTTPSession(
        Config(
            default_timeout=TIMEOUT,
            never_redirect=True,
            ip_filter_enable=not is_local_allowed,
            ip_filter_allow_loopback_ips=False,
            user_agent_override=USER_AGENT,
        )
    )


_guarded = _session(is_local_allowed=False)
_trusting = _session(is_local_allowed=True)


def request(
    method: str, url: str, *, is_local_allowed: bool = False, largest: int = LARGEST_ANSWER, **options: Any
) -> Answer:
    """Send one request and read the answer, of at most `largest` bytes and within DEADLINE.

    Raises CalledInsideTransaction, ForbiddenAddress, Unreachable, or its NotConnected; an HTTP error status is
    returned, not raised.
    """
    forbid_inside_transaction()
    session = _trusting if is_local_allowed else _guarded
    try:
        return _read(session.request(method, url, stream=True, **options), largest)
    except InvalidIPAddress as error:
        raise ForbiddenAddress(url) from error
    except requests.RequestException as error:
        kind = NotConnected if _never_connected(error) else Unreachable
        raise kind(f"{method} {url}: {type(error).__name__}") from error


def _never_connected(error: requests.RequestException) -> bool:
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(error, requests.ConnectTimeout) or isinstance(reason, NewConnectionError)


def _read(response: requests.Response, largest: int) -> Answer:
    """The whole answer. Raises Unreachable where it is too large or drips for too long."""
    until, body = time.monotonic() + DEADLINE, bytearray()
    with response:
        while chunk := response.raw.read1(64 * 1024, decode_content=True):
            body += chunk
            if len(body) > largest:
                raise Unreachable(f"{response.url}: the answer is too large")
            if time.monotonic() > until:
                raise Unreachable(f"{response.url}: the answer takes too long")
    return Answer(response.status_code, bytes(body))


def forbid_inside_transaction() -> None:
    """Raise CalledInsideTransaction inside `atomic`, a test case's own transaction excepted."""
    blocks = getattr(connection, "atomic_blocks", [])
    if any(not getattr(block, "_from_testcase", False) for block in blocks):
        raise CalledInsideTransaction
