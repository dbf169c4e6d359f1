"""The ways to earn: one module per way. Another one is one more module here, and a field of the programme's document.

A way has settings that the shop chooses, facts that it is asked about, and gives the awards that they come to. It
counts what the person earned by it before (`History`), so that its caps hold; the `key` of an award makes the ledger
refuse the same one twice, whatever runs at the same time.
"""

import sys

from saleor_postventa.core.registry import load_modules

from .way import Award, History, Past, Turn, WayToEarn, ways_to_earn

__all__ = ["Award", "History", "Past", "Turn", "WayToEarn", "ways_to_earn"]

load_modules(sys.modules[__name__])
