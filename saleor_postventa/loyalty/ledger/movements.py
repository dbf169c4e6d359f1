"""What can be booked: a movement of points, made by the function that is named for it.

`key` makes it the same fact within the shop. `cause` are ids and codes (order line, return, rule and programme version,
who of the team): no personal data. `why` is the arithmetic, from which sentences are made in any language.
Raises ImpossibleMovement for points that are none, and `chain.InexactJson` for fractions in `cause` or `why`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from saleor_postventa.core.clock import now
from saleor_postventa.core.plain import is_plain
from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.models import Account, Entry

from .chain import digest, exact_json
from .lots import NewLot, fifo

MOST_KEY = 200
SOURCES = {
    EntryKind.ACTIVATED: {EntryKind.EARNED, EntryKind.ADJUSTED, EntryKind.IMPORTED},
    EntryKind.TAKEN_BACK: {EntryKind.EARNED, EntryKind.GRANTED, EntryKind.ADJUSTED, EntryKind.IMPORTED},
    EntryKind.GIVEN_BACK: {EntryKind.SPENT},
    EntryKind.MOVED_IN: {EntryKind.MOVED_OUT},
}


class ImpossibleMovement(ValueError):
    """A mistake of the program: no points, a key of no use, lots that are not their sum, a source of another kind."""


@dataclass(frozen=True)
class Terms:
    """What every movement says of itself; `occurred_at` is now where it is not told."""

    key: str
    cause: dict[str, Any] = field(default_factory=dict)
    why: dict[str, Any] = field(default_factory=dict)
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Movement:
    """`floor` is what active points may not fall below, None where they may fall without end.

    `due`: all that expires by then, in place of `active`. `is_capped`: takes what is there where that is less.
    """

    account_id: int
    kind: EntryKind
    key: str
    pending: int = 0
    active: int = 0
    floor: int | None = 0
    is_capped: bool = False
    due: datetime | None = None
    of_id: int | None = None
    expires_at: datetime | None = None
    lots: tuple[NewLot, ...] = ()
    occurred_at: datetime = field(default_factory=now)
    cause: dict[str, Any] = field(default_factory=dict)
    why: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 < len(self.key) <= MOST_KEY or not is_plain(self.key):
            raise ImpossibleMovement(f"no key: {self.key!r}")
        if not (self.pending or self.active or self.due):
            raise ImpossibleMovement(f"{self.key}: no points")
        if self.lots and sum(lot.points for lot in self.lots) != self.active:
            raise ImpossibleMovement(f"{self.key}: its lots are not {self.active} points")

    @cached_property
    def cause_json(self) -> str:
        return exact_json(self.cause)

    @cached_property
    def why_json(self) -> str:
        return exact_json(self.why)

    @cached_property
    def cause_digest(self) -> str:
        return digest(self.cause_json)

    @cached_property
    def why_digest(self) -> str:
        return digest(self.why_json)


def earn(account: Account, points: int, terms: Terms) -> Movement:
    """Points on their way: pending until `activate` or `take_back`."""
    return _movement(EntryKind.EARNED, account.pk, terms, pending=_some(points))


def activate(earned: Entry, points: int, terms: Terms, *, expires_at: datetime | None) -> Movement:
    """Pending points of what was earned may be spent from now on."""
    return _movement(
        EntryKind.ACTIVATED,
        earned.account_id,
        terms,
        source=earned,
        pending=-_some(points),
        active=points,
        expires_at=expires_at,
    )


def grant(account: Account, points: int, terms: Terms, *, expires_at: datetime | None) -> Movement:
    """Points that may be spent at once."""
    return _movement(EntryKind.GRANTED, account.pk, terms, active=_some(points), expires_at=expires_at)


def take_back(
    source: Entry, terms: Terms, *, pending: int = 0, active: int = 0, floor: int | None = 0, is_capped: bool = False
) -> Movement:
    """Of what was earned or granted, never more than it was; `pending` and `active` are how many, not negative.

    `floor=None` lets the balance fall below zero; `is_capped` takes no more than is there, and books also that it took
    none.
    """
    if pending < 0 or active < 0:
        raise ImpossibleMovement(f"{terms.key}: negative points")
    return _movement(
        EntryKind.TAKEN_BACK,
        source.account_id,
        terms,
        source=source,
        pending=-pending,
        active=-active,
        floor=floor,
        is_capped=is_capped,
    )


def spend(account: Account, points: int, terms: Terms) -> Movement:
    """Reserved by a redemption: gone until given back."""
    return _movement(EntryKind.SPENT, account.pk, terms, active=-_some(points))


def give_back(spent: Entry, points: int, terms: Terms) -> Movement:
    """Of what was spent, never more than it was, each point with the expiry it had."""
    return _movement(EntryKind.GIVEN_BACK, spent.account_id, terms, source=spent, active=_some(points))


def expire(account: Account, terms: Terms, *, due: datetime) -> Movement:
    """The rest of every lot that expires at `due` or before."""
    return _movement(EntryKind.EXPIRED, account.pk, terms, due=due)


def lapse(account: Account, points: int, terms: Terms) -> Movement:
    """Points that have no day of their own end because nothing happened for long."""
    return _movement(EntryKind.EXPIRED, account.pk, terms, active=-_some(points))


def adjust(
    account: Account,
    terms: Terms,
    *,
    active: int = 0,
    pending: int = 0,
    floor: int | None = 0,
    expires_at: datetime | None = None,
) -> Movement:
    """By hand, up or down."""
    return _movement(
        EntryKind.ADJUSTED, account.pk, terms, active=active, pending=pending, floor=floor, expires_at=expires_at
    )


def import_points(account: Account, terms: Terms, *, pending: int = 0, lots: Sequence[NewLot] = ()) -> Movement:
    """A balance from elsewhere, lot by lot."""
    ordered = tuple(lot for _, lot in sorted(enumerate(lots), key=lambda pair: fifo(pair[1].expires_at, pair[0])))
    active = sum(lot.points for lot in ordered)
    return _movement(EntryKind.IMPORTED, account.pk, terms, pending=pending, active=active, lots=ordered)


def move_out(account: Account, terms: Terms) -> Movement:
    """All there is, below zero too; `account` is locked and freshly read."""
    return _movement(
        EntryKind.MOVED_OUT, account.pk, terms, pending=-account.pending, active=-account.active, floor=None
    )


def move_in(account: Account, moved_out: Entry, terms: Terms) -> Movement:
    """What was moved out elsewhere, in lots of the same expiry."""
    return _movement(
        EntryKind.MOVED_IN,
        account.pk,
        terms,
        source=moved_out,
        pending=-moved_out.pending,
        active=-moved_out.active,
        floor=None,
    )


def _movement(
    kind: EntryKind, account_id: int, terms: Terms, *, source: Entry | None = None, **values: Any
) -> Movement:
    if source is not None and source.kind not in SOURCES[kind]:
        raise ImpossibleMovement(f"{terms.key}: {source.kind} can't be {kind}")
    return Movement(
        account_id=account_id,
        kind=kind,
        key=terms.key,
        of_id=source.pk if source else None,
        occurred_at=terms.occurred_at or now(),
        cause=terms.cause,
        why=terms.why,
        **values,
    )


def _some(points: int) -> int:
    if points <= 0:
        raise ImpossibleMovement(f"{points} points")
    return points
