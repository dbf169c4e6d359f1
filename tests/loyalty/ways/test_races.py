"""Deeds and decisions at once, in real threads."""

from datetime import UTC, date, datetime

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import WorkState, queues, work_on
from saleor_postventa.events.models import ReactionRun
from saleor_postventa.loyalty.earn_rules.survey import SurveyFacts
from saleor_postventa.loyalty.models import Earning, Referral
from saleor_postventa.loyalty.queries.referrals import referral_code_of
from saleor_postventa.loyalty.services import open_account
from saleor_postventa.loyalty.services.awarding import award_deed
from saleor_postventa.loyalty.services.birthdays import set_birthday
from saleor_postventa.loyalty.services.days import award_birthdays
from saleor_postventa.loyalty.services.referring import (
    NotHeld,
    approve_referral,
    attribute_order,
    decline_referral,
    invite_friend,
)
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.saleor.shapes import UserShape
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.loyalty.test_trade_races import at_once
from tests.loyalty.trade import BY_STAFF, react
from tests.returns.make import make_order_with_parcels, make_policy, make_return

from .scene import make_generous_programme, make_person, points_of

pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = datetime(2026, 5, 20, tzinfo=UTC)


def test_two_deeds_at_once_do_not_pass_the_cap(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_generous_programme(clock, survey={"most_a_year": 2})
        ana = make_person()
    told = [SurveyFacts(survey=f"s{n % 3}", day=date(2026, 6, 10)) for n in range(6)]
    at_once(norte, *[lambda facts=facts: award_deed(ana, "survey", facts, by=SYSTEM) for facts in told])  # type: ignore[misc]
    with shop_scope(norte):
        assert points_of(ana) == (0, 40)


def test_a_birthday_is_given_once_by_many(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_generous_programme(clock)
        ana = make_person()
        clock.set(datetime(2026, 1, 5, tzinfo=UTC))
        set_birthday(ana, month=6, day=10, by=SYSTEM)
        clock.set(datetime(2026, 6, 10, 12, tzinfo=UTC))
    at_once(norte, *[award_birthdays] * 4)
    with shop_scope(norte):
        assert points_of(ana) == (0, 100)


def held_referral(clock: MovableClock, email: str) -> Referral:
    make_generous_programme(clock)
    eva = make_person(email="eva@example.org")
    invite_friend(referral_code_of(open_account(eva)), email)
    Referral.objects.update(invited_at=LONG_AGO)
    order = make_order_with_parcels(number=1, lines=((1, "50.00"),), email=email)
    found = attribute_order(order.pk, by=SYSTEM)
    assert found is not None
    return found


@pytest.mark.proves("B14", part="let pass by several at once, it is rewarded once")
def test_let_pass_by_several_at_once_it_is_rewarded_once(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        referral = held_referral(clock, "eva+me@example.org")
    outcomes: list[str] = []

    def decide(verdict: str) -> None:
        try:
            if verdict == "yes":
                approve_referral(referral.pk, by=BY_STAFF)
            else:
                decline_referral(referral.pk, reason="no", by=BY_STAFF)
            outcomes.append(verdict)
        except NotHeld:
            pass

    at_once(norte, *[lambda verdict=verdict: decide(verdict) for verdict in ("yes", "yes", "no", "yes")])  # type: ignore[misc]
    with shop_scope(norte):
        assert len(outcomes) == 1
        assert Earning.objects.filter(way="referral").count() == (2 if outcomes == ["yes"] else 0)


def test_an_order_told_of_by_many_is_attributed_once(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_generous_programme(clock)
        eva = make_person(email="eva@example.org")
        invite_friend(referral_code_of(open_account(eva)), "nora.friend@example.net")
        Referral.objects.update(invited_at=LONG_AGO)
        order = make_order_with_parcels(number=1, lines=((1, "50.00"),), email="nora.friend@example.net")
    at_once(norte, *[lambda: attribute_order(order.pk, by=SYSTEM)] * 4)
    with shop_scope(norte):
        assert Earning.objects.filter(way="referral").count() == 2
        assert points_of(eva) == (500, 0)


def test_two_who_sent_each_other_and_buy_at_once_do_not_wait_for_each_other(norte: Shop, clock: MovableClock) -> None:
    """Whoever waits for the other in a ring is thrown out by the database, and tried again later."""
    with shop_scope(norte):
        people, orders = two_who_sent_each_other(clock)
    work_side_by_side(norte, orders)
    with shop_scope(norte):
        assert [points_of(each) for each in people] == [(500 + 250 + 50, 0)] * 2


def test_two_who_sent_each_other_and_send_back_at_once_do_not_wait_for_each_other(
    norte: Shop, clock: MovableClock
) -> None:
    with shop_scope(norte):
        people, orders = two_who_sent_each_other(clock)
        react()
        for order in orders:
            make_return(order, status=ReturnStatus.RESOLVED)
    work_side_by_side(norte, orders)
    with shop_scope(norte):
        assert [points_of(each) for each in people] == [(0, 0)] * 2


def two_who_sent_each_other(clock: MovableClock) -> tuple[list[Customer], list[Order]]:
    """Who bought, and nothing was done about it yet."""
    make_policy()
    make_generous_programme(clock)
    people = [make_person(email=f"{name}@example.org") for name in ("xenia", "quentin")]
    for one, other in (people, people[::-1]):
        invite_friend(referral_code_of(open_account(one)), other.email)
    Referral.objects.update(invited_at=LONG_AGO)
    return people, [buy_as(person, number) for number, person in enumerate(people, 1)]


def work_side_by_side(shop: Shop, orders: list[Order]) -> None:
    """All that waits to be done about them, a thread for each."""
    queue = queues.get("reactions")
    with shop_scope(shop):
        waiting = [runs_of(order) for order in orders]
    at_once(shop, *[lambda own=own: [work_on(queue, pk) for pk in own] for own in waiting])  # type: ignore[misc]
    with shop_scope(shop):
        assert not ReactionRun.objects.exclude(error="").exists()
        react()


def buy_as(person: Customer, number: int) -> Order:
    """Told of, and nothing done about it yet. Each lives elsewhere."""
    user = UserShape(id=person.saleor_id or "", email=person.email)
    order = make_order_with_parcels(number=number, lines=((1, "50.00"),), email=person.email, user=user)
    Order.objects.filter(pk=order.pk).update(shipping_address=None)
    return order


def runs_of(order: Order) -> list[int]:
    waiting = ReactionRun.objects.filter(event__order_id=order.pk, state=WorkState.WAITING)
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def test_one_address_at_two_links_is_one_invitation(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_generous_programme(clock)
        codes = [referral_code_of(open_account(make_person())) for _each in range(3)]
    at_once(norte, *[lambda code=code: invite_friend(code, "nora@example.net") for code in codes])  # type: ignore[misc]
    with shop_scope(norte):
        assert Referral.objects.count() == 1
