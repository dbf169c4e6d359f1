"""What flows begin with: one module per trigger. Another one is one more module here, and who tells of it: a reaction,
or for those that come by the calendar a read in `queries.dates`.

A trigger has settings that the shop chooses, facts of one occasion, and says whether these fit. Pure.
"""

import sys

from saleor_postventa.core.registry import load_modules

from .trigger import TriggerKind, TriggerSettings, read_settings, told, trigger_kinds

__all__ = ["TriggerKind", "TriggerSettings", "read_settings", "told", "trigger_kinds"]

load_modules(sys.modules[__name__])
