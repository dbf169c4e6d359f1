"""The mails of loyalty: points that came, came back, went or are about to end, a level that was reached, a reward and
its code.
"""

from . import adjusted, given_back, points, rewards, taken_back

__all__ = ["adjusted", "given_back", "points", "rewards", "taken_back"]
