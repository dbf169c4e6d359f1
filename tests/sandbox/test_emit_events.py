"""Each deed sends the events that a real Saleor sent: `timeline.md`, step by step."""

from collections import Counter
from decimal import Decimal

import pytest

from saleor_postventa.sandbox.verbs import (
    catalogue,
    customers,
    ending,
    fulfilling,
    metadata,
    paying,
    placing,
    refunding,
    returning,
)
from saleor_postventa.sandbox.verbs.catalogue import WantedProduct
from saleor_postventa.sandbox.verbs.customers import WantedCustomer
from saleor_postventa.sandbox.verbs.fulfilling import Units, WantedFulfillment
from saleor_postventa.sandbox.verbs.placing import WantedLine, WantedOrder
from saleor_postventa.sandbox.verbs.refunding import WantedRefund
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.verbs.returning import ReturnedUnits
from saleor_postventa.sandbox.world.kinds import KINDS
from saleor_postventa.sandbox.world.orders import Order
from tests.saleor_contract.recorded import timeline

from .conftest import Bench

ALL = WantedFulfillment()


def recorded(scenario: str, note: str) -> Counter[str]:
    """What the real one sent at that step, of what the sandbox knows."""
    steps = [step for step in timeline() if step.scenario == scenario and step.note == note]
    assert steps, f"timeline.md has no step {note!r} in {scenario}"
    return Counter(event for event, _ in steps[0].webhooks if event in KINDS)


def place(bench: Bench, quantities: tuple[int, ...] = (2, 1), **options: object) -> Order:
    lines = [WantedLine(variant=bench.variant(place), quantity=count) for place, count in enumerate(quantities)]
    given = {"email": "guest@example.com", "first_name": "Noa", "last_name": "Ribera", **options}
    return placing.place_order(bench.world, WantedOrder(channel="es", lines=lines, **given))


def units(order: Order, *quantities: int) -> list[Units]:
    return [Units(line=line.pk, quantity=count) for line, count in zip(order.lines, quantities, strict=False)]


def back(order: Order, *quantities: int, replace: bool = False) -> list[ReturnedUnits]:
    pairs = zip(order.lines, quantities, strict=False)
    return [ReturnedUnits(line=line.pk, quantity=count, replace=replace) for line, count in pairs]


def test_an_order_paid_at_once(bench: Bench) -> None:
    codes = bench.codes_of(lambda: place(bench, customer=bench.customer.id))
    assert Counter(codes) == recorded("a", "place order")


def test_metadata_of_an_order_by_the_app_itself(bench: Bench) -> None:
    order = place(bench)
    for private, note in ((False, "app writes order metadata"), (True, "app writes order private metadata")):
        codes = bench.codes_of(
            lambda private=private: metadata.set_order_metadata(
                bench.world, order.id, None, {"a": "b"}, private=private
            )
        )
        assert Counter(codes) == recorded("a", note)


def test_a_first_and_a_last_parcel(bench: Bench) -> None:
    order = place(bench)
    first = WantedFulfillment(lines=units(order, 1), tracking_number="TRACK-A-1")
    codes = bench.codes_of(lambda: fulfilling.fulfill_order(bench.world, order.id, bench.staff, first))
    assert Counter(codes) == recorded("a", "1st fulfillment, 2 lines, tracking, notify")
    rest = WantedFulfillment(tracking_number="TRACK-A-2")
    codes = bench.codes_of(lambda: fulfilling.fulfill_order(bench.world, order.id, bench.staff, rest))
    assert Counter(codes) == recorded("a", "2nd fulfillment, rest")


def test_what_happens_to_a_parcel_later(bench: Bench) -> None:
    order = place(bench)
    fulfilling.fulfill_order(bench.world, order.id, bench.staff, ALL)
    codes = bench.codes_of(lambda: fulfilling.update_tracking(bench.world, order.id, bench.staff, "T-2"))
    assert Counter(codes) == recorded("a", "tracking corrected")
    codes = bench.codes_of(lambda: metadata.set_fulfillment_metadata(bench.world, order.id, None, {"a": "b"}, None))
    assert Counter(codes) == recorded("a", "app writes fulfillment metadata")
    codes = bench.codes_of(lambda: ending.add_note(bench.world, order.id, bench.staff))
    assert Counter(codes) == recorded("a", "order note")


def test_parcels_from_two_warehouses(bench: Bench) -> None:
    order = place(bench)
    split = [
        Units(line=order.lines[0].pk, quantity=2, warehouse="zaragoza"),
        Units(line=order.lines[1].pk, quantity=1, warehouse="leeds"),
    ]
    wanted = WantedFulfillment(lines=split)
    codes = bench.codes_of(lambda: fulfilling.fulfill_order(bench.world, order.id, bench.staff, wanted))
    assert Counter(codes) == recorded("c", "full fulfillment")
    assert len(order.fulfillments) == 2


