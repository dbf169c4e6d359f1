from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import partial

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.work import drain, queues
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.orders.events import DeliveryDateChanged
from saleor_postventa.orders.models import Parcel
from saleor_postventa.orders.rules import DeliverySource, may_replace
from saleor_postventa.orders.services import estimate_deliveries, mark_delivered, mirror_order
from saleor_postventa.orders.services.delivery import (
    BetterNewsKnown,
    DeliveredBeforeShipping,
    DeliveredInFuture,
    NotShipped,
    UnknownParcel,
)
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop, shop_scope
from saleor_postventa.shops.services import update_preferences
from tests.cast import STAFF
from tests.conftest import MovableClock
from tests.reacting import reacting

from .shapes import at, fulfillment_shape, order_shape, source

CARRIER, BY_STAFF, SHOPPER, ESTIMATE = DeliverySource
BY = Actor.staff(STAFF.id)


@pytest.fixture
def parcel(in_norte: Shop, clock: MovableClock) -> Parcel:
    """Shipped ten minutes after an order of 1 June; now is noon on 10 June."""
    mirror_order(order_shape(minutes=10, status="FULFILLED", fulfillments=[fulfillment_shape()]), source(minutes=10))
    return Parcel.objects.get()


def told() -> list[str]:
    wanted = ("ParcelDelivered", "DeliveryDateChanged")
    return list(RecordedEvent.objects.filter(name__in=wanted).order_by("pk").values_list("name", flat=True))


def test_records_when_units_were_delivered(parcel: Parcel) -> None:
    mark_delivered(parcel.pk, delivered_at=at(600), source=CARRIER, by=BY)
    event = RecordedEvent.objects.get(name="ParcelDelivered")
    assert event.occurred_at == at(600)
    assert event.by == BY
    assert sum(event.data["units"].values()) == 2


@pytest.mark.parametrize("known", DeliverySource)
@pytest.mark.parametrize("new", DeliverySource)
def test_only_as_trusted_a_source_moves_the_date(parcel: Parcel, known: DeliverySource, new: DeliverySource) -> None:
    mark_delivered(parcel.pk, delivered_at=at(600), source=known, by=BY)
    if may_replace(known, new):
        moved = mark_delivered(parcel.pk, delivered_at=at(700), source=new, by=BY)
        assert (moved.delivered_at, moved.delivery_source) == (at(700), new)
        assert told() == ["ParcelDelivered", "DeliveryDateChanged"]
    else:
        with pytest.raises(BetterNewsKnown):
            mark_delivered(parcel.pk, delivered_at=at(700), source=new, by=BY)
        assert Parcel.objects.get().delivered_at == at(600)
        assert told() == ["ParcelDelivered"]


def test_trust_falls_from_carrier_to_estimate() -> None:
    order = [CARRIER, BY_STAFF, SHOPPER, ESTIMATE]
    allowed = {known: [new for new in order if may_replace(known, new)] for known in order}
    assert allowed == {CARRIER: order[:1], BY_STAFF: order[:2], SHOPPER: order[:3], ESTIMATE: order[:3]}


def test_same_news_again_changes_nothing(parcel: Parcel) -> None:
    for _ in range(2):
        mark_delivered(parcel.pk, delivered_at=at(600), source=CARRIER, by=BY)
    assert told() == ["ParcelDelivered"]


def test_date_may_move_back_to_one_it_had_before(parcel: Parcel) -> None:
    for minutes in (600, 700, 600, 700):
        mark_delivered(parcel.pk, delivered_at=at(minutes), source=CARRIER, by=BY)
    assert told() == ["ParcelDelivered", *["DeliveryDateChanged"] * 3]


WAITS = {"returns.open_window": 14, "loyalty.approve_points": 30, "surveys.ask": 7}


