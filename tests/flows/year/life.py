"""People who buy, send back, complain and move on, through a year: each deed at its moment, told of when it may."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseTopic
from saleor_postventa.care.services import open_case, solve_case
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.services.birthdays import set_birthday
from saleor_postventa.mailing.codes import Topic
from saleor_postventa.mailing.consents import record_consent, withdraw_consent
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.outcomes import note_complaint
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services import mark_delivered, mirror_order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import ErasureReason, HoldReason
from saleor_postventa.people.services import erase_person, lift_hold, place_hold
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import UserShape
from saleor_postventa.surveys.services.moderating import publish_review
from saleor_postventa.surveys.services.reviewing import Written, write_review
from tests.cast import global_id
from tests.conftest import MovableClock
from tests.orders.shapes import PLACED
from tests.returns.make import BY_SHOPPER, BY_STAFF, bring_to, lines_of, make_return, settle_all

from .facts import Facts, Purchase
from .saleor import InSaleor, Sent

PLACES = [("ES", "Europe/Madrid")] * 6 + [("PT", "Europe/Lisbon"), ("US", "America/New_York"), ("JP", "Asia/Tokyo")]
SOAP, GOODS = 1, 12
LATE_AFTER = timedelta(days=5)
STOPPABLE = (Topic.OFFERS, Topic.TIPS, Topic.LOYALTY)


@dataclass(frozen=True)
class Person:
    """Now and then they order without signing in."""

    email: str
    user: UserShape
    country: str


@dataclass
class Life:
    chance: Random
    clock: MovableClock
    until: datetime
    facts: Facts = field(default_factory=Facts)
    _deeds: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def later(self, at: datetime, do: Callable[[], None]) -> None:
        if at < self.until:
            heapq.heappush(self._deeds, (at, next(self._numbers), do))

    def live_to(self, moment: datetime) -> None:
        while self._deeds and self._deeds[0][0] <= moment:
            at, _number, do = heapq.heappop(self._deeds)
            self.clock.set(at)
            do()
        self.clock.set(moment)

    def days(self, least: float, most: float) -> timedelta:
        return timedelta(days=self.chance.uniform(least, most))

    def settle(self, number: int, orders: float, *, within_days: int) -> None:
        """Somebody moves in; they order about so often in all."""
        country, zone = self.chance.choice(PLACES)
        email = f"p{number}@example.test"
        user = UserShape(global_id("User", 1000 + number), email, f"Ana {number}", "Ruiz", language_code="ES")
        person = Person(email, user, country)
        self.facts.zones[email] = ZoneInfo(zone)
        begins = self.days(0, within_days)
        self.later(PLACED + begins, lambda: self._first_order(person))
        for _order in range(self._how_many(orders)):
            self.later(PLACED + begins + self.days(1, 300), lambda: self.buy(person))
        if self.chance.random() < 0.1:
            self.later(PLACED + begins + self.days(20, 250), lambda: self._stop_a_topic(person))
        if self.chance.random() < 0.03:
            self.later(PLACED + begins + self.days(60, 300), lambda: self._is_forgotten(person))
        if number % 40 == 7:
            self.later(PLACED + begins + self.days(40, 80), lambda: self._marks_as_spam(person))

    def _how_many(self, orders: float) -> int:
        more = orders - 1
        return int(more) + (self.chance.random() < more % 1)

    def _first_order(self, person: Person) -> None:
        self.buy(person, is_signed_in=True)
        self.later(self.clock.moment + timedelta(minutes=1), lambda: self._introduces_themselves(person))

    def _introduces_themselves(self, person: Person) -> None:
        customer = self.customer_of(person.email)
        if self.chance.random() < 0.75:
            record_consent(customer, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
        if self.chance.random() < 0.6:
            born = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(days=self.chance.randrange(366))
            set_birthday(customer, month=born.month, day=born.day, by=SYSTEM)
            self.facts.birthdays[person.email] = (born.month, born.day)

    def customer_of(self, email: str) -> Customer:
        found: Customer = Customer.objects.accounts().get(email=email)
        return found

    def is_gone(self, person: Person) -> bool:
        return person.email in self.facts.gone

    def buy(self, person: Person, *, is_signed_in: bool | None = None) -> None:
        if self.is_gone(person):
            return
        knows_them = self.chance.random() < 0.85 if is_signed_in is None else is_signed_in
        number, now = next(self._numbers) + 10_000, self.clock.moment
        goods = tuple(self.chance.randint(SOAP, GOODS) for _line in range(self.chance.choice([1, 1, 1, 2])))
        order = InSaleor(number, person.email, person.user if knows_them else None, person.country, now, goods)
        buyer = person.email if knows_them else f"guest:{person.email}"
        bought = Purchase(number, buyer, now, paid_at=now)
        self.facts.purchases.append(bought)
        mirror_order(order.shape(now), Source("order_fully_paid", now, None, 0))
        self._tell(order, "order_fully_paid", is_heard=True)
        if self.chance.random() < 0.04:
            self.later(now + self.days(0.1, 0.5), lambda: self._cancel(order, bought))
        else:
            self._send(person, order, bought)

    def _tell(self, order: InSaleor, event: str, *, is_heard: bool = False) -> None:
        """Soon, and at times again within two days: as it was when it was told."""
        now, shape = self.clock.moment, order.shape(self.clock.moment)
        waits = [] if is_heard else [timedelta(seconds=self.chance.uniform(0, 300))]
        if self.chance.random() < 0.35:
            waits.append(self.days(0, 2))
        for wait in waits:
            self.later(now + wait, lambda: mirror_order(shape, Source(event, now, None, 0)) and None)

    def _cancel(self, order: InSaleor, bought: Purchase) -> None:
        order.is_cancelled, bought.cancelled_at = True, self.clock.moment
        self._tell(order, "order_cancelled")

    def _send(self, person: Person, order: InSaleor, bought: Purchase) -> None:
        """In one parcel, or each thing in its own."""
        places = tuple(range(len(order.goods)))
        apart = [(place,) for place in places] if self.chance.random() < 0.3 else [places]
        for parcel in apart:
            self.later(
                self.clock.moment + self.days(0.6, 3), lambda parcel=parcel: self._ship(person, order, bought, parcel)
            )

    def _ship(self, person: Person, order: InSaleor, bought: Purchase, lines: tuple[int, ...]) -> None:
        now = self.clock.moment
        order.parcels.append(Sent(now, lines))
        bought.sent_at = bought.sent_at or now
        self._tell(order, "fulfillment_created")
        place, is_late = len(order.parcels) - 1, self.chance.random() < 0.08
        arrives = now + (self.days(6, 12) if is_late else self.days(1, 4))
        for _twice in range(2 if self.chance.random() < 0.3 else 1):
            self.later(arrives, lambda: self._deliver(person, order, bought, place, arrives))
        if is_late:
            self.later(now + LATE_AFTER, lambda: self._is_late(person, order, arrives))

    def _is_late(self, person: Person, order: InSaleor, arrives: datetime) -> None:
        if self.is_gone(person):
            return
        key, owner = f"late:{order.number}:{next(self._numbers)}", self._row(order).customer
        assert owner is not None
        place_hold(owner, HoldReason.LATE_PARCEL, key=key, by=SYSTEM)
        span = self.facts.begin(person.email, "late parcel", self.clock.moment)

        def is_over() -> None:
            lift_hold(HoldReason.LATE_PARCEL, key=key, by=SYSTEM)
            span.until = self.clock.moment

        self.later(arrives, is_over)

    def _row(self, order: InSaleor) -> Order:
        found: Order = Order.objects.select_related("customer").get(saleor_id=order.saleor_id)
        return found

    def _deliver(self, person: Person, order: InSaleor, bought: Purchase, place: int, arrived: datetime) -> None:
        parcel = self._row(order).parcels.get(saleor_id=global_id("Fulfillment", order.number * 100 + place))
        is_news = parcel.delivered_at is None
        mark_delivered(parcel.pk, delivered_at=arrived, source=DeliverySource.CARRIER, by=SYSTEM)
        sent = sum(len(each.lines) for each in order.parcels)
        undelivered = self._row(order).parcels.filter(delivered_at=None).exists()
        if sent == len(order.goods) and not undelivered and is_news:
            bought.delivered_at = arrived
            self._have_it(person, order)

    def _have_it(self, person: Person, order: InSaleor) -> None:
        now = self.clock.moment
        fate = self.chance.random()
        if fate < 0.18:
            self.later(now + self.days(1, 20), lambda: self._send_back(person, order))
        elif fate < 0.28:
            self.later(now + self.days(0.5, 15), lambda: self._have_a_case(person, order))
        elif fate < 0.33:
            self.later(now + self.days(1, 15), lambda: self._complain(person, order))
        elif fate < 0.40:
            self.later(now + self.days(8, 20), lambda: self._review(person, order))

    def _send_back(self, person: Person, order: InSaleor) -> None:
        if self.is_gone(person):
            return
        row = self._row(order)
        back = lines_of(row) if self.chance.random() < 0.6 else lines_of(row)[:1]
        asked = make_return(row, {line.pk: 1 for line in back}, status=ReturnStatus.APPROVED)
        span = self.facts.begin(person.email, "return", self.clock.moment)
        if self.chance.random() < 0.08:
            return

        def arrives() -> None:
            if not self.is_gone(person):
                bring_to(asked, ReturnStatus.INSPECTED)
                order.returned = [line.position for line in back]
                self._tell(order, "order_updated")
                self.later(self.clock.moment + self.days(0.5, 4), is_paid_back)

        def is_paid_back() -> None:
            if not self.is_gone(person):
                settle_all(asked)
                span.until = self.clock.moment
                self.facts.closed_returns[order.number] += 1

        self.later(self.clock.moment + self.days(2, 8), arrives)

    def _have_a_case(self, person: Person, order: InSaleor) -> None:
        if self.is_gone(person):
            return
        row = self._row(order)
        assert row.customer is not None
        case = open_case(
            row.customer,
            topic=CaseTopic.PRODUCT,
            origin=CaseOrigin.STAFF,
            by=BY_STAFF,
            order=row,
            cause=f"c{order.number}",
        )
        span = self.facts.begin(person.email, "case", self.clock.moment)

        def is_solved() -> None:
            if not self.is_gone(person):
                solve_case(case.pk, CaseOutcome.EXPLAINED, by=BY_STAFF)
                span.until = self.clock.moment

        self.later(self.clock.moment + self.days(1, 12), is_solved)

    def _complain(self, person: Person, order: InSaleor) -> None:
        """Twice in one: the complaint, and the money that follows it."""
        if self.is_gone(person):
            return
        owner = self._row(order).customer
        assert owner is not None
        for reason, least, most in ((HoldReason.COMPLAINT, 1, 4), (HoldReason.REFUND_PENDING, 3, 9)):
            key = f"{reason}:{order.number}"
            place_hold(owner, reason, key=key, by=SYSTEM)
            span = self.facts.begin(person.email, reason, self.clock.moment)

            def is_answered(reason: HoldReason = reason, key: str = key, span=span) -> None:  # type: ignore[no-untyped-def]
                lift_hold(reason, key=key, by=SYSTEM)
                span.until = self.clock.moment

            self.later(self.clock.moment + self.days(least, most), is_answered)

    def _review(self, person: Person, order: InSaleor) -> None:
        if not self.is_gone(person):
            review = write_review(lines_of(self._row(order))[0].pk, Written(stars=4), by=BY_SHOPPER)
            publish_review(review.pk, by=BY_STAFF)

    def _stop_a_topic(self, person: Person) -> None:
        if self.is_gone(person):
            return
        topics = STOPPABLE if self.chance.random() < 0.5 else (self.chance.choice(STOPPABLE),)
        for topic in topics:
            withdraw_consent(self.customer_of(person.email), topic, source="mail", by=SYSTEM)
            self.facts.stopped[person.email, topic] = self.clock.moment

    def _marks_as_spam(self, person: Person) -> None:
        if self.is_gone(person):
            return
        last = Message.objects.filter(customer__email=person.email).exclude(sent_at=None).order_by("-sent_at").first()
        if last is not None:
            note_complaint(last.pk)
            for topic in STOPPABLE:
                self.facts.stopped[person.email, topic] = self.clock.moment

    def _is_forgotten(self, person: Person) -> None:
        """With all that is open, which no longer concerns anybody."""
        if not self.is_gone(person):
            erase_person(self.customer_of(person.email), ErasureReason.ASKED, by=SYSTEM)
            self.facts.gone[person.email] = self.clock.moment
