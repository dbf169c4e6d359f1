"""The rows of returns, by what they are about."""

from .arrivals import Inspection, Receipt
from .lists import Guard, SavedView
from .outcomes import Exchange, Settlement
from .papers import FileKind, MethodChoice, PaperOrder, ReturnFile
from .policies import PolicySimulation, PolicyVersion, PolicyVersionQuerySet, SimulatedOrder
from .reasons import Reason
from .returns import Return, ReturnLine, ReturnNote, ReturnNumber, ReturnQuerySet, ReturnTransition
from .windows import ReturnWindow

__all__ = [
    "Exchange",
    "FileKind",
    "Guard",
    "Inspection",
    "MethodChoice",
    "PaperOrder",
    "PolicySimulation",
    "PolicyVersion",
    "PolicyVersionQuerySet",
    "Reason",
    "Receipt",
    "Return",
    "ReturnFile",
    "ReturnLine",
    "ReturnNote",
    "ReturnNumber",
    "ReturnQuerySet",
    "ReturnTransition",
    "ReturnWindow",
    "SavedView",
    "Settlement",
    "SimulatedOrder",
]
