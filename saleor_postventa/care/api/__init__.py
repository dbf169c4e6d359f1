"""Cases in the graph: what the team, integrators and shoppers ask and do, and what cases add elsewhere."""

from . import additions, handling, opening, reads, writing
from .types import PostSaleCase

__all__ = ["PostSaleCase", "additions", "handling", "opening", "reads", "writing"]
