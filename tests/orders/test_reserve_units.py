import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import OrderLine, Reservation
from saleor_postventa.orders.rules import Purpose
from saleor_postventa.orders.services import mirror_order, release_units, reserve_units
from saleor_postventa.orders.services.reservation import NothingToReserve, TooFewUnits, UnknownLine, units_held
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.race import side_by_side

from .shapes import LINE, OTHER_LINE, fulfillment_shape, line_shape, order_shape, source

BOUGHT = 5


@pytest.fixture
def lines(in_norte: Shop) -> list[OrderLine]:
    """Two lines of five units each."""
    shapes = [line_shape(LINE, quantity=BOUGHT), line_shape(OTHER_LINE, quantity=BOUGHT)]
    order = mirror_order(order_shape(lines=shapes), source())
    return list(order.lines.order_by("position"))


def reserve(units: dict[int, int], reference: str = "R1", purpose: Purpose = Purpose.RETURN) -> list[Reservation]:
    return reserve_units(units, purpose=purpose, reference=reference, by=SYSTEM)


def release(reference: str = "R1", purpose: Purpose = Purpose.RETURN) -> list[Reservation]:
    return release_units(purpose=purpose, reference=reference, by=SYSTEM)


def test_sets_units_apart_and_tells(lines: list[OrderLine]) -> None:
    reserve({lines[0].pk: 2, lines[1].pk: 1})
    assert units_held([line.pk for line in lines]) == {lines[0].pk: 2, lines[1].pk: 1}
    told = RecordedEvent.objects.filter(name="UnitsReserved").order_by("pk")
    assert [(row.line_ids, row.data["quantity"]) for row in told] == [([lines[0].pk], 2), ([lines[1].pk], 1)]


def test_refuses_more_than_is_left_and_changes_nothing(lines: list[OrderLine]) -> None:
    reserve({lines[0].pk: 4})
    with pytest.raises(TooFewUnits) as refusal:
        reserve({lines[0].pk: 2, lines[1].pk: 1}, "R2", Purpose.CLAIM)
    assert refusal.value.values == {"left": 1, "item": "Shirt"}
    assert Reservation.objects.count() == RecordedEvent.objects.filter(name="UnitsReserved").count() == 1


def test_units_that_came_back_are_not_there_to_take(lines: list[OrderLine]) -> None:
    shapes = [line_shape(LINE, quantity=BOUGHT), line_shape(OTHER_LINE, quantity=BOUGHT)]
    returned = [fulfillment_shape({LINE: 4}, status="RETURNED")]
    mirror_order(order_shape(minutes=9, lines=shapes, fulfillments=returned), source(minutes=9))
    with pytest.raises(TooFewUnits):
        reserve({lines[0].pk: 2})
    assert reserve({lines[0].pk: 1})


@pytest.mark.parametrize("quantity", [0, -1])
def test_refuses_no_units(lines: list[OrderLine], quantity: int) -> None:
    with pytest.raises(NothingToReserve):
        reserve({lines[0].pk: quantity})
    with pytest.raises(NothingToReserve):
        reserve({})
    assert not Reservation.objects.exists()


def test_refuses_another_shops_line(lines: list[OrderLine], sur: Shop) -> None:
    with shop_scope(sur):
        with pytest.raises(UnknownLine):
            reserve({lines[0].pk: 1})
        assert not Reservation.objects.exists()
    assert not Reservation.objects.exists()


def test_released_units_can_be_taken_again(lines: list[OrderLine]) -> None:
    reserve({lines[0].pk: BOUGHT})
    assert len(release()) == 1
    assert release() == []
    assert reserve({lines[0].pk: BOUGHT}, "R2")
    assert RecordedEvent.objects.filter(name="UnitsReleased").count() == 1


def test_release_of_one_reference_leaves_the_others(lines: list[OrderLine]) -> None:
    reserve({lines[0].pk: 1})
    reserve({lines[0].pk: 1}, "R2")
    reserve({lines[0].pk: 1}, "R1", Purpose.CLAIM)
    release()
    assert units_held([lines[0].pk]) == {lines[0].pk: 2}


STEPS = st.lists(st.tuples(st.sampled_from(["R1", "R2", "R3"]), st.integers(0, BOUGHT)), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_never_more_is_set_apart_than_was_bought(lines: list[OrderLine], steps: list[tuple[str, int]]) -> None:
    """0 units stands for: release all of this reference."""
    for reference in ("R1", "R2", "R3"):
        release(reference)
    held = {"R1": 0, "R2": 0, "R3": 0}
    for reference, quantity in steps:
        if quantity == 0:
            assert sum(each.quantity for each in release(reference)) == held[reference]
            held[reference] = 0
        elif sum(held.values()) + quantity > BOUGHT:
            with pytest.raises(TooFewUnits):
                reserve({lines[0].pk: quantity}, reference)
        else:
            reserve({lines[0].pk: quantity}, reference)
            held[reference] += quantity
        assert units_held([lines[0].pk]).get(lines[0].pk, 0) == sum(held.values()) <= BOUGHT


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
def test_last_unit_is_given_once(norte: Shop) -> None:
    with shop_scope(norte):
        order = mirror_order(order_shape(lines=[line_shape(quantity=1), line_shape(OTHER_LINE, quantity=1)]), source())
        first, second = order.lines.order_by("position").values_list("pk", flat=True)
    barrier = threading.Barrier(6)

    def take(number: int) -> None:
        barrier.wait()
        units = {first: 1, second: 1} if number % 2 else {second: 1, first: 1}
        with shop_scope(norte):
            reserve(units, f"R{number}")

    refusals = side_by_side(take, range(6))
    assert [type(refusal) for refusal in refusals] == [TooFewUnits] * 5
    with shop_scope(norte):
        assert Reservation.objects.count() == 2
