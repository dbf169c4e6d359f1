"""Several at once on one account, or with one key."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from django.db import connection, transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.ledger.movements import Movement, earn, expire, give_back, grant, spend, take_back
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints, PointsKeyTaken, post
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Entry
from saleor_postventa.loyalty.services import book, expire_points, merge_accounts, open_account
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.race import side_by_side

from .conftest import make_account, terms

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pg]
JAN = datetime(2027, 1, 1, tzinfo=UTC)
MANY = 8


@pytest.fixture
def shop(norte: Shop) -> Iterator[Shop]:
    with shop_scope(norte):
        yield norte
        assert list(faults()) == []


def at_once(shop: Shop, *acts: Callable[[], object]) -> list[Exception]:
    """All start together, each in a thread and the shop's scope of its own; what they raised."""
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        with shop_scope(shop):
            start.wait()
            act()

    return side_by_side(run, acts)


def posting(movement: Movement) -> Callable[[], object]:
    return lambda: post(movement)


def balance(account: Account) -> tuple[int, int]:
    account.refresh_from_db()
    return account.pending, account.active


def test_of_many_who_spend_the_last_points_one_does(shop: Shop) -> None:
    account = make_account()
    post(grant(account, 100, terms(), expires_at=JAN))
    raised = at_once(shop, *(posting(spend(account, 100, terms())) for _ in range(MANY)))
    assert [type(error) for error in raised] == [NotEnoughPoints] * (MANY - 1)
    assert balance(account) == (0, 0)


def test_many_who_draw_from_the_same_lots_leave_what_is_left(shop: Shop) -> None:
    """Whoever waited sees the lots as they are by then, not as they were when it began."""
    account = make_account()
    for points in (7, 5, 11, 3):
        post(grant(account, points, terms(), expires_at=JAN))
    raised = at_once(shop, *(posting(spend(account, 3, terms())) for _ in range(MANY)))
    assert raised == []
    assert balance(account) == (0, 2)


@pytest.mark.proves("B27", part="the ledger: racing keys")
def test_one_key_at_once_is_one_entry(shop: Shop) -> None:
    account = make_account()
    post(grant(account, 100, terms(), expires_at=JAN))
    raised = at_once(shop, *(posting(spend(account, 60, terms("redeem:1"))) for _ in range(MANY)))
    assert raised == []
    assert balance(account) == (0, 40)
    assert Entry.objects.filter(key="redeem:1").count() == 1


def test_one_key_at_once_on_two_accounts_is_one_entry(shop: Shop) -> None:
    accounts = [make_account() for _ in range(MANY)]
    raised = at_once(shop, *(posting(earn(account, 5, terms("order:1"))) for account in accounts))
    assert [type(error) for error in raised] == [PointsKeyTaken] * (MANY - 1)
    assert sum(balance(account)[0] for account in accounts) == 5
    assert sum(account.sequence for account in accounts) == 1


def test_a_key_whose_first_booking_is_undone_is_booked_by_the_other(shop: Shop) -> None:
    one, other = make_account(), make_account()
    posted, go_on = threading.Event(), threading.Event()

    def undo() -> None:
        with transaction.atomic():
            post(earn(one, 5, terms("order:1")))
            posted.set()
            go_on.wait(5)
            transaction.set_rollback(True)

    def wait_for_it() -> None:
        posted.wait(5)
        threading.Timer(0.3, go_on.set).start()
        post(earn(other, 5, terms("order:1")))

    assert at_once(shop, undo, wait_for_it) == []
    assert (balance(one), balance(other)) == ((0, 0), (5, 0))


def test_a_merge_against_spending_loses_and_makes_no_point(shop: Shop) -> None:
    for _ in range(4):
        guest, account = make_account(), make_account()
        for each in (guest, account):
            post(grant(each, 50, terms(), expires_at=JAN))
        spending = [posting(spend(each, 30, terms())) for each in (guest, account, guest)]
        raised = at_once(shop, partial(merge_accounts, guest, account), *spending)
        assert {type(error) for error in raised} <= {NotEnoughPoints}
        spent = 3 - len(raised)
        assert balance(guest) == (0, 0)
        assert balance(account) == (0, 100 - 30 * spent)
        assert Account.objects.living().filter(pk=guest.pk).count() == 0


def test_two_merges_crosswise_end_with_all_in_one(shop: Shop) -> None:
    one, other = make_account(), make_account()
    for each in (one, other):
        post(grant(each, 50, terms(), expires_at=JAN))
    raised = at_once(
        shop,
        *(lambda: merge_accounts(one, other), lambda: merge_accounts(other, one)),
        *(posting(spend(each, 10, terms())) for each in (one, other)),
    )
    assert raised == []
    assert Account.objects.living().count() == 1
    assert sum(account.active for account in Account.objects.all()) == 80


@pytest.mark.proves("B7", part="an expiry beside spending takes what is left, and no more")
def test_expiry_against_spending(shop: Shop) -> None:
    account = make_account()
    post(grant(account, 50, terms(), expires_at=JAN))
    post(grant(account, 50, terms(), expires_at=None))
    raised = at_once(
        shop,
        *(posting(spend(account, 10, terms())) for _ in range(4)),
        *(lambda: expire_points(account, due=JAN, by=SYSTEM) for _ in range(4)),
    )
    assert raised == []
    expired = -sum(entry.active for entry in Entry.objects.filter(kind="expired"))
    assert Entry.objects.filter(kind="expired").count() == 1
    assert 10 <= expired <= 50
    assert balance(account) == (0, 60 - expired)


def test_what_came_back_twice_at_once_has_each_its_own_expiry(shop: Shop) -> None:
    account = make_account()
    for points, ends in ((10, JAN), (10, None)):
        post(grant(account, points, terms(), expires_at=ends))
    spent = post(spend(account, 20, terms()))
    raised = at_once(shop, *(posting(give_back(spent, 5, terms())) for _ in range(4)))
    assert raised == []
    ends = [(lot.rest, lot.expires_at) for lot in account.lots.open().first_in_first_out()]
    assert ends == [(5, JAN), (5, JAN), (5, None), (5, None)]


def test_what_is_taken_back_at_once_is_never_more_than_was_earned(shop: Shop) -> None:
    account = make_account()
    post(grant(account, 500, terms(), expires_at=JAN))
    earned = post(earn(account, 10, terms()))
    raised = at_once(shop, *(posting(take_back(earned, terms(), pending=4)) for _ in range(MANY)))
    assert len(raised) == MANY - 2
    assert balance(account) == (2, 500)


def test_a_customer_gets_one_account(shop: Shop) -> None:
    customer = Customer.objects.create(shop=shop, email="one@example.test")
    assert at_once(shop, *(lambda: open_account(customer) for _ in range(MANY))) == []
    assert Account.objects.of_customer(customer.pk).count() == 1


def test_events_of_one_key_at_once_are_one(shop: Shop) -> None:
    account = make_account()
    assert at_once(shop, *(lambda: book(earn(account, 5, terms("order:1")), by=SYSTEM) for _ in range(MANY))) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM events_recordedevent WHERE name = 'PointsEarned'")
        assert cursor.fetchone() == (1,)


def test_expiring_twice_at_once_is_once(shop: Shop) -> None:
    account = make_account()
    post(grant(account, 50, terms(), expires_at=JAN))
    movement = expire(account, terms("expired:1"), due=JAN)
    assert at_once(shop, *(posting(movement) for _ in range(MANY))) == []
    assert balance(account) == (0, 0)
