"""Calling a shop's Saleor: our documents alone, typed answers, every kind of error told apart."""

import logging
from collections.abc import Mapping
from typing import Any

import msgspec
from django.conf import settings

from saleor_postventa.core import http
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.trace import trace
from saleor_postventa.shops.models import Shop

from .documents import document
from .meters import called

logger = logging.getLogger(__name__)


class SaleorFailure(Failure):
    """Saleor answered, but not with what we asked for."""


class TokenRejected(SaleorFailure):
    """Saleor no longer knows the token: the app was deactivated, deleted, or installed anew."""

    def __init__(self) -> None:
        super().__init__("Saleor does not accept our token")


class StorefrontClosed(SaleorFailure):
    """The shop lets apps and staff use its API, and no shoppers (3.23 and later)."""

    def __init__(self) -> None:
        super().__init__("Saleor does not take shoppers' requests", permanent=True)


class PermissionMissing(SaleorFailure):
    """The app, or the person in whose name we call, may not do this; `fields` names what the document asked for."""

    def __init__(self, name: str, fields: frozenset[str] = frozenset()) -> None:
        self.fields = fields
        super().__init__(f"Saleor refuses {name}: a permission is missing", permanent=True)


class MutationRefused(SaleorFailure):
    """Errors in a mutation's payload; `codes` are Saleor's. The document's others were carried out all the same."""

    def __init__(self, name: str, errors: list[dict[str, Any]], field: str = "") -> None:
        self.errors, self.field = errors, field
        self.codes = [str(error.get("code")) for error in errors]
        super().__init__(f"{name}: {errors}", permanent=True)

    def is_about(self, word: str) -> bool:
        """Whether every error names a field with this word in it."""
        return all(word in str(error.get("field") or "").lower() for error in self.errors)


class Answer(msgspec.Struct):
    data: msgspec.Raw = msgspec.Raw(b"null")
    errors: list[dict[str, Any]] = []


class Identity(msgspec.Struct, rename="camel", frozen=True):
    id: str
    identifier: str | None
    is_active: bool
    permissions: list[dict[str, str]]


class SaleorClient:
    """Speaks with one Saleor as `token` (the app's, or a person's for acts in their name)."""

    def __init__(self, api_url: str, token: str) -> None:
        self.api_url = api_url
        self._token = token

    @classmethod
    def of(cls, shop: Shop) -> "SaleorClient":
        return cls(shop.api_url, shop.token)

    def query[T](self, name: str, result: type[T], variables: Mapping[str, Any] | None = None) -> T:
        """Run `queries/<name>.graphql` and return its `data` as `result` (a msgspec Struct).

        Raises TokenRejected, PermissionMissing, SaleorFailure, or http.Unreachable.
        """
        with called(name):
            return _shaped(name, self._run("queries", name, variables), result)

    def mutate[T](self, name: str, result: type[T], variables: Mapping[str, Any] | None = None) -> T:
        """Run `mutations/<name>.graphql`; as `query`, and MutationRefused where the payload holds errors."""
        with called(name):
            found = self._run("mutations", name, variables)
            for field, payload in _shaped(name, found, dict[str, dict[str, Any] | None]).items():
                if payload and payload.get("errors"):
                    raise MutationRefused(name, payload["errors"], field)
            return _shaped(name, found, result)

    def _run(self, kind: str, name: str, variables: Mapping[str, Any] | None) -> msgspec.Raw:
        response = http.request(
            "POST",
            self.api_url,
            is_local_allowed=self.api_url in settings.ALLOWED_SALEOR_URLS,
            headers={"Authorization": f"Bearer {self._token}", "Content-Type": "application/json", **_request_id()},
            data=msgspec.json.encode({"query": document(kind, name), "variables": dict(variables or {})}),
        )
        if response.status_code >= 500 or response.status_code == 429:
            raise SaleorFailure(f"{name}: Saleor answered {response.status_code}")
        try:
            answer = msgspec.json.decode(response.content, type=Answer)
        except (msgspec.DecodeError, RecursionError) as error:
            raise SaleorFailure(f"{name}: Saleor answered {response.status_code}, not GraphQL") from error
        if answer.errors and not _are_only_hidden_fields(answer.errors):
            raise self._failure(name, answer.errors)
        return answer.data

    def _failure(self, name: str, errors: list[dict[str, Any]]) -> SaleorFailure:
        codes = {_code(error) for error in errors}
        if codes & {"PermissionDenied"}:
            return PermissionMissing(name, frozenset(str(error["path"][0]) for error in errors if error.get("path")))
        if codes & {"JWTDecodeError", "ExpiredSignatureError", "InvalidTokenError", "InvalidSignatureError"}:
            return TokenRejected()
        if codes & {"STOREFRONT_TRAFFIC_NOT_ALLOWED"}:
            return StorefrontClosed()
        messages = "; ".join(str(error.get("message")) for error in errors)
        return SaleorFailure(f"{name}: {messages}"[:1000], permanent="GraphQLError" in codes)


def _request_id() -> dict[str, str]:
    """So that Saleor's own log, and its proxy's, can be read beside ours."""
    known = trace().get("request_id")
    return {"X-Request-ID": known} if known else {}


def _are_only_hidden_fields(errors: list[dict[str, Any]]) -> bool:
    """Fields below the root that we may not read come as null with an error each; the rest of the answer holds."""
    return all(len(error.get("path") or []) > 1 and _code(error) == "PermissionDenied" for error in errors)


def _code(error: dict[str, Any]) -> str | None:
    exception = (error.get("extensions") or {}).get("exception") or {}
    code: str | None = exception.get("code")
    return code


def _shaped[T](name: str, data: msgspec.Raw, result: type[T]) -> T:
    """From the raw text, so that amounts stay exact."""
    try:
        return msgspec.json.decode(data, type=result, strict=False)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise SaleorFailure(f"{name}: an answer of another shape: {error}") from error
