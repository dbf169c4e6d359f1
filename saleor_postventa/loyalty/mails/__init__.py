"""The mails of loyalty: points that came or are about to end, a level that was reached, a reward and its code."""

from . import points, rewards

__all__ = ["points", "rewards"]
