"""The shopper's pages of cases, and what they add to other pages."""

from . import sections

__all__ = ["sections"]
