"""Resolvers, one module per family of types; importing this package registers them all."""

from . import apps, cards, catalogue, events, orders, parts, people, reasons, roots, shipping, stocks, vouchers

__all__ = [
    "apps",
    "cards",
    "catalogue",
    "events",
    "orders",
    "parts",
    "people",
    "reasons",
    "roots",
    "shipping",
    "stocks",
    "vouchers",
]
