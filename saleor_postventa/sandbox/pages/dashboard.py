"""The stand-in Dashboard: what a merchant sees of orders, customers and products, with the app in its places."""

import json
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from saleor_postventa.sandbox.auth.tokens import issue_thirdparty
from saleor_postventa.sandbox.installing.install import change_activity, delete_app, rename_app
from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.world.people import User

from . import shelves
from .frames import SANDBOX, Frame, Params, extensions_at, frame_extension, frame_page
from .rendering import pick_language, render

STAFF_COOKIE = "sandbox_staff"
VERSION = "v3.23.27"
MENUS = {
    "products": "NAVIGATION_CATALOG",
    "orders": "NAVIGATION_ORDERS",
    "customers": "NAVIGATION_CUSTOMERS",
    "discounts": "NAVIGATION_DISCOUNTS",
}
Page = Callable[[Runtime, Request], Response]


def dashboard_routes(runtime: Runtime) -> list[Route]:
    def serve(page: Page) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            return await run_in_threadpool(_locked, runtime, page, request)

        return answer

    pages: list[tuple[str, Page]] = [
        ("/dashboard/", home),
        ("/dashboard/orders", orders),
        ("/dashboard/orders/{id:path}", order),
        ("/dashboard/customers", customers),
        ("/dashboard/customers/{id:path}", customer),
        ("/dashboard/products", products),
        ("/dashboard/products/{id:path}", product),
        ("/dashboard/discounts", discounts),
        ("/dashboard/extensions/installed", installed),
        ("/dashboard/extensions/app/{id}/edit", manage),
        ("/dashboard/extensions/app/{id}/authorize", authorize),
        ("/dashboard/extensions/app/{id}", app_page),
        ("/dashboard/extensions/app/{id}/{path:path}", app_page),
        ("/dashboard/token", token),
    ]
    return [
        *(Route(path, serve(page)) for path, page in pages),
        Route("/dashboard", lambda _: RedirectResponse("/dashboard/")),
        Route("/dashboard/extensions/do/{deed}", _deeds(runtime), methods=["POST"]),
    ]


def _locked(runtime: Runtime, page: Page, request: Request) -> Response:
    try:
        with runtime.world.store.transaction():
            return page(runtime, request)
    except Refused as refused:
        return _show(runtime, request, "missing.html", "", title=refused.message, status=404)


def staff_of(runtime: Runtime, request: Request) -> User:
    staff = [user for user in runtime.world.store.all(User) if user.is_staff]
    wanted = request.query_params.get("staff") or request.cookies.get(STAFF_COOKIE)
    return next((user for user in staff if user.email == wanted), staff[0])


def _frames(runtime: Runtime, request: Request, mount: str, context: Params) -> list[Frame]:
    app, staff = runtime.app, staff_of(runtime, request)
    return [frame_extension(runtime, app, item, staff, context) for item in extensions_at(app, mount)] if app else []


def _show(
    runtime: Runtime, request: Request, template: str, section: str, *, status: int = 200, **values: Any
) -> Response:
    app, staff = runtime.app, staff_of(runtime, request)
    settings = {
        "dashboardVersion": VERSION,
        "saleorVersion": runtime.options.release,
        "locale": pick_language(request),
        "origin": runtime.options.origin,
        "appId": app.id if app else "",
    }
    response = render(
        request,
        f"dashboard/{template}",
        section=section,
        app=app,
        menus={
            name: extensions_at(app, mount) for name, mount in {**MENUS, "discounts": "NAVIGATION_DISCOUNTS"}.items()
        },
        staff=staff,
        all_staff=[user for user in runtime.world.store.all(User) if user.is_staff],
        settings=json.dumps(settings),
        sandbox=SANDBOX,
        path=request.url.path,
        shop_name=runtime.world.store.fact("shop_name", ""),
        **{"widgets": [], "popups": [], "links": [], **values},
    )
    response.status_code = status
    if "staff" in request.query_params:
        response.set_cookie(STAFF_COOKIE, staff.email, samesite="lax")
    return response


def home(runtime: Runtime, request: Request) -> Response:
    numbers = shelves.count(runtime.world)
    widgets = _frames(runtime, request, "HOMEPAGE_WIDGETS", {})
    return _show(runtime, request, "home.html", "home", numbers=numbers, widgets=widgets)


def orders(runtime: Runtime, request: Request) -> Response:
    found = shelves.list_orders(runtime.world, request.query_params)
    return _show(runtime, request, "orders.html", "orders", found=found)


