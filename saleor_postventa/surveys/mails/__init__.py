"""The mails of surveys and reviews: somebody is asked, and reminded once."""

from . import asking, review_request

__all__ = ["asking", "review_request"]
