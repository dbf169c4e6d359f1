"""How Saleor says no inside an answer."""

from collections.abc import Iterable
from typing import Any

from graphql import GraphQLError


class PermissionDenied(GraphQLError):
    def __init__(self, codes: Iterable[str] = ()) -> None:
        demanded = ", ".join(codes)
        text = f"To access this path, you need one of the following permissions: {demanded}"
        super().__init__(text if demanded else "You do not have permission to perform this action")


class BrokenToken(GraphQLError):
    """The token that was sent is expired, forged or of the wrong kind."""

    def __init__(self, name: str) -> None:
        texts = {"ExpiredSignatureError": "Signature has expired"}
        super().__init__(texts.get(name, "Invalid or expired token."))
        self.name = name


def describe(error: GraphQLError) -> dict[str, Any]:
    shape: dict[str, Any] = {"message": error.message}
    if error.locations:
        shape["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path:
        shape["path"] = error.path
    return {**shape, "extensions": {"exception": {"code": _code(error)}}}


def _code(error: GraphQLError) -> str:
    original = error.original_error or error
    return original.name if isinstance(original, BrokenToken) else type(original).__name__
