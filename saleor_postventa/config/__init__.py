"""Wiring only: settings, URLs, processes, schedule."""
