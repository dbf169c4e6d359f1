from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import drain, queues
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services import mark_delivered
from saleor_postventa.orders.services.reservation import UnknownLine
from saleor_postventa.people.services import note_fact
from saleor_postventa.returns.chores import follow_policies
from saleor_postventa.returns.models import PolicyVersion, ReturnWindow
from saleor_postventa.returns.queries import policy_for, returnable_items
from saleor_postventa.returns.rules import WindowCause
from saleor_postventa.returns.services import (
    extend_window,
    publish_policy,
    recompute_windows,
    save_draft,
    set_windows,
    unfinished_policies,
)
from saleor_postventa.returns.services.windows import ExtensionNeedsReason, NoExtension
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .make import BY_STAFF, DELIVERED, lines_of, make_order_with_parcels, make_policy
from .snapshot import everything

pytestmark = pytest.mark.django_db
MADRID = ZoneInfo("Europe/Madrid")


def react() -> None:
    drain(queues.get("reactions"))


def window(order: Order, position: int = 0) -> ReturnWindow | None:
    return ReturnWindow.objects.filter(order_line=lines_of(order)[position]).first()


def told(order: Order) -> list[tuple[int, str | None, str]]:
    rows = RecordedEvent.objects.filter(name="ReturnWindowSet", order_id=order.pk).order_by("pk")
    return [(row.data["revision"], row.data["ends_at"], row.data["window_cause"]) for row in rows]


