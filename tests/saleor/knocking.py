"""Knocking at the inbox as Saleor does, without a server in between."""

import asyncio
from typing import Any

from saleor_postventa.saleor.inbox import PREFIX, Inbox
from tests.cast import House

Request = tuple[str, bytes, dict[str, str]]


class Caller:
    """Sends deliveries to one inbox, each time on another event loop, and gives the status that it answered."""

    def __init__(self) -> None:
        self.inbox = Inbox()

    def send(self, event: str, body: bytes, headers: dict[str, str], *, method: str = "POST") -> int:
        return self._run([(event, body, headers)], method)[0]

    def send_together(self, requests: list[Request]) -> list[int]:
        """At the same time, so that they meet in one batch."""
        return self._run(requests, "POST")

    def deliver(self, house: House, event: str, body: bytes) -> int:
        return self.send(event, body, house.webhook_headers(event, body))

    def _run(self, requests: list[Request], method: str) -> list[int]:
        async def run() -> list[int]:
            try:
                return await asyncio.gather(*(self.answer(*request, method=method) for request in requests))
            finally:
                await self.inbox.stop()

        return asyncio.run(run())

    async def answer(self, event: str, body: bytes, headers: dict[str, str], *, method: str = "POST") -> int:
        """On the event loop that runs already."""
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
