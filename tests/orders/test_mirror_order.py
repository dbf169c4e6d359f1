import threading
from decimal import Decimal

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.errors import Failure
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.mirror.reading import Announcement
from saleor_postventa.orders.models import Order, OrderLine, Parcel, TransactionEvent
from saleor_postventa.orders.services import mirror_order, mirror_orders
from saleor_postventa.orders.webhooks import (
    BulkPayload,
    FulfillmentPayload,
    OrderPayload,
    follow_fulfillment,
    follow_import,
    follow_order,
)
from saleor_postventa.people.models import Customer
from saleor_postventa.saleor.handlers import Principal, Source
from saleor_postventa.saleor.shapes import MoneyShape, OrderShape, TaxedMoneyShape
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import STAFF
from tests.race import side_by_side

from .shapes import (
    LINE,
    OTHER_LINE,
    PARCEL,
    at,
    fulfillment_shape,
    grant_shape,
    line_shape,
    order_shape,
    refund_event,
    source,
    transaction_shape,
    variant_shape,
)


def names(order: Order) -> list[str]:
    return list(RecordedEvent.objects.of_order(order.pk).order_by("pk").values_list("name", flat=True))


def test_keeps_amounts_exactly(in_norte: Shop) -> None:
    price = TaxedMoneyShape(MoneyShape(Decimal("90.10"), "PLN"), MoneyShape(Decimal("73.25"), "PLN"))
    line = msgspec.structs.replace(line_shape(), unit_price=price)
    order = mirror_order(order_shape(lines=[line]), source())
    stored = OrderLine.objects.get(order=order)
    assert (stored.unit_price_gross_amount, stored.unit_price_net_amount) == (Decimal("90.10"), Decimal("73.25"))
    assert stored.currency == "PLN"


def test_keeps_the_names_that_the_shopper_read(in_norte: Shop) -> None:
    line = msgspec.structs.replace(line_shape(), translated_product_name="Camisa", translated_variant_name="Mediana")
    mirror_order(order_shape(lines=[line]), source())
    stored = OrderLine.objects.get()
    assert (stored.bought_name, stored.bought_variant_name) == ("Camisa", "Mediana")
    mirror_order(order_shape(minutes=5, lines=[line_shape()]), source(minutes=5))
    stored.refresh_from_db()
    assert (stored.bought_name, stored.bought_variant_name) == (stored.product_name, stored.variant_name)


def test_older_reading_changes_nothing_but_adds_what_was_true(in_norte: Shop) -> None:
    mirror_order(order_shape(minutes=30, status="CANCELED"), source(minutes=30))
    order = mirror_order(order_shape(minutes=10, status="UNFULFILLED", is_paid=True), source(minutes=40))
    assert (order.status, order.is_paid) == ("canceled", False)
    assert names(order) == ["OrderPlaced", "OrderCancelled", "OrderConfirmed", "OrderPaid"]


def test_later_reading_of_the_same_update_wins(in_norte: Shop) -> None:
    """Tracking does not move `updatedAt`; the second clock does."""
    parcels = [[fulfillment_shape(tracking_number=number)] for number in ("FIRST", "SECOND")]
    mirror_order(order_shape(minutes=10, fulfillments=parcels[1]), source(minutes=12))
    mirror_order(order_shape(minutes=10, fulfillments=parcels[0]), source(minutes=11))
    assert Parcel.objects.get().tracking_number == "SECOND"


def test_changed_tracking_is_told_once(in_norte: Shop) -> None:
    for minute, number in enumerate(["", "A", "A", "B"], start=10):
        shape = order_shape(minutes=10, fulfillments=[fulfillment_shape(tracking_number=number)])
        order = mirror_order(shape, source(minutes=minute))
    assert names(order).count("TrackingChanged") == 2


def test_denied_fields_do_not_empty_what_is_known(in_norte: Shop) -> None:
    refunds = [grant_shape("10.00", {LINE: 1})]
    mirror_order(order_shape(transactions=[transaction_shape()], granted_refunds=refunds), source())
    order = mirror_order(order_shape(minutes=5, transactions=None, granted_refunds=None), source(minutes=5))
    assert order.transactions.count() == order.granted_refunds.count() == 1
    assert order.lines.get().quantity_refunded == 1


