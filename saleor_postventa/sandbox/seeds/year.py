"""A year of trade, lived through in order of time with the same verbs that the counter uses."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random

import msgspec

from saleor_postventa.sandbox.verbs import ending, fulfilling, paying, refunding, returning
from saleor_postventa.sandbox.verbs.fulfilling import Units, WantedFulfillment
from saleor_postventa.sandbox.verbs.placing import WantedLine, WantedOrder, place_order
from saleor_postventa.sandbox.verbs.refunding import WantedRefund
from saleor_postventa.sandbox.verbs.returning import ReturnedUnits
from saleor_postventa.sandbox.world.catalogue import Product, Variant
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.world import World

from .people import COUNTRY, PLACES, make_email, make_name
from .regulars import is_regular, regular_visits

ORDERS = 2000
DAYS = 365
DAY = timedelta(days=1)
GUESTS = 0.32
TASTE = 0.8  # of what somebody buys
CARRIERS = {"ES": "SEUR", "EN": "RM"}
REASONS = {
    "ES": ("Talla pequeña", "No es lo que esperaba", "Llegó tarde", "Defectuoso"),
    "EN": ("Too small", "Not what I expected", "Arrived late", "Faulty"),
}
Step = Callable[[], None]


@dataclass
class Year:
    world: World
    chance: Random
    now: datetime
    steps: list[tuple[datetime, int, Step]] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        store = self.world.store
        self.customers = [user for user in store.all(User) if not user.is_staff and not is_regular(user)]
        self.staff = next(user for user in store.all(User) if user.is_staff)
        self.weights = [self.chance.paretovariate(1.4) for _ in self.customers]
        self.variants = store.all(Variant)
        self.demand = {variant.pk: self.chance.paretovariate(1.4) for variant in self.variants}
        self.shelves = _by_category(self.world)
        self.tastes = {user.id: self._taste() for user in self.customers}

    def plan(self, at: datetime, step: Step) -> None:
        """What would happen after today has not happened."""
        if at < self.now:
            self.count += 1
            heapq.heappush(self.steps, (at, self.count, step))

    def later(self, least: float, most: float, step: Step) -> None:
        self.plan(self.world.clock.now() + timedelta(days=self.chance.uniform(least, most)), step)

    def live(self) -> None:
        for _ in range(ORDERS):
            self.plan(self._moment(), self._place)
        for ago, wanted in regular_visits(self.world):
            self.plan(self.now - ago, partial(self._visit, wanted))
        while self.steps:
            moment, _, step = heapq.heappop(self.steps)
            self.world.clock.pretend(moment)
            step()

    def _moment(self) -> datetime:
        """More of them of late, and more before Christmas."""
        days = DAYS * (1 - self.chance.random() ** 0.85)
        moment = self.now - timedelta(days=days, seconds=self.chance.randint(0, 3600))
        if moment.month not in {11, 12} and self.chance.random() < 0.2:
            return self._moment()
        return moment

    def _place(self) -> None:
        wanted = self._guest() if self.chance.random() < GUESTS else self._account()
        roll = self.chance.random()
        order = place_order(self.world, wanted if roll > 0.06 else _unpaid(wanted))
        if roll < 0.03:
            self.later(0.2, 2, lambda: self._pay(order))
        elif roll < 0.06:
            self.later(3, 3.2, lambda: self._expire(order))
        elif roll < 0.10:
            self.later(0.05, 0.6, lambda: self._cancel(order))
        else:
            self.later(0.3, 2.5, lambda: self._send(order))

    def _visit(self, wanted: WantedOrder) -> None:
        order = place_order(self.world, wanted)
        self.plan(order.created + DAY, lambda: self._parcel(order, None))

    def _account(self) -> WantedOrder:
        user = self._buyer()
        channel = "en" if user.language_code == "EN" else "es"
        lines = self._lines(self.tastes[user.id])
        return WantedOrder(channel=channel, customer=user.id, lines=lines, voucher_code=self._voucher(channel))

    def _buyer(self) -> User:
        """Somebody who had an account by then."""
        picked = self.chance.choices(self.customers, self.weights, k=40)
        here = [user for user in picked if user.date_joined < self.world.clock.now()]
        return (here or picked)[0]

    def _guest(self) -> WantedOrder:
        language = "ES" if self.chance.random() < 0.62 else "EN"
        first, last = make_name(self.chance, language)
        city, postal_code, street = self.chance.choice(PLACES[language])
        return WantedOrder(
            channel="en" if language == "EN" else "es",
            email=make_email(self.chance, first, last, self.chance.randint(5000, 9999)),
            first_name=first,
            last_name=last,
            language_code=language,
            street=f"{street} {self.chance.randint(1, 90)}",
            city=city,
            postal_code=postal_code,
            country=COUNTRY[language],
            lines=self._lines(self._taste()),
            voucher_code=self._voucher("en" if language == "EN" else "es"),
        )

    def _taste(self) -> list[Variant]:
        """What somebody comes for: boots and backpacks, or things for the table."""
        first, second = self.chance.sample(self.shelves, 2)
        return [*first, *second]

    def _lines(self, taste: list[Variant]) -> list[WantedLine]:
        count = self.chance.choices((1, 2, 3, 4), (52, 28, 14, 6))[0]
        chosen = {self._pick(taste if self.chance.random() < TASTE else self.variants) for _ in range(count)}
        lines = [
            WantedLine(variant=pk, quantity=self.chance.choices((1, 2, 3, 5), (78, 16, 5, 1))[0])
            for pk in sorted(chosen, key=int)
        ]
        is_lucky = self.chance.random() < 0.02
        return [*lines, WantedLine(variant=self.variants[-1].pk, is_gift=True)] if is_lucky else lines

    def _pick(self, among: list[Variant]) -> str:
        return self.chance.choices(among, [self.demand[variant.pk] for variant in among])[0].pk

    def _voucher(self, channel: str) -> str | None:
        codes = {"es": ("HOLA10", "VERANO15"), "en": ("HELLO10", "VERANO15")}[channel]
        return self.chance.choice(codes) if self.chance.random() < 0.09 else None

    def _pay(self, order: Order) -> None:
        paying.pay_order(self.world, order.id, None)
        self.later(0.3, 2, lambda: self._send(order))

    def _expire(self, order: Order) -> None:
        ending.expire_order(self.world, order.id)

    def _cancel(self, order: Order) -> None:
        ending.cancel_order(self.world, order.id, self.staff)
        amount = order.transactions[0].charged
        refunding.report_refund(self.world, order.id, None, amount=amount)

    def _send(self, order: Order) -> None:
        if len(order.lines) > 1 and self.chance.random() < 0.14:
            first = [Units(line=order.lines[0].pk, quantity=order.lines[0].quantity)]
            self._parcel(order, first)
            if self.chance.random() < 0.9:
                self.later(1, 6, lambda: self._parcel(order, None))
        else:
            self._parcel(order, None)
        self._go_on(order)

    def _parcel(self, order: Order, lines: list[Units] | None) -> None:
        language = "EN" if order.currency == "GBP" else "ES"
        number = f"{CARRIERS[language]}{self.chance.randint(10**8, 10**9 - 1)}" if self.chance.random() < 0.93 else ""
        wanted = WantedFulfillment(lines=lines, tracking_number=number, notify_customer=self.chance.random() < 0.95)
        fulfilling.fulfill_order(self.world, order.id, self.staff, wanted)

    def _go_on(self, order: Order) -> None:
        roll = self.chance.random()
        if roll < 0.115:
            self.later(7, 22, lambda: self._return(order))
        elif roll < 0.13:
            self.later(6, 15, lambda: self._exchange(order))
        elif roll < 0.15:
            self.later(0.2, 1, lambda: self._correct_tracking(order))
        elif roll < 0.16:
            self.later(2, 9, lambda: self._goodwill(order))

    def _correct_tracking(self, order: Order) -> None:
        number = f"MRW{self.chance.randint(10**8, 10**9 - 1)}"
        fulfilling.update_tracking(self.world, order.id, self.staff, number)

    def _return(self, order: Order) -> None:
        lines = order.lines if self.chance.random() < 0.35 else [self.chance.choice(order.lines)]
        back = [(line.pk, min(line.quantity, order.quantity_fulfilled(line.pk))) for line in lines if not line.is_gift]
        units = [(pk, quantity) for pk, quantity in back if quantity]
        if not units:
            return
        language = "EN" if order.currency == "GBP" else "ES"
        reason = self.chance.choice(REASONS[language])
        goods = [ReturnedUnits(line=pk, quantity=quantity, reason=reason) for pk, quantity in units]
        returning.return_units(self.world, order.id, self.staff, goods, reason)
        granted = [Units(line=pk, quantity=quantity) for pk, quantity in units]
        wanted = WantedRefund(lines=granted, reason=reason)
        self.later(0.5, 4, lambda: self._refund(order, wanted))

    def _refund(self, order: Order, wanted: WantedRefund) -> None:
        refunding.grant_refund(self.world, order.id, wanted)
        if self.chance.random() < 0.05:
            return
        refunding.request_refund(self.world, order.id, self.staff)
        is_success = self.chance.random() < 0.97
        self.later(0.01, 1.5, lambda: self._report(order, is_success))

    def _report(self, order: Order, is_success: bool) -> None:
        refunding.report_refund(self.world, order.id, None, is_success=is_success)

    def _exchange(self, order: Order) -> None:
        line = self.chance.choice([line for line in order.lines if not line.is_gift])
        if order.quantity_fulfilled(line.pk):
            swapped = returning.replace_units(
                self.world, order.id, self.staff, [ReturnedUnits(line=line.pk, quantity=1)]
            )
            self.later(0.5, 2, lambda: self._parcel(swapped, None))

    def _goodwill(self, order: Order) -> None:
        amount = order.lines[0].unit_gross / 10
        wanted = WantedRefund(amount=amount.quantize(Decimal("0.01")), reason="Goodwill")
        self._refund(order, wanted)


def _unpaid(wanted: WantedOrder) -> WantedOrder:
    return msgspec.structs.replace(wanted, pay="none")


def _by_category(world: World) -> list[list[Variant]]:
    categories = {product.pk: product.category_pk for product in world.store.all(Product)}
    found: dict[str | None, list[Variant]] = {}
    for variant in world.store.all(Variant):
        found.setdefault(categories[variant.product_pk], []).append(variant)
    return list(found.values())


def live_a_year(world: World, chance: Random, now: datetime) -> None:
    Year(world, chance, now).live()
