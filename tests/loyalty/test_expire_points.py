"""Points end on their day, unless something is open, or nobody was warned."""

from datetime import timedelta

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, ExpiryStay, Lot
from saleor_postventa.loyalty.queries.warnings import EXPIRING
from saleor_postventa.loyalty.services import activate_due, expire_due, warn_of_expiry
from saleor_postventa.mailing.codes import Basis, MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.people.services import lift_hold, place_hold
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import make_policy

from .trade import account_of, balance, buy, make_programme

pytestmark = pytest.mark.django_db
TERMS = {"kind": "months", "months": 2, "years": 1, "warn_days": [30, 7]}


@pytest.fixture
def order(in_norte: Shop, clock: MovableClock) -> Order:
    """50 points that can be used, and end in two months."""
    make_policy()
    make_programme(clock, pending={"until": "at_once", "days": 30}, expiry=TERMS)
    found = buy()
    activate_due()
    return found


def days_before(order: Order, clock: MovableClock, days: float) -> None:
    (lot,) = Lot.objects.open().filter(account=account_of(order))
    assert lot.expires_at is not None
    clock.set(lot.expires_at - timedelta(days=days))


def arrive(clock: MovableClock, *, bounce: str = "") -> None:
    """The mails that wait are sent now."""
    sent = MessageStatus.BOUNCED if bounce else MessageStatus.SENT
    Message.objects.filter(status=MessageStatus.WAITING).update(
        status=sent, sent_at=clock.moment, bounce_kind=bounce, basis=Basis.MEMBERSHIP
    )


def warn(order: Order, clock: MovableClock, *, first: str = "", second: str = "") -> None:
    for days, bounce in ((30, first), (7, second)):
        days_before(order, clock, days)
        assert warn_of_expiry() == 1
        assert warn_of_expiry() == 0
        arrive(clock, bounce=bounce)
    days_before(order, clock, 0)


@pytest.mark.proves("B7", part="warnings at 30 and 7 days; then they end")
def test_warned_twice_they_end(order: Order, clock: MovableClock) -> None:
    warn(order, clock)
    days_before(order, clock, 0.001)
    assert expire_due() == 0
    days_before(order, clock, 0)
    assert (expire_due(), expire_due()) == (50, 0)
    assert balance(order) == (0, 0)
    assert list(faults()) == []


@pytest.mark.proves("B-B6", part="without two warnings that arrived, points are kept")
@pytest.mark.parametrize(("first", "second"), [("hard", ""), ("", "soft"), ("hard", "hard")])
def test_a_warning_that_came_back_is_none(order: Order, clock: MovableClock, first: str, second: str) -> None:
    warn(order, clock, first=first, second=second)
    assert expire_due() == 0
    (stay,) = ExpiryStay.objects.all()
    assert (stay.reason, stay.points) == ("not_warned", 50)
    assert RecordedEvent.objects.filter(name="PointsKept").count() == 1
    assert expire_due() == 0
    assert ExpiryStay.objects.count() == 1


def test_nobody_ever_warned(order: Order, clock: MovableClock) -> None:
    days_before(order, clock, -1)
    assert expire_due() == 0
    assert balance(order) == (0, 50)
    assert warn_of_expiry() == 0
    clock.move(days=2)
    assert warn_of_expiry() == 1
    arrive(clock)
    clock.move(days=23)
    assert warn_of_expiry() == 1
    arrive(clock)
    clock.move(days=8)
    assert expire_due() == 50


def test_a_warning_of_this_very_day_is_too_late(order: Order, clock: MovableClock) -> None:
    days_before(order, clock, 30)
    warn_of_expiry()
    arrive(clock)
    days_before(order, clock, 1)
    assert warn_of_expiry() == 1
    arrive(clock)
    days_before(order, clock, 0)
    assert expire_due() == 0


@pytest.mark.proves("B-B6", part="kept and noted while a return or a case is open")
def test_while_something_is_open_they_are_kept(order: Order, clock: MovableClock) -> None:
    warn(order, clock)
    account = account_of(order)
    assert account.customer is not None
    hold = place_hold(account.customer, HoldReason.OPEN_CASE, key="case:1", by=SYSTEM)
    assert expire_due() == 0
    (stay,) = ExpiryStay.objects.all()
    assert (stay.reason, stay.hold_id) == ("hold", hold.pk)
    (event,) = RecordedEvent.objects.filter(name="PointsKept")
    assert event.fact.describe()
    clock.move(days=32)
    lift_hold(HoldReason.OPEN_CASE, key="case:1", by=SYSTEM)
    assert expire_due() == 50


def test_points_that_were_used_need_no_warning(order: Order, clock: MovableClock) -> None:
    days_before(order, clock, 30)
    warn_of_expiry()
    message = Message.objects.get(kind=EXPIRING)
    assert message.facts["account"] == account_of(order).pk


def test_idle_points_lapse_after_warning(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()
    make_programme(clock, pending={"until": "at_once", "days": 30}, expiry={**TERMS, "kind": "inactivity"})
    order = buy()
    activate_due()
    assert Lot.objects.get().expires_at is None
    clock.move(days=35)
    assert warn_of_expiry() == 1
    arrive(clock)
    clock.move(days=22)
    assert warn_of_expiry() == 1
    arrive(clock)
    clock.move(days=8)
    assert (expire_due(), expire_due(), balance(order)) == (50, 0, (0, 0))
    assert list(faults()) == []


def test_of_an_erased_person_they_just_end(order: Order, clock: MovableClock) -> None:
    days_before(order, clock, 0)
    Account.objects.update(customer=None)
    assert expire_due() == 50
