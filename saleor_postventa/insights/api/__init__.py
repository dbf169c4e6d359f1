"""Reports in the graph, and what is kept of a person."""

from . import coming_back, overview, persons, recovered

__all__ = ["coming_back", "overview", "persons", "recovered"]
