"""What surveys and reviews do because an event happened."""

from . import invitations, ratings, reviews

__all__ = ["invitations", "ratings", "reviews"]
