"""What flows do because an event happened."""

from . import coupons, journeys, thanks

__all__ = ["coupons", "journeys", "thanks"]
