"""Points follow their person: from a guest to an account, and to nobody when the person is forgotten."""

from datetime import UTC, datetime

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.work import drain, queues
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.insights.persons import data_of
from saleor_postventa.loyalty.ledger.movements import activate, adjust, earn, give_back, grant, spend, take_back
from saleor_postventa.loyalty.ledger.posting import UnknownAccount, post
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Entry, Lot
from saleor_postventa.loyalty.queries import account_of, accounts_of, newest_entries, next_expiries, outstanding
from saleor_postventa.loyalty.services import book, expire_points, merge_accounts, open_account
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import absorb_guest, erase_known
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .conftest import make_account, terms

pytestmark = pytest.mark.django_db
JAN, DEC = datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 12, 1, tzinfo=UTC)


def make_customer(shop: Shop, name: str, **values: object) -> Customer:
    return Customer.objects.create(shop=shop, email=f"{name}@example.test", **values)


def rests(account: Account) -> list[tuple[int, object]]:
    return [(lot.rest, lot.expires_at) for lot in account.lots.open().first_in_first_out()]


@pytest.mark.proves("B29")
def test_joined_points_keep_their_expiry_and_their_sum(in_norte: Shop) -> None:
    guest, account = make_account(), make_account()
    for each, points, ends in ((guest, 30, JAN), (guest, 20, None), (account, 10, DEC)):
        post(grant(each, points, terms(), expires_at=ends))
    post(earn(guest, 7, terms()))
    before = outstanding()
    kept = merge_accounts(guest, account)
    assert (kept.pk, kept.pending, kept.active) == (account.pk, 7, 60)
    assert rests(account) == [(30, JAN), (10, DEC), (20, None)]
    assert outstanding() == before
    assert merge_accounts(guest, account).sequence == kept.sequence, "once"
    assert accounts_of(kept) == [account.pk, guest.pk]
    assert list(faults()) == []


def test_what_was_begun_before_goes_on_after(in_norte: Shop) -> None:
    """Points on their way, and those of a redemption, are the joined account's."""
    guest, account = make_account(), make_account()
    earned = post(earn(guest, 50, terms()))
    post(grant(guest, 30, terms(), expires_at=JAN))
    spent = post(spend(guest, 30, terms("redeem")))
    merge_accounts(guest, account)
    post(activate(earned, 50, terms(), expires_at=DEC))
    post(give_back(spent, 30, terms()))
    assert rests(account) == [(30, JAN), (50, DEC)]
    post(take_back(earned, terms(), active=50))
    assert rests(account) == [(30, JAN)]
    assert post(spend(guest, 30, terms("redeem"))).pk == spent.pk
    assert list(faults()) == []


def test_what_is_below_zero_moves_too(in_norte: Shop) -> None:
    guest, account = make_account(), make_account()
    post(adjust(guest, terms(), active=-5, floor=None))
    post(grant(account, 20, terms(), expires_at=JAN))
    assert merge_accounts(guest, account).active == 15
    other = make_account()
    post(adjust(other, terms(), active=-40, floor=None))
    kept = merge_accounts(account, other)
    assert (kept.pk, kept.active, rests(other)) == (other.pk, -25, [])
    assert account_of(account.customer_id or 0) is None
    assert list(faults()) == []


def test_accounts_of_two_shops_are_never_joined(in_norte: Shop, sur: Shop) -> None:
    account = make_account()
    with shop_scope(sur):
        stranger = make_account()
    with pytest.raises(UnknownAccount):
        merge_accounts(stranger, account)
    with pytest.raises(UnknownAccount):
        merge_accounts(account, stranger)


@pytest.mark.proves("B24", part="points of an address that nobody confirmed stay where they are")
@pytest.mark.parametrize("is_confirmed", [True, False])
def test_a_guests_points_follow_to_a_confirmed_account_alone(in_norte: Shop, is_confirmed: bool) -> None:
    guest = make_customer(in_norte, "guest")
    customer = make_customer(in_norte, "account", saleor_id="VXNlcjox", is_confirmed=is_confirmed)
    post(grant(open_account(guest), 30, terms(), expires_at=JAN))
    absorb_guest(guest, customer, at=now(), by=SYSTEM)
    drain(queues.get("reactions"))
    found = account_of(customer.pk)
    assert (found.active if found else None) == (30 if is_confirmed else None)
    assert outstanding().active == 30


