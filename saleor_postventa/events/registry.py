"""Which reactions there are. A domain's `reactions.py` adds its own with `@reacts_to(ParcelShipped)`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from saleor_postventa.core.event import Event
from saleor_postventa.core.registry import Registry
from saleor_postventa.shops.models import Shop

Effect = Callable[[Any], None]
Condition = Callable[[Shop], bool]


def _in_every_shop(shop: Shop) -> bool:
    return True


@dataclass(frozen=True)
class Reaction:
    """`effect` gets the RecordedEvent; it writes in the surrounding transaction and never calls the network.

    Shops that are not `where` pay nothing for it: no run is written there.
    """

    code: str
    events: tuple[str, ...]
    effect: Effect
    where: Condition = _in_every_shop

    @property
    def domain(self) -> str:
        return self.code.split(".")[0]


reactions: Registry[Reaction] = Registry("reactions")


def reacts_to(*events: type[Event], where: Condition = _in_every_shop) -> Callable[[Effect], Effect]:
    """Carry the function out after each of these events: at least once, in order per order, retried."""

    def register(effect: Effect) -> Effect:
        code = f"{_room(effect.__module__)}.{effect.__name__}"
        reactions.add(code, Reaction(code, tuple(event.__name__ for event in events), effect, where))
        return effect

    return register


def _room(module: str) -> str:
    """The folder that `reactions` stands in, a module or a folder itself."""
    parts = module.split(".")
    return parts[parts.index("reactions") - 1] if "reactions" in parts else parts[-2]


def reactions_to(name: str) -> list[Reaction]:
    return [reaction for reaction in reactions if name in reaction.events]
