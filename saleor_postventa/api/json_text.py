"""JSON inside a string: what graphene's scalar lets in and no database takes (NaN, half characters, NUL) stays out."""

from typing import Any

import msgspec
from graphql import GraphQLError, GraphQLScalarType, GraphQLSchema, StringValueNode, Undefined

NUL = "\0"


def read_json_strictly(schema: GraphQLSchema) -> None:
    scalar = schema.type_map["JSONString"]
    assert isinstance(scalar, GraphQLScalarType)
    scalar.parse_value = _read  # type: ignore[method-assign]
    scalar.parse_literal = _read_literal  # type: ignore[method-assign]


def _read_literal(node: Any, variables: Any = None) -> Any:
    return _read(node.value) if isinstance(node, StringValueNode) else Undefined


def _read(value: Any) -> Any:
    """Raises GraphQLError."""
    try:
        found = msgspec.json.decode(value if isinstance(value, str) else "")
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise GraphQLError("this is no JSON") from error
    if _has_nul(found):
        raise GraphQLError("a text holds a character that cannot be kept")
    return found


def _has_nul(value: Any) -> bool:
    if isinstance(value, str):
        return NUL in value
    if isinstance(value, dict):
        return any(_has_nul(key) or _has_nul(each) for key, each in value.items())
    return isinstance(value, list) and any(map(_has_nul, value))
