"""The shopper's pages of returns: on the order's page, asking in three steps, following one, and what holds for all."""

from . import asking, files, following, public, sections

__all__ = ["asking", "files", "following", "public", "sections"]
