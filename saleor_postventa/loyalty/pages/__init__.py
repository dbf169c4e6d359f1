"""What shoppers and the public read of points: their page, the section of an order, and the ledger's proof."""

from . import points, proof, sections

__all__ = ["points", "proof", "sections"]