def test_parcels_that_wait_for_approval(bench: Bench) -> None:
    order = place(bench)
    with bench.world.store.transaction():
        bench.world.change_setting("fulfillment_auto_approve", False)
    codes = bench.codes_of(lambda: fulfilling.fulfill_order(bench.world, order.id, bench.staff, ALL))
    assert Counter(codes) == recorded("d", "fulfillment waits for approval")
    assert order.status == "UNFULFILLED"
    codes = bench.codes_of(lambda: fulfilling.approve_fulfillment(bench.world, order.id, bench.staff))
    assert Counter(codes) == recorded("d", "approve")
    assert order.status == "FULFILLED"


def test_orders_that_are_cancelled_or_whose_parcel_is(bench: Bench) -> None:
    order = place(bench)
    codes = bench.codes_of(lambda: ending.cancel_order(bench.world, order.id, bench.staff))
    assert Counter(codes) == recorded("d", "cancel before fulfilment")
    assert order.charge_status == "FULL", "the payment stays charged"
    other = place(bench)
    fulfilling.fulfill_order(bench.world, other.id, bench.staff, ALL)
    codes = bench.codes_of(lambda: fulfilling.cancel_fulfillment(bench.world, other.id, bench.staff))
    assert Counter(codes) == recorded("d", "cancel fulfillment + restock")
    assert other.status == "UNFULFILLED"


def test_returns_and_refunds(bench: Bench) -> None:
    """Scenario b2: three of four come back, in three grants; the third fails and is asked for again."""
    world = bench.world
    order = place(bench, (4,))
    fulfilling.fulfill_order(world, order.id, bench.staff, ALL)
    for count, note in ((0, "return quantity 0 (expected error)"), (3, "return 3 of 4")):
        codes = bench.codes_of(
            lambda count=count: returning.return_units(world, order.id, bench.staff, back(order, count))
        )
        assert Counter(codes) == recorded("b2", note)
    assert order.status == "PARTIALLY_RETURNED"
    assert [item.quantity for item in order.fulfillments] == [1, 0, 3]
    grant = WantedRefund(lines=units(order, 1))
    codes = bench.codes_of(lambda: refunding.grant_refund(world, order.id, grant))
    assert Counter(codes) == recorded("b2", "b2-1 amount left out (Saleor computes it from the lines)")
    codes = bench.codes_of(lambda: refunding.request_refund(world, order.id, None))
    assert Counter(codes) == recorded("b2", "request; app answers {pspReference} only")
    with pytest.raises(Refused, match="already in progress"):
        refunding.request_refund(world, order.id, None)
    codes = bench.codes_of(lambda: refunding.report_refund(world, order.id, None))
    assert Counter(codes) == recorded("b2", "PSP result with the SAME pspReference")
    with pytest.raises(Refused, match="already processed"):
        refunding.request_refund(world, order.id, None)


def test_a_refund_that_is_not_asked_for_fails_in_silence(bench: Bench) -> None:
    order = place(bench, (4,))
    refunding.grant_refund(bench.world, order.id, WantedRefund(amount=Decimal(5)))
    codes = bench.codes_of(lambda: refunding.report_refund(bench.world, order.id, None, is_success=False))
    assert Counter(codes) == recorded("b2", "app answers REFUND_FAILURE synchronously")
    assert order.granted_refunds[0].status == "FAILURE"


def test_money_goes_back_whole(bench: Bench) -> None:
    order = place(bench)
    amount = order.transactions[0].charged
    codes = bench.codes_of(lambda: refunding.report_refund(bench.world, order.id, None, amount=amount))
    assert Counter(codes) == recorded("b", "app updates transaction: all refunded")


def test_nobody_can_refund_what_staff_marked_as_paid(bench: Bench) -> None:
    order = place(bench, pay="none")
    paying.mark_as_paid(bench.world, order.id, bench.staff)
    refunding.grant_refund(bench.world, order.id, WantedRefund(amount=Decimal(5)))
    with pytest.raises(Refused) as refused:
        refunding.request_refund(bench.world, order.id, None)
    assert refused.value.code == "MISSING_TRANSACTION_ACTION_REQUEST_WEBHOOK"
    assert order.granted_refunds[0].status == "FAILURE"


def test_a_grant_of_nothing_asks_for_everything(bench: Bench) -> None:
    order = place(bench)
    charged = order.transactions[0].charged
    refunding.grant_refund(bench.world, order.id, WantedRefund(amount=Decimal(0)))
    refunding.request_refund(bench.world, order.id, None)
    assert order.transactions[0].refund_pending == charged


