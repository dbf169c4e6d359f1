"""Ties resolvers to the schema: `@resolves("Order", "channel")`; the rest are attributes in snake_case."""

import builtins
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLUnionType,
)

from saleor_postventa.sandbox.world.happening import Happening
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.record import Record

from .context import Context
from .refusals import BrokenToken, PermissionDenied
from .scalars import give_scalars

Resolver = Callable[..., Any]
_RESOLVERS: dict[tuple[str, str], Resolver] = {}
_OWNERS: dict[str, Callable[[Any, Context], bool]] = {}
_DEMAND = re.compile(r"Requires one of: (.*)\.")
_ROOTS = frozenset({"Query", "Mutation"})


@dataclass(frozen=True, slots=True)
class Part:
    """Something of an order, together with the order."""

    order: Order
    record: Any


def resolves(type_name: str, *field_names: str) -> Callable[[Resolver], Resolver]:
    def register(resolver: Resolver) -> Resolver:
        for field_name in field_names:
            _RESOLVERS[type_name, field_name] = resolver
        return resolver

    return register


def owned_by(type_name: str) -> Callable[[Resolver], Resolver]:
    """Registers who is the OWNER of an object, for fields which let that one pass."""

    def register(is_owner: Resolver) -> Resolver:
        _OWNERS[type_name] = is_owner
        return is_owner

    return register


def wire(schema: GraphQLSchema) -> GraphQLSchema:
    give_scalars(schema)
    for type_name, field_name, field in _fields(schema):
        field.resolve = _guarded(type_name, field, _resolver(type_name, field_name))
    for named in schema.type_map.values():
        if isinstance(named, GraphQLInterfaceType | GraphQLUnionType):
            named.resolve_type = _typename_of
    return schema


def _fields(schema: GraphQLSchema) -> Iterator[tuple[str, str, GraphQLField]]:
    for named in list(schema.type_map.values()):
        if isinstance(named, GraphQLObjectType) and not named.name.startswith("__"):
            for field_name, field in named.fields.items():
                yield named.name, field_name, field


def _typename_of(value: Happening | Record, *_: object) -> str:
    kind = getattr(value, "kind", None)
    return kind.typename if kind else type(value).typename  # type: ignore[union-attr]


def _resolver(type_name: str, field_name: str) -> Callable[[Any, GraphQLResolveInfo], Any]:
    own = _RESOLVERS.get((type_name, field_name))
    if own is not None:
        return lambda source, info, **arguments: own(source, info.context, **_named(arguments))
    attribute = snake(field_name)
    return lambda source, info, **_: _read(source, attribute)


def _named(arguments: dict[str, Any]) -> dict[str, Any]:
    """`sortBy` comes as `sort_by`, and `id` as `id_`, for Python has its own."""
    return {f"{name}_" if hasattr(builtins, name) else snake(name): value for name, value in arguments.items()}


def _read(source: Any, attribute: str) -> Any:
    if isinstance(source, dict):
        return source.get(attribute)
    return getattr(source.record if isinstance(source, Part) else source, attribute)


def _guarded(type_name: str, field: GraphQLField, resolver: Resolver) -> Resolver:
    found = _DEMAND.match(field.description or "")
    demanded = frozenset(found[1].split(", ")) if found else frozenset()
    if not demanded and type_name not in _ROOTS:
        return resolver

    def guarded(source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        requestor = info.context.requestor
        if requestor.broken:
            raise BrokenToken(requestor.broken)
        if demanded and not requestor.holds_one_of(demanded) and not _is_owner(type_name, demanded, source, info):
            raise PermissionDenied(found[1].split(", ") if found else ())
        return resolver(source, info, **arguments)

    return guarded


def _is_owner(type_name: str, demanded: frozenset[str], source: Any, info: GraphQLResolveInfo) -> bool:
    is_owner = _OWNERS.get(type_name)
    return "OWNER" in demanded and is_owner is not None and is_owner(source, info.context)


@cache
def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
