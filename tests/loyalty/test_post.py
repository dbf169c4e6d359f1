"""One movement at a time: what it does to the account, its lots and its chain, and when it is refused."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from saleor_postventa.loyalty.ledger.lots import NewLot
from saleor_postventa.loyalty.ledger.movements import (
    ImpossibleMovement,
    Terms,
    activate,
    adjust,
    earn,
    expire,
    give_back,
    grant,
    import_points,
    spend,
    take_back,
)
from saleor_postventa.loyalty.ledger.posting import (
    MoreThanItsSource,
    NotEnoughPoints,
    NothingToBook,
    PointsKeyTaken,
    UnknownAccount,
    UnknownEntry,
    post,
)
from saleor_postventa.loyalty.models import Account, Draw, Entry, Lot
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .conftest import make_account, terms

pytestmark = pytest.mark.django_db
JAN, JUN, DEC = (datetime(2027, month, 1, tzinfo=UTC) for month in (1, 6, 12))
Rests = Callable[[Account], list[tuple[int, object]]]


def balance(account: Account) -> tuple[int, int]:
    account.refresh_from_db()
    return account.pending, account.active


def test_earned_points_wait_and_then_may_be_spent(account: Account, rests: Rests) -> None:
    earned = post(earn(account, 50, terms()))
    assert balance(account) == (50, 0)
    active = post(activate(earned, 50, terms(), expires_at=DEC))
    assert balance(account) == (0, 50)
    assert rests(account) == [(50, DEC)]
    assert (active.sequence, active.pending_after, active.active_after) == (2, 0, 50)
    assert (active.previous, account.head) == (earned.hash, active.hash)


def test_an_entry_is_given_as_it_stands(account: Account) -> None:
    for entry in (post(earn(account, 5, terms(order_line=3))), post(grant(account, 5, terms(), expires_at=JAN))):
        stored = Entry.objects.get(pk=entry.pk)
        assert {field.attname: getattr(entry, field.attname) for field in Entry._meta.concrete_fields} == {
            field.attname: getattr(stored, field.attname) for field in Entry._meta.concrete_fields
        }


def test_what_expires_first_is_spent_first(account: Account, rests: Rests) -> None:
    for points, ends in ((10, None), (20, DEC), (30, JAN), (40, DEC)):
        post(grant(account, points, terms(), expires_at=ends))
    spent = post(spend(account, 60, terms()))
    assert rests(account) == [(30, DEC), (10, None)]
    assert [(draw.lot.points, draw.points) for draw in Draw.objects.filter(entry=spent).order_by("pk")] == [
        (30, 30),
        (20, 20),
        (40, 10),
    ]


def test_what_is_given_back_has_the_expiry_it_had(account: Account, rests: Rests) -> None:
    for points, ends in ((30, JAN), (20, DEC), (10, None)):
        post(grant(account, points, terms(), expires_at=ends))
    spent = post(spend(account, 55, terms()))
    post(give_back(spent, 10, terms()))
    assert rests(account) == [(5, DEC), (5, None), (5, None)]
    post(give_back(spent, 25, terms()))
    assert rests(account) == [(10, JAN), (5, DEC), (15, DEC), (5, None), (5, None)]
    post(give_back(spent, 20, terms()))
    assert sum(points for points, ends in rests(account) if ends == JAN) == 30
    with pytest.raises(MoreThanItsSource):
        post(give_back(spent, 1, terms()))


def test_taking_back_empties_first_what_that_order_made(account: Account, rests: Rests) -> None:
    """Else buying and sending back would make points young again that are about to expire."""
    post(grant(account, 100, terms(), expires_at=JAN))
    bought = post(grant(account, 100, terms(), expires_at=DEC))
    post(take_back(bought, terms(), active=100))
    assert rests(account) == [(100, JAN)]


def test_taking_back_goes_on_with_other_lots(account: Account, rests: Rests) -> None:
    bought = post(grant(account, 50, terms(), expires_at=JAN))
    post(grant(account, 30, terms(), expires_at=DEC))
    post(spend(account, 40, terms()))
    post(take_back(bought, terms(), active=25))
    assert rests(account) == [(15, DEC)]


def test_never_more_is_taken_back_than_was_earned(account: Account) -> None:
    post(grant(account, 100, terms(), expires_at=None))
    earned = post(earn(account, 50, terms()))
    post(take_back(earned, terms(), pending=20))
    with pytest.raises(MoreThanItsSource):
        post(take_back(earned, terms(), pending=31))
    with pytest.raises(MoreThanItsSource):
        post(take_back(earned, terms(), active=1))
    post(activate(earned, 30, terms(), expires_at=None))
    with pytest.raises(MoreThanItsSource):
        post(activate(earned, 1, terms(), expires_at=None))
    post(take_back(earned, terms(), active=30))
    with pytest.raises(MoreThanItsSource):
        post(take_back(earned, terms(), active=1))
    assert balance(account) == (0, 100)


def test_a_balance_below_zero_is_filled_by_the_next_points(account: Account, rests: Rests) -> None:
    bought = post(grant(account, 50, terms(), expires_at=JAN))
    post(spend(account, 40, terms()))
    post(take_back(bought, terms(), active=50, floor=None))
    assert balance(account) == (0, -40)
    assert rests(account) == []
    with pytest.raises(NotEnoughPoints):
        post(spend(account, 1, terms()))
    post(grant(account, 30, terms(), expires_at=DEC))
    assert (balance(account), rests(account)) == ((0, -10), [])
    post(grant(account, 30, terms(), expires_at=DEC))
    assert (balance(account), rests(account)) == ((0, 20), [(20, DEC)])
    assert all(lot.points - lot.rest == sum(draw.points for draw in lot.draws.all()) for lot in Lot.objects.all())


def test_what_is_capped_takes_what_is_there_and_once(account: Account) -> None:
    bought = post(grant(account, 50, terms(), expires_at=JAN))
    post(spend(account, 40, terms()))
    again = [post(take_back(bought, terms("return:1"), active=50, is_capped=True)) for _ in range(2)]
    assert [(entry.pk, entry.active) for entry in again] == [(again[0].pk, -10)] * 2
    none = post(take_back(bought, terms("return:2"), active=5, is_capped=True))
    assert (none.active, balance(account)) == (0, (0, 0))
    post(grant(account, 7, terms(), expires_at=JAN))
    assert post(take_back(bought, terms("return:2"), active=5, is_capped=True)).pk == none.pk
    assert balance(account) == (0, 7)


@pytest.mark.proves("B7", part="what expires is the rest of what is due, and no point of another lot")
def test_what_is_due_expires_and_nothing_else(account: Account, rests: Rests) -> None:
    for points, ends in ((30, JAN), (20, JUN), (10, DEC), (5, None)):
        post(grant(account, points, terms(), expires_at=ends))
    post(spend(account, 25, terms()))
    expired = post(expire(account, terms(), due=JUN))
    assert (expired.active, rests(account)) == (-25, [(10, DEC), (5, None)])
    with pytest.raises(NothingToBook):
        post(expire(account, terms(), due=JUN))


def test_an_import_keeps_its_lots(account: Account, rests: Rests) -> None:
    post(import_points(account, terms(), pending=7, lots=[NewLot(5, None), NewLot(3, DEC), NewLot(2, JAN)]))
    assert balance(account) == (7, 10)
    assert rests(account) == [(2, JAN), (3, DEC), (5, None)]


def test_points_below_what_is_there_are_refused_and_nothing_changes(account: Account) -> None:
    post(grant(account, 50, terms(), expires_at=JAN))
    earned = post(earn(account, 5, terms()))
    for movement in (
        spend(account, 51, terms()),
        adjust(account, terms(), active=-51),
        adjust(account, terms(), pending=-6),
        adjust(account, terms(), active=-20, floor=40),
    ):
        with pytest.raises(NotEnoughPoints) as refused:
            post(movement)
        assert refused.value.values["active"] == 50
    assert balance(account) == (5, 50)
    assert Entry.objects.count() == account.sequence == 2
    assert account.head == earned.hash


@pytest.mark.proves("B27", part="the ledger: the same key again gives the first entry")
def test_the_same_key_gives_the_first_entry_and_changes_nothing(account: Account) -> None:
    post(grant(account, 50, terms(), expires_at=JAN))
    first = post(spend(account, 20, terms("redeem:1", redemption=1)))
    post(spend(account, 30, terms()))
    assert post(spend(account, 20, terms("redeem:1", redemption=1))) == first
    assert balance(account) == (0, 0)


def test_a_key_that_stands_for_something_else_is_refused(account: Account) -> None:
    other = make_account()
    for each in (account, other):
        post(grant(each, 50, terms(), expires_at=JAN))
    post(spend(account, 20, terms("redeem:1", redemption=1)))
    for movement in (
        spend(account, 21, terms("redeem:1", redemption=1)),
        spend(account, 20, terms("redeem:1", redemption=2)),
        spend(other, 20, terms("redeem:1", redemption=1)),
        grant(account, 20, terms("redeem:1", redemption=1), expires_at=None),
    ):
        with pytest.raises(PointsKeyTaken):
            post(movement)
    assert balance(account) == (0, 30)
    assert balance(other) == (0, 50)


def test_one_shop_never_books_on_anothers_account(account: Account, sur: Shop) -> None:
    earned = post(earn(account, 5, terms("one")))
    with shop_scope(sur):
        with pytest.raises(UnknownAccount):
            post(earn(account, 5, terms("one")))
        stranger = make_account()
        post(earn(stranger, 5, terms("one")))
    with pytest.raises(UnknownAccount):
        post(earn(stranger, 5, terms("two")))
    assert balance(account) == (5, 0)
    assert earned.shop_id == account.shop_id


def test_an_entry_of_another_account_is_no_source(account: Account) -> None:
    earned = post(earn(make_account(), 5, terms()))
    post(earn(account, 5, terms()))
    earned.account_id = account.pk
    with pytest.raises(UnknownEntry):
        post(activate(earned, 5, terms(), expires_at=None))


def test_impossible_movements_are_the_programs_mistake(account: Account) -> None:
    earned = post(earn(account, 5, terms()))
    for make in (
        lambda: earn(account, 0, terms()),
        lambda: spend(account, -1, terms()),
        lambda: earn(account, 1, Terms("a\nb")),
        lambda: earn(account, 1, Terms("")),
        lambda: take_back(earned, terms(), pending=-1),
        lambda: give_back(earned, 1, terms()),
        lambda: adjust(account, terms()),
    ):
        with pytest.raises(ImpossibleMovement):
            make()


@pytest.mark.proves("B1", part="the database refuses to change or delete an entry")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE loyalty_entry SET active = active + 1",
        "DELETE FROM loyalty_entry",
        "UPDATE loyalty_draw SET points = 1",
        "DELETE FROM loyalty_draw",
        "DELETE FROM loyalty_lot",
        "UPDATE loyalty_lot SET rest = rest + 1",
        "UPDATE loyalty_lot SET expires_at = NULL",
        "UPDATE loyalty_lot SET points = points + 5",
    ],
)
def test_the_database_itself_refuses(account: Account, statement: str) -> None:
    post(grant(account, 50, terms(), expires_at=JAN))
    post(spend(account, 20, terms()))
    before = list(Entry.objects.values()), list(Lot.objects.values()), list(Draw.objects.values())
    with pytest.raises(IntegrityError, match="change"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert (list(Entry.objects.values()), list(Lot.objects.values()), list(Draw.objects.values())) == before
