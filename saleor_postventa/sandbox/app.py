"""The web application: the API, the keys, the control API and the pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .auth.requestor import read_token, recognise
from .control.routes import control_routes
from .pages.routes import page_routes
from .runtime import Runtime

CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}


def build_app(runtime: Runtime) -> Starlette:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        runtime.start()
        yield
        await run_in_threadpool(runtime.stop)

    async def graphql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(headers=CORS)
        try:
            asked = await request.json()
        except ValueError:
            text = {"errors": [{"message": "Unable to parse query."}]}
            return JSONResponse(text, 400, headers=CORS)
        status, answer = await run_in_threadpool(_answer, runtime, asked, request)
        return JSONResponse(answer, status, headers=CORS)

    async def jwks(_: Request) -> Response:
        return JSONResponse(runtime.keys.jwks())

    routes = [
        Route("/graphql/", graphql, methods=["POST", "OPTIONS"]),
        Route("/.well-known/jwks.json", jwks),
        *control_routes(runtime),
        *page_routes(runtime),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


def _answer(runtime: Runtime, asked: object, request: Request) -> tuple[int, dict[str, object]]:
    with runtime.world.store.transaction():
        requestor = recognise(runtime.world, runtime.keys, read_token(request.headers))
        return runtime.endpoint.answer(asked, requestor)
