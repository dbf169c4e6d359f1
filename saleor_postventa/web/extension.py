"""How a domain adds fields to a type of a domain below it, and to the roots: `@extends(OrderPostSale)`."""

from collections.abc import Callable
from typing import Any


class FieldTaken(TypeError):
    """Two domains add a field of the same name to one type."""


def extends(target: Any) -> Callable[[Any], Any]:
    """Add the fields and resolvers of an ObjectType to `target`. Raises FieldTaken.

    Has to happen before the schema is built: in the domain's `api.py`, which the schema's builder finds.
    """

    def add(extension: Any) -> Any:
        for name, field in extension._meta.fields.items():
            if name in target._meta.fields:
                raise FieldTaken(f"{target.__name__}.{name}")
            target._meta.fields[name] = field
            resolver = getattr(extension, f"resolve_{name}", None)
            if resolver is not None:
                setattr(target, f"resolve_{name}", staticmethod(resolver))
        return extension

    return add
