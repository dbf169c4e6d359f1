"""What recommendations do because an event happened: what did not fit is kept in mind."""

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.returns.events import ReturnRequested

from .services import note_misfits

# The reasons of the shipped tree that tell of size and fit (returns/services/reasons.py); a shop's own below them say
# so by beginning with the same word.
OF_FIT = frozenset({"fit", "too_small", "too_large", "wrong_shape"})


@reacts_to(ReturnRequested)
def remember_misfits(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, ReturnRequested):
        note_misfits([int(line) for line, reason in fact.reasons.items() if _is_of_fit(reason)])


def _is_of_fit(reason: str) -> bool:
    return reason in OF_FIT or reason.startswith("fit_")
