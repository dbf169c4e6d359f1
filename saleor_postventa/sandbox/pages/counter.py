"""The counter: trade, watch what is sent, move the clock."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from saleor_postventa.sandbox.control.reading import show_delivery
from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs import refunding
from saleor_postventa.sandbox.verbs.delivering import carrier_of
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.apps import Delivery
from saleor_postventa.sandbox.world.catalogue import Category, Channel, Product, Variant
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.vouchers import Voucher

from .clocks import move_clocks
from .deeds import DEEDS, LINES
from .rendering import render
from .tones import tone_of
from .words import status_text

SHOWN_ORDERS = 8
SHOWN_DELIVERIES = 40
SHOWN_CUSTOMERS = 60
NOT_FOLLOWED = "The app did not follow: it may not be running, or it is no demo."
ANSWERS = (
    (refunding.SUCCESS, "At once: it is sent back"),
    (refunding.FAILURE, "At once: it is declined"),
    (refunding.PENDING, "Later: say so at the order"),
    (refunding.NO_ANSWER, "Never: Saleor gives up waiting"),
)
HOUR, DAY = 3600, 86400
MOVES = ((HOUR, 1, "hour"), (12 * HOUR, 12, "hours"), (DAY, 1, "day"), (7 * DAY, 7, "days"), (30 * DAY, 30, "days"))


def counter_routes(runtime: Runtime) -> list[Route]:
    async def counter(request: Request) -> Response:
        return await run_in_threadpool(_show_counter, runtime, request)

    async def do(request: Request) -> Response:
        form = await request.form()
        notice, fault = await run_in_threadpool(_do, runtime, request.path_params["deed"], form)
        return _back(notice, fault)

    async def clock(request: Request) -> Response:
        form = await request.form()
        offset = runtime.world.clock.offset_seconds + max(0.0, float(str(form.get("step", "0"))))
        followed = await run_in_threadpool(move_clocks, runtime, offset)
        return _back("" if followed else NOT_FOLLOWED, "")

    async def sent(request: Request) -> Response:
        return await run_in_threadpool(_show_sent, runtime, request)

    return [
        Route("/", counter),
        Route("/do/{deed}", do, methods=["POST"]),
        Route("/clock", clock, methods=["POST"]),
        Route("/sent", sent),
    ]


def _do(runtime: Runtime, name: str, form: object) -> tuple[str, str]:
    try:
        DEEDS[name](runtime, form)  # type: ignore[arg-type]
    except Refused as refused:
        return "", refused.message
    return "Done.", ""


def _back(notice: str, fault: str) -> RedirectResponse:
    told = {name: text for name, text in (("notice", notice), ("fault", fault)) if text}
    return RedirectResponse(f"/?{urlencode(told)}" if told else "/", 303)


def _show_counter(runtime: Runtime, request: Request) -> Response:
    world = runtime.world
    with world.store.transaction():
        newest = sorted(world.store.all(Order), key=lambda order: int(order.number))[-SHOWN_ORDERS:]
        customers = [user for user in world.store.all(User) if not user.is_staff]
        return render(
            request,
            "counter.html",
            shop_name=world.store.fact("shop_name", ""),
            now=world.clock.now(),
            moves=MOVES,
            answers=ANSWERS,
            answer=refunding.payment_answer(world.store),
            app=runtime.app,
            app_origin=runtime.options.app_origin,
            has_carrier=carrier_of(world) is not None,
            channels=world.store.all(Channel),
            shelves=_shelves(runtime),
            customers=customers[:SHOWN_CUSTOMERS],
            codes=[code.code for voucher in world.store.all(Voucher) for code in voucher.codes if code.is_active],
            line_numbers=range(1, LINES + 1),
            orders=[_row(runtime, order) for order in reversed(newest)],
            sent=_sent(runtime),
            notice=request.query_params.get("notice", ""),
            fault=request.query_params.get("fault", ""),
        )


def _show_sent(runtime: Runtime, request: Request) -> Response:
    with runtime.world.store.transaction():
        return render(request, "sent.html", sent=_sent(runtime))


def _sent(runtime: Runtime) -> list[dict[str, object]]:
    return [show_delivery(delivery) for delivery in runtime.world.store.all(Delivery)[: -SHOWN_DELIVERIES - 1 : -1]]


def _shelves(runtime: Runtime) -> list[tuple[str, list[tuple[str, str]]]]:
    store = runtime.world.store
    names = {product.pk: product for product in store.all(Product)}
    shelves: dict[str, list[tuple[str, str]]] = {category.pk: [] for category in store.all(Category)}
    for variant in store.all(Variant):
        product = names.get(variant.product_pk)
        if product and product.category_pk in shelves:
            label = product.name if variant.name == product.name else f"{product.name} · {variant.name}"
            shelves[product.category_pk].append((variant.id, label))
    titles = {category.pk: category.name for category in store.all(Category)}
    return [(titles[pk], rows) for pk, rows in shelves.items() if rows]


def _row(runtime: Runtime, order: Order) -> dict[str, object]:
    sent = [item for item in order.fulfillments if item.status == "FULFILLED"]
    return {
        "id": order.id,
        "number": order.number,
        "who": order.user_email,
        "is_guest": order.user_pk is None,
        "placed": order.created,
        "total": totals.total(order).gross.amount,
        "currency": order.currency,
        "items": [(line.quantity, line.product_name, line.media_pk) for line in order.lines],
        "status": status_text(order.status),
        "tone": tone_of(order.status),
        "charge": status_text(order.charge_status),
        "is_paid": totals.is_paid(order),
        "is_open": order.status in {"UNFULFILLED", "PARTIALLY_FULFILLED"},
        "is_unconfirmed": order.status == "UNCONFIRMED",
        "is_sent": bool(sent),
        "tracking": sent[-1].tracking_number if sent else "",
        "can_cancel": order.status in {"UNFULFILLED", "UNCONFIRMED"} and not sent,
        "is_refund_pending": any(grant.status == "PENDING" for grant in order.granted_refunds),
        "can_refund": totals.charged(order).amount > 0,
    }
