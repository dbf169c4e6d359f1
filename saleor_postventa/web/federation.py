"""Types of Saleor's own graph that we add a field to: who else holds them, by which keys, and how we find ours."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saleor_postventa.core.registry import Registry

Representation = Mapping[str, Any]
Load = Callable[[Any, Sequence[Representation]], Sequence[Any | None]]


@dataclass(frozen=True)
class Entity:
    """`load(info, representations)` gives one object for each, in order; None where the asker may not see it."""

    type: Any
    keys: tuple[str, ...]
    load: Load

    @property
    def name(self) -> str:
        name: str = self.type._meta.name
        return name


entities: Registry[Entity] = Registry("federated entities")


def entity(object_type: Any, *keys: str) -> Callable[[Load], Load]:
    """Register a batch loader for a type that a gateway may ask us about: `@entity(SaleorOrder, "id")`."""

    def register(load: Load) -> Load:
        entities.add(object_type._meta.name, Entity(object_type, keys, load))
        return load

    return register
