"""One portion of members that are brought along: whether each row can be, is there already, and bringing it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.files.columns import Column
from saleor_postventa.loyalty.files.rows import MemberRow, Mistake, WrongRow
from saleor_postventa.loyalty.ledger.lots import NewLot
from saleor_postventa.loyalty.ledger.movements import Terms, import_points
from saleor_postventa.loyalty.ledger.posting import PointsKeyTaken
from saleor_postventa.loyalty.models import Account, Entry, LevelGrant
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.queries import content_of, programme_at
from saleor_postventa.loyalty.queries.birthdays import birthday_settings, with_own_word
from saleor_postventa.loyalty.queries.members import living
from saleor_postventa.loyalty.rules.expiry import expires_at
from saleor_postventa.loyalty.rules.why import ImportedWhy, why_as_json
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import by_address, erased_among
from saleor_postventa.people.salt import salted_hashes
from saleor_postventa.people.services import guest_of
from saleor_postventa.shops.scope import current_shop

from .accounts import open_account
from .birthdays import bring_birthday
from .booking import book
from .levels import follow_level, grant_level

# How long a level lasts that comes without a day.
LEVEL_LASTS = timedelta(days=365)


@dataclass(frozen=True)
class Brought:
    """A row that can be brought along. `customer` is None of whom nobody knows yet.

    `is_new`: its points and level were not brought before; `brings_birthday`: nobody told theirs.
    `key` makes it the same row in any file. The ledger keeps it for ever: of an address it holds a salted hash.
    """

    row: MemberRow
    customer: Customer | None
    key: str
    is_new: bool
    brings_birthday: bool

    @property
    def is_known(self) -> bool:
        return not (self.is_new or self.brings_birthday)

    @property
    def points(self) -> int:
        return self.row.points if self.is_new else 0


class Judge:
    """Looks at rows portion by portion, with the same few queries for each."""

    def __init__(self) -> None:
        version = programme_at(now())
        self._programme: Programme | None = content_of(version) if version is not None else None
        self._has_birthdays = birthday_settings() is not None

    def judge(self, rows: Sequence[MemberRow | WrongRow]) -> Iterator[Brought | WrongRow]:
        sound = [row for row in rows if isinstance(row, MemberRow)]
        emails = {row.email for row in sound}
        customers, erased = by_address(emails), erased_among(emails)
        digests = salted_hashes(emails)
        keys = {row.number: row.key(digests[row.email][:32]) for row in sound}
        known = _known(list(keys.values()))
        own = _own_accounts(sound)
        out = _taking_no_part(customers.values())
        decided = with_own_word(each.pk for each in customers.values())
        for row in rows:
            if isinstance(row, WrongRow):
                yield row
                continue
            customer, key = customers.get(row.email), keys[row.number]
            is_there = key in known or row.is_repeated or _account_named(row) in own
            brought = Brought(
                row,
                customer,
                key,
                is_new=bool(row.points or row.tier) and not is_there,
                brings_birthday=row.birthday is not None and (customer is None or customer.pk not in decided),
            )
            if known.get(key, row.content) != row.content:
                yield WrongRow(row.number, Mistake.KEY, Column.EXTERNAL_ID)
            elif not brought.is_known and (mistake := self._mistake(brought, erased, out)):
                yield WrongRow(row.number, *mistake)
            else:
                yield brought

    def _mistake(self, brought: Brought, erased: set[str], out: set[int]) -> tuple[Mistake, Column] | None:
        row, customer = brought.row, brought.customer
        if customer is None and row.email in erased:
            return Mistake.ERASED, Column.EMAIL
        if customer is not None and customer.pk in out:
            return Mistake.OUT, Column.EMAIL
        has_level = self._programme is not None and self._programme.tiers.level(row.tier) is not None
        if row.tier and not has_level:
            return Mistake.LEVEL, Column.TIER
        return (Mistake.NO_BIRTHDAYS, Column.BIRTHDAY) if brought.brings_birthday and not self._has_birthdays else None


@transaction.atomic
def bring_along(brought: Brought, *, by: Actor) -> Mistake | None:
    """Points, level and birthday; returns what is wrong where somebody was faster with this id."""
    row = brought.row
    customer = brought.customer or by_address([row.email]).get(row.email) or guest_of(row.email)
    account = open_account(customer)
    if brought.brings_birthday and row.birthday is not None:
        month, day = row.birthday
        bring_birthday(customer, month=month, day=day, by=by)
    return _bring_points(brought, account, by=by) if brought.is_new else None


def _bring_points(brought: Brought, account: Account, *, by: Actor) -> Mistake | None:
    """A lot of their own, and the level."""
    row = brought.row
    if row.points:
        why = why_as_json(ImportedWhy(points=row.points))
        terms = Terms(brought.key, cause={"staff": by.ref, "content": row.content}, why=why)
        try:
            book(import_points(account, terms, lots=[NewLot(row.points, _ends_at(row))]), by=by)
        except PointsKeyTaken:
            return Mistake.KEY
    if row.tier:
        grant_level(
            account, row.tier, until=row.tier_until or now() + LEVEL_LASTS, key=brought.key, content=row.content, by=by
        )
        follow_level(living(account).pk, by=by)
    return None


def _ends_at(row: MemberRow) -> datetime | None:
    version = programme_at(now())
    if row.is_dated or version is None:
        return row.ends_at
    return expires_at(content_of(version).expiry, usable_from=now(), zone=current_shop().preferences.zone)


def _known(keys: list[str]) -> dict[str, str]:
    """The content of rows that were brought along, by their key."""
    grants = dict(LevelGrant.objects.filter(key__in=keys).values_list("key", "content"))
    entries = Entry.objects.filter(key__in=keys).values_list("key", "cause")
    return {**grants, **{key: str(cause.get("content")) for key, cause in entries}}


def _own_accounts(rows: Sequence[MemberRow]) -> set[str]:
    """Of ids that this shop's own export wrote: those points are here already."""
    asked = {text for row in rows if (text := _account_named(row)) is not None}
    return {str(each) for each in Account.objects.filter(public_id__in=asked).values_list("public_id", flat=True)}


def _account_named(row: MemberRow) -> str | None:
    name, colon, _lot = row.external_id.partition(":")
    try:
        return str(UUID(name)) if colon else None
    except ValueError:
        return None


def _taking_no_part(customers: Iterable[Customer]) -> set[int]:
    ids = [each.pk for each in customers]
    rows = Account.objects.filter(customer__in=ids).select_related("merged_into")
    return {row.customer_id for row in rows if row.customer_id is not None and not living(row).takes_part}
