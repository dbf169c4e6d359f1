"""Orders in the graph, what we add to Saleor's Order, and what orders add to what others show."""

from . import additions, changes
from .reads import OrderPostSale
from .types import PostSaleOrder

__all__ = ["OrderPostSale", "PostSaleOrder", "additions", "changes"]
