"""Each trigger begins a flow once for a cause, whatever way its news arrive: twice, shuffled, told of again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import replay
from saleor_postventa.flows.models import Flow, Journey, Passage
from saleor_postventa.flows.services.calendar import begin_by_calendar
from saleor_postventa.flows.triggers import trigger_kinds
from saleor_postventa.loyalty.services import activate_due, warn_of_expiry
from saleor_postventa.loyalty.services.birthdays import set_birthday
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services import mark_delivered, mirror_order
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.saleor.shapes import OrderShape
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.services.moderating import publish_review
from saleor_postventa.surveys.services.reviewing import Written, write_review
from tests.cast import global_id
from tests.conftest import MovableClock
from tests.loyalty.trade import make_programme
from tests.mailing.scene import make_customer
from tests.orders.shapes import (
    PLACED,
    at,
    fulfillment_shape,
    line_shape,
    money,
    order_shape,
    source,
    taxed,
    transaction_shape,
    variant_shape,
)
from tests.returns.make import BY_SHOPPER, BY_STAFF, lines_of, make_policy, make_return

from .documents import send, wait
from .scene import live, pass_round, react

pytestmark = pytest.mark.django_db
LINE = global_id("OrderLine", "line-1")
PRODUCT = global_id("Product", 1)
DAYS_LATER = 2
TIERS = {
    "by": "spend",
    "currency": "EUR",
    "levels": [
        {"code": "bronze", "names": {"en": "Bronze"}, "threshold": "0"},
        {"code": "gold", "names": {"en": "Gold"}, "threshold": "10"},
    ],
}
EXPIRY = {"kind": "months", "months": 2, "years": 1, "warn_days": [30]}


@dataclass
class World:
    """Saleor's webhooks are delivered as `chance` has it: each of them at least twice."""

    chance: Random
    clock: MovableClock
    shapes: list[tuple[str, OrderShape, float]] = field(default_factory=list)

    def hear(self, *stages: tuple[str, OrderShape, float]) -> None:
        self.shapes += stages
        told = [*stages, *stages, *self.shapes]
        self.chance.shuffle(told)
        for event, shape, minutes in told:
            mirror_order(shape, source(event, minutes))
            if self.chance.random() < 0.3:
                react()
        react()

    def paid(self) -> Order:
        self.clock.set(max(now(), at(30)))
        self.hear(("order_created", _order(), 0), ("order_fully_paid", _order(minutes=5, is_paid=True), 5))
        return Order.objects.get()

    def shipped(self) -> Order:
        self.paid()
        self.hear(("fulfillment_created", _order(minutes=20, is_paid=True, is_sent=True), 20))
        return Order.objects.get()

    def delivered(self) -> Order:
        order = self.shipped()
        parcel = order.parcels.get()
        for _twice in range(2):
            mark_delivered(parcel.pk, delivered_at=at(25), source=DeliverySource.CARRIER, by=SYSTEM)
            react()
        return order

    def pass_days(self, until: datetime) -> None:
        """Day by day, since the first paid order; each day's round more than once."""
        while now() < until:
            self.clock.move(days=1)
            self.round()

    def round(self) -> None:
        for _twice in range(2):
            begin_by_calendar()
            Flow.objects.update(looked_for="")
            begin_by_calendar()
        react()

    def tell_again(self) -> None:
        """Everything that ever happened, once more: webhooks, events, rounds."""
        if self.shapes:
            self.hear()
        replay(list(RecordedEvent.objects.all()))
        react()
        self.round()


def _order(*, minutes: float = 0, is_paid: bool = False, is_sent: bool = False) -> OrderShape:
    shape = order_shape(
        minutes=minutes,
        is_paid=is_paid,
        status="FULFILLED" if is_sent else "UNFULFILLED",
        lines=[line_shape(LINE, quantity=2, fulfilled=2 if is_sent else 0, variant=variant_shape())],
        fulfillments=[fulfillment_shape({LINE: 2})] if is_sent else [],
        transactions=[transaction_shape(charged="20.00")] if is_paid else [],
    )
    return replace(shape, total=taxed("20.00"), total_charged=money("20.00" if is_paid else "0"))


