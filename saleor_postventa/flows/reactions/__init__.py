"""What flows do because an event happened."""

from . import journeys, thanks

__all__ = ["journeys", "thanks"]
