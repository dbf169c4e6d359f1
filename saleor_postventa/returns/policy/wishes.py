"""From the lines that a shopper asks for together, what the policy is told of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .facts import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """Units of one line that somebody wants to send back."""

    line_id: int
    quantity: int
    unit_price: Decimal
    reason: str = ""
    reason_group: str = ""
    is_shops_fault: bool = False
    is_unsealed: bool = False


def wishes_for(
    lines: Sequence[Wished], *, outcome: str, method: str, channel: str, units_of_order: int
) -> dict[int, Wish]:
    """By line; each knows what all of them come to."""
    value = sum((line.unit_price * line.quantity for line in lines), Decimal(0))
    count = sum(line.quantity for line in lines)
    return {
        line.line_id: Wish(
            reason=line.reason,
            reason_group=line.reason_group,
            is_shops_fault=line.is_shops_fault,
            outcome=outcome,
            method=method,
            quantity=line.quantity,
            value=value,
            item_count=count,
            is_full=count >= units_of_order,
            channel=channel,
            is_unsealed=line.is_unsealed,
        )
        for line in lines
    }
