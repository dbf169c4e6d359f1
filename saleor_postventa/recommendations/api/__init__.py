"""Recommendations in the graph: what is shown, to whom and why; what the team says; how the models do."""

from . import card, rules, shown

__all__ = ["card", "rules", "shown"]
