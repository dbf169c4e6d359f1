"""The door for webhooks: check, keep, answer. A raw ASGI application in front of Django, for speed.

Several deliveries that arrive together are inserted in one statement, and each is answered after the commit.
It never answers 429 or another 4xx to what it should have kept: Saleor would not send it again.
"""

import asyncio
import contextvars
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.trace import trace
from saleor_postventa.core.work import WorkState

from .door import ComeBackLater, Door, Refused, Visitor, check_address, check_signature
from .handlers import handlers
from .mention import order_number_in
from .meters import note_delivery
from .models import Delivery
from .oversize import note_oversize
from .signature import UnknownKey
from .writer import Writer

logger = logging.getLogger(__name__)
PREFIX = "/api/webhooks/saleor/"

_threads = ThreadPoolExecutor(16, thread_name_prefix="inbox")

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class TooLarge(Exception):
    """The body is over the limit."""


class Inbox:
    """`POST /api/webhooks/saleor/<event>`."""

    def __init__(self) -> None:
        self._door = Door()
        self._writer = Writer()

    def close(self) -> None:
        """Let the writer go, once what waits is written; the next delivery starts another."""
        self._writer.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status, text = await self._answer(scope, receive)
        note_delivery(scope["path"].removeprefix(PREFIX).rstrip("/"), status)
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": text.encode()})

    async def _answer(self, scope: Scope, receive: Receive) -> tuple[int, str]:
        event = scope["path"].removeprefix(PREFIX).rstrip("/")
        if scope["method"] != "POST":
            return 405, "POST only"
        if event not in handlers:
            return 404, "no such event"
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        api_url = headers.get(b"saleor-api-url", "")
        try:
            return await self._take_in(event, api_url, headers.get(b"saleor-signature", ""), receive)
        except TooLarge:
            await _in_thread(note_oversize, api_url, event)
            return 413, "too large"
        except Refused as reason:
            logger.warning("refused %s: %s", event, reason)
            return 401, "refused"
        except (ComeBackLater, Failure, DatabaseError) as reason:
            logger.error("%s could not be kept: %s", event, reason)
            return 503, "try again"

    async def _take_in(self, event: str, api_url: str, signature: str, receive: Receive) -> tuple[int, str]:
        body = await _read(receive, settings.MAX_BODY_BYTES)
        known = self._door.known(api_url)
        if known is None:
            known = await _in_thread(self._door.look_up, api_url)
        visitor = await self._check(body, signature, api_url, known)
        envelope = check_address(body, event, visitor)
        row = _row(visitor, event, body, envelope.issued_at if envelope else None)
        if envelope is None:
            row.state, row.error, row.finished_at = WorkState.DEAD, "signed, but it makes no sense", now()
        await self._writer.write(row)
        return 200, "kept"

    async def _check(self, body: bytes, signature: str, api_url: str, visitor: Visitor) -> Visitor:
        try:
            check_signature(body, signature, visitor)
        except UnknownKey as unknown:
            visitor = await _in_thread(self._door.read_new_keys, api_url, visitor, unknown.kid)
            check_signature(body, signature, visitor)
        return visitor


async def _in_thread[**Given, Answer](
    call: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs
) -> Answer:
    """Call it beside the event loop; its thread keeps no connection, so that a broken one isn't met again."""

    def run() -> Answer:
        try:
            return call(*given, **named)
        finally:
            connection.close()

    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(_threads, lambda: context.run(run))


def _row(visitor: Visitor, event: str, body: bytes, issued_at: datetime | None) -> Delivery:
    return Delivery(
        shop_id=visitor.shop_id,
        event=event,
        key=Delivery.key_of(event, body),
        body=body,
        request_id=trace().get("request_id", ""),
        order_number=order_number_in(body),
        issued_at=_utc(issued_at),
    )


def _utc(moment: datetime | None) -> datetime | None:
    """None for what lies beyond the calendar once the offset is taken off."""
    try:
        return moment.astimezone(UTC) if moment else None
    except (OverflowError, ValueError):
        return None


async def _read(receive: Receive, limit: int) -> bytes:
    chunks: list[bytes] = []
    size, is_more = 0, True
    while is_more:
        message = await receive()
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            raise TooLarge
        chunks.append(chunk)
        is_more = message.get("more_body", False)
    return b"".join(chunks)
