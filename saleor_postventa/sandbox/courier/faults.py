"""What a test may ask to go wrong on the way."""

import random
from dataclasses import dataclass, field

import msgspec

from saleor_postventa.sandbox.world.store import Store

_FACT = "faults"


class Faults(msgspec.Struct, kw_only=True, frozen=True):
    """Shares from 0 to 1; `shuffle_seconds` holds each delivery back by a random time up to that."""

    drop: float = 0.0
    duplicate: float = 0.0
    shuffle_seconds: float = 0.0


def read_faults(store: Store) -> Faults:
    return msgspec.convert(store.fact(_FACT, {}), Faults)


def plan_faults(store: Store, faults: Faults) -> None:
    store.tell(_FACT, msgspec.to_builtins(faults))


@dataclass
class Dice:
    """Seeded, so that a run can be repeated."""

    generator: random.Random = field(default_factory=lambda: random.Random(7))

    def falls(self, share: float) -> bool:
        return share > 0 and self.generator.random() < share

    def delay(self, most: float) -> float:
        return self.generator.uniform(0, most)
