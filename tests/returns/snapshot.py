"""All that returns may change, to see that a refusal changed nothing."""

from typing import Any

from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.orders.models import Reservation
from saleor_postventa.people.models import Hold
from saleor_postventa.refunds.models import Refund
from saleor_postventa.returns.models import (
    Exchange,
    Inspection,
    PolicyVersion,
    Receipt,
    Return,
    ReturnFile,
    ReturnLine,
    ReturnNote,
    ReturnNumber,
    ReturnTransition,
    ReturnWindow,
    Settlement,
)

MODELS = [
    Exchange, GoodsMove, Hold, Inspection, PolicyVersion, ReactionRun, Receipt, RecordedEvent, Refund, Reservation,
    Return, ReturnFile, ReturnLine, ReturnNote, ReturnNumber, ReturnTransition, ReturnWindow, Settlement, StoreCredit,
]  # fmt: skip


def everything() -> dict[str, list[dict[str, Any]]]:
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in MODELS}
