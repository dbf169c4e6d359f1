"""What makes a survey be asked: one module per trigger. Another one is one more module here, and the reaction that
tells of it.

A trigger has settings that the shop chooses, facts of one occasion, and says whether these fit. Pure: who is asked,
and whether they may be, is decided elsewhere.
"""

import sys

from saleor_postventa.core.registry import load_modules

from .trigger import TriggerKind, TriggerSettings, is_about_goods, read_settings, told, trigger_kinds

__all__ = ["TriggerKind", "TriggerSettings", "is_about_goods", "read_settings", "told", "trigger_kinds"]

load_modules(sys.modules[__name__])
