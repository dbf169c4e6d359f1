"""Decisions of flows, as pure functions."""
