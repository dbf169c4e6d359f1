"""A year of a shop's customers, with every ready-made flow running at once: what an onlooker would find wrong."""

import os
import sys
from collections import Counter
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.credits.models import VoucherCode
from saleor_postventa.credits.rules import CodeStatus
from saleor_postventa.flows.chores import begin_by_the_calendar
from saleor_postventa.flows.codes import JourneyState
from saleor_postventa.flows.models import Flow, Journey
from saleor_postventa.flows.queries.flows import current_of, document_of
from saleor_postventa.flows.queries.sums import mails_of
from saleor_postventa.flows.services.advancing import advance_due
from saleor_postventa.loyalty.services import activate_due, warn_of_expiry
from saleor_postventa.mailing import sending
from saleor_postventa.mailing.codes import MessageStatus
from saleor_postventa.mailing.mime import Letter
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order
from saleor_postventa.recommendations import stock
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.cast import global_id
from tests.conftest import MovableClock
from tests.loyalty.trade import make_programme
from tests.mailing.scene import run_queue
from tests.orders.shapes import PLACED
from tests.returns.make import make_policy

from . import oracle
from .documents import QUIET_DAYS, publish_flows, subject_of
from .facts import Facts, Posted
from .life import GOODS, Life

pytestmark = pytest.mark.django_db
CHANNEL = "default-channel"
TIERS = {
    "by": "spend",
    "currency": "EUR",
    "levels": [
        {"code": "bronze", "names": {"en": "Bronze", "es": "Bronce"}, "threshold": "0"},
        {"code": "gold", "names": {"en": "Gold", "es": "Oro"}, "threshold": "60"},
    ],
}
EXPIRY = {"kind": "months", "months": 4, "years": 1, "warn_days": [30, 7]}


class PostOffice:
    """Writes down what left, and when."""

    def __init__(self, clock: MovableClock, facts: Facts) -> None:
        self.clock, self.facts = clock, facts

    def deliver(self, letter: Letter) -> str:
        is_optional = any(name == "List-Unsubscribe" for name, _value in letter.headers)
        self.facts.posted.append(Posted(self.clock.moment, letter.to, letter.subject, is_optional))
        return letter.message_id

    def knows(self, message_id: str) -> bool | None:
        return True


class Year:
    """`every` so many hours everything that is due is done."""

    def __init__(
        self,
        shop: Shop,
        clock: MovableClock,
        patch: pytest.MonkeyPatch,
        *,
        seed: int,
        days: int,
        every: int,
        has_points: bool = True,
    ) -> None:
        clock.set(PLACED - timedelta(days=1))
        Shop.objects.filter(pk=shop.pk).update(installed_at=clock.moment)
        shop.refresh_from_db()
        self.clock, self.ends, self.every = clock, PLACED + timedelta(days=days), timedelta(hours=every)
        self.life = Life(Random(seed), clock, self.ends)
        self.facts = self.life.facts
        office = PostOffice(clock, self.facts)
        patch.setattr(sending, "current_provider", lambda: office)
        patch.setattr(stock, "available", lambda shop, ids, **at: dict.fromkeys(ids, 5))
        make_policy()
        if has_points:
            make_programme(clock, tiers=TIERS, expiry=EXPIRY, pending={"until": "days", "days": 30})
        update_preferences(shop, {"is_thank_you_on": has_points}, by=SYSTEM)
        _list_goods(shop)
        self.flows = publish_flows(global_id("Product", 1))
        documents = {flow.code: document_of(current_of(flow)) for flow in self.flows}
        self.topics = {code: str(document.topic) for code, document in documents.items()}
        oracle.learn_subjects(documents)

    def pass_by(self, people: int, *, orders: float, within_days: int) -> None:
        """They move in within so many days, and order about so often."""
        for number in range(people):
            self.life.settle(number, orders, within_days=within_days)
        moment = PLACED
        while moment < self.ends:
            self.life.live_to(moment)
            self._round()
            moment += self.every

    def _round(self) -> None:
        _react()
        if self.clock.moment.hour == PLACED.hour:
            activate_due()
            warn_of_expiry()
        begin_by_the_calendar()
        VoucherCode.objects.filter(status=CodeStatus.ASKED).update(status=CodeStatus.ISSUED)
        while advance_due():
            continue
        while run_queue("mail"):
            continue
        _react()


def _react() -> None:
    while run_queue("reactions"):
        continue


def _list_goods(shop: Shop) -> None:
    for number in range(1, GOODS + 1):
        product = Product.objects.create(
            shop=shop,
            saleor_id=global_id("Product", number),
            slug=f"thing-{number}",
            name=f"Thing {number}",
            category_slug="things",
            published_in=[CHANNEL],
        )
        Variant.objects.create(
            shop=shop,
            product=product,
            saleor_id=global_id("ProductVariant", number),
            name="One",
            prices={CHANNEL: {"amount": "20.00", "currency": "EUR"}},
        )


def check(year: Year) -> None:
    facts = year.facts
    assert list(oracle.too_many(facts)) == []
    assert list(oracle.while_open(facts)) == []
    assert list(oracle.at_night(facts)) == []
    assert list(oracle.unwanted(facts, year.topics)) == []
    assert list(oracle.twice_of_the_campaign(facts, subject_of("on_date"))) == []
    _check_sums(year)
    _check_causes(year)