@pytest.mark.proves("A4")
def test_saturday_and_fourteen_days_end_on_the_monday_after(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(window={"days": 14, "anchor": "delivered_last", "extend_to_working_day": True})
    saturday = datetime(2026, 6, 6, 11, tzinfo=MADRID)
    order = make_order_with_parcels(delivered_at=saturday)
    react()
    found = window(order)
    assert found is not None
    assert found.ends_at is not None
    assert found.ends_at.astimezone(MADRID) == datetime(2026, 6, 23, 0, 0, tzinfo=MADRID)
    last_moment = found.ends_at - timedelta(seconds=1)
    assert returnable_items(order, now=last_moment)[0].decision.is_open
    assert not returnable_items(order, now=found.ends_at)[0].decision.is_open


@pytest.mark.proves("A4", part="a missing delivery date falls back to the shipping and so many days")
def test_without_a_delivery_date_counts_from_the_shipping(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(window={"days": 30, "anchor": "delivered_last", "transit_days": 5})
    order = make_order_with_parcels(delivered_at=None)
    react()
    (item,) = returnable_items(order, now=clock.moment)
    assert item.decision.window is not None
    assert item.decision.window.is_estimated
    assert item.decision.window.last_day.isoformat() == "2026-07-06"
    found = window(order)
    assert found is not None
    assert (found.ends_at, found.cause) == (item.decision.window.ends_at, WindowCause.SHIPPED)


@pytest.mark.parametrize(("anchor", "last_day"), [("placed", "2026-07-01"), ("shipped", "2026-07-06")])
def test_other_anchors(in_norte: Shop, clock: MovableClock, anchor: str, last_day: str) -> None:
    make_policy(window={"days": 30, "anchor": anchor, "transit_days": 5})
    order = make_order_with_parcels()
    (item,) = returnable_items(order, now=clock.moment)
    assert item.decision.window is not None
    assert item.decision.window.last_day.isoformat() == last_day


def test_waits_for_the_last_parcel(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(window={"days": 30, "anchor": "delivered_last"})
    lines = [(1, "10.00"), (1, "10.00")]
    order = make_order_with_parcels(lines=lines, shipped=[{0: 1}])
    react()
    assert window(order) is None
    order = make_order_with_parcels(
        lines=lines, shipped=[{0: 1}, {1: 1}], minutes=40, delivered_at=DELIVERED + timedelta(days=4)
    )
    react()
    ends = {window(order, 0).ends_at, window(order, 1).ends_at}
    assert [end.astimezone(MADRID).date().isoformat() for end in ends] == ["2026-07-08"]


def test_tells_only_where_it_moved(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    react()
    first = window(order)
    assert first is not None
    assert told(order) == [(1, first.ends_at.isoformat().replace("+00:00", "Z"), "delivered")]
    before = everything()
    assert set_windows(order.pk, cause=WindowCause.DELIVERED) == 0
    assert everything() == before
    parcel = order.parcels.get()
    mark_delivered(parcel.pk, delivered_at=DELIVERED + timedelta(days=2), source=DeliverySource.CARRIER, by=SYSTEM)
    react()
    assert [row[0] for row in told(order)] == [1, 2]
    moved = window(order)
    assert moved is not None
    assert moved.ends_at > first.ends_at


def test_an_extension_by_the_team(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    react()
    (line,) = lines_of(order)
    ends_at = window(order).ends_at
    until = ends_at + timedelta(days=10)
    with pytest.raises(ExtensionNeedsReason):
        extend_window(line.pk, until, reason=" ", by=BY_STAFF)
    with pytest.raises(NoExtension):
        extend_window(line.pk, ends_at, reason="Late parcel", by=BY_STAFF)
    with pytest.raises(UnknownLine):
        extend_window(0, until, reason="Late parcel", by=BY_STAFF)
    found = extend_window(line.pk, until, reason="Late parcel", by=BY_STAFF)
    assert (found.ends_at, found.cause, found.extension_reason) == (until, WindowCause.EXTENSION, "Late parcel")
    assert told(order)[-1][2] == "extension"
    assert returnable_items(order, now=until - timedelta(minutes=1))[0].decision.is_open


def test_an_extension_before_anything_is_known_waits_for_its_window(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels(shipped=[], delivered_at=None)
    (line,) = lines_of(order)
    found = extend_window(line.pk, clock.moment + timedelta(days=90), reason="Christmas", by=BY_STAFF)
    assert found.ends_at is None
    make_order_with_parcels(minutes=60)
    react()
    assert window(order).ends_at == found.extended_until


def test_a_tier_of_the_time_of_the_order_counts(in_norte: Shop, clock: MovableClock) -> None:
    rule = {
        "id": "gold",
        "names": {"en": "Gold", "es": "Oro"},
        "conditions": [{"kind": "tier", "value": {"any_of": ["gold"]}}],
        "actions": [{"kind": "set_window", "value": {"days": 60}}],
    }
    make_policy(window={"days": 30}, rules=[rule])
    early, late = make_order_with_parcels(), make_order_with_parcels(number=2, email="eva@example.test")
    note_fact(early.customer, "tier", "gold", since=datetime(2026, 5, 1, tzinfo=UTC))
    note_fact(late.customer, "tier", "gold", since=datetime(2026, 6, 2, tzinfo=UTC))
    days = [returnable_items(order, now=clock.moment)[0].decision.window.days for order in (early, late)]
    assert days == [60, 30]


class TestPolicies:
    def test_an_order_is_judged_by_the_policy_of_its_day(self, in_norte: Shop, clock: MovableClock) -> None:
        order = make_order_with_parcels()
        assert policy_for(order, clock.moment) is None
        old = make_policy(window={"days": 45})
        newer = make_policy(window={"days": 60}, applies_from=clock.moment - timedelta(days=1))
        assert policy_for(order, clock.moment) == old
        young = Order(placed_at=clock.moment)
        assert policy_for(young, clock.moment) == newer

    def test_publishing_moves_the_windows_that_it_reaches(self, in_norte: Shop, clock: MovableClock) -> None:
        order = make_order_with_parcels()
        react()
        version = make_policy(window={"days": 45})
        react()
        version.refresh_from_db()
        assert version.recomputed_at == clock.moment
        assert window(order).ends_at.astimezone(MADRID).date().isoformat() == "2026-07-21"
        assert [row[2] for row in told(order)] == ["delivered", "policy"]

    def test_what_was_promised_is_never_shortened(self, in_norte: Shop, clock: MovableClock) -> None:
        order = make_order_with_parcels()
        react()
        promised = window(order).ends_at
        make_policy(window={"days": 14})
        react()
        found = window(order)
        assert (found.ends_at, found.promised_until) == (promised, promised)
        assert len(told(order)) == 1
        assert returnable_items(order, now=promised - timedelta(minutes=1))[0].decision.is_open

    def test_goes_on_where_it_stopped(self, in_norte: Shop, clock: MovableClock) -> None:
        orders = [make_order_with_parcels(number=n) for n in range(1, 4)]
        react()
        draft = save_draft(
            {**make_policy(window={"days": 45}).content, "window": {"days": 60}}, name="longer", by=BY_STAFF
        )
        version = publish_policy(draft.pk, applies_from=orders[0].placed_at, by=BY_STAFF)
        assert recompute_windows(version.pk, limit=2) is False
        assert version.pk in unfinished_policies()
        assert recompute_windows(version.pk) is True
        assert version.pk not in unfinished_policies()
        assert recompute_windows(version.pk) is True
        assert {len(told(order)) for order in orders} == {2}

    def test_what_takes_effect_later_waits_for_its_day(self, in_norte: Shop, clock: MovableClock) -> None:
        order = make_order_with_parcels()
        react()
        draft = save_draft({**make_policy(window={"days": 30}).content, "window": {"days": 60}}, by=BY_STAFF)
        day = clock.moment + timedelta(days=2)
        publish_policy(draft.pk, takes_effect_at=day, applies_from=order.placed_at, by=BY_STAFF)
        react()
        follow_policies()
        assert PolicyVersion.objects.get(pk=draft.pk).status == "scheduled"
        assert policy_for(order, clock.moment).pk != draft.pk
        assert policy_for(order, day).pk == draft.pk
        assert len(told(order)) == 1
        clock.move(days=2)
        follow_policies()
        assert PolicyVersion.objects.get(pk=draft.pk).status == "published"
        assert [row[2] for row in told(order)] == ["delivered", "policy"]


def test_the_number_of_queries_hangs_on_no_number_of_orders(in_norte: Shop, clock: MovableClock) -> None:
    orders = [make_order_with_parcels(number=n, lines=[(1, "5.00")] * n) for n in (1, 3)]
    counts = []
    for order in orders:
        fresh = Order.objects.get(pk=order.pk)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            returnable_items(fresh, now=clock.moment)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 20


def test_another_shops_orders_are_left_alone(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    (line,) = lines_of(order)
    with shop_scope(sur):
        assert set_windows(order.pk, cause=WindowCause.PLACED) == 0
        with pytest.raises(UnknownLine):
            extend_window(line.pk, clock.moment, reason="x", by=BY_STAFF)
    assert not ReturnWindow.objects.exists()
