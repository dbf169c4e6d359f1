"""Whose an order is: guests, accounts that Saleor links later, and persons who were erased."""

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import drain, queues
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.orders.services import mirror_order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.services import erase_customer
from saleor_postventa.saleor.shapes import UserShape
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import SHOPPER

from .shapes import OTHER_LINE, at, fulfillment_shape, line_shape, order_shape, source

ACCOUNT = UserShape(SHOPPER.id, "ana@example.test", "Ana", "Ruiz", language_code="ES_ES")
SECOND = [line_shape(OTHER_LINE)]


def erase(minutes: float = 100) -> Customer:
    erased = erase_customer(SHOPPER.id, email="ana@example.test", at=at(minutes), by=SYSTEM)
    drain(queues.get("reactions"))
    return erased


def is_anonymous(order: Order) -> bool:
    order.refresh_from_db()
    return (order.user_email, order.shipping_address, order.gift_cards) == ("", None, [])


def test_order_that_saleor_links_moves_to_the_account(in_norte: Shop) -> None:
    guest = mirror_order(order_shape(), source()).customer
    order = mirror_order(order_shape(user=ACCOUNT), source(minutes=5))
    assert order.customer is not None
    assert order.customer.saleor_id == SHOPPER.id
    event = RecordedEvent.objects.get(name="CustomerLinked")
    assert (event.order_id, event.customer_id) == (order.pk, order.customer.pk)
    assert guest is not None
    assert event.data["guest_id"] == guest.pk


def test_guest_is_absorbed_with_the_last_of_their_orders(in_norte: Shop) -> None:
    mirror_order(order_shape(1), source())
    mirror_order(order_shape(2, lines=SECOND), source())
    mirror_order(order_shape(1, user=ACCOUNT), source(minutes=5))
    assert Customer.objects.guests().count() == 1
    mirror_order(order_shape(2, lines=SECOND, user=ACCOUNT), source(minutes=5))
    assert not Customer.objects.guests().exists()
    assert Customer.objects.get(merged_into=None).orders.count() == 2


def test_order_read_before_the_linking_does_not_undo_it(in_norte: Shop) -> None:
    mirror_order(order_shape(user=ACCOUNT), source(minutes=5))
    order = mirror_order(order_shape(), source(minutes=4))
    assert order.customer is not None
    assert order.customer.saleor_id == SHOPPER.id


def test_erasure_takes_the_person_out_of_every_order(in_norte: Shop) -> None:
    shipped = [fulfillment_shape(tracking_number="T-1")]
    orders = [
        mirror_order(order_shape(1, user=ACCOUNT, fulfillments=shipped), source()),
        mirror_order(order_shape(2, lines=SECOND), source()),
    ]
    erased = erase()
    assert all(is_anonymous(order) for order in orders)
    assert {order.customer_id for order in Order.objects.all()} == {erased.pk}
    assert Parcel.objects.get().tracking_number == ""
    assert not Customer.objects.exclude(email="").exists()
    assert Order.objects.filter(shipping_country="ES").count() == 2


def test_erasure_leaves_what_the_same_address_orders_later(in_norte: Shop) -> None:
    mirror_order(order_shape(1, user=ACCOUNT), source())
    later = mirror_order(order_shape(2, lines=SECOND, created=at(200), minutes=200), source(minutes=200))
    erase()
    assert not is_anonymous(later)
    assert later.customer is not None
    assert later.customer.email == "ana@example.test"


@pytest.mark.parametrize("user", [ACCOUNT, None])
def test_what_saleor_still_sends_does_not_bring_the_person_back(in_norte: Shop, user: UserShape | None) -> None:
    order = mirror_order(order_shape(user=ACCOUNT), source())
    erase()
    shipped = [fulfillment_shape(tracking_number="T-1")]
    mirror_order(order_shape(minutes=200, user=user, status="FULFILLED", fulfillments=shipped), source(minutes=200))
    assert is_anonymous(order)
    assert (order.status, Parcel.objects.get().tracking_number) == ("fulfilled", "")
    assert not Customer.objects.exclude(email="").exists()


@pytest.mark.parametrize("user", [ACCOUNT, None])
def test_order_first_heard_of_after_the_erasure_arrives_without_its_person(
    in_norte: Shop, user: UserShape | None
) -> None:
    erased = erase()
    order = mirror_order(order_shape(user=user), source(minutes=200))
    assert is_anonymous(order)
    assert order.customer_id == erased.pk


def test_erasing_leaves_the_other_shops_customer_alone(norte: Shop, sur: Shop) -> None:
    for shop in (norte, sur):
        with shop_scope(shop):
            mirror_order(order_shape(user=ACCOUNT), source())
    with shop_scope(norte):
        erase()
    with shop_scope(sur):
        assert Order.objects.get().user_email == Customer.objects.get().email == "ana@example.test"
