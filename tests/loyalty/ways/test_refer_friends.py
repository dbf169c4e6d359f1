"""A friend who was sent: attributed by the address left at the link, rewarded for what the friend keeps."""

from datetime import UTC, datetime, timedelta

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.codes import ExclusionReason, ReferralState
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Earning, Referral
from saleor_postventa.loyalty.queries.referrals import account_of_code, referral_code_of, referral_link_of
from saleor_postventa.loyalty.services import (
    exclude_member,
    hand_over_points,
    note_window,
    open_account,
    readmit_member,
)
from saleor_postventa.loyalty.services.keeping import settle_referrals
from saleor_postventa.loyalty.services.referring import (
    INVITATION_LASTS,
    NotHeld,
    OwnReferral,
    ReasonMissing,
    UnknownReferralCode,
    approve_referral,
    attribute_order,
    decline_referral,
    forget_invitations,
    invite_friend,
)
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_known
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.loyalty.trade import BY_STAFF, buy, lines_of, react, see_refund, send_back
from tests.returns.make import make_order_with_parcels, make_policy

from .scene import make_generous_programme, make_person, points_of

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 5, 20, tzinfo=UTC)
FRIEND = "nora.friend@example.net"


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()
    make_generous_programme(clock)


@pytest.fixture
def eva() -> Customer:
    return make_person(email="eva@example.org", first_name="Eva", last_name="Prado")


def invite(customer: Customer, email: str = FRIEND) -> None:
    """Before the orders of the tests, which were placed on the first of June."""
    invite_friend(referral_code_of(open_account(customer)), email)
    Referral.objects.invited().update(invited_at=LONG_AGO)


def the_referral() -> Referral:
    return Referral.objects.get()


def friend_of(order: Order) -> Customer:
    assert order.customer is not None
    return order.customer


def end_windows(clock: MovableClock) -> None:
    """The policy's window, counted from the delivery."""
    clock.move(days=90)
    settle_referrals()


def test_a_code_is_its_account_and_nobody_elses(eva: Customer, sur: Shop) -> None:
    account = open_account(eva)
    code = referral_code_of(account)
    assert account_of_code(code.upper()) == account
    assert referral_link_of(account).endswith(f"/s/norte/r/{code}/")
    changed = ("0" if code[0] != "0" else "1") + code[1:]
    for wrong in ("", "zzz", code[:-1], code + "0", changed, "ñ" * 9, "0" * 60):
        assert account_of_code(wrong) is None
    with shop_scope(sur):
        assert account_of_code(code) is None
        with pytest.raises(UnknownReferralCode):
            invite_friend(code, FRIEND)


@pytest.mark.proves("B13", part="both rewarded, once the friend's window is over")
def test_both_have_points_when_the_friends_window_is_over(eva: Customer, clock: MovableClock) -> None:
    invite(eva)
    order = buy(1, (1, "50.00"), email=FRIEND.upper())
    referral = the_referral()
    assert (referral.state, referral.order, referral.friend_email) == (ReferralState.PENDING, order, "")
    assert points_of(eva) == (500, 0)
    assert points_of(friend_of(order)) == (250 + 50, 0)
    assert settle_referrals() == 0
    end_windows(clock)
    assert the_referral().state == ReferralState.REWARDED
    assert points_of(eva) == (0, 500)
    assert settle_referrals() == 0
    assert list(faults()) == []


@pytest.mark.proves("B13")
def test_nothing_where_the_friend_returns_all(eva: Customer, clock: MovableClock) -> None:
    invite(eva)
    order = buy(1, (1, "50.00"), email=FRIEND)
    assert (points_of(eva), points_of(friend_of(order))) == ((500, 0), (250 + 50, 0)), "both, and both wait"
    send_back(order)
    assert the_referral().state == ReferralState.VOID
    assert points_of(eva) == (0, 0)
    assert points_of(friend_of(order)) == (0, 0)
    end_windows(clock)
    assert points_of(eva) == (0, 0)
    assert list(faults()) == []


def test_what_is_kept_has_to_be_what_the_programme_asks_for(eva: Customer, clock: MovableClock) -> None:
    """At least 30 euros: 40 are kept of 60, then 20."""
    invite(eva)
    order = buy(1, (3, "20.00"), email=FRIEND)
    send_back(order, {0: 1})
    assert the_referral().state == ReferralState.PENDING
    send_back(order, {0: 1})
    assert the_referral().state == ReferralState.VOID


