"""Reports in the graph, and what is kept of a person."""

from . import overview, persons

__all__ = ["overview", "persons"]
