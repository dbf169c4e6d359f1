"""Knocking at the inbox as Saleor does, without a server in between."""

import asyncio
from typing import Any

from saleor_postventa.saleor.inbox import PREFIX, Inbox
from tests.cast import House


class Caller:
    """Sends deliveries to one inbox and gives the status that it answered."""

    def __init__(self) -> None:
        self.inbox = Inbox()

    def send(self, event: str, body: bytes, headers: dict[str, str], *, method: str = "POST") -> int:
        return asyncio.run(self._send(event, body, headers, method))

    def send_together(self, requests: list[tuple[str, bytes, dict[str, str]]]) -> list[int]:
        """At the same time, so that they meet in one batch."""

        async def run() -> list[int]:
            return await asyncio.gather(*(self._send(event, body, head, "POST") for event, body, head in requests))

        return asyncio.run(run())

    def deliver(self, house: House, event: str, body: bytes) -> int:
        return self.send(event, body, house.webhook_headers(event, body))

    async def _send(self, event: str, body: bytes, headers: dict[str, str], method: str) -> int:
        half = len(body) // 2
        parts = [
            {"type": "http.request", "body": body[:half], "more_body": True},
            {"type": "http.request", "body": body[half:], "more_body": False},
        ]
        answers: list[Any] = []

        async def receive() -> Any:
            return parts.pop(0)

        async def send(message: Any) -> None:
            answers.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": f"{PREFIX}{event}",
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        }
        await self.inbox(scope, receive, send)
        return int(answers[0]["status"])