@pytest.mark.proves("E9", part="the news of a moved delivery reaches three domains that keep a date, here stand-ins")
def test_moves_each_date_that_hangs_on_it_and_leaves_a_trace(parcel: Parcel) -> None:
    dates: dict[str, datetime] = {}

    def keep(code: str, row: RecordedEvent) -> None:
        fact = row.fact
        delivered_at = fact.delivered_at if isinstance(fact, DeliveryDateChanged) else fact.occurred_at
        dates[code] = delivered_at + timedelta(days=WAITS[code])

    with ExitStack() as domains:
        for code in WAITS:
            domains.enter_context(reacting(code, partial(keep, code), "ParcelDelivered", "DeliveryDateChanged"))
        for minutes, by_whom, who in ((600, BY_STAFF, BY), (720, CARRIER, SYSTEM)):
            mark_delivered(parcel.pk, delivered_at=at(minutes), source=by_whom, by=who)
            drain(queues.get("reactions"))
            assert dates == {code: at(minutes) + timedelta(days=days) for code, days in WAITS.items()}
    change = RecordedEvent.objects.of_order(parcel.order_id).get(name="DeliveryDateChanged")
    assert (change.fact.former_delivered_at, change.fact.delivered_at) == (at(600), at(720))
    assert (change.fact.source, change.by) == (CARRIER, SYSTEM)
    assert set(ReactionRun.objects.filter(event=change, state="done").values_list("code", flat=True)) >= set(WAITS)


@pytest.mark.parametrize(
    ("minutes", "refusal"), [(9.9, DeliveredBeforeShipping), (9 * 24 * 60 + 181, DeliveredInFuture)]
)
def test_refuses_an_impossible_date(parcel: Parcel, minutes: float, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        mark_delivered(parcel.pk, delivered_at=at(minutes), source=CARRIER, by=BY)
    assert Parcel.objects.get().delivered_at is None
    assert told() == []


@pytest.mark.parametrize("status", ["WAITING_FOR_APPROVAL", "CANCELED"])
def test_refuses_a_parcel_that_did_not_leave(in_norte: Shop, status: str) -> None:
    mirror_order(order_shape(minutes=10, fulfillments=[fulfillment_shape(status=status)]), source(minutes=10))
    with pytest.raises(NotShipped):
        mark_delivered(Parcel.objects.get().pk, delivered_at=at(600), source=CARRIER, by=BY)
    assert told() == []


def test_refuses_another_shops_parcel(parcel: Parcel, sur: Shop) -> None:
    with shop_scope(sur), pytest.raises(UnknownParcel):
        mark_delivered(parcel.pk, delivered_at=at(600), source=CARRIER, by=BY)
    parcel.refresh_from_db()
    assert parcel.delivered_at is None


def test_refuses_an_unknown_parcel(in_norte: Shop) -> None:
    with pytest.raises(UnknownParcel):
        mark_delivered(404, delivered_at=at(600), source=CARRIER, by=BY)


def test_estimate_falls_due_after_the_shops_days(parcel: Parcel, clock: MovableClock) -> None:
    days = update_preferences(current_shop(), {"delivery_estimate_days": 3}, by=SYSTEM).delivery_estimate_days
    clock.set(at(10) + timedelta(days=days, seconds=-1))
    assert estimate_deliveries() == 0
    clock.move(seconds=1)
    assert estimate_deliveries() == 1
    assert estimate_deliveries() == 0
    found = Parcel.objects.get()
    assert (found.delivered_at, found.delivery_source) == (at(10) + timedelta(days=days), ESTIMATE)
    assert RecordedEvent.objects.get(name="ParcelDelivered").by == SYSTEM


def test_estimate_goes_on_until_none_is_left(in_norte: Shop, clock: MovableClock) -> None:
    parcels = [fulfillment_shape(number=number) for number in range(1, 6)]
    mirror_order(order_shape(minutes=10, fulfillments=parcels), source(minutes=10))
    assert Parcel.objects.count() == 5
    clock.move(days=60)
    assert estimate_deliveries(batch=2) == 5
    assert estimate_deliveries() == 0


def test_estimate_leaves_better_news_alone(parcel: Parcel) -> None:
    mark_delivered(parcel.pk, delivered_at=at(600), source=SHOPPER, by=BY)
    assert estimate_deliveries() == 0


@pytest.mark.parametrize("status", ["WAITING_FOR_APPROVAL", "CANCELED"])
def test_estimate_passes_over_what_did_not_leave(in_norte: Shop, clock: MovableClock, status: str) -> None:
    mirror_order(order_shape(minutes=10, fulfillments=[fulfillment_shape(status=status)]), source(minutes=10))
    assert estimate_deliveries() == 0


def test_estimate_passes_over_what_came_back(parcel: Parcel) -> None:
    returned = [fulfillment_shape(number=2, status="RETURNED", minutes=90)]
    mirror_order(order_shape(minutes=90, status="RETURNED", fulfillments=returned), source(minutes=90))
    assert estimate_deliveries() == 0


def test_estimate_counts_one_shop_alone(parcel: Parcel, sur: Shop) -> None:
    with shop_scope(sur):
        assert estimate_deliveries() == 0
