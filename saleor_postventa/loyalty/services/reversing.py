"""Taking points of one earning back: never more than are its own, each cause once."""

from collections.abc import Mapping
from typing import Any

from saleor_postventa.core.actor import Actor
from saleor_postventa.loyalty.codes import EarningState
from saleor_postventa.loyalty.ledger.movements import Terms, take_back
from saleor_postventa.loyalty.models import Earning
from saleor_postventa.loyalty.queries import content_of
from saleor_postventa.loyalty.rules.why import TakenBackWhy, why_as_json

from .booking import book


def reverse(earning: Earning, *, units: int, points: int, cause: Mapping[str, Any], by: Actor) -> int:
    """`units` and `points` are gone in all, before and now; returns how many points went now. `earning` is locked.

    From what is pending, or from what can be used: below zero or capped, as the programme of that day has it.
    """
    units, points = max(units, earning.units_back), max(points, earning.points_back)
    more_units, more = units - earning.units_back, points - earning.points_back
    if more_units or more:
        earning.revision += 1
        earning.units_back, earning.points_back = units, points
        earning.save(update_fields=["units_back", "points_back", "revision"])
    if more:
        _book(earning, more, more_units, cause, by)
    return more


def _book(earning: Earning, points: int, units: int, cause: Mapping[str, Any], by: Actor) -> None:
    assert earning.entry is not None
    why = TakenBackWhy(earned=earning.points, quantity=earning.quantity, units=units, points=points)
    terms = Terms(f"taken_back:{earning.pk}:{earning.revision}", cause={**earning.cause, **cause}, why=why_as_json(why))
    if earning.state == EarningState.PENDING:
        movement = take_back(earning.entry, terms, pending=points)
    elif content_of(earning.programme).may_be_negative:
        movement = take_back(earning.entry, terms, active=points, floor=None)
    else:
        movement = take_back(earning.entry, terms, active=points, is_capped=True)
    book(movement, by=by)
