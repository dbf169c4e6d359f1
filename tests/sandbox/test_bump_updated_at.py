"""`order.updatedAt` moves where Saleor moves it, and stays where it does not (seen in the recordings)."""

from collections.abc import Callable

import pytest

from saleor_postventa.sandbox.verbs import customers, ending, fulfilling, metadata, paying, refunding, returning
from saleor_postventa.sandbox.verbs.fulfilling import WantedFulfillment
from saleor_postventa.sandbox.verbs.refunding import WantedRefund
from saleor_postventa.sandbox.world.orders import Order

from .conftest import Bench
from .test_emit_events import ALL, back, place, units

Deed = Callable[[Bench, Order], object]
MOVING: dict[str, Deed] = {
    "fulfilling": lambda b, o: fulfilling.fulfill_order(b.world, o.id, None, ALL),
    "order metadata": lambda b, o: metadata.set_order_metadata(b.world, o.id, None, {"a": "b"}),
    "a grant": lambda b, o: refunding.grant_refund(b.world, o.id, WantedRefund(lines=units(o, 1))),
    "cancelling": lambda b, o: ending.cancel_order(b.world, o.id, None),
    "a note": lambda b, o: ending.add_note(b.world, o.id, None),
}
STILL: dict[str, Deed] = {
    "tracking": lambda b, o: fulfilling.update_tracking(b.world, o.id, None, "T-9"),
    "fulfilment metadata": lambda b, o: metadata.set_fulfillment_metadata(b.world, o.id, None, {"a": "b"}, None),
    "a second partial return": lambda b, o: returning.return_units(b.world, o.id, None, back(o, 1)),
    "an exchange": lambda b, o: returning.replace_units(b.world, o.id, None, back(o, 1)),
}


@pytest.mark.parametrize("name", MOVING)
def test_moves_with(bench: Bench, name: str) -> None:
    order = place(bench)
    before = order.updated_at
    MOVING[name](bench, order)
    assert order.updated_at > before


def test_moves_with_a_payment(bench: Bench) -> None:
    order = place(bench, pay="none")
    before = order.updated_at
    paying.pay_order(bench.world, order.id, None)
    assert order.updated_at > before


@pytest.mark.parametrize("name", STILL)
def test_stays_with(bench: Bench, name: str) -> None:
    order = place(bench, (4, 1))
    fulfilling.fulfill_order(bench.world, order.id, None, ALL)
    returning.return_units(bench.world, order.id, None, back(order, 1))
    before = order.updated_at
    STILL[name](bench, order)
    assert order.updated_at == before


def test_stays_when_a_guest_order_finds_its_owner(bench: Bench) -> None:
    order = place(bench)
    before = order.updated_at
    codes = bench.codes_of(
        lambda: customers.create_customer(bench.world, customers.WantedCustomer(email=order.user_email), None)
    )
    assert order.user_pk is None
    user = bench.happened[-1].user
    assert codes == ["customer_created"]
    assert bench.codes_of(lambda: customers.link_guest_orders(bench.world, user.id)) == []
    assert (order.user_pk, order.updated_at) == (user.pk, before)


def test_a_parcel_event_shows_the_new_state_under_the_old_date(bench: Bench) -> None:
    order = place(bench)
    before = order.updated_at
    bench.codes_of(lambda: fulfilling.fulfill_order(bench.world, order.id, None, WantedFulfillment()))
    seen = next(item.order for item in bench.happened if item.kind.code == "fulfillment_created")
    assert seen is not None
    assert (seen.status, seen.updated_at) == ("FULFILLED", before)
    assert order.updated_at > before
