"""Asking the endpoint as somebody of the cast."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.test import Client

from saleor_postventa.shops.models import Shop


@dataclass
class Answer:
    response: HttpResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def content(self) -> dict[str, Any]:
        return self.response.json()

    @property
    def data(self) -> Any:
        assert "errors" not in self.content, self.content
        assert self.status == 200, self.content
        return self.content["data"]

    @property
    def shown(self) -> Any:
        """`data`, where not all that was asked for is theirs to see."""
        assert set(self.codes) <= {"PERMISSION_DENIED"}, self.content
        return self.content["data"]

    @property
    def codes(self) -> list[str]:
        return [error["extensions"]["code"] for error in self.content.get("errors", [])]


@cache
def client() -> Client:
    """One for the process: its middleware looks through all static files when it is made."""
    return Client(enforce_csrf_checks=True)


def ask(
    shop: Shop | str, query: str, variables: dict[str, Any] | None = None, *, token: str = "", **headers: str
) -> Answer:
    """POST to the shop's endpoint; `headers` by their Django test names (`HTTP_ORIGIN`)."""
    slug = shop if isinstance(shop, str) else shop.slug
    content = {"query": query, "variables": variables or {}}
    if token:
        headers["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return Answer(
        client().post(f"/graphql/{slug}/" if slug else "/graphql/", content, content_type="application/json", **headers)
    )
