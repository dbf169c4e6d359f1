"""Around every request: an id that its log lines, its rows and its answer carry, and how long it took by route."""

import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from saleor_postventa.core.meters import note_request
from saleor_postventa.core.trace import request_id_from, traced

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

HEADER = b"x-request-id"
ROUTE = "postventa.route"


class TellRoute:
    """Middleware: the pattern that a request met, for whoever measures around Django."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        scope = getattr(request, "scope", None)
        if scope is not None and request.resolver_match is not None:
            scope[ROUTE] = request.resolver_match.route
        return response


async def serve_traced(application: Application, scope: Message, receive: Receive, send: Send) -> None:
    """One request. The application may put its route into the scope; where it does not, there is none."""
    request_id = request_id_from(_header(scope))
    started, status = time.perf_counter(), 500

    async def answer(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            others = [pair for pair in message.get("headers", ()) if pair[0].lower() != HEADER]
            message = {**message, "headers": [*others, (HEADER, request_id.encode())]}
        await send(message)

    with traced(request_id=request_id):
        try:
            await application(scope, receive, answer)
        finally:
            note_request(scope.get(ROUTE, "none"), scope["method"], status, time.perf_counter() - started)


def _header(scope: Message) -> str:
    return next((value.decode("latin-1") for name, value in scope["headers"] if name == HEADER), "")
