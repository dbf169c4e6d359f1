"""A stand-in for the shop's own pages: what it sells, with the app's storefront kit where a storefront would put it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import requests
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from saleor_postventa.sandbox.auth.tokens import issue_access
from saleor_postventa.sandbox.courier.send import open_session
from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.world.catalogue import Category, Channel, Product, Variant
from saleor_postventa.sandbox.world.people import User

from .rendering import pick_language, render

SHOPPER_COOKIE = "sandbox_shopper"
PATIENCE = 2.0


@dataclass(frozen=True)
class Offer:
    """A product as a channel sells it: `price` is that of its first variant, with taxes."""

    product: Product
    variant: Variant
    name: str
    price: Decimal


def storefront_routes(runtime: Runtime) -> list[Route]:
    async def shop(request: Request) -> Response:
        return await run_in_threadpool(_show_shop, runtime, request)

    async def product(request: Request) -> Response:
        return await run_in_threadpool(_show_product, runtime, request, request.path_params["slug"])

    async def log_out(request: Request) -> Response:
        left = RedirectResponse("/shop/", 303)
        left.delete_cookie(SHOPPER_COOKIE)
        return left

    return [
        Route("/shop/", shop),
        Route("/shop/products/{slug}", product),
        Route("/shop/log-out", log_out, methods=["POST"]),
    ]


def _show_shop(runtime: Runtime, request: Request) -> Response:
    endpoint = _endpoint(runtime)
    with runtime.world.store.transaction():
        channel, language = _channel(runtime, request), pick_language(request)
        offers = list(_offers(runtime, channel, language))
        shelves = [
            (_name(category, language), [offer for offer in offers if offer.product.category_pk == category.pk])
            for category in runtime.world.store.all(Category)
        ]
        filled = [each for each in shelves if each[1]]
        return _render(runtime, request, "storefront/shop.html", endpoint, channel=channel, shelves=filled)


def _show_product(runtime: Runtime, request: Request, slug: str) -> Response:
    endpoint = _endpoint(runtime)
    with runtime.world.store.transaction():
        channel = _channel(runtime, request)
        offers = _offers(runtime, channel, pick_language(request))
        offer = next((each for each in offers if each.product.slug == slug), None)
        if offer is None:
            return RedirectResponse("/shop/", 303)
        return _render(runtime, request, "storefront/product.html", endpoint, channel=channel, offer=offer)


def _render(runtime: Runtime, request: Request, template: str, endpoint: str, **values: object) -> Response:
    shopper = _shopper(runtime, request)
    return render(
        request,
        template,
        shop_name=runtime.world.store.fact("shop_name", ""),
        shopper=shopper,
        token=issue_access(runtime.keys, runtime.options.api_url, shopper) if shopper else "",
        app_origin=runtime.options.app_origin,
        endpoint=endpoint,
        **values,
    )


def _channel(runtime: Runtime, request: Request) -> Channel:
    """Of the visitor's language, or else the first."""
    channels = runtime.world.store.all(Channel)
    language = pick_language(request)
    return next((each for each in channels if each.language_code.lower().startswith(language)), channels[0])


def _name(item: Product | Category, language: str) -> str:
    return item.names.get(language.upper(), item.name)


def _offers(runtime: Runtime, channel: Channel, language: str) -> Iterator[Offer]:
    products = {each.pk: each for each in runtime.world.store.all(Product) if channel.pk in each.channel_pks}
    for variant in runtime.world.store.all(Variant):
        product = products.get(variant.product_pk)
        if product is not None and channel.pk in variant.prices:
            del products[variant.product_pk]
            yield Offer(product, variant, _name(product, language), channel.gross(variant.prices[channel.pk]))


def _shopper(runtime: Runtime, request: Request) -> User | None:
    found = runtime.world.store.get(User, request.cookies.get(SHOPPER_COOKIE, ""))
    return found if found is not None and not found.is_staff else None


def _endpoint(runtime: Runtime) -> str:
    """The app's, of this shop; empty where no demo of the app answers, and the kit stays away.

    Asked before the world is locked: the app may be waiting for it.
    """
    if not runtime.options.app_origin:
        return ""
    try:
        answer = open_session(runtime.options).get(f"{runtime.options.app_origin}/demo/progress", timeout=PATIENCE)
        shop = answer.json()["shop"] if answer.ok else None
    except (requests.RequestException, KeyError):
        return ""
    return f"{runtime.options.app_origin}/graphql/{shop}/" if shop else ""
