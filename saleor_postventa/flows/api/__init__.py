"""Flows in the graph: what the team writes, who goes through it, what comes of it, and whom it is for."""

from . import flow_changes, flow_editor, flow_results, flows, journeys, segments, tasks

__all__ = ["flow_changes", "flow_editor", "flow_results", "flows", "journeys", "segments", "tasks"]
