"""Flows in the graph: what the team writes, who goes through it, what comes of it, and whom it is for."""

from . import (
    flow_changes,
    flow_differences,
    flow_editor,
    flow_results,
    flows,
    followed_customers,
    journeys,
    segments,
    tasks,
)

__all__ = [
    "flow_changes",
    "flow_differences",
    "flow_editor",
    "flow_results",
    "flows",
    "followed_customers",
    "journeys",
    "segments",
    "tasks",
]
