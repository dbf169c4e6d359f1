"""Levels follow membership at once: joining, leaving, coming back, and becoming one account."""

import pytest
from django.test import Client

from saleor_postventa.core.clock import now
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.codes import ExclusionReason
from saleor_postventa.loyalty.models import Account, LevelChange
from saleor_postventa.loyalty.services import (
    come_back,
    exclude_member,
    leave_programme,
    open_account,
    readmit_member,
)
from saleor_postventa.loyalty.services.joining import join_accounts, preview_join
from saleor_postventa.orders.models import Order
from saleor_postventa.people.levels import LEVEL_BENEFITS
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.queries import returnable_items
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.loyalty.pages.conftest import SignIn, sign_in
from tests.loyalty.trade import BY_STAFF, account_of, buy, make_programme, react
from tests.loyalty.ways.scene import make_person
from tests.returns.make import make_order_with_parcels, make_policy

__all__ = ["sign_in"]
BRONZE = {"code": "bronze", "names": {"en": "Bronze"}, "threshold": "0", "benefits": {"window_days": 40}}
GOLD = {"code": "gold", "names": {"en": "Gold"}, "threshold": "100", "benefits": {"window_days": 60}}
TIERS = {"by": "spend", "currency": "EUR", "period": "lifetime", "grace_days": 0, "downgrade": "recompute"}
EVERYBODYS = 30


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(window={"days": EVERYBODYS})
    make_programme(clock, tiers={**TIERS, "levels": [BRONZE, GOLD]})


def level_of(customer: Customer) -> tuple[str, int]:
    """What other domains are told: the level, and the days that it gives."""
    facts = dict(customer.facts.values_list("key", "value"))
    return facts.get("tier", "none was noted"), facts.get(LEVEL_BENEFITS, {}).get("window_days", 0)


def place(number: int) -> Order:
    order = make_order_with_parcels(number=number, lines=((1, "10.00"),))
    Order.objects.filter(pk=order.pk).update(placed_at=now())
    react()
    return Order.objects.get(pk=order.pk)


def days_to_return(order: Order) -> int:
    [item] = returnable_items(Order.objects.get(pk=order.pk), now=now())
    assert item.decision.window is not None
    return item.decision.window.days


def golden(clock: MovableClock) -> Customer:
    account = account_of(buy(1, (1, "150.00")))
    clock.move(days=1)
    assert account.customer is not None
    return account.customer


def test_a_first_level_without_a_threshold_is_theirs_with_the_account() -> None:
    eva = make_person(email="eva@example.test")
    open_account(eva)
    assert level_of(eva) == ("bronze", 40)
    assert not LevelChange.objects.exists()
    assert not RecordedEvent.objects.filter(name="TierReached").exists()


@pytest.mark.proves("B29", part="who left, or was left out, has no level; what was ordered before keeps it")
@pytest.mark.parametrize("is_by_team", [True, False])
def test_leaving_ends_it_and_coming_back_reckons_it_anew(clock: MovableClock, is_by_team: bool) -> None:
    customer = golden(clock)
    before = place(2)
    clock.move(minutes=1)
    if is_by_team:
        exclude_member(customer, ExclusionReason.STAFF, by=BY_STAFF)
    else:
        leave_programme(customer, by=BY_STAFF)
    assert level_of(customer) == ("", 0)
    clock.move(days=1)
    meanwhile = place(3)
    assert level_of(customer) == ("", 0), "another order brings nothing back"
    clock.move(minutes=1)
    (readmit_member if is_by_team else come_back)(customer, by=BY_STAFF)
    assert level_of(customer) == ("gold", 60)
    clock.move(minutes=1)
    after = place(4)
    assert [days_to_return(order) for order in (before, meanwhile, after)] == [60, EVERYBODYS, 60]
    names = RecordedEvent.objects.filter(name__in=("TierReached", "TierLost")).order_by("pk")
    assert list(names.values_list("name", flat=True)) == ["TierReached", "TierLost", "TierReached"]


def test_who_left_of_their_own_wish_and_was_left_out_is_on_none_till_both_ended(clock: MovableClock) -> None:
    customer = golden(clock)
    leave_programme(customer, by=BY_STAFF)
    exclude_member(customer, ExclusionReason.STAFF, by=BY_STAFF)
    come_back(customer, by=BY_STAFF)
    assert level_of(customer) == ("", 0)
    readmit_member(customer, by=BY_STAFF)
    assert level_of(customer) == ("gold", 60)


def test_the_page_says_so_before_and_shows_none_after(clock: MovableClock, sign_in: SignIn) -> None:
    customer = golden(clock)
    Customer.objects.filter(pk=customer.pk).update(saleor_id="account")
    web: Client = sign_in(customer)
    assert "Your level Gold ends" in web.get("/s/norte/points/leave/").content.decode()
    assert "Gold" in web.get("/s/norte/points/").content.decode()
    web.post("/s/norte/points/leave/", {"do": "leave"})
    assert "Gold" not in web.get("/s/norte/points/").content.decode()


@pytest.mark.proves("B29", part="both accounts of somebody are on one level as soon as they are one")
def test_who_had_two_accounts_is_on_one_level_at_once_and_from_then_on(clock: MovableClock) -> None:
    customer = golden(clock)
    eva = make_person(email="eva@example.test")
    other = open_account(eva)
    source = Account.objects.get(customer=customer)
    seen = preview_join(source.pk, other.pk)
    join_accounts(source.pk, other.pk, mark=seen.mark, by=BY_STAFF)
    assert level_of(eva) == level_of(customer) == ("gold", 60)
    clock.move(minutes=1)
    leave_programme(eva, by=BY_STAFF)
    assert level_of(eva) == level_of(customer) == ("", 0)
    clock.move(minutes=1)
    come_back(eva, by=BY_STAFF)
    assert level_of(eva) == level_of(customer) == ("gold", 60)