def order(runtime: Runtime, request: Request) -> Response:
    shown = shelves.show_order(runtime.world, request.path_params["id"])
    return _detail(runtime, request, "order.html", "orders", "ORDER", {"orderId": shown["id"]}, order=shown)


def customers(runtime: Runtime, request: Request) -> Response:
    found = shelves.list_customers(runtime.world, request.query_params)
    return _show(runtime, request, "customers.html", "customers", found=found)


def customer(runtime: Runtime, request: Request) -> Response:
    shown = shelves.show_customer(runtime.world, request.path_params["id"])
    return _detail(
        runtime, request, "customer.html", "customers", "CUSTOMER", {"customerId": shown["id"]}, customer=shown
    )


def products(runtime: Runtime, request: Request) -> Response:
    found = shelves.list_products(runtime.world, request.query_params)
    return _show(runtime, request, "products.html", "products", found=found)


def product(runtime: Runtime, request: Request) -> Response:
    shown = shelves.show_product(runtime.world, request.path_params["id"])
    context = {"productId": shown["id"], "productSlug": shown["slug"]}
    return _detail(runtime, request, "product.html", "products", "PRODUCT", context, product=shown)


def discounts(runtime: Runtime, request: Request) -> Response:
    return _show(runtime, request, "discounts.html", "discounts", vouchers=shelves.list_vouchers(runtime.world))


def _detail(
    runtime: Runtime, request: Request, template: str, section: str, family: str, context: Params, **values: Any
) -> Response:
    framed = _frames(runtime, request, f"{family}_DETAILS_WIDGETS", context)
    actions = _frames(runtime, request, f"{family}_DETAILS_MORE_ACTIONS", context)
    return _show(
        runtime,
        request,
        template,
        section,
        widgets=[frame for frame in framed if frame.kind == "widget"],
        popups=[frame for frame in (*framed, *actions) if frame.kind == "popup"],
        links=[frame for frame in (*framed, *actions) if frame.kind == "page"],
        **values,
    )


def installed(runtime: Runtime, request: Request) -> Response:
    return _show(runtime, request, "installed.html", "extensions", state=shelves.installation(runtime.world))


def manage(runtime: Runtime, request: Request) -> Response:
    return _show(runtime, request, "manage.html", "extensions")


def authorize(runtime: Runtime, request: Request) -> Response:
    asked = [code for code in request.query_params.get("permissions", "").split(",") if code]
    back = request.query_params.get("redirectPath", "/")
    return _show(runtime, request, "authorize.html", "extensions", asked=asked, back=back)


def app_page(runtime: Runtime, request: Request) -> Response:
    """The path inside the app is what follows its id; an id with a raw `=` is taken for a path, as in the real one."""
    app = runtime.app
    if app is None or app.id != request.path_params["id"]:
        raise Refused("NOT_FOUND", "No app is installed.")
    path = "/" + request.path_params["path"] if request.path_params.get("path") else ""
    frame = frame_page(runtime, app, path, list(request.query_params.multi_items()))
    return _show(runtime, request, "app.html", f"app{path}", frame=frame)


def token(runtime: Runtime, request: Request) -> Response:
    """What the Dashboard asks its API for, before a handshake and half a minute before expiry."""
    app, staff = runtime.app, staff_of(runtime, request)
    if app is None:
        return JSONResponse({"token": ""})
    wanted = request.query_params.get("extension")
    extension = next((item for item in app.extensions if item.id == wanted), None)
    issued = issue_thirdparty(runtime.keys, runtime.options.api_url, staff, app, extension)
    return JSONResponse({"token": issued or ""}, headers={"Cache-Control": "no-store"})


def _deeds(runtime: Runtime) -> Callable[[Request], Any]:
    async def do(request: Request) -> Response:
        form = await request.form()
        asked = [value for value in form.getlist("permissions") if isinstance(value, str)]
        back = str(form.get("back", "/dashboard/extensions/installed"))
        await run_in_threadpool(_do, runtime, request.path_params["deed"], staff_of(runtime, request), asked)
        return RedirectResponse(back if back.startswith("/") else "/dashboard/", 303)

    return do


def _do(runtime: Runtime, deed: str, staff: User, asked: list[str]) -> None:
    app = runtime.app
    if deed == "install" and app is None:
        runtime.installer.install(runtime.options.app_manifest)
    elif app and deed in {"activate", "deactivate"}:
        change_activity(runtime.world, app, staff, is_active=deed == "activate")
    elif app and deed == "delete":
        delete_app(runtime.world, app, staff)
    elif app and deed == "approve":
        rename_app(runtime.world, app, staff, app.name, sorted({*app.permissions, *asked}))
