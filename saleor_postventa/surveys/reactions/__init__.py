"""What surveys and reviews do because an event happened."""

from . import invitations, reviews

__all__ = ["invitations", "reviews"]
