"""What a real Saleor 3.23 sent leads to the mirror that the timeline tells of, however it arrives."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE, SUR

from .picture import facts, goods, people, picture
from .replay import recordings, replay

DENIED_ERASURES = {151, 170}


@dataclass(frozen=True)
class Expected:
    """`units` per line: bought, returned, refunded; `parcels`: status and units that still count to it."""

    status: str
    charge: str
    units: list[tuple[int, int, int]]
    parcels: list[tuple[str, list[int]]] = field(default_factory=list)
    grants: list[tuple[str, str]] = field(default_factory=list)
    refunded: str = "0"
    facts: str = "placed confirmed paid"


SCENARIOS = {
    "23": Expected("fulfilled", "full", [(1, 0, 0), (1, 0, 0), (2, 0, 0)], [("fulfilled", [1, 1]), ("fulfilled", [2])]),
    "24": Expected(
        "returned", "none", [(3, 3, 0), (1, 1, 0)], grants=[("pending", "40"), ("none", "60")], refunded="140"
    ),
    "25": Expected(
        "partially_returned",
        "full",
        [(4, 3, 2)],
        [("fulfilled", [1])],
        [("success", "20"), ("success", "20"), ("pending", "20")],
        "40",
    ),
    "26": Expected("returned", "overcharged", [(1, 1, 0)], grants=[("failure", "5")], refunded="5"),
    "27": Expected("fulfilled", "full", [(2, 1, 0), (1, 0, 0)], [("fulfilled", [1]), ("fulfilled", [1])]),
    "28": Expected("fulfilled", "none", [(1, 0, 0)], [("fulfilled", [1])]),
    "29": Expected("canceled", "full", [(1, 0, 0)], facts="placed confirmed paid cancelled"),
    "30": Expected("fulfilled", "full", [(1, 0, 0)], [("canceled", [1]), ("fulfilled", [1])]),
    "31": Expected("fulfilled", "full", [(5, 0, 0), (1, 0, 0)], [("fulfilled", [5, 1])]),
    "32": Expected("fulfilled", "full", [(2, 0, 0)], [("fulfilled", [2])]),
    "35": Expected("unfulfilled", "full", [(1, 0, 0)]),
    "36": Expected("unfulfilled", "full", [(1, 0, 0)]),
    "37": Expected("expired", "none", [(1, 0, 0)], facts="placed expired"),
    "38": Expected("fulfilled", "full", [(1, 0, 0), (1, 0, 0)], [("fulfilled", [1]), ("fulfilled", [1])]),
    "39": Expected("unfulfilled", "full", [(1, 0, 0)]),
    "44": Expected("fulfilled", "full", [(2, 0, 0)], [("fulfilled", [2])]),
    "45": Expected("unfulfilled", "full", [(2, 0, 0)]),
}
SHIPPED = {"23": 2, "24": 1, "25": 1, "27": 2, "28": 1, "30": 2, "31": 1, "32": 1, "38": 2, "44": 1}
REFUNDS = {"24": ["40", "100"], "25": ["20", "20"], "26": ["5"]}
RETURNS = {"24": 2, "25": 1, "26": 1, "27": 1}
MILESTONES = {
    "placed": "OrderPlaced",
    "confirmed": "OrderConfirmed",
    "paid": "OrderPaid",
    "cancelled": "OrderCancelled",
    "expired": "OrderExpired",
}


@pytest.fixture(scope="module")
def recorded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Shop]:
    """Norte after all of it, once for every test that only looks."""
    with django_db_blocker.unblock(), transaction.atomic():
        shop = NORTE.install()
        with shop_scope(shop):
            assert set(replay(recordings())) == DENIED_ERASURES
            yield shop
        transaction.set_rollback(True)


def test_every_order_of_the_timeline_is_there(recorded: Shop) -> None:
    assert picture().keys() == SCENARIOS.keys()


@pytest.mark.parametrize("number", SCENARIOS)
def test_order_stands_as_the_timeline_left_it(recorded: Shop, number: str) -> None:
    expected, order = SCENARIOS[number], picture()[number]
    assert (order["status"], order["charge"]) == (expected.status, expected.charge)
    assert [(line["bought"], line["returned"], line["refunded"]) for line in order["lines"]] == expected.units
    parcels = [(parcel["status"], [quantity for _, quantity in parcel["units"]]) for parcel in order["parcels"]]
    assert parcels == expected.parcels
    assert order["grants"] == [(status, Decimal(amount)) for status, amount in expected.grants]
    assert order["money"][1] == Decimal(expected.refunded)


def test_every_fact_is_recorded_exactly_once(recorded: Shop) -> None:
    wanted: Counter[tuple[str, str]] = Counter()
    for number, expected in SCENARIOS.items():
        wanted.update((MILESTONES[word], number) for word in expected.facts.split())
    wanted.update({("ParcelShipped", number): count for number, count in SHIPPED.items()})
    wanted.update({("RefundSeen", number): len(amounts) for number, amounts in REFUNDS.items()})
    wanted.update({("UnitsCameBack", number): count for number, count in RETURNS.items()})
    wanted.update([("ParcelCancelled", "30"), ("CustomerErased", "")])
    assert facts() == wanted


@pytest.mark.parametrize("number", REFUNDS)
def test_refunds_are_seen_with_their_amounts(recorded: Shop, number: str) -> None:
    order = Order.objects.get(number=number)
    rows = RecordedEvent.objects.of_order(order.pk).filter(name="RefundSeen").order_by("occurred_at", "pk")
    assert [Decimal(row.data["amount"]) for row in rows] == [Decimal(amount) for amount in REFUNDS[number]]


def test_refund_is_matched_with_the_grant_it_answers(recorded: Shop) -> None:
    order = Order.objects.get(number="24")
    rows = list(RecordedEvent.objects.of_order(order.pk).filter(name="RefundSeen").order_by("occurred_at", "pk"))
    first_line = order.lines.get(position=0)
    assert rows[0].data["units"] == {str(first_line.pk): 2}
    assert rows[1].data["units"] == {}


def test_replacement_is_told_apart_and_names_its_original(recorded: Shop) -> None:
    replacement, original = Order.objects.get(number="28"), Order.objects.get(number="27")
    assert replacement.is_replacement
    assert replacement.original_saleor_id == original.saleor_id
    assert not original.is_replacement
    placed = RecordedEvent.objects.of_order(replacement.pk).get(name="OrderPlaced")
    assert placed.data["is_replacement"] is True


def test_imported_orders_are_marked_and_dated_back(recorded: Shop) -> None:
    order = Order.objects.get(number="44")
    rows = {row.name: row for row in RecordedEvent.objects.of_order(order.pk)}
    assert rows["OrderPlaced"].data["is_imported"]
    assert rows["ParcelShipped"].data["is_imported"]
    assert rows["ParcelShipped"].occurred_at == order.placed_at == datetime(2026, 10, 1, 10, tzinfo=UTC)


def test_tracking_correction_is_noticed_once(recorded: Shop) -> None:
    order = Order.objects.get(number="23")
    assert RecordedEvent.objects.of_order(order.pk).filter(name="TrackingChanged").count() == 1
    assert Parcel.objects.get(order=order, number=2).tracking_number == "TRACK-A-2-CORRECTED"


@pytest.mark.parametrize(("number", "wanted"), [("23", [True, False]), ("30", [False, True]), ("38", [None, None])])
def test_wish_to_notify_is_kept_where_saleor_told_it(recorded: Shop, number: str, wanted: list[bool | None]) -> None:
    parcels = Parcel.objects.filter(order__number=number).order_by("number")
    assert [parcel.notify_customer for parcel in parcels] == wanted


def test_parcel_whose_units_all_came_back_keeps_what_left(recorded: Shop) -> None:
    parcel = Parcel.objects.get(order__number="24")
    assert parcel.is_emptied
    assert sorted(parcel.lines.values_list("quantity_shipped", "quantity")) == [(1, 0), (3, 0)]


def test_deleted_account_takes_its_orders_person_along(recorded: Shop) -> None:
    order = Order.objects.get(number="39")
    assert (order.user_email, order.shipping_address) == ("", None)
    assert order.erased_at is not None
    assert order.customer is not None
    assert (order.customer.email, order.customer.full_name) == ("", "")


def test_nothing_of_the_erased_person_is_left_in_the_log(recorded: Shop) -> None:
    texts = [f"{row.data} {row.actor_ref}".lower() for row in RecordedEvent.objects.all()]
    assert not [text for text in texts if "@" in text or "erase" in text]


def test_other_shop_sees_nothing(recorded: Shop) -> None:
    with shop_scope(SUR.install()):
        assert picture() == {}
        assert (people(), goods()) == ([], [])
        assert not RecordedEvent.objects.exists()