def test_parcel_waiting_for_approval_is_not_shipped(in_norte: Shop) -> None:
    waiting = [fulfillment_shape(status="WAITING_FOR_APPROVAL")]
    order = mirror_order(order_shape(minutes=10, fulfillments=waiting), source(minutes=10))
    assert Parcel.objects.get().shipped_at is None
    assert "ParcelShipped" not in names(order)


def test_approval_long_after_is_when_the_parcel_left(in_norte: Shop) -> None:
    waiting = [fulfillment_shape(status="WAITING_FOR_APPROVAL")]
    mirror_order(order_shape(minutes=10, fulfillments=waiting), source(minutes=10))
    approved = order_shape(minutes=500, status="FULFILLED", fulfillments=[fulfillment_shape()])
    mirror_order(approved, source("fulfillment_created", 500), announcement=Announcement(PARCEL, True, True))
    assert Parcel.objects.get().shipped_at == at(500)


def test_refused_approval_leaves_no_parcel(in_norte: Shop) -> None:
    waiting = [fulfillment_shape(status="WAITING_FOR_APPROVAL")]
    mirror_order(order_shape(minutes=10, fulfillments=waiting), source(minutes=10))
    mirror_order(order_shape(minutes=20), source(minutes=20))
    assert not Parcel.objects.exists()


def test_parcel_is_told_before_the_wish_to_notify_is_known(in_norte: Shop) -> None:
    shipped = order_shape(minutes=10, status="FULFILLED", fulfillments=[fulfillment_shape()])
    order = mirror_order(shipped, source(minutes=10))
    told = RecordedEvent.objects.of_order(order.pk).get(name="ParcelShipped")
    assert told.data["notify_customer"] is None
    announcement = Announcement(PARCEL, False, True)
    mirror_order(shipped, source("fulfillment_created", 10), announcement=announcement)
    assert Parcel.objects.get().notify_customer is False
    assert names(order).count("ParcelShipped") == 1


def test_one_no_to_notifying_stands(in_norte: Shop) -> None:
    shipped = order_shape(minutes=10, fulfillments=[fulfillment_shape()])
    for wish in (True, False, True):
        mirror_order(shipped, source("fulfillment_approved", 10), announcement=Announcement(PARCEL, wish, False))
    assert Parcel.objects.get().notify_customer is False


def test_units_that_came_back_stay_with_the_parcel_they_left_in(in_norte: Shop) -> None:
    mirror_order(order_shape(minutes=10, fulfillments=[fulfillment_shape({LINE: 2})]), source(minutes=10))
    returned = [
        fulfillment_shape({LINE: 1}),
        fulfillment_shape({LINE: 1}, number=2, status="RETURNED", minutes=90),
    ]
    mirror_order(order_shape(minutes=90, status="PARTIALLY_RETURNED", fulfillments=returned), source(minutes=90))
    content = Parcel.objects.get().lines.get()
    assert (content.quantity_shipped, content.quantity) == (2, 1)
    assert OrderLine.objects.get().quantity_returned == 1


def test_delivery_date_survives_the_fulfilment_that_saleor_deletes(in_norte: Shop) -> None:
    mirror_order(order_shape(minutes=10, fulfillments=[fulfillment_shape()]), source(minutes=10))
    Parcel.objects.update(delivered_at=at(60))
    returned = [fulfillment_shape(number=2, status="RETURNED", minutes=90)]
    mirror_order(order_shape(minutes=90, status="RETURNED", fulfillments=returned), source(minutes=90))
    parcel = Parcel.objects.get()
    assert (parcel.is_emptied, parcel.delivered_at) == (True, at(60))


def test_parcel_that_only_an_older_reading_knows_is_empty_by_now(in_norte: Shop) -> None:
    returned = [fulfillment_shape(number=2, status="RETURNED", minutes=90)]
    mirror_order(order_shape(minutes=90, status="RETURNED", fulfillments=returned), source(minutes=90))
    order = mirror_order(order_shape(minutes=10, fulfillments=[fulfillment_shape()]), source(minutes=10))
    parcel = Parcel.objects.get()
    assert parcel.is_emptied
    assert parcel.lines.values_list("quantity_shipped", "quantity").get() == (2, 0)
    assert "ParcelShipped" in names(order)


