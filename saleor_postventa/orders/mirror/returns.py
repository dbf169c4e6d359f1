"""Units that came back: Saleor has no event for a return, and shows it as fulfilments of their own kind."""

from collections import Counter

from saleor_postventa.orders.events import UnitsCameBack
from saleor_postventa.orders.rules import CAME_BACK

from .lines import units_by_line
from .reading import Reading


def notice_returns(reading: Reading) -> None:
    """One fact per fulfilment that holds more of a line than was known to have come back, dated by it.

    Counted through in the order of their making, the fulfilments of a reading that skipped some tell the same facts.
    """
    if not reading.is_newest:
        return
    came_back = [each for each in reading.shape.fulfillments if each.status.lower() in CAME_BACK]
    counted: Counter[str] = Counter()
    for fulfillment in sorted(came_back, key=lambda each: (each.created, each.fulfillment_order)):
        grown = {}
        for line_id, quantity in sorted(units_by_line(fulfillment.lines).items()):
            counted[line_id] += quantity
            more = min(quantity, counted[line_id] - reading.formerly_returned.get(line_id, 0))
            if more > 0 and line_id in reading.lines:
                grown[reading.lines[line_id].pk] = (more, counted[line_id])
        if grown:
            fact = UnitsCameBack(
                subject=reading.about(list(grown)),
                occurred_at=fulfillment.created,
                units={str(key): more for key, (more, _) in grown.items()},
                totals={str(key): total for key, (_, total) in grown.items()},
            )
            reading.facts.append(fact)
