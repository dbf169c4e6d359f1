"""A guest's points, from the order that Saleor told of to the account that proves the address."""

from datetime import UTC, datetime

import pytest

from saleor_postventa.loyalty.chores import look_after_points
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.people.models import Customer
from saleor_postventa.people.services import change_address, learn_account
from saleor_postventa.saleor.shapes import UserShape
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.loyalty.trade import buy

from .scene import make_generous_programme, points_of

pytestmark = pytest.mark.django_db
GUEST = "guest@example.net"
READ_AT = datetime(2026, 6, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    make_generous_programme(clock)


def tell_of_account(email: str = GUEST, *, is_confirmed: bool) -> Customer:
    """As customer_created, customer_updated and account_confirmed do. Saleor does not tell which orders it attached."""
    user = UserShape(id="VXNlcjo5", email=email, is_confirmed=is_confirmed, is_active=True)
    return learn_account(user, read_at=READ_AT)


@pytest.mark.proves("B24")
def test_points_come_with_the_proof_of_the_address_alone() -> None:
    guest = buy(1, (1, "50.00"), email=GUEST).customer
    assert guest is not None
    owner = tell_of_account(is_confirmed=False)
    look_after_points()
    assert (points_of(guest), points_of(owner)) == ((50, 0), (0, 0))
    tell_of_account(is_confirmed=True)
    look_after_points()
    look_after_points()
    assert (points_of(guest), points_of(owner)) == ((0, 0), (50, 0))
    assert list(faults()) == []


def test_another_address_is_no_proof() -> None:
    guest = buy(1, (1, "50.00"), email=GUEST).customer
    assert guest is not None
    owner = tell_of_account("other@example.net", is_confirmed=True)
    look_after_points()
    assert (points_of(guest), points_of(owner)) == ((50, 0), (0, 0))


def test_an_address_that_was_proved_later_brings_its_points() -> None:
    """Saleor tells of a new address once it was confirmed from that mailbox."""
    buy(1, (1, "50.00"), email=GUEST)
    owner = tell_of_account("other@example.net", is_confirmed=True)
    change_address("VXNlcjo5", GUEST, as_of=READ_AT.replace(day=11))
    look_after_points()
    assert points_of(owner) == (50, 0)


def test_what_the_guest_buys_next_is_the_accounts() -> None:
    buy(1, (1, "50.00"), email=GUEST)
    owner = tell_of_account(is_confirmed=True)
    look_after_points()
    buy(2, (1, "20.00"), email=GUEST)
    assert points_of(owner) == (70, 0)
    assert list(faults()) == []
