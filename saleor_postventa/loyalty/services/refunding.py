"""Taking back many rewards at once: each for itself, and each with its own error."""

from collections.abc import Sequence
from dataclasses import dataclass

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.loyalty.codes import ReleaseCause

from .releasing import cancel_redemption


@dataclass(frozen=True)
class RefundRow:
    id: int
    error: Refusal | None = None


def refund_many(redemption_ids: Sequence[int], *, by: Actor) -> list[RefundRow]:
    """In their order; a transaction each. Of those with an error nothing changed."""
    return [_refund(redemption_id, by) for redemption_id in dict.fromkeys(redemption_ids)]


def _refund(redemption_id: int, by: Actor) -> RefundRow:
    try:
        cancel_redemption(redemption_id, cause=ReleaseCause.TEAM, by=by)
    except Refusal as error:
        return RefundRow(redemption_id, error)
    return RefundRow(redemption_id)