def test_changed_lines_are_told(in_norte: Shop) -> None:
    mirror_order(order_shape(status="UNCONFIRMED"), source())
    changed = [line_shape(quantity=1), line_shape(OTHER_LINE, quantity=3)]
    order = mirror_order(order_shape(minutes=5, status="UNCONFIRMED", lines=changed), source(minutes=5))
    event = RecordedEvent.objects.of_order(order.pk).get(name="OrderLinesChanged")
    first, second = OrderLine.objects.get(saleor_id=LINE), OrderLine.objects.get(saleor_id=OTHER_LINE)
    assert event.data["units"] == {str(first.pk): 1, str(second.pk): 3}


def test_line_taken_out_of_the_order_is_marked(in_norte: Shop) -> None:
    mirror_order(order_shape(status="UNCONFIRMED", lines=[line_shape(), line_shape(OTHER_LINE)]), source())
    mirror_order(order_shape(minutes=5, status="UNCONFIRMED"), source(minutes=5))
    assert OrderLine.objects.get(saleor_id=OTHER_LINE).is_removed
    mirror_order(order_shape(status="UNCONFIRMED", lines=[line_shape(), line_shape(OTHER_LINE)]), source())
    assert OrderLine.objects.get(saleor_id=OTHER_LINE).is_removed


def test_refund_of_the_older_kind_is_seen_by_its_total(in_norte: Shop) -> None:
    mirror_order(order_shape(is_paid=True), source())
    for minutes, refunded in ((5, "5.00"), (6, "5.00"), (7, "12.50")):
        order = mirror_order(order_shape(minutes=minutes, is_paid=True, refunded=refunded), source(minutes=minutes))
    amounts = [row.data["amount"] for row in RecordedEvent.objects.of_order(order.pk).filter(name="RefundSeen")]
    assert [Decimal(amount) for amount in amounts] == [Decimal("5.00"), Decimal("7.50")]


def test_two_refunds_of_one_amount_answer_two_grants(in_norte: Shop) -> None:
    grants = [grant_shape("10.00", {LINE: 1}), grant_shape("10.00", {OTHER_LINE: 1}, number=2, minutes=55)]
    events = [refund_event("10.00"), refund_event("10.00", number=2, minutes=70)]
    lines = [line_shape(), line_shape(OTHER_LINE)]
    shape = order_shape(minutes=70, lines=lines, transactions=[transaction_shape(events)], granted_refunds=grants)
    order = mirror_order(shape, source(minutes=70))
    first, second = (OrderLine.objects.get(saleor_id=key).pk for key in (LINE, OTHER_LINE))
    rows = RecordedEvent.objects.of_order(order.pk).filter(name="RefundSeen").order_by("occurred_at", "pk")
    assert [row.data["units"] for row in rows] == [{str(first): 1}, {str(second): 1}]
    assert [row.occurred_at for row in rows] == [at(60), at(70)]


def test_same_refund_in_every_later_reading_is_seen_once(in_norte: Shop) -> None:
    for minutes in (60, 61, 62):
        shape = order_shape(minutes=minutes, transactions=[transaction_shape([refund_event("10.00")])])
        order = mirror_order(shape, source(minutes=minutes))
    assert names(order).count("RefundSeen") == TransactionEvent.objects.count() == 1


def test_what_the_bank_took_back_is_no_refund(in_norte: Shop) -> None:
    event = refund_event("10.00", kind="CHARGE_BACK")
    for minutes in (60, 61):
        shape = order_shape(minutes=minutes, transactions=[transaction_shape([event], charged="10.00")])
        order = mirror_order(shape, source(minutes=minutes))
    rows = RecordedEvent.objects.of_order(order.pk).filter(name__in=["RefundSeen", "ChargedBack"])
    assert [(row.name, Decimal(row.data["amount"])) for row in rows] == [("ChargedBack", Decimal(10))]


def test_facts_name_whoever_saleor_says_did_it(in_norte: Shop) -> None:
    by_staff = Source("order_cancelled", at(5), Principal("User", STAFF.id), 0)
    order = mirror_order(order_shape(minutes=5, status="CANCELED"), by_staff)
    actors = {row.name: row.by.kind for row in RecordedEvent.objects.of_order(order.pk)}
    assert actors["OrderCancelled"] == "staff"
    assert actors["OrderPlaced"] == "system"


