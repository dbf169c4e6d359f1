"""Plants the chosen seed into an empty store, once."""

from random import Random

from saleor_postventa.core.clock import system_now
from saleor_postventa.sandbox.world.catalogue import Variant
from saleor_postventa.sandbox.world.world import World

from .goods import plant_goods
from .people import plant_customers
from .regulars import plant_regulars
from .shop import plant_shop
from .year import live_a_year

_FACT = "planted"
FEW = 24
MANY = 620


def plant(world: World) -> None:
    """`none`: channels and staff alone; `small`: goods and a few customers; `year`: a year of trade as well."""
    if world.store.fact(_FACT):
        return
    chance, kind, now = Random(world.options.seed_number), world.options.seed, system_now()
    with world.acting():
        world.store.tell(_FACT, kind)
        plant_shop(world, now)
        if kind != "none":
            plant_goods(world, chance, now)
            if kind == "year":
                plant_regulars(world, now)
            plant_customers(world, chance, now, MANY if kind == "year" else FEW)
        if kind == "year":
            shelves = {variant.pk: dict(variant.stock) for variant in world.store.all(Variant)}
            live_a_year(world, chance, now)
            world.clock.pretend(None)
            _fill(world, shelves)


def _fill(world: World, shelves: dict[str, dict[str, int]]) -> None:
    """Nobody wrote down what suppliers brought in that year: the shelves are as full as at its start."""
    for variant in world.store.all(Variant):
        variant.stock = shelves[variant.pk]
        world.store.put(variant)
