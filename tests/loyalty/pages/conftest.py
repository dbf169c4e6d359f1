"""Shoppers with points, who came in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from saleor_postventa.people.models import Customer
from saleor_postventa.people.visits import LANGUAGE_COOKIE, begin_visit
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from tests.conftest import MovableClock
from tests.loyalty.rewards.scene import Shopper, make_shopper
from tests.loyalty.trade import make_programme
from tests.returns.make import make_policy

SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    cache.clear()
    make_policy()
    make_programme(clock)


@pytest.fixture
def lea(_shop: None) -> Shopper:
    return make_shopper(1000)


@pytest.fixture
def sign_in() -> SignIn:
    def enter(customer: Customer, *, order_id: int | None = None, language: str = "en") -> Client:
        web = Client(HTTP_HOST="postventa.example.test", secure=True)
        response: Any = HttpResponse()
        begin_visit(response, current_shop(), customer, order_id=order_id)
        web.cookies.update(response.cookies)
        web.cookies[LANGUAGE_COOKIE] = language
        return web

    return enter
