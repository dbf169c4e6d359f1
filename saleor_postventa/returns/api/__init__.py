"""Returns in the graph: what the team, shoppers and integrators ask and do, and what returns add elsewhere."""

from . import (
    additions,
    bulk,
    choices,
    guards,
    handling,
    policies,
    policy_changes,
    products,
    reads,
    reasons,
    requests,
    simulations,
    views,
    ways,
    windows,
)
from .types import PostSaleReturn

__all__ = [
    "PostSaleReturn",
    "additions",
    "bulk",
    "choices",
    "guards",
    "handling",
    "policies",
    "policy_changes",
    "products",
    "reads",
    "reasons",
    "requests",
    "simulations",
    "views",
    "ways",
    "windows",
]
