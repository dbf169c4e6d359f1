"""A stand-in for the storefront's login: a shopper gets an access token, and may be handed over to the app."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from saleor_postventa.sandbox.auth.tokens import issue_access
from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs.finding import find_customer_by_email
from saleor_postventa.sandbox.world.people import User

from .rendering import render
from .storefront import SHOPPER_COOKIE

SHOWN = 60


def login_routes(runtime: Runtime) -> list[Route]:
    async def login(request: Request) -> Response:
        form = await request.form() if request.method == "POST" else None
        email, password = (str(form.get(name, "")) for name in ("email", "password")) if form else ("", "")
        return await run_in_threadpool(_login, runtime, request, email, password)

    return [Route("/login", login, methods=["GET", "POST"])]


def _login(runtime: Runtime, request: Request, email: str, password: str) -> Response:
    """`next` may be a page of the app's: it is then posted the token, as a storefront's server would."""
    wanted = request.query_params.get("next", "")
    own = bool(runtime.options.app_origin) and wanted.startswith(f"{runtime.options.app_origin}/")
    with runtime.world.store.transaction():
        user = find_customer_by_email(runtime.world, email) if email else None
        is_known = user is not None and user.password == password
        token = issue_access(runtime.keys, runtime.options.api_url, user) if user and is_known else ""
        page = render(
            request,
            "login.html",
            customers=[item for item in runtime.world.store.all(User) if not item.is_staff][:SHOWN],
            user=user if is_known else None,
            token=token,
            fault="Please, enter valid credentials" if email and not is_known else "",
            hand_over=wanted if own else "",
            api_url=runtime.options.api_url,
        )
    if user is not None and is_known:
        page.set_cookie(SHOPPER_COOKIE, user.pk, samesite="lax", httponly=True)
    return page