def test_guest_orders_of_one_address_belong_to_one_customer(in_norte: Shop) -> None:
    mirror_order(order_shape(1, email="Ana@Example.test"), source())
    mirror_order(order_shape(2, email="ana@example.test ", lines=[line_shape(OTHER_LINE)]), source())
    assert Customer.objects.get().orders.count() == 2


def test_drafts_are_no_orders_yet(in_norte: Shop) -> None:
    assert mirror_orders([order_shape(status="DRAFT")], source()) == []
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("handle", "payload"),
    [
        (follow_order, OrderPayload()),
        (follow_fulfillment, FulfillmentPayload()),
        (follow_import, BulkPayload()),
        (follow_import, BulkPayload(orders=[])),
    ],
)
def test_event_without_its_order_is_a_permanent_failure(in_norte: Shop, handle, payload) -> None:
    with pytest.raises(Failure) as failure:
        handle(payload, source())
    assert failure.value.permanent


def test_other_shop_has_a_row_of_its_own(norte: Shop, sur: Shop) -> None:
    for shop in (norte, sur):
        with shop_scope(shop):
            mirror_order(order_shape(), source())
    with shop_scope(sur):
        assert Order.objects.get().shop == sur
        assert Customer.objects.get().shop == sur


def large_order(minutes: float = 0, count: int = 8) -> OrderShape:
    lines = [line_shape(f"line-{number}", variant=variant_shape(number)) for number in range(count)]
    parcels = [fulfillment_shape({line.id: 2}, number=number) for number, line in enumerate(lines)]
    events = [refund_event("1.00", number=number) for number in range(count)]
    payments = [transaction_shape(events)]
    return order_shape(minutes=minutes, lines=lines, fulfillments=parcels, transactions=payments)


def test_reading_again_takes_as_many_queries_for_a_large_order_as_for_a_small_one(in_norte: Shop) -> None:
    counts = []
    for count in (2, 8):
        mirror_order(large_order(count=count), source())
        with CaptureQueriesContext(connection) as queries:
            mirror_order(large_order(count=count), source())
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


@pytest.mark.pg
@pytest.mark.django_db(transaction=True)
def test_two_first_readings_at_once_give_one_order_and_one_customer(norte: Shop) -> None:
    barrier = threading.Barrier(4)

    def mirror(number: int) -> None:
        barrier.wait()
        with shop_scope(norte):
            lines = [line_shape(variant=variant_shape())]
            mirror_order(order_shape(minutes=number, lines=lines), source(minutes=number))

    failures = side_by_side(mirror, range(4))
    assert failures == []
    with shop_scope(norte):
        order = Order.objects.get()
        assert order.saleor_updated_at == at(3)
        assert Customer.objects.count() == order.lines.count() == 1
        assert sorted(names(order)) == ["OrderConfirmed", "OrderPlaced"]


def test_clock_of_the_mirror_never_goes_back(in_norte: Shop) -> None:
    mirror_order(order_shape(minutes=30), source(minutes=30))
    order = mirror_order(order_shape(minutes=20), source(minutes=60))
    assert (order.saleor_updated_at, order.read_at) == (at(30), at(30))


@pytest.mark.parametrize("is_late", [False, True], ids=["first", "late"])
def test_change_dated_far_ahead_does_not_outdate_what_comes_after(in_norte: Shop, is_late: bool) -> None:
    """A server's clock was wrong for a while; Saleor keeps the date until the order's next change."""
    mistaken = msgspec.structs.replace(order_shape(status="CANCELED"), updated_at=at(60 * 24 * 365 * 70))
    readings = [(mistaken, source(minutes=10)), (order_shape(minutes=20, status="FULFILLED"), source(minutes=20))]
    for shape, origin in reversed(readings) if is_late else readings:
        order = mirror_order(shape, origin)
    assert (order.status, order.saleor_updated_at, order.cancelled_at) == ("fulfilled", at(20), at(10))


def test_order_met_when_it_was_long_cancelled_is_dated_by_its_last_change(in_norte: Shop) -> None:
    order = mirror_order(order_shape(minutes=90, status="CANCELED"), source("catch_up", 500))
    dates = {row.name: row.occurred_at for row in RecordedEvent.objects.of_order(order.pk)}
    assert dates == {"OrderPlaced": at(0), "OrderCancelled": at(90)}
    assert order.cancelled_at == at(90)
