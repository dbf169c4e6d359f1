"""The verbs of the mirror: follow Saleor, know of deliveries, keep units apart, forget persons."""

from .delivery import estimate_deliveries, mark_delivered
from .erasure import erase_orders, mark_deleted
from .mirroring import mirror_order, mirror_orders
from .reservation import release_units, reserve_units

__all__ = [
    "erase_orders",
    "estimate_deliveries",
    "mark_deleted",
    "mark_delivered",
    "mirror_order",
    "mirror_orders",
    "release_units",
    "reserve_units",
]