def test_an_exchange(bench: Bench) -> None:
    order = place(bench)
    fulfilling.fulfill_order(bench.world, order.id, bench.staff, ALL)
    metadata.set_order_metadata(bench.world, order.id, None, {"mark": "mine"})
    codes = bench.codes_of(lambda: returning.return_units(bench.world, order.id, None, back(order, 1, replace=True)))
    assert Counter(codes) == recorded("c", "exchange: replace:true")
    assert order.status == "FULFILLED"
    draft = bench.world.store.all(Order)[-1]
    assert (draft.origin, draft.original, draft.metadata) == ("REISSUE", order.id, {"mark": "mine"})
    codes = bench.codes_of(lambda: returning.complete_draft(bench.world, draft.id, None))
    assert Counter(codes) == recorded("c", "complete replacement draft")
    assert draft.charge_status == "NONE"


def test_an_order_paid_in_parts(bench: Bench) -> None:
    order = place(bench, pay="none")
    assert [happening.kind.code for happening in bench.happened] == ["order_created", "order_confirmed"]
    codes = bench.codes_of(lambda: paying.pay_order(bench.world, order.id, None, Decimal(10)))
    assert Counter(codes) == recorded("k", "partial payment (half)")
    codes = bench.codes_of(lambda: paying.pay_order(bench.world, order.id, None))
    assert Counter(codes) == recorded("k", "rest of the payment")


def test_an_order_that_staff_marks_as_paid(bench: Bench) -> None:
    order = place(bench, pay="none")
    codes = bench.codes_of(lambda: paying.mark_as_paid(bench.world, order.id, bench.staff))
    assert Counter(codes) == recorded("k", "staff marks as paid")


def test_an_unpaid_order_expires(bench: Bench) -> None:
    order = place(bench, pay="none")
    codes = bench.codes_of(lambda: ending.expire_order(bench.world, order.id))
    assert Counter(codes) == Counter(["order_expired", "order_updated"])


def test_imported_orders_come_in_one_event(bench: Bench) -> None:
    wanted = WantedOrder(
        channel="es", lines=[WantedLine(variant=bench.variant())], email="old@example.com", tracking_number="OLD-1"
    )
    codes = bench.codes_of(lambda: placing.import_orders(bench.world, [wanted, wanted], bench.staff))
    assert codes == ["order_bulk_created"]
    assert [order.status for order in bench.happened[0].orders] == ["FULFILLED", "FULFILLED"]


def test_customers(bench: Bench) -> None:
    world = bench.world
    fresh = WantedCustomer(email="lucia@example.com", first_name="Lucía")
    codes = bench.codes_of(lambda: customers.create_customer(world, fresh, None))
    assert Counter(codes) == recorded("setup", "customer registers")
    user = customers.find_customer_by_email(world, "lucia@example.com")
    steps = [
        (lambda: customers.update_customer(world, user.id, WantedCustomer(metadata={"tier": "gold"}), bench.staff)),
        (lambda: metadata.set_customer_metadata(world, user.id, None, {"a": "b"})),
        (lambda: metadata.set_customer_metadata(world, user.id, None, {"c": "d"}, private=True)),
        (lambda: metadata.drop_private_customer_metadata(world, user.id, None, ["c"])),
        (lambda: customers.update_customer(world, user.id, WantedCustomer(email="l@example.com"), bench.staff)),
        (lambda: customers.delete_customer(world, user.id, bench.staff)),
    ]
    notes = [
        "staff updates customer",
        "app writes customer metadata",
        "app writes customer metadata",
        "app writes customer metadata",
        "e-mail changed by staff",
        "delete customer without orders",
    ]
    for step, note in zip(steps, notes, strict=True):
        assert Counter(bench.codes_of(step)) == recorded("f", note), note


def test_keys_that_are_not_there_are_taken_out_in_silence(bench: Bench) -> None:
    drop = lambda: metadata.drop_private_customer_metadata(bench.world, bench.customer.id, None, ["c"])  # noqa: E731
    assert bench.codes_of(drop) == []


def test_a_customer_who_leaves_keeps_no_account_on_the_orders(bench: Bench) -> None:
    user = bench.customer
    order = place(bench, customer=user.id)
    before = order.updated_at
    codes = bench.codes_of(lambda: customers.delete_own_account(bench.world, user.id))
    assert codes == ["account_deleted"]
    assert (order.user_pk, order.user_email, order.updated_at) == (None, user.email, before)


def test_products(bench: Bench) -> None:
    world, staff = bench.world, bench.staff
    made = WantedProduct(name="Temp product")
    assert bench.codes_of(lambda: catalogue.create_product(world, made, staff)) == ["product_created"]
    product = bench.happened[0].product
    steps = [
        (lambda: catalogue.change_price(world, bench.variant(), "es", Decimal("69.99"), staff), "variant price change"),
        (lambda: catalogue.update_product(world, product.id, staff, name="New"), "product renamed"),
        (lambda: metadata.set_product_metadata(world, product.id, None, {"a": "b"}), "app writes product metadata"),
        (lambda: catalogue.delete_product(world, product.id, staff), "product deleted"),
    ]
    for step, note in steps:
        assert Counter(bench.codes_of(step)) == recorded("g", note), note
