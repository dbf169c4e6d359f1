"""Any history of an after-sale ledger, beside purses in which every point is kept one by one."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.ledger import movements
from saleor_postventa.loyalty.ledger.lots import NewLot
from saleor_postventa.loyalty.ledger.movements import Movement, Terms
from saleor_postventa.loyalty.ledger.posting import MoreThanItsSource, NotEnoughPoints, NothingToBook, post
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Entry, Lot
from saleor_postventa.loyalty.services import merge_accounts
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .conftest import make_account
from .purse import Point, Purse, end_of

ENDS = (datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC), datetime(2027, 12, 1, tzinfo=UTC), None)
ACCOUNTS = 3
some_points = st.integers(1, 12)
some_end = st.sampled_from(ENDS)
some_account = st.integers(0, ACCOUNTS - 1)
some_floor = st.sampled_from([0, 0, None])


@dataclass
class Earned:
    """What may still be activated, and what may still be taken back of that."""

    entry: Entry
    account: int
    pending: int
    active: int = 0


@dataclass
class Spent:
    entry: Entry
    account: int
    points: list[Point]
    given: int = 0


@dataclass
class Books:
    """All that came in and went out, as the test counted it."""

    issued: int = 0
    spent: int = 0
    given_back: int = 0
    expired: int = 0
    reversed: int = 0
    added: int = 0
    removed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


class Histories(RuleBasedStateMachine):
    """In the shop of `shop`; each history is undone at its end."""

    shop: Shop

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.scope = shop_scope(self.shop)
        self.scope.__enter__()
        self.numbers = count(1)
        self.purses: list[Purse] = [Purse() for _ in range(ACCOUNTS)]
        self.earned: list[Earned] = []
        self.spent: list[Spent] = []
        self.done: list[tuple[Movement, Entry]] = []
        self.books = Books()

    @initialize()
    def open_accounts(self) -> None:
        self.accounts = [make_account() for _ in range(ACCOUNTS)]

    def teardown(self) -> None:
        try:
            assert list(faults()) == []
        finally:
            self.scope.__exit__(None, None, None)
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def terms(self) -> Terms:
        return Terms(f"key:{next(self.numbers)}", cause={"n": 1}, why={"text": "50,00 € × 1"})

    def book(self, movement: Movement) -> Entry:
        entry = post(movement)
        self.done.append((movement, entry))
        return entry

    def refused(self, movement: Movement, refusal: type[Exception]) -> None:
        before = Entry.objects.count()
        try:
            post(movement)
        except refusal:
            assert Entry.objects.count() == before
        else:
            raise AssertionError(f"{movement} was booked")

    @rule(number=some_account, points=some_points)
    def earn(self, number: int, points: int) -> None:
        entry = self.book(movements.earn(self.accounts[number], points, self.terms()))
        self.purses[number].pending += points
        self.books.issued += points
        self.earned.append(Earned(entry, number, points))

    @rule(number=some_account, points=some_points, ends=some_end)
    def grant(self, number: int, points: int, ends: datetime | None) -> None:
        entry = self.book(movements.grant(self.accounts[number], points, self.terms(), expires_at=ends))
        self.purses[number].add([(end_of(ends), entry.pk)] * points)
        self.books.issued += points
        self.earned.append(Earned(entry, number, 0, points))

    @rule(number=some_account, pending=st.integers(0, 5), lots=st.lists(st.tuples(some_points, some_end), max_size=3))
    def bring_along(self, number: int, pending: int, lots: list[tuple[int, datetime | None]]) -> None:
        if not (pending or lots):
            return
        made = [NewLot(points, ends) for points, ends in lots]
        entry = self.book(movements.import_points(self.accounts[number], self.terms(), pending=pending, lots=made))
        self.purses[number].pending += pending
        self.purses[number].add([(end_of(ends), entry.pk) for points, ends in lots for _ in range(points)])
        self.books.issued += pending + entry.active
        self.earned.append(Earned(entry, number, pending, entry.active))

    @precondition(lambda self: self.earned)
    @rule(data=st.data(), points=some_points, ends=some_end)
    def activate(self, data: Any, points: int, ends: datetime | None) -> None:
        source = data.draw(st.sampled_from(self.earned))
        if source.entry.kind == EntryKind.GRANTED:
            return
        movement = movements.activate(source.entry, points, self.terms(), expires_at=ends)
        if points > source.pending:
            self.refused(movement, MoreThanItsSource)
            return
        purse = self.purses[source.account]
        if points > purse.pending:  # somebody took them away by hand
            self.refused(movement, NotEnoughPoints)
            return
        self.book(movement)
        source.pending -= points
        source.active += points
        purse.pending -= points
        purse.add([(end_of(ends), source.entry.pk)] * points)

    @precondition(lambda self: self.earned)
    @rule(data=st.data(), pending=st.integers(0, 8), active=st.integers(0, 8), floor=some_floor, capped=st.booleans())
    def take_back(self, data: Any, pending: int, active: int, floor: int | None, capped: bool) -> None:
        if not (pending or active):
            return
        source = data.draw(st.sampled_from(self.earned))
        purse = self.purses[source.account]
        movement = movements.take_back(
            source.entry, self.terms(), pending=pending, active=active, floor=floor, is_capped=capped
        )
        taken = min(active, max(purse.active, 0)) if capped else active
        if pending > source.pending or taken > source.active:
            self.refused(movement, MoreThanItsSource)
        elif pending > purse.pending or (taken and floor is not None and purse.active - taken < floor):
            self.refused(movement, NotEnoughPoints)
        else:
            self.book(movement)
            source.pending -= pending
            source.active -= taken
            purse.pending -= pending
            purse.remove(taken, first=source.entry.pk)
            self.books.reversed += pending + taken

    @rule(number=some_account, points=some_points)
    def spend(self, number: int, points: int) -> None:
        movement = movements.spend(self.accounts[number], points, self.terms())
        if self.purses[number].active < points:
            self.refused(movement, NotEnoughPoints)
            return
        entry = self.book(movement)
        self.spent.append(Spent(entry, number, self.purses[number].remove(points)))
        self.books.spent += points

    @precondition(lambda self: self.spent)
    @rule(data=st.data(), points=some_points)
    def give_back(self, data: Any, points: int) -> None:
        spent = data.draw(st.sampled_from(self.spent))
        movement = movements.give_back(spent.entry, points, self.terms())
        left = spent.points[: len(spent.points) - spent.given]
        if points > len(left):
            self.refused(movement, MoreThanItsSource)
            return
        self.book(movement)
        spent.given += points
        self.purses[spent.account].add([(point.ends, point.origin) for point in left[-points:]])
        self.books.given_back += points

    @rule(number=some_account, due=st.sampled_from([ends for ends in ENDS if ends]))
    def expire(self, number: int, due: datetime) -> None:
        movement = movements.expire(self.accounts[number], self.terms(), due=due)
        gone = self.purses[number].remove_due(end_of(due))
        self.books.expired += gone
        if gone:
            assert self.book(movement).active == -gone
        else:
            self.refused(movement, NothingToBook)

    @rule(
        number=some_account,
        active=st.integers(-9, 9).filter(bool),
        pending=st.integers(-4, 4),
        ends=some_end,
        floor=some_floor,
    )
    def adjust(self, number: int, active: int, pending: int, ends: datetime | None, floor: int | None) -> None:
        purse = self.purses[number]
        movement = movements.adjust(
            self.accounts[number], self.terms(), active=active, pending=pending, floor=floor, expires_at=ends
        )
        is_below = floor is not None and active < 0 and purse.active + active < floor
        if is_below or purse.pending + pending < 0:
            self.refused(movement, NotEnoughPoints)
            return
        entry = self.book(movement)
        purse.pending += pending
        if active > 0:
            purse.add([(end_of(ends), entry.pk)] * active)
        else:
            purse.remove(-active)
        for change in (active, pending):
            self.books.added += max(change, 0)
            self.books.removed += max(-change, 0)

    @rule(number=some_account, other=some_account)
    def merge(self, number: int, other: int) -> None:
        emptied, kept = self.purses[number], self.purses[other]
        merge_accounts(self.accounts[number], self.accounts[other])
        if emptied is kept:
            return
        kept.pending += emptied.pending
        if emptied.debt:
            kept.remove(emptied.debt)
        else:
            kept.add([(point.ends, point.origin) for point in emptied.points])
        self.purses = [kept if purse is emptied else purse for purse in self.purses]

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def tell_again(self, data: Any) -> None:
        movement, entry = data.draw(st.sampled_from(self.done))
        assert post(movement) == entry

    @invariant()
    def balances_and_lots_are_those_of_the_purses(self) -> None:
        living = {id(purse): purse for purse in getattr(self, "purses", [])}
        for account in Account.objects.living() if hasattr(self, "accounts") else []:
            purse = self.purses[[each.pk for each in self.accounts].index(account.pk)]
            assert (account.pending, account.active) == (purse.pending, purse.active)
            rests = [(end_of(lot.expires_at), lot.rest) for lot in Lot.objects.open().filter(account=account)]
            assert sorted(end for end, rest in rests for _ in range(rest)) == purse.ends
            assert sum(rest for _, rest in rests) == max(account.active, 0)
            living.pop(id(purse))
        assert not living or not hasattr(self, "accounts")

    @invariant()
    def nothing_comes_from_nowhere(self) -> None:
        books = self.books
        there = sum(account.pending + account.active for account in Account.objects.all())
        gone = books.spent - books.given_back + books.expired + books.reversed + books.removed
        assert books.issued + books.added == there + gone
