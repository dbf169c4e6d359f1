"""Taking no part: nothing is earned then, what is there stays, and nobody gets in by a side door."""

import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.codes import ExclusionReason
from saleor_postventa.loyalty.ledger.movements import Terms, grant
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Absence, Account, Earning, Entry
from saleor_postventa.loyalty.queries.rewards import claimant_of
from saleor_postventa.loyalty.services import (
    award_past_orders,
    come_back,
    earn_order,
    exclude_member,
    leave_programme,
    merge_accounts,
    readmit_member,
)
from saleor_postventa.loyalty.services.leaving import OwnMembership
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.loyalty.conftest import make_account
from tests.loyalty.trade import START, buy, make_programme
from tests.returns.make import make_order_with_parcels

ANA, SHOPPER = Actor.staff("VXNlcjox"), Actor.shopper("VXNlcjo5")


def person(account: Account) -> Customer:
    assert account.customer is not None
    return account.customer


def buyer(order: Order) -> Customer:
    assert order.customer is not None
    return order.customer


def earned() -> int:
    return sum(row.pending for row in Entry.objects.filter(kind="earned"))


@pytest.mark.proves("B29", part="who left, or was left out, earns nothing from then on")
@pytest.mark.parametrize("is_by_team", [True, False])
def test_what_is_bought_meanwhile_earns_nothing_whenever_asked(
    in_norte: Shop, clock: MovableClock, is_by_team: bool
) -> None:
    make_programme(clock)
    first = buy(1)
    assert earned() == 50
    customer = buyer(first)
    if is_by_team:
        exclude_member(customer, ExclusionReason.WHOLESALE, by=ANA)
    else:
        leave_programme(customer, by=SHOPPER)
    clock.move(days=1)
    second = make_order_with_parcels(number=2, lines=((1, "50.00"),))
    Order.objects.filter(pk=second.pk).update(placed_at=clock.moment)
    clock.move(days=1)
    assert earn_order(second.pk, by=ANA) == []
    if is_by_team:
        readmit_member(customer, by=ANA)
    else:
        come_back(customer, by=SHOPPER)
    clock.move(days=1)
    award_past_orders(since=START, by=ANA)
    assert earn_order(second.pk, by=ANA) == []
    assert earned() == 50, "also when it is asked for later"
    buy(3)
    assert earned() == 100
    assert Absence.objects.count() == 1


def test_what_is_there_stays_and_can_not_be_used(account: Account) -> None:
    post(grant(account, 100, Terms("g"), expires_at=None))
    left = leave_programme(person(account), by=SHOPPER)
    assert (left.active, claimant_of(left).has_left) == (100, True)
    back = come_back(person(account), by=SHOPPER)
    assert (back.active, claimant_of(back).has_left) == (100, False)
    out = exclude_member(person(account), ExclusionReason.STAFF, by=ANA)
    assert (out.active, claimant_of(out).has_left) == (100, True)


def test_again_it_changes_nothing(account: Account, clock: MovableClock) -> None:
    first = leave_programme(person(account), by=SHOPPER)
    clock.move(days=1)
    assert leave_programme(person(account), by=SHOPPER).left_at == first.left_at
    exclude_member(person(account), ExclusionReason.STAFF, by=ANA)
    clock.move(days=1)
    changed = exclude_member(person(account), ExclusionReason.MISUSE, by=ANA)
    assert (changed.exclusion, changed.excluded_at) == ("misuse", clock.moment - (clock.moment - first.left_at) / 2)  # type: ignore[operator]
    for _ in range(2):
        come_back(person(account), by=SHOPPER)
        readmit_member(person(account), by=ANA)
    names = ["MemberLeft", "MemberExcluded", "MemberCameBack", "MemberReadmitted"]
    rows = RecordedEvent.objects.order_by("pk")
    assert [row.name for row in rows] == names
    assert all(row.fact.describe() for row in rows)


def test_coming_back_does_not_undo_what_the_team_said(account: Account) -> None:
    leave_programme(person(account), by=SHOPPER)
    exclude_member(person(account), ExclusionReason.STAFF, by=ANA)
    assert not come_back(person(account), by=SHOPPER).takes_part
    leave_programme(person(account), by=SHOPPER)
    assert not readmit_member(person(account), by=ANA).takes_part


def test_nobody_lets_themselves_in(account: Account) -> None:
    own = Customer.objects.create(shop=account.shop, saleor_id=ANA.ref, email="ana@example.test")
    for act in (lambda: exclude_member(own, ExclusionReason.OTHER, by=ANA), lambda: readmit_member(own, by=ANA)):
        with pytest.raises(OwnMembership):
            act()


def test_another_account_is_no_way_back_in(account: Account) -> None:
    exclude_member(person(account), ExclusionReason.MISUSE, by=ANA)
    assert not merge_accounts(account, make_account()).takes_part


def test_an_account_that_was_joined_is_no_way_in_either(in_norte: Shop, clock: MovableClock) -> None:
    make_programme(clock)
    order = buy(1)
    kept = make_account()
    merge_accounts(Account.objects.get(customer=order.customer), kept)
    exclude_member(person(kept), ExclusionReason.MISUSE, by=ANA)
    second = make_order_with_parcels(number=2, lines=((1, "50.00"),))
    assert earn_order(second.pk, by=ANA) == []


def test_the_team_is_left_out_by_a_rule(in_norte: Shop, clock: MovableClock) -> None:
    make_programme(clock, excluded={"customers": [], "groups": [], "email_domains": [], "team": True})
    order = make_order_with_parcels(number=1, lines=((1, "50.00"),))
    Customer.objects.filter(pk=buyer(order).pk).update(is_staff=True)
    assert earn_order(order.pk, by=ANA) == []
    Customer.objects.filter(pk=buyer(order).pk).update(is_staff=False)
    assert len(earn_order(order.pk, by=ANA)) == Earning.objects.count() > 0