def test_points_that_could_be_used_go_when_all_comes_back_late(eva: Customer, clock: MovableClock) -> None:
    invite(eva)
    order = buy(1, (1, "50.00"), email=FRIEND)
    end_windows(clock)
    see_refund(order, "50.00", {0: 1})
    assert the_referral().state == ReferralState.VOID
    assert points_of(eva) == (0, 0)


def test_a_first_order_that_is_too_small_brings_nothing(eva: Customer) -> None:
    invite(eva)
    order = buy(1, (1, "29.99"), email=FRIEND)
    assert the_referral().state == ReferralState.VOID
    assert points_of(friend_of(order)) == (29, 0)


def test_news_that_come_again_change_nothing(eva: Customer) -> None:
    invite(eva)
    order = buy(1, (1, "50.00"), email=FRIEND)
    assert attribute_order(order.pk, by=SYSTEM) is None
    buy(1, (1, "50.00"), email=FRIEND, minutes=30)
    assert Earning.objects.filter(way="referral").count() == 2


def test_the_first_who_sent_them_stays(eva: Customer) -> None:
    invite(eva)
    other = make_person()
    invite(other)
    assert the_referral().referrer.customer == eva


def test_only_the_first_order_counts(eva: Customer) -> None:
    invite(eva)
    buy(1, (1, "50.00"), email=FRIEND)
    buy(2, (1, "50.00"), email=FRIEND)
    assert points_of(eva) == (500, 0)


@pytest.mark.parametrize(
    ("email", "signal"),
    [
        ("eva@example.org", "own_order"),
        ("eva+friend@example.org", "same_mailbox"),
    ],
)
@pytest.mark.proves("B14", part="own order and aliases wait for the team")
def test_ones_own_mailbox_waits_for_the_team(eva: Customer, email: str, signal: str) -> None:
    if signal == "own_order":
        eva.saleor_id = None
        eva.save()
    invite(eva, email)
    buy(1, (1, "50.00"), email=email)
    referral = the_referral()
    assert referral.state == ReferralState.HELD
    assert signal in referral.signals
    assert Earning.objects.filter(way="referral").count() == 0


@pytest.mark.proves("B14", part="not the first order waits for the team; letting it pass rewards once")
def test_who_had_bought_before_waits_and_may_be_let_pass_once(eva: Customer, clock: MovableClock) -> None:
    first = buy(1, (1, "50.00"), email=FRIEND, minutes=20)
    Order.objects.filter(pk=first.pk).update(placed_at=LONG_AGO - timedelta(days=30))
    invite(eva)
    order = buy(2, (1, "50.00"), email=FRIEND)
    assert the_referral().signals == ["not_first_order"]
    assert points_of(eva) == (0, 0)
    assert approve_referral(the_referral().pk, by=BY_STAFF).state == ReferralState.PENDING
    for again in (approve_referral, lambda pk, by: decline_referral(pk, reason="No", by=by)):
        with pytest.raises(NotHeld):
            again(the_referral().pk, by=BY_STAFF)
    assert points_of(eva) == (500, 0)
    end_windows(clock)
    assert points_of(eva) == (0, 500)
    assert friend_of(order) == friend_of(first)


def test_more_than_ten_in_a_week_wait(eva: Customer) -> None:
    for number in range(1, 12):
        invite(eva, f"buddy-{number}-{'xyzuvwrstqp'[number - 1] * 6}@example.net")
        buy(number, (1, "50.00"), email=f"buddy-{number}-{'xyzuvwrstqp'[number - 1] * 6}@example.net")
    states = list(Referral.objects.order_by("pk").values_list("state", flat=True))
    assert states == [ReferralState.PENDING] * 10 + [ReferralState.HELD]
    assert Referral.objects.latest("pk").signals == ["many_in_a_week"]


def test_the_team_says_no_with_a_reason(eva: Customer) -> None:
    invite(eva, "eva+x@example.org")
    buy(1, (1, "50.00"), email="eva+x@example.org")
    with pytest.raises(ReasonMissing):
        decline_referral(the_referral().pk, reason=" ", by=BY_STAFF)
    declined = decline_referral(the_referral().pk, reason="The same household", by=BY_STAFF)
    assert (declined.state, declined.reason, declined.decided_by) == (
        ReferralState.DECLINED,
        "The same household",
        str(BY_STAFF),
    )
    assert points_of(eva) == (0, 0)
    assert RecordedEvent.objects.filter(name="ReferralDeclined").count() == 1