def _check_sums(year: Year) -> None:
    """What was planned is what left, what did not and why, and what waits; what left is what the post office saw."""
    seen = oracle.sent_by_flow(year.facts, year.topics)
    for flow in year.flows:
        sums = mails_of(flow)
        assert sums.planned == sums.sent + sums.waiting + sums.not_sent, flow.code
        assert sums.sent == seen[flow.code], flow.code
        assert sum(count for _why, count in sums.reasons) >= sums.not_sent, flow.code
    planned = Message.objects.filter(passages__isnull=False)
    assert planned.count() == sum(mails_of(flow).planned for flow in year.flows)
    assert not planned.filter(status=MessageStatus.CANCELLED, cancel_reason="").exists()
    assert not planned.filter(status=MessageStatus.WAITING, expires_at__lt=year.ends - 2 * year.every).exists()
    assert not Journey.objects.filter(state=JourneyState.WAITING, due_at__lt=year.ends - timedelta(days=1)).exists()


def _check_causes(year: Year) -> None:
    """Each cause that there was began its flow, once, and nothing else did."""
    facts = year.facts
    ids = dict(Order.objects.values_list("number", "pk"))

    def of_orders(trigger: str, *numbers: int) -> Counter[str]:
        return Counter(f"{trigger}:{ids[str(number)]}" for number in numbers)

    settled = year.ends - timedelta(days=2)
    there = [each for each in facts.purchases if not _is_gone_before(facts, each.email, each.delivered_at)]
    arrived = [each.number for each in there if each.delivered_at is not None and each.delivered_at < settled]
    for code in ("care_tips", "cross_sell"):
        assert not of_orders("delivered", *arrived) - causes_of(code)
        assert set(causes_of(code)) <= set(of_orders("delivered", *(each.number for each in facts.purchases)))
    sent = [each.number for each in facts.purchases if each.sent_at is not None]
    assert set(causes_of("shipped")) <= set(of_orders("shipped", *sent))
    assert sum(facts.closed_returns.values()) >= sum(causes_of("return_closed").values()) > 0
    quiet = oracle.goes_quiet(facts, QUIET_DAYS, before=settled)
    looked_at = oracle.goes_quiet(facts, QUIET_DAYS, before=settled, for_more=timedelta(days=1) + year.every)
    begun = Counter(
        Journey.objects.filter(flow__code="win_back", began_at__lt=settled).values_list("customer__email", flat=True)
    )
    there = [email for email in {*quiet, *begun} if email not in {*facts.gone, None}]
    # Once a day is looked who is quiet: whoever ordered again before that is not missed.
    assert [email for email in there if not looked_at[email] <= begun[email] <= quiet[email]] == []
    wished = Counter(Journey.objects.filter(flow__code="birthday").values_list("customer__email", flat=True))
    assert set(wished) <= {*facts.birthdays, None}
    assert max(wished[email] for email in facts.birthdays) == 1


def _is_gone_before(facts: Facts, email: str, moment: Any) -> bool:
    gone = facts.gone.get(email)
    return gone is not None and moment is not None and gone <= moment + timedelta(days=1)


def causes_of(code: str) -> Counter[str]:
    flow = Flow.objects.get(code=code)
    return Counter(Journey.objects.filter(flow=flow).values_list("cause", flat=True))


def tell(year: Year) -> str:
    facts = year.facts
    statuses = Counter(Message.objects.filter(passages__isnull=False).values_list("status", flat=True))
    reasons = Counter(
        Message.objects.filter(passages__isnull=False).exclude(cancel_reason="").values_list("cancel_reason", flat=True)
    )
    spans = Counter(span.what for spans in facts.open.values() for span in spans)
    return (
        f"{len(facts.zones)} people, {len(facts.purchases)} orders, open: {dict(spans)}, "
        f"{len(facts.stopped)} stopped, {len(facts.gone)} gone; journeys {Journey.objects.count()} "
        f"{dict(Counter(Journey.objects.values_list('state', flat=True)))}; mails {dict(statuses)}, {dict(reasons)}; "
        f"letters {len(facts.posted)}, optional {sum(each.is_optional for each in facts.posted)}"
    )


@pytest.mark.timeout(600)
@pytest.mark.proves("D7", part="a season of 60 people under all ready-made flows")
@pytest.mark.proves("D9", part="a season of 60 people under all ready-made flows")
@pytest.mark.proves("D1", part="a season of 60 people, webhooks late, doubled and shuffled")
def test_a_season_of_sixty_people(shop: Shop, clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> None:
    year = Year(shop, clock, monkeypatch, seed=11, days=40, every=18, has_points=False)
    year.pass_by(60, orders=1, within_days=20)
    sys.stdout.write(tell(year))
    check(year)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.proves("D7", part="a year of 1,000 people under all ready-made flows")
@pytest.mark.proves("D8", part="a year of 1,000 people in four time zones, over both changes of the clocks")
@pytest.mark.proves("D9", part="a year of 1,000 people under all ready-made flows")
@pytest.mark.proves("D1", part="a year of 1,000 people, webhooks late, doubled and shuffled")
def test_a_year_of_a_thousand_people(shop: Shop, clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> None:
    year = Year(shop, clock, monkeypatch, seed=5, days=366, every=6)
    year.pass_by(int(os.environ.get("PEOPLE", "1000")), orders=1.8, within_days=90)
    sys.stdout.write(tell(year))
    check(year)
