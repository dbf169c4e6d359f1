"""Serves commands and readings, to loopback alone."""

from ipaddress import ip_address
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs.refusing import Refused

from . import channel, orders, platform, shop, stock
from .commands import COMMANDS
from .reading import READINGS

REGISTERED = (channel, orders, platform, shop, stock)


def control_routes(runtime: Runtime) -> list[Route]:
    async def answer(request: Request) -> Response:
        name = request.path_params["name"]
        if not is_loopback(request):
            return _refuse(403, "FORBIDDEN", "The control API answers loopback only.")
        body = await request.body()
        try:
            return JSONResponse(await run_in_threadpool(_carry_out, runtime, name, request, body))
        except Refused as refused:
            return _refuse(422, refused.code, refused.message)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            return _refuse(400, "INVALID", str(error))
        except KeyError:
            return _refuse(404, "NOT_FOUND", f"There is no {request.method} {name}.")

    return [Route("/control/{name}", answer, methods=["GET", "POST"])]


def _carry_out(runtime: Runtime, name: str, request: Request, body: bytes) -> dict[str, Any]:
    if request.method == "GET":
        reading = READINGS[name]
        with runtime.world.store.transaction():
            return reading(runtime, dict(request.query_params))
    registered = COMMANDS[name]
    return registered.run(runtime, msgspec.json.decode(body or b"{}", type=registered.takes))


def is_loopback(request: Request) -> bool:
    return request.client is None or ip_address(request.client.host).is_loopback


def _refuse(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status)
