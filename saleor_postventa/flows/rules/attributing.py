"""Which click an order is put down to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Click:
    """By a person, on a mail of a flow."""

    at: datetime
    flow_id: int


def brought_by(bought_at: datetime, clicks: Iterable[Click], days: Mapping[int, int]) -> int | None:
    """The flow whose mail was clicked last before an order, of the clicks that are not too old for their own flow.

    An order is put down to one flow at most, so that what all of them are said to have brought adds up.
    """
    last: Click | None = None
    for click in clicks:
        is_in_time = click.at <= bought_at <= click.at + timedelta(days=days[click.flow_id])
        if is_in_time and (last is None or click.at >= last.at):
            last = click
    return last.flow_id if last is not None else None
