"""Returns that staff made in Saleor, which sends no event for them."""

from itertools import permutations

import msgspec
import pytest

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.orders.services import mirror_order
from saleor_postventa.saleor.shapes import FulfillmentShape, OrderShape
from saleor_postventa.shops.models import Shop

from .shapes import LINE, OTHER_LINE, at, fulfillment_shape, line_shape, order_shape, source

FIRST = fulfillment_shape({LINE: 1}, number=2, status="RETURNED", minutes=30)
SECOND = fulfillment_shape({LINE: 2, OTHER_LINE: 1}, number=3, status="REFUNDED_AND_RETURNED", minutes=60)


def reading(minutes: float, *came_back: FulfillmentShape) -> OrderShape:
    lines = [line_shape(quantity=4, fulfilled=4), line_shape(OTHER_LINE, quantity=1, fulfilled=1)]
    return order_shape(minutes=minutes, lines=lines, fulfillments=[fulfillment_shape({LINE: 4}), *came_back])


READINGS = (reading(20), reading(30, FIRST), reading(60, FIRST, SECOND))


def mirror(*readings: OrderShape) -> None:
    for shape in readings:
        mirror_order(shape, source(minutes=(shape.updated_at - at(0)).total_seconds() / 60))


def told() -> list[tuple[object, dict[str, int], dict[str, int]]]:
    names = {str(row.pk): row.saleor_id for row in OrderLine.objects.all()}
    rows = RecordedEvent.objects.filter(name="UnitsCameBack").order_by("occurred_at", "pk")
    return [
        (row.occurred_at, *({names[key]: n for key, n in row.data[part].items()} for part in ("units", "totals")))
        for row in rows
    ]


WHOLE = [
    (at(30), {LINE: 1}, {LINE: 1}),
    (at(60), {LINE: 2, OTHER_LINE: 1}, {LINE: 3, OTHER_LINE: 1}),
]


def test_return_made_in_saleor_is_told_with_its_date(in_norte: Shop) -> None:
    mirror(*READINGS[:2])
    assert told() == WHOLE[:1]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_tells_the_same_in_whatever_order_it_is_read(in_norte: Shop, order: tuple[int, ...]) -> None:
    mirror(*(READINGS[place] for place in order), *READINGS)
    assert told() == WHOLE


def test_order_that_comes_with_its_returns_tells_them(in_norte: Shop) -> None:
    mirror(msgspec.structs.replace(READINGS[2], origin="BULK_CREATE"))
    assert told() == WHOLE


def test_units_moved_to_another_fulfilment_do_not_come_back_again(in_norte: Shop) -> None:
    refunded = fulfillment_shape({LINE: 1}, number=4, status="REFUNDED_AND_RETURNED", minutes=90)
    mirror(reading(30, FIRST), reading(90, refunded))
    assert told() == WHOLE[:1]


def test_fulfilment_that_grows_tells_what_is_new(in_norte: Shop) -> None:
    grown = fulfillment_shape({LINE: 3}, number=2, status="RETURNED", minutes=30)
    mirror(reading(30, FIRST), reading(90, grown))
    assert [units for _, units, _ in told()] == [{LINE: 1}, {LINE: 2}]


def test_replaced_units_come_back_too_and_an_empty_return_is_none(in_norte: Shop) -> None:
    replaced = fulfillment_shape({LINE: 2}, number=2, status="REPLACED", minutes=40)
    empty = msgspec.structs.replace(FIRST, lines=[])
    mirror(reading(40, replaced, empty))
    assert [units for _, units, _ in told()] == [{LINE: 2}]
