"""Decisions of surveys, as pure functions."""
