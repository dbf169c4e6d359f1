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

from .door import ComeBackLater, Door, Refused, Visitor, check_signature, read_content
from .handlers import handlers
from .meters import note_delivery
from .models import Delivery
from .oversize import note_oversize
from .signature import UnknownKey
from .writing.arrival import Arrival
from .writing.writer import NotWritten, Writer

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

    async def stop(self) -> None:
        """Return once what waits on this event loop is written and told of; the next delivery begins anew."""
        await self._writer.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        event = scope["path"].removeprefix(PREFIX).rstrip("/")
        status, text = await self._answer(event, scope, receive)
        note_delivery(event, status)
        length = b"%d" % len(text)
        headers = [(b"content-type", b"text/plain"), (b"content-length", length)]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": text})

    async def _answer(self, event: str, scope: Scope, receive: Receive) -> tuple[int, bytes]:
        if scope["method"] != "POST":
            return 405, b"POST only"
        if event not in handlers:
            return 404, b"no such event"
        headers = dict(scope["headers"])
        api_url = headers.get(b"saleor-api-url", b"").decode("latin-1")
        try:
            await self._take_in(event, api_url, headers.get(b"saleor-signature", b"").decode("latin-1"), receive)
        except TooLarge:
            await _in_thread(note_oversize, api_url, event)
            return 413, b"too large"
        except Refused as reason:
            logger.warning("refused %s: %s", event, reason)
            return 401, b"refused"
        except (ComeBackLater, Failure, DatabaseError, NotWritten) as reason:
            logger.error("%s could not be kept: %s", event, reason)
            return 503, b"try again"
        return 200, b""

    async def _take_in(self, event: str, api_url: str, signature: str, receive: Receive) -> None:
        body = await _read(receive, settings.MAX_BODY_BYTES)
        known = self._door.known(api_url)
        if known is None:
            known = await _in_thread(self._door.look_up, api_url)
        visitor = await self._check(body, signature, api_url, known)
        await self._writer.write(_arrival(visitor, event, body))

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


def _arrival(visitor: Visitor, event: str, body: bytes) -> Arrival:
    """Raises Refused."""
    content = read_content(body, event, visitor)
    moment = now()
    arrival = Arrival(
        shop_id=visitor.shop_id,
        event=event,
        key=Delivery.key_of(event, body),
        body=body,
        received_at=moment,
        due_at=moment,
        request_id=trace().get("request_id", ""),
        order_number=content.order_number,
        issued_at=_utc(content.issued_at),
    )
    return arrival if content.is_sensible else arrival.dead("signed, but it makes no sense")


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