def test_a_guests_points_of_a_referral_follow_to_the_account(eva: Customer, clock: MovableClock) -> None:
    invite(eva)
    order = buy(1, (1, "50.00"), email=FRIEND)
    account = make_person(email=FRIEND)
    assert hand_over_points(friend_of(order).pk, account) is not None
    end_windows(clock)
    assert points_of(account)[1] >= 250
    assert list(faults()) == []


def test_who_sent_somebody_is_a_friend_of_another_too(eva: Customer, clock: MovableClock) -> None:
    leo = make_person(email="leo@example.org")
    for number, (sender, friend) in enumerate([(eva, leo), (leo, eva)], 1):
        address = f"guest{number}@example.net"
        invite_friend(referral_code_of(open_account(sender)), address)
        Referral.objects.invited().update(invited_at=LONG_AGO)
        order = make_order_with_parcels(number=number, lines=((1, "50.00"),), email=address)
        Order.objects.filter(pk=order.pk).update(customer=friend)
        found = attribute_order(order.pk, by=SYSTEM)
        assert found is not None
        if found.state == ReferralState.HELD:
            approve_referral(found.pk, by=BY_STAFF)
    assert [points_of(each) for each in (eva, leo)] == [(750, 0), (750, 0)]


def test_addresses_of_friends_who_never_bought_are_forgotten(eva: Customer, clock: MovableClock) -> None:
    invite(eva)
    Referral.objects.update(invited_at=LONG_AGO - INVITATION_LASTS)
    buy(1, (1, "50.00"), email=FRIEND)
    assert the_referral().order is None, "too late"
    assert forget_invitations() == 1
    assert not Referral.objects.exists()


def test_an_erased_person_is_named_nowhere(eva: Customer) -> None:
    invite(eva)
    order = buy(1, (1, "50.00"), email=FRIEND)
    invite(eva, "another@example.net")
    for person in (friend_of(order), eva):
        erase_known(person.pk, ErasureReason.ASKED, at=LONG_AGO, by=SYSTEM)
        react()
    referral = the_referral()
    assert (referral.friend, referral.friend_email, referral.referrer.customer) == (None, "", None)


@pytest.mark.parametrize("own", ["referrer", "friend"])
def test_nobody_of_the_team_lets_their_own_referral_pass(own: str) -> None:
    """Another mailbox at the same address is held back, and then they are the ones who look."""
    staff = {"saleor_id": BY_STAFF.ref, "email": "eva@example.org"}
    eva = make_person(**(staff if own == "referrer" else {"email": "eva@example.org"}))
    invite(eva, "eva+me@example.org")
    order = buy(1, (1, "50.00"), email="eva+me@example.org")
    if own == "friend":
        Customer.objects.filter(pk=order.customer_id).update(saleor_id=BY_STAFF.ref)
    assert the_referral().state == ReferralState.HELD
    with pytest.raises(OwnReferral):
        approve_referral(the_referral().pk, by=BY_STAFF)
    assert the_referral().state == ReferralState.HELD
    approve_referral(the_referral().pk, by=Actor.staff("VXNlcjoy"))
    assert the_referral().state == ReferralState.PENDING


def test_the_link_of_whom_the_team_left_out_leads_nowhere(eva: Customer) -> None:
    code = referral_code_of(open_account(eva))
    exclude_member(eva, ExclusionReason.MISUSE, by=BY_STAFF)
    with pytest.raises(UnknownReferralCode):
        invite_friend(code, FRIEND)
    readmit_member(eva, by=BY_STAFF)
    invite_friend(code, FRIEND)


def test_a_thing_that_can_not_be_returned_does_not_hold_the_points_for_ever(eva: Customer, clock: MovableClock) -> None:
    invite(eva)
    order = buy(1, (1, "50.00"), (1, "20.00"), email=FRIEND)
    note_window(lines_of(order)[1].pk, None, revision=90)
    clock.move(days=40)
    assert settle_referrals() == 0
    clock.move(days=30)
    assert settle_referrals() == 1
    assert points_of(eva) == (0, 500)
