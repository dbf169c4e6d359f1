"""What happens to goods in Saleor, how far it has come, and what two readings of Saleor's book tell of a call."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MoveKind(TextChoices):
    MARK_RETURNED = "mark_returned", _("marking units as returned")
    PUT_BACK = "put_back", _("putting units back into stock")
    REPLACE = "replace", _("ordering a replacement")


class MoveStatus(TextChoices):
    """CALLED: the call was about to be made; whether Saleor heard it is read back before anything else is done."""

    ASKED = "asked", _("waiting")
    CALLED = "called", _("under way")
    DONE = "done", _("done")
    STUCK = "stuck", _("a person has to look")
    DROPPED = "dropped", _("given up")


class Trouble(TextChoices):
    """Why a move is stuck. Of these only AMBIGUOUS may have happened in Saleor."""

    AMBIGUOUS = "ambiguous", _("Saleor's book doesn't tell whether it happened")
    REFUSED = "refused", _("Saleor refused it")
    OUT_OF_STOCK = "out_of_stock", _("there is not enough in stock")
    WRONG_PRICE = "wrong_price", _("Saleor reckoned another price")
    PERMISSION_MISSING = "permission_missing", _("a permission is missing in Saleor")
    TOO_MANY_TRIES = "too_many_tries", _("it was tried too often")


FULFILLED, REFUNDED, WAITING = "FULFILLED", "REFUNDED", "WAITING_FOR_APPROVAL"
_SOURCES = (FULFILLED, REFUNDED, WAITING)
_CAME_BACK = frozenset({"RETURNED", "REPLACED", "REFUNDED_AND_RETURNED"})


@dataclass(frozen=True)
class Packed:
    """Units of an order line that one fulfilment holds, under its line's id of this very moment."""

    id: str
    order_line: str
    quantity: int
    status: str
    number: int = 0


@dataclass(frozen=True)
class Taken:
    """Which units a return takes: from lines of fulfilments, and from what Saleor believes was never sent."""

    packed: dict[str, int] = field(default_factory=dict)
    unsent: dict[str, int] = field(default_factory=dict)


def returned_units(packed: Iterable[Packed]) -> Counter[str]:
    """How many units of each order line came back or were replaced; Saleor never takes one of them away again."""
    counted: Counter[str] = Counter()
    for each in packed:
        if each.status in _CAME_BACK:
            counted[each.order_line] += each.quantity
    return counted


def take_units(packed: Iterable[Packed], unsent: Mapping[str, int], wanted: Mapping[str, int]) -> Taken | None:
    """Where the wanted units of each order line lie now; None where Saleor has fewer left.

    Sent ones first, the oldest parcel before the newer; what was sent past Saleor's knowledge comes last.
    """
    sources = [each for each in packed if each.status in _SOURCES and each.quantity > 0]
    taken = Taken()
    for line, quantity in wanted.items():
        left = quantity
        for each in sorted(sources, key=lambda source: (_SOURCES.index(source.status), source.number)):
            if each.order_line == line and left:
                taken.packed[each.id] = min(left, each.quantity)
                left -= taken.packed[each.id]
        if left > unsent.get(line, 0):
            return None
        if left:
            taken.unsent[line] = left
    return taken


def was_heard(before: Mapping[str, int], after: Mapping[str, int], units: Mapping[str, int]) -> bool | None:
    """Whether a return of `units` was carried out between two readings; None where that can't be told."""
    grown = {line: after.get(line, 0) - before.get(line, 0) for line in units}
    if not any(grown.values()):
        return False
    return True if grown == dict(units) else None
