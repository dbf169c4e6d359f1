"""How Saleor writes dates and amounts."""

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from graphql import GraphQLError, GraphQLScalarType, GraphQLSchema, StringValueNode, ValueNode


def give_scalars(schema: GraphQLSchema) -> None:
    moment, decimal = schema.type_map["DateTime"], schema.type_map["PositiveDecimal"]
    assert isinstance(moment, GraphQLScalarType)
    assert isinstance(decimal, GraphQLScalarType)
    moment.serialize = _write_moment  # type: ignore[method-assign]
    moment.parse_value = _read_moment  # type: ignore[method-assign]
    moment.parse_literal = _read_literal  # type: ignore[method-assign, assignment]
    decimal.serialize = _write_amount  # type: ignore[method-assign]
    for name in ("Decimal", "PositiveDecimal"):
        amount = schema.type_map[name]
        assert isinstance(amount, GraphQLScalarType)
        amount.parse_value = _read_amount if name == "Decimal" else _read_positive  # type: ignore[method-assign]


def _write_moment(value: datetime) -> str:
    return value.isoformat()


def _read_moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise GraphQLError(f"Value is not a valid date and time: {value}") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read_literal(node: ValueNode, _variables: dict[str, Any] | None = None) -> datetime:
    if not isinstance(node, StringValueNode):
        raise GraphQLError("A date and time is a string.")
    return _read_moment(node.value)


def _read_amount(value: Any) -> Decimal:
    """Text or a number; whole numbers of any sign."""
    try:
        found = Decimal(str(value))
    except InvalidOperation as error:
        raise GraphQLError(f"Value is not a decimal number: {value}") from error
    if not found.is_finite():
        raise GraphQLError(f"Value is not a decimal number: {value}")
    return found


def _read_positive(value: Any) -> Decimal:
    found = _read_amount(value)
    if found < 0:
        raise GraphQLError(f"Value cannot be lower than 0: {value}")
    return found


def _write_amount(value: Decimal) -> float:
    return float(value)
