"""The web process: the inbox first, Django for the rest; the embedded dispatcher where there is no broker."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, cast

from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from starlette.applications import Starlette
from starlette.routing import Mount
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from saleor_postventa.saleor.inbox import PREFIX, Inbox

from .runtime import start_runtime
from .static import PREFIX as STATIC
from .static import OwnFiles
from .tracing import ROUTE, Application, serve_traced

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_inbox = Inbox()
_files = Starlette(routes=[Mount(STATIC, app=OwnFiles(directory=settings.STATIC_ROOT, check_dir=False))])
_django: Any = ProxyHeadersMiddleware(cast("Any", ASGIHandler()), trusted_hosts=settings.PROXIES)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http":
        await serve_traced(_door_for(scope), scope, receive, send)
    else:
        await _django(scope, receive, send)


def _door_for(scope: Scope) -> Application:
    if scope["path"].startswith(PREFIX):
        scope[ROUTE] = f"{PREFIX}<event>"
        return _inbox
    if scope["path"].startswith(f"{STATIC}/"):
        scope[ROUTE] = f"{STATIC}/<path>"
        return _files
    django: Application = _django
    return django


async def _live(receive: Receive, send: Send) -> None:
    await receive()
    stop = start_runtime(is_embedded=settings.IS_EMBEDDED)
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await _inbox.stop()
    stop()
    await send({"type": "lifespan.shutdown.complete"})