def _close_return(world: World) -> None:
    order = world.delivered()
    world.clock.move(days=1)
    make_return(order, status=ReturnStatus.RESOLVED)
    react()


def _publish_review(world: World) -> None:
    order = world.delivered()
    review = write_review(lines_of(order)[0].pk, Written(stars=5), by=BY_SHOPPER)
    publish_review(review.pk, by=BY_STAFF)
    react()


def _reach_level(world: World) -> None:
    make_programme(world.clock, tiers=TIERS)
    world.delivered()


def _points_expire(world: World) -> None:
    make_programme(world.clock, pending={"until": "at_once", "days": 1}, expiry=EXPIRY)
    world.delivered()
    activate_due()
    for _day in range(40):
        world.clock.move(days=1)
        for _twice in range(2):
            warn_of_expiry()
        react()


def _has_birthday(world: World) -> None:
    set_birthday(make_customer(), month=6, day=4, by=SYSTEM)
    world.clock.set(PLACED)
    world.pass_days(PLACED + timedelta(days=9))


def _years_pass(world: World) -> None:
    world.delivered()
    world.clock.set(datetime(2027, 5, 30, 12, tzinfo=UTC))
    world.pass_days(datetime(2027, 6, 5, tzinfo=UTC))


def _stays_away(world: World) -> None:
    world.delivered()
    world.pass_days(PLACED + timedelta(days=16))


def _uses_it_up(world: World) -> None:
    world.delivered()
    assert Product.objects.get().saleor_id == PRODUCT
    world.pass_days(PLACED + timedelta(days=14))


def _the_day_comes(world: World) -> None:
    make_customer()
    world.clock.set(PLACED)
    world.pass_days(PLACED + timedelta(days=6))


@dataclass(frozen=True)
class Case:
    happen: Callable[[World], Any]
    settings: dict[str, Any] = field(default_factory=dict)


CASES = {
    "paid": Case(World.paid),
    "shipped": Case(World.shipped),
    "delivered": Case(World.delivered),
    "return_closed": Case(_close_return),
    "review_published": Case(_publish_review),
    "level_reached": Case(_reach_level, {"levels": ["gold"]}),
    "points_expiring": Case(_points_expire),
    "birthday": Case(_has_birthday),
    "anniversary": Case(_years_pass),
    "quiet": Case(_stays_away, {"days": 7}),
    "used_up": Case(_uses_it_up, {"products": [PRODUCT], "days": 3}),
    "on_date": Case(_the_day_comes, {"at": (PLACED + timedelta(days=2)).isoformat()}),
}


@pytest.fixture
def world(shop: Shop, clock: MovableClock) -> World:
    Shop.objects.filter(pk=shop.pk).update(installed_at=PLACED - timedelta(days=1))
    shop.refresh_from_db()
    make_policy()
    clock.set(PLACED)
    return World(Random(), clock)


def test_every_trigger_is_tried() -> None:
    assert {kind.code for kind in trigger_kinds} == set(CASES)


@pytest.mark.proves("D1")
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("trigger", [kind.code for kind in trigger_kinds])
def test_begins_once_for_its_cause_however_it_is_told(world: World, trigger: str, seed: int) -> None:
    """And what follows some days later, once."""
    case, world.chance = CASES[trigger], Random(seed)
    steps = (wait(days=DAYS_LATER), send("later"))
    flow = live("flow", *steps, trigger=trigger, settings=case.settings, exits=[])
    case.happen(world)
    for _often in range(2):
        world.tell_again()
    [journey] = Journey.objects.filter(flow=flow)
    assert (journey.trigger, RecordedEvent.objects.filter(name="JourneyBegun").count()) == (trigger, 1)
    for _day in range(DAYS_LATER + 1):
        world.clock.move(days=1)
        pass_round()
        world.tell_again()
    taken = Passage.objects.order_by("pk").values_list("step", flat=True)
    assert list(taken) == ["wait", "later"]
    assert Message.objects.filter(kind="flow_offer").count() == 1
    assert Journey.objects.filter(flow=flow).count() == 1
