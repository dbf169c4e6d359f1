"""Which reactions there are. A domain's `reactions.py` adds its own with `@reacts_to(ParcelShipped)`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from saleor_postventa.core.event import Event
from saleor_postventa.core.registry import Registry

Effect = Callable[[Any], None]


@dataclass(frozen=True)
class Reaction:
    """`effect` gets the RecordedEvent; it writes in the surrounding transaction and never calls the network."""

    code: str
    events: tuple[str, ...]
    effect: Effect

    @property
    def domain(self) -> str:
        return self.code.split(".")[0]


reactions: Registry[Reaction] = Registry("reactions")


def reacts_to(*events: type[Event]) -> Callable[[Effect], Effect]:
    """Carry the function out after each of these events: at least once, in order per order, retried."""

    def register(effect: Effect) -> Effect:
        code = f"{effect.__module__.split('.')[-2]}.{effect.__name__}"
        reactions.add(code, Reaction(code, tuple(event.__name__ for event in events), effect))
        return effect

    return register


def reactions_to(name: str) -> list[Reaction]:
    return [reaction for reaction in reactions if name in reaction.events]
