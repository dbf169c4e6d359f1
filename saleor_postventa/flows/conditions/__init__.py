"""What people may be picked by: one module per condition. Pure functions of what is known of a person.

Segments, whom a flow is for, its splits and its stops are all made of them. What is known is in `person.Person`.
"""

import sys

from saleor_postventa.core.registry import load_modules

from .condition import Condition, ConditionKind, condition_kinds, hold_all, holds, told
from .person import Person

__all__ = ["Condition", "ConditionKind", "Person", "condition_kinds", "hold_all", "holds", "told"]

load_modules(sys.modules[__name__])
