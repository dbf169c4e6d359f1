"""What of the stock is spoken for, and what may still be sold."""

from .catalogue import Variant, Warehouse
from .orders import Order
from .store import Store

SPOKEN_FOR = frozenset({"UNCONFIRMED", "UNFULFILLED", "PARTIALLY_FULFILLED"})


def allocated(store: Store, variant: Variant) -> int:
    """Units of orders that were placed and have not left."""
    return sum(
        max(0, line.quantity - order.quantity_fulfilled(line.pk))
        for order in store.all(Order)
        if order.status in SPOKEN_FOR
        for line in order.lines
        if line.variant_pk == variant.pk
    )


def available(store: Store, variant: Variant) -> int:
    return max(0, sum(variant.stock.values()) - allocated(store, variant))


def first_warehouse(store: Store) -> Warehouse | None:
    """Where everything leaves from that nobody said otherwise of; so allocations are shown there."""
    return next(iter(store.all(Warehouse)), None)
