"""Staff counts a shelf, and looks at it."""

from decimal import Decimal

import msgspec

from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs import stocking
from saleor_postventa.sandbox.verbs.finding import find
from saleor_postventa.sandbox.world.catalogue import Variant, Warehouse

from .commands import Answer, command


class CountedShelf(msgspec.Struct, kw_only=True, frozen=True):
    variant: str
    warehouse: str
    quantity: int


class OffSale(msgspec.Struct, kw_only=True, frozen=True):
    variant: str
    channel: str


class Promotion(msgspec.Struct, kw_only=True, frozen=True):
    variant: str
    percent: Decimal


@command("set-stock")
def set_stock(runtime: Runtime, wanted: CountedShelf) -> Answer:
    stocking.set_stock(runtime.world, wanted.variant, wanted.warehouse, wanted.quantity)
    return {}


@command("take-off-sale")
def take_off_sale(runtime: Runtime, wanted: OffSale) -> Answer:
    stocking.take_off_sale(runtime.world, wanted.variant, wanted.channel)
    return {}


@command("promote")
def promote(runtime: Runtime, wanted: Promotion) -> Answer:
    with runtime.world.acting():
        variant = find(runtime.world, Variant, wanted.variant)
        variant.promotion = wanted.percent
        runtime.world.store.put(variant)
    return {}


def show_stock(runtime: Runtime, query: dict[str, str]) -> Answer:
    variant = find(runtime.world, Variant, query["variant"])
    slugs = {warehouse.pk: warehouse.slug for warehouse in runtime.world.store.all(Warehouse)}
    return {"stock": {slugs[pk]: quantity for pk, quantity in variant.stock.items()}}
