"""Asking the whole web process, from its ASGI entry on, without a server in between."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from saleor_postventa.config import web
from saleor_postventa.saleor.inbox import Inbox


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@contextmanager
def fresh_inbox() -> Iterator[None]:
    """One that knows no shop yet."""
    with patch.object(web, "_inbox", Inbox()):
        yield


def ask(
    path: str, *, method: str = "GET", headers: dict[str, str] | None = None, body: bytes = b"", host: str = ""
) -> Answer:
    given = {"Host": host or "postventa.example.test", "X-Forwarded-Proto": "https", **(headers or {})}
    return asyncio.run(_ask(path, method, given, body))


async def _ask(path: str, method: str, headers: dict[str, str], body: bytes) -> Answer:
    parts: list[dict[str, Any]] = [{"type": "http.request", "body": body, "more_body": False}]
    answers: list[Any] = []

    async def receive() -> Any:
        if not parts:
            await asyncio.Event().wait()
        return parts.pop()

    async def send(message: Any) -> None:
        answers.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "client": ("127.0.0.1", 1234),
        "server": ("127.0.0.1", 80),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }
    await web.application(scope, receive, send)
    told = {name.decode().lower(): value.decode() for name, value in answers[0]["headers"]}
    return Answer(answers[0]["status"], told, b"".join(part.get("body", b"") for part in answers[1:]).decode())
