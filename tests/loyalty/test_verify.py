"""What was changed behind the ledger's back is found, and named."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from saleor_postventa.loyalty.ledger.keys import make_key
from saleor_postventa.loyalty.ledger.movements import earn, grant, spend
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.ledger.roots import make_root, signed_text
from saleor_postventa.loyalty.ledger.verifying import content_of, faults
from saleor_postventa.loyalty.models import Account, DailyRoot, Draw, Entry, Lot, RootLeaf
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .conftest import make_account, terms

pytestmark = pytest.mark.django_db
JAN = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture
def booked(in_norte: Shop, clock: MovableClock) -> Account:
    """An account with six entries, the first four of which a root vouches for; another beside it."""
    account, other = make_account(), make_account()
    for each in (account, other):
        post(grant(each, 50, terms(rule="welcome"), expires_at=JAN))
        post(earn(each, 20, terms(order_line=3)))
        post(spend(each, 30, terms(redemption=1)))
        post(grant(each, 5, terms(), expires_at=None))
    clock.move(days=1)
    assert make_root() is not None
    for each in (account, other):
        post(spend(each, 21, terms(redemption=2)))
        post(earn(each, 1, terms(order_line=4)))
    account.refresh_from_db()
    return account


@contextmanager
def another_hand() -> Iterator[None]:
    """Of somebody who can take the triggers away: the database's owner."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if is_sqlite:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            yield
            for _, written in triggers:
                cursor.execute(written)
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")


def verified(*arguments: str) -> tuple[int, str]:
    said = io.StringIO()
    try:
        call_command("ledger_verify", *arguments, stdout=said)
    except SystemExit as ended:
        return int(ended.code or 0), said.getvalue()
    return 0, said.getvalue()


def test_a_ledger_that_nobody_touched_agrees(booked: Account) -> None:
    assert verified() == (0, "norte: 2 accounts, 12 entries, all agree.\n")


def change(account: Account, sequence: int, **values: object) -> None:
    Entry.objects.filter(account=account, sequence=sequence).update(**values)


def rewrite_from(account: Account, sequence: int) -> None:
    """Make the chain whole again from there on, as somebody would who knows how it is made."""
    previous = Entry.objects.get(account=account, sequence=sequence - 1).hash if sequence > 1 else "0" * 64
    for entry in Entry.objects.filter(account=account, sequence__gte=sequence).order_by("sequence"):
        entry.previous = previous
        previous = content_of(entry).hash
        change(account, entry.sequence, previous=entry.previous, hash=previous)
    Account.objects.filter(pk=account.pk).update(head=previous)


def more_points(account: Account) -> None:
    change(account, 1, active=60)


def another_cause(account: Account) -> None:
    change(account, 2, cause={"order_line": 4})


def another_expiry(account: Account) -> None:
    Lot.objects.filter(account=account, entry__sequence=1).update(expires_at=None)


def another_draw(account: Account) -> None:
    Draw.objects.filter(entry__account=account, entry__sequence=3).update(points=29)


def one_entry_less(account: Account) -> None:
    Entry.objects.filter(account=account, sequence=2).delete()


def a_rewritten_chain(account: Account) -> None:
    change(account, 2, why={"text": "another"})
    rewrite_from(account, 2)


def a_forged_chain(account: Account) -> None:
    """Nothing of what a root vouches for, but the newest entry, by itself."""
    change(account, 6, why={"text": "another"})


def a_shorter_chain(account: Account) -> None:
    for sequence in (6, 5, 4):
        Draw.objects.filter(entry__account=account, entry__sequence=sequence).delete()
        Lot.objects.filter(entry__account=account, entry__sequence=sequence).delete()
        Entry.objects.filter(account=account, sequence=sequence).delete()
    last = Entry.objects.get(account=account, sequence=3)
    Lot.objects.filter(account=account).update(rest=20)
    Account.objects.filter(pk=account.pk).update(
        sequence=3, pending=last.pending_after, active=last.active_after, head=last.hash
    )


def an_unknown_entry(account: Account) -> None:
    last = Entry.objects.get(account=account, sequence=6)
    last.pk, last.sequence, last.key = None, 7, "forged"
    last.save(force_insert=True)


FORGED: list[tuple[Callable[[Account], None], int]] = [
    (more_points, 1),
    (another_cause, 2),
    (another_expiry, 1),
    (another_draw, 3),
    (one_entry_less, 3),
    (a_rewritten_chain, 4),
    (a_forged_chain, 6),
    (a_shorter_chain, 4),
    (an_unknown_entry, 7),
]


@pytest.mark.proves("B-B1", part="what is changed by SQL is found, with account and entry")
@pytest.mark.parametrize(("forge", "sequence"), FORGED, ids=lambda value: getattr(value, "__name__", ""))
def test_names_account_and_entry(booked: Account, forge: Callable[[Account], None], sequence: int) -> None:
    with another_hand():
        forge(booked)
    fault = next(faults())
    assert (fault.account, fault.sequence) == (str(booked.public_id), sequence)
    code, said = verified()
    assert code == 1
    assert f"account {booked.public_id}, entry {sequence}" in said


@pytest.mark.parametrize("values", [{"active": 1}, {"pending": 7}, {"head": "0" * 64}])
def test_names_an_account_that_says_something_else(booked: Account, values: dict[str, object]) -> None:
    Account.objects.filter(pk=booked.pk).update(**values)
    assert next(faults()).account == str(booked.public_id)


def test_a_root_that_was_not_signed_so_is_found(booked: Account) -> None:
    with another_hand():
        DailyRoot.objects.update(day=datetime(2026, 1, 1, tzinfo=UTC).date())
    assert "signed" in next(faults()).what


def test_a_root_signed_by_another_key_is_found(booked: Account) -> None:
    with another_hand():
        DailyRoot.objects.update(key=make_key())
    assert "signed" in next(faults()).what


def test_a_leaf_that_is_missing_is_found(booked: Account) -> None:
    with another_hand():
        RootLeaf.objects.filter(account=booked).delete()
    assert "leaves" in next(faults()).what


def test_one_shop_is_looked_at_alone(booked: Account, sur: Shop) -> None:
    with shop_scope(sur):
        post(grant(make_account(), 50, terms(), expires_at=JAN))
    with another_hand():
        more_points(booked)
    assert verified("--shop", "sur") == (0, "sur: 1 accounts, 1 entries, all agree.\n")
    assert verified("--shop", "norte")[0] == 1
    with pytest.raises(CommandError):
        call_command("ledger_verify", "--shop", "none")


def test_a_day_has_one_root_and_the_next_follows_it(booked: Account, clock: MovableClock) -> None:
    assert make_root() is None
    clock.move(days=1)
    second = make_root()
    assert second is not None
    assert (second.number, second.leaves_count) == (2, 2)
    clock.move(days=1)
    assert make_root() is None, "nothing moved"
    assert list(faults()) == []


def test_one_who_moved_alone_is_vouched_for_alone(booked: Account, clock: MovableClock) -> None:
    clock.move(days=1)
    make_root()
    post(earn(booked, 1, terms()))
    clock.move(days=1)
    third = make_root()
    assert third is not None
    assert [leaf.account_id for leaf in third.leaves.all()] == [booked.pk]
    assert f"previous:{'0' * 64}" not in signed_text(third)
    assert list(faults()) == []
