"""Reports in the graph, and what is kept of a person."""

from . import overview, persons, recovered

__all__ = ["overview", "persons", "recovered"]
