import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import jwt
import pytest
import requests
from django.core.cache import cache

from saleor_postventa.core import http
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .worlds import kept_worlds, norte, north, south, sur

__all__ = ["kept_worlds", "norte", "north", "south", "sur"]


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@dataclass
class FakeSaleor:
    """Answers `me`, the look-up of customers and the warehouses, which are called after the shop's host.

    Believes every token, as only signed ones get this far.
    """

    calls: list[str] = field(default_factory=list)
    is_storefront_closed: bool = False
    is_user_active: bool = True
    is_down: bool = False
    error_code: str = ""

    def __call__(self, method: str, url: str, *, headers: dict[str, str], data: bytes, **options: Any) -> Any:
        query = json.loads(data)
        if self.is_down:
            self.calls.append("down")
            raise http.Unreachable("nobody answers")
        if "query Me" in query["query"]:
            return self._me(headers["Authorization"].removeprefix("Bearer "))
        if "query AvailableUnits" in query["query"]:
            return _in_stock(query["variables"]["ids"])
        if "query Warehouses" in query["query"]:
            return self._warehouses(urlsplit(url).hostname or "")
        self.calls.append(f"customers as {headers['Authorization']}")
        nodes = [self._person(user_id, "looked-up@example.test") for user_id in query["variables"]["ids"]]
        return _response(200, {"data": {"customers": {"edges": [{"node": node} for node in nodes]}}})

    def _me(self, token: str) -> Any:
        self.calls.append("me")
        if self.is_storefront_closed:
            return _response(401, _errors("STOREFRONT_TRAFFIC_NOT_ALLOWED"))
        if self.error_code:
            return _response(200, {**_errors(self.error_code), "data": {"me": None}})
        claims = jwt.decode(token, options={"verify_signature": False})
        return _response(200, {"data": {"me": self._person(claims["user_id"], claims["email"])}})

    def _warehouses(self, host: str) -> Any:
        self.calls.append("warehouses")
        if self.error_code:
            error = {"path": ["warehouses"], **_errors(self.error_code)["errors"][0]}
            return _response(200, {"errors": [error], "data": {"warehouses": None}})
        nodes = [{"id": f"{host}/{slug}", "slug": slug, "name": f"{slug} of {host}"} for slug in ("west", "east")]
        return _response(200, {"data": {"warehouses": {"edges": [{"node": node} for node in nodes]}}})

    def _person(self, user_id: str, email: str) -> dict[str, Any]:
        return {"id": user_id, "email": email, "isActive": self.is_user_active}


def _errors(code: str) -> dict[str, Any]:
    return {"errors": [{"message": "No.", "extensions": {"exception": {"code": code}}}]}


def _in_stock(variant_ids: list[str]) -> Any:
    """Three of each."""
    edges = [{"node": {"id": each, "quantityAvailable": 3}} for each in variant_ids]
    return _response(200, {"data": {"productVariants": {"edges": edges}}})


def _response(status: int, content: dict[str, Any]) -> requests.Response:
    response = requests.Response()
    response.status_code = status
    response._content = json.dumps(content).encode()
    return response


@pytest.fixture(autouse=True)
def saleor(monkeypatch: pytest.MonkeyPatch) -> FakeSaleor:
    fake = FakeSaleor()
    monkeypatch.setattr(http, "request", fake)
    return fake


@pytest.fixture
def within() -> Callable[[Shop], Any]:
    return shop_scope
