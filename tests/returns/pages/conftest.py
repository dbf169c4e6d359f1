from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import LANGUAGE_COOKIE, begin_visit
from saleor_postventa.returns.queries import choices
from saleor_postventa.shops.models import Shop

SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knocked yet, and Saleor has ten of everything."""
    cache.clear()
    monkeypatch.setattr(choices, "available", lambda shop, ids, **_: dict.fromkeys(ids, 10))


@pytest.fixture
def web() -> Client:
    return Client(HTTP_HOST="postventa.example.test", secure=True, HTTP_ACCEPT_LANGUAGE="en")


@pytest.fixture
def sign_in(web: Client) -> SignIn:
    """As if the link in the mail of this order had been opened."""

    def enter(order: Order, *, shop: Shop | None = None, whole_account: bool = False) -> Client:
        response: Any = HttpResponse()
        assert order.customer is not None
        begin_visit(response, shop or order.shop, order.customer, order_id=None if whole_account else order.pk)
        web.cookies.update(response.cookies)
        web.cookies[LANGUAGE_COOKIE] = "en"
        return web

    return enter
