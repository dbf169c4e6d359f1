"""What the policy said of a return when it was asked for, as it was kept."""

from collections.abc import Iterable
from typing import Any

from saleor_postventa.returns.models import Return
from saleor_postventa.returns.policy.decision import Decision


def kept(decisions: Iterable[tuple[int, Decision]]) -> dict[str, Any]:
    """By order line, as `Return.decision` keeps them."""
    return {str(line_id): decision.as_json() for line_id, decision in decisions}


def decision_of(ret: Return, order_line_id: int) -> Decision:
    return Decision.from_json(ret.decision[str(order_line_id)])


def all_decisions(ret: Return) -> list[Decision]:
    return [Decision.from_json(each) for each in ret.decision.values()]
