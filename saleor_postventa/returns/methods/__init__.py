"""How goods come back: one module per way. A carrier's adapter is one more module here.

A way has settings that the shop chooses (`MethodChoice`), says in short sentences what the shopper has to do, and may
make papers (a label, a code to show) once a return is approved. Every one works without a carrier's interface.
"""

import sys

from saleor_postventa.core.registry import load_modules

from .arranging import Arranging, Choice, Question
from .fields import MethodSettings, Place
from .method import (
    MethodFacts,
    Papers,
    ReturnMethod,
    label_due,
    method_label,
    methods,
    offered_methods,
)

__all__ = [
    "Arranging",
    "Choice",
    "MethodFacts",
    "MethodSettings",
    "Papers",
    "Place",
    "Question",
    "ReturnMethod",
    "label_due",
    "method_label",
    "methods",
    "offered_methods",
]

load_modules(sys.modules[__name__])
