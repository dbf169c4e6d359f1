"""All of it, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import batched
from random import Random

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.demo.opinions.people import Purchase, purchases
from saleor_postventa.demo.travel import at
from saleor_postventa.flows.codes import EndReason, Exit, JourneyState
from saleor_postventa.flows.models import Flow
from saleor_postventa.flows.services.calendar import begin_by_calendar
from saleor_postventa.flows.services.reckoning import reckon_standings
from saleor_postventa.flows.services.starting import held_back_by
from saleor_postventa.flows.steps import Step
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.flows.steps.wait import Wait, end_of_wait
from saleor_postventa.loyalty.services.birthdays import set_birthday
from saleor_postventa.mailing.codes import Topic
from saleor_postventa.mailing.consents import record_consent
from saleor_postventa.mailing.models import ConsentEntry
from saleor_postventa.people.models import Customer
from saleor_postventa.recommendations.models import Training
from saleor_postventa.recommendations.services import ask_for_training
from saleor_postventa.recommendations.training import carry_out
from saleor_postventa.shops.scope import current_shop

from .clicks import write_clicks
from .flows import CARD, CARE, CROSS_SELL, pick_products, publish_flows
from .rows import Told, write_journeys

SINCE, SEED, AGREED = timedelta(days=180), 31, 0.72
BACK_WITHIN = timedelta(days=20)
BIRTHDAYS = (0, 1, 3, 8)
AT_ONCE = 100


def tell_flows(team: Sequence[str]) -> dict[str, int]:
    """How many journeys of the past there are. `team` are Saleor's ids of its people."""
    began, by = now() - SINCE, Actor.staff(team[0])
    if not publish_flows(began, by=by):
        return {"journeys": 0}
    chance, bought = Random(SEED), purchases(began)
    months = Months(chance, {flow.code: flow for flow in Flow.objects.select_related("current", "shop")})
    for purchase in bought:
        months.follow(purchase)
    written = write_journeys(months.told, _consents(chance, bought, began), list(team))
    write_clicks(chance, bought)
    reckon_standings()
    _tell_birthdays(bought)
    begin_by_calendar()
    return {"journeys": written}


def learn_products(team: Sequence[str]) -> dict[str, int]:
    """The team's picks, and tonight's run of the shop's own orders, which were not read when it was due."""
    pick_products(by=Actor.staff(team[0]))
    training = ask_for_training(current_shop()) or Training.objects.latest("day")
    carry_out(training)
    return {"trained": training.pk}


def _consents(chance: Random, bought: Sequence[Purchase], began: datetime) -> dict[int, ConsentEntry]:
    people = {each.customer.pk: each.customer for each in bought}
    willing = [customer for _pk, customer in sorted(people.items()) if chance.random() < AGREED]
    found = {}
    with at(began):
        for some in batched(willing, AT_ONCE):
            with transaction.atomic():
                found.update({each.pk: _agree(each) for each in some})
    return found


def _agree(customer: Customer) -> ConsentEntry:
    return record_consent(customer, Topic.OFFERS, source="checkout", text_version="2026-1", by=SYSTEM)


def _tell_birthdays(bought: Sequence[Purchase]) -> None:
    """Some that come in the next days, for whoever moves the clock, and one of today."""
    today = now().astimezone(current_shop().preferences.zone).date()
    newest = {each.customer.pk: each.customer for each in bought if not each.customer.is_guest}
    for customer, days in zip(list(newest.values())[-len(BIRTHDAYS) :], BIRTHDAYS, strict=False):
        born = today + timedelta(days=days)
        set_birthday(customer, month=born.month, day=born.day, by=SYSTEM)


@dataclass
class Months:
    """In the order in which things arrived."""

    chance: Random
    flows: Mapping[str, Flow]
    told: list[Told] = field(default_factory=list)
    before: dict[tuple[str, int], datetime] = field(default_factory=dict)
    last: dict[int, Told] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)

    def follow(self, purchase: Purchase) -> None:
        """What a purchase begins; and what it ends, of what they bought before."""
        customer, placed_at = purchase.customer.pk, purchase.order.placed_at
        earlier = self.last.pop(customer, None)
        if earlier is not None and placed_at is not None:
            self._buys_again(earlier, placed_at)
        if purchase.arrived_at < now():
            self._walk(CARE, purchase)
            if (offer := self._walk(CROSS_SELL, purchase)) is not None:
                self.last[customer] = offer
        if customer not in self.known and placed_at is not None and placed_at < now():
            self.known.add(customer)
            self._ask_for_card(purchase, placed_at)

    def _walk(self, code: str, purchase: Purchase) -> Told | None:
        """One that begins with the delivery; None where it never began."""
        flow = self.flows[code]
        told = Told(flow, purchase, f"delivered:{purchase.order.pk}", purchase.arrived_at)
        self.told.append(told)
        reason = self._why_not(code, told)
        if reason is not None:
            told.state, told.reason = JourneyState.NOT_FOR_THEM, reason
            return None
        held = held_back_by(code, told.document, str(purchase.customer.pk))
        if held is not None:
            told.state, told.reason = JourneyState.HELD_BACK, held
            return None
        self._take_steps(told)
        if purchase.is_returned and told.began_at + BACK_WITHIN / 2 < self._ends(told):
            _cut(told, told.began_at + BACK_WITHIN / 2, Exit.RETURN)
        return told

    def _why_not(self, code: str, told: Told) -> EndReason | None:
        customer, again = told.purchase.customer.pk, told.document.again_after_days
        before = self.before.get((code, customer))
        if before is not None and again and told.began_at < before + timedelta(days=again):
            return EndReason.AGAIN_TOO_SOON
        self.before[code, customer] = told.began_at
        return None

    def _take_steps(self, told: Told) -> None:
        """As far as they come until today."""
        came_at = told.began_at
        for step in told.document.steps:
            due = _end_of(step, came_at)
            if due > now():
                told.state, told.stands_at, told.due_at = JourneyState.WAITING, step.code, due
                return
            told.taken.append(
                (step, due + timedelta(minutes=self.chance.randrange(4) if isinstance(step, Send) else 0))
            )
            came_at = due

    def _ends(self, told: Told) -> datetime:
        return told.taken[-1][1] if told.state == JourneyState.ENDED else now()

    def _buys_again(self, earlier: Told, placed_at: datetime) -> None:
        if earlier.began_at < placed_at < self._ends(earlier):
            _cut(earlier, placed_at, Exit.PURCHASE)

    def _ask_for_card(self, purchase: Purchase, placed_at: datetime) -> None:
        told = Told(self.flows[CARD], purchase, f"paid:{purchase.order.pk}", placed_at)
        told.taken = [(step, placed_at) for step in told.document.steps]
        self.told.append(told)


def _end_of(step: Step, came_at: datetime) -> datetime:
    return end_of_wait(step, came_at, current_shop().preferences.zone) if isinstance(step, Wait) else came_at


def _cut(told: Told, moment: datetime, reason: Exit) -> None:
    """They left it then: what would have come after it did not."""
    told.state, told.reason, told.due_at = JourneyState.LEFT, reason, None
    told.taken = [(step, at_) for step, at_ in told.taken if at_ < moment]
    left = told.document.steps[len(told.taken)] if len(told.taken) < len(told.document.steps) else None
    told.stands_at = left.code if left is not None else ""
