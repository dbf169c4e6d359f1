"""Named reads that services, API, pages and reports share."""

from .estimates import Deduction, Estimate, EstimatedLine, return_estimate
from .figures import ReasonCount, ReturnFigures, product_return_figures
from .items import Item, items_of_orders, returnable_items
from .policies import content_of, draft_policy, live_policy, policy_for
from .products import ProductAnswer, product_answer, product_answers
from .reasons import reason_tree, reasons_by_code
from .returns import (
    ReturnFilter,
    return_with_everything,
    returns_of_orders,
    search_returns,
    with_everything,
)
from .sentences import Acts, Sentence, status_sentence
from .waiting import forgotten_parts, lost_returns, overdue_refunds

__all__ = [
    "Acts",
    "Deduction",
    "Estimate",
    "EstimatedLine",
    "Item",
    "ProductAnswer",
    "ReasonCount",
    "ReturnFigures",
    "ReturnFilter",
    "Sentence",
    "content_of",
    "draft_policy",
    "forgotten_parts",
    "items_of_orders",
    "live_policy",
    "lost_returns",
    "overdue_refunds",
    "policy_for",
    "product_answer",
    "product_answers",
    "product_return_figures",
    "reason_tree",
    "reasons_by_code",
    "return_estimate",
    "return_with_everything",
    "returnable_items",
    "returns_of_orders",
    "search_returns",
    "status_sentence",
    "with_everything",
]
