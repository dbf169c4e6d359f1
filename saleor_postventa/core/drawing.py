"""Chance that does not change: whoever is drawn once is drawn always, on every machine and after every restart."""

from decimal import Decimal
from hashlib import sha256

_HASHES = 2**64


def is_drawn(person: str, percent: Decimal, *, salt: str) -> bool:
    """Whether a person is among so many per cent; whoever is drawn for some is drawn for more, too.

    Draws with another salt are independent of this one.

    The hash of salt and person is taken as a number that is even over its range: R. A. Fisher's random assignment, made
    repeatable, as web experiments do (R. Kohavi et al., Controlled experiments on the web, 2009, section 4.1.1).
    """
    drawn = int.from_bytes(sha256(f"{salt}:{person}".encode()).digest()[:8], "big")
    return drawn * 100 < percent * _HASHES