@pytest.mark.proves("W21", part="points: the person goes, the entries stay and add up")
def test_who_is_forgotten_leaves_entries_without_a_person(in_norte: Shop) -> None:
    guest = make_customer(in_norte, "old")
    customer = make_customer(in_norte, "account", saleor_id="VXNlcjox", is_confirmed=True)
    post(grant(open_account(guest), 30, terms(), expires_at=JAN))
    post(grant(open_account(customer), 5, terms(), expires_at=JAN))
    other = make_account()
    absorb_guest(guest, customer, at=now(), by=SYSTEM)
    drain(queues.get("reactions"))
    entries = Entry.objects.count()
    erase_known(customer.pk, ErasureReason.ASKED, at=now(), by=SYSTEM)
    drain(queues.get("reactions"))
    assert set(Account.objects.exclude(customer=None)) == {other}
    assert (Entry.objects.count(), outstanding().active) == (entries, 35)
    assert list(faults()) == []


def test_a_persons_export_has_their_points(in_norte: Shop) -> None:
    guest = make_customer(in_norte, "old")
    customer = make_customer(in_norte, "account", saleor_id="VXNlcjox", is_confirmed=True)
    post(grant(open_account(guest), 30, terms(staff="U3RhZmY6MQ==", rule="welcome"), expires_at=JAN))
    post(grant(make_account(), 99, terms(), expires_at=JAN))
    absorb_guest(guest, customer, at=now(), by=SYSTEM)
    drain(queues.get("reactions"))
    told = data_of([customer])
    assert {row["kind"] for row in told["loyalty.Entry"]} == {"granted", "moved_out", "moved_in"}
    assert {row["points"] for row in told["loyalty.Lot"]} == {30}
    assert len(told["loyalty.Account"]) == 2
    assert told["loyalty.Draw"]
    assert "U3RhZmY6MQ==" not in str(told)
    assert told["loyalty.Entry"][0]["cause"] == {"rule": "welcome"}


def test_what_is_booked_is_told_once(in_norte: Shop) -> None:
    account = make_account()
    cause = {"order": 4, "order_line": 9, "programme_version": 2, "rule": "purchase"}
    for _ in range(2):
        earned = book(earn(account, 50, terms("order:4", **cause)), by=SYSTEM)
    active = book(activate(earned, 40, terms("window:4"), expires_at=JAN), by=SYSTEM)
    book(take_back(earned, terms("return:1"), pending=10, active=5), by=SYSTEM)
    spent = book(spend(account, 30, terms("redeem:1")), by=SYSTEM)
    book(give_back(spent, 10, terms("cancel:1")), by=SYSTEM)
    book(adjust(account, terms("gesture:1"), active=-1), by=SYSTEM)
    expired = expire_points(account, due=JAN, by=SYSTEM)
    assert expire_points(account, due=JAN, by=SYSTEM) in (None, expired)
    rows = RecordedEvent.objects.order_by("pk")
    told = {"PointsEarned": 50, "PointsActivated": 40, "PointsTakenBack": 15, "PointsSpent": 30}
    told |= {"PointsGivenBack": 10, "PointsAdjusted": -1, "PointsExpired": 14}
    assert [(row.name, row.data["points"]) for row in rows] == list(told.items())
    first = rows[0]
    assert (first.order_id, first.customer_id, first.line_ids) == (4, account.customer_id, [9])
    assert {"rule": "purchase", "programme_version": 2, "order_line_id": 9}.items() <= first.data.items()
    assert all(row.fact.describe() for row in rows)
    assert active.of_id == earned.pk


@pytest.mark.proves("B4", part="the ledger: buy, earn, spend, return leaves nobody richer (Odoo's exploit)")
def test_buying_earning_spending_and_sending_back_makes_no_point(in_norte: Shop) -> None:
    """Earn by a purchase, spend what was earned on another, send both back; in whatever order, ten times over."""
    account = make_account()
    post(grant(account, 100, terms(), expires_at=JAN))
    for _ in range(10):
        earned = post(earn(account, 100, terms()))
        post(activate(earned, 100, terms(), expires_at=DEC))
        spent = post(spend(account, 150, terms()))
        post(take_back(earned, terms(), active=100, floor=None))
        post(give_back(spent, 150, terms()))
    account.refresh_from_db()
    assert (account.pending, account.active) == (0, 100)
    assert sum(lot.rest for lot in Lot.objects.open()) == 100
    assert list(faults()) == []


def test_a_persons_points_are_read_as_they_stand(in_norte: Shop) -> None:
    account = make_account()
    assert account.customer_id is not None
    for points, ends in ((5, JAN), (7, DEC), (4, JAN), (1, None)):
        post(grant(account, points, terms(), expires_at=ends))
    post(spend(account, 6, terms()))
    assert account_of(account.customer_id) == account
    assert next_expiries(account) == [(JAN, 3), (DEC, 7)]
    assert next_expiries(account, until=JAN) == [(JAN, 3)]
    assert [entry.sequence for entry in newest_entries(account)[:2]] == [5, 4]
