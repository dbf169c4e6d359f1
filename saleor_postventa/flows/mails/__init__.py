"""The mails of flows: the thank-you of an order, and whatever a shop writes."""

from . import thank_you, written

__all__ = ["thank_you", "written"]
