from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.world.catalogue import Product
from saleor_postventa.sandbox.world.record import from_global_id

from .counter import counter_routes
from .dashboard import dashboard_routes
from .login import login_routes
from .pictures import draw_product
from .storefront import storefront_routes

STATIC = Path(__file__).parent / "static"
LARGEST_PICTURE = 1024


def page_routes(runtime: Runtime) -> list[BaseRoute]:
    async def thumbnail(request: Request) -> Response:
        size = min(request.path_params["size"], LARGEST_PICTURE)
        drawn = await run_in_threadpool(_draw, runtime, request.path_params["id"], size)
        return Response(drawn, media_type="image/svg+xml", headers={"Cache-Control": "max-age=3600"})

    return [
        *counter_routes(runtime),
        *dashboard_routes(runtime),
        *login_routes(runtime),
        *storefront_routes(runtime),
        Route("/thumbnail/{id}/{size:int}/", thumbnail),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


def _draw(runtime: Runtime, given: str, size: int) -> str:
    with runtime.world.store.transaction():
        pk = from_global_id(given, Product.typename) or given
        return draw_product(runtime.world.store.get(Product, pk), size)
