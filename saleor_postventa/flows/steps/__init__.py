"""What a flow does, one module per kind of step. Pure: a step says what has to happen, `services.advancing` does it."""

import sys

from saleor_postventa.core.registry import load_modules

from .step import END, Circumstances, Do, Go, Step, StepKind, Stop, Until, Verdict, kind_of, step_kinds

__all__ = [
    "END",
    "Circumstances",
    "Do",
    "Go",
    "Step",
    "StepKind",
    "Stop",
    "Until",
    "Verdict",
    "kind_of",
    "step_kinds",
]

load_modules(sys.modules[__name__])
