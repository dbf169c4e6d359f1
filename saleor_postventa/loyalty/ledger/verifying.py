"""Reckoning everything anew: chains, balances, lots, draws and roots, and who is the first that does not agree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest

from saleor_postventa.loyalty.models import NO_HASH, Account, DailyRoot, Draw, Entry, EntryQuerySet, Lot, RootLeaf

from . import merkle
from .chain import DrawnPoints, EntryContent, LotRef, MadeLot, digest, json_digest, leaf_text
from .roots import is_signed, signed_text

AT_ONCE = 500
ROWS_AT_ONCE = 2000


@dataclass(frozen=True)
class Fault:
    """`account` is its public id; `sequence` and `entry_id` name the entry, where it is about one."""

    what: str
    account: str = ""
    sequence: int | None = None
    entry_id: int | None = None

    def __str__(self) -> str:
        place = f"account {self.account}" if self.account else ""
        if self.sequence is not None:
            place += f", entry {self.sequence}" + (f" (id {self.entry_id})" if self.entry_id else "")
        return f"{place}: {self.what}" if place else self.what


def faults() -> Iterator[Fault]:
    """Of the current shop; nothing where all agrees. What is booked meanwhile does not disturb it."""
    yield from _faults_of_chains()
    yield from _faults_of_lots()
    yield from _faults_of_roots()


def faults_of(account: Account) -> Iterator[Fault]:
    """Of one account's chain."""
    rows = with_parts(Entry.objects.of_account(account.pk)).in_order()
    yield from _faults_of_chain(account, rows.iterator(ROWS_AT_ONCE))


def content_of(entry: Entry) -> EntryContent:
    """What its hash is made of; `account`, `of`, lots and draws are best prefetched (`with_parts`)."""
    return EntryContent(
        account=entry.account.public_id,
        sequence=entry.sequence,
        kind=entry.kind,
        pending=entry.pending,
        active=entry.active,
        pending_after=entry.pending_after,
        active_after=entry.active_after,
        key=entry.key,
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        expires_at=entry.expires_at,
        of=f"{entry.of.account.public_id}/{entry.of.sequence}" if entry.of else "",
        lots=tuple(MadeLot(lot.number, lot.points, lot.expires_at) for lot in entry.lots.all()),
        draws=tuple(
            DrawnPoints(LotRef(draw.lot.entry.sequence, draw.lot.number), draw.points) for draw in entry.draws.all()
        ),
        cause_digest=json_digest(entry.cause),
        why_digest=json_digest(entry.why),
        previous=entry.previous,
    )


def with_parts(entries: EntryQuerySet) -> EntryQuerySet:
    draws = Prefetch("draws", Draw.objects.select_related("lot__entry"))
    return entries.select_related("account", "of__account").prefetch_related("lots", draws)


def _faults_of_chains() -> Iterator[Fault]:
    last = 0
    while accounts := list(Account.objects.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        walked = {account.pk: account for account in accounts}
        rows = with_parts(Entry.objects.filter(account__in=walked)).in_order().iterator(ROWS_AT_ONCE)
        for account_id, entries in groupby(rows, attrgetter("account_id")):
            yield from _faults_of_chain(walked.pop(account_id), entries)
        for account in walked.values():
            yield from _faults_of_chain(account, iter(()))
        last = accounts[-1].pk


def _faults_of_chain(account: Account, entries: Iterable[Entry]) -> Iterator[Fault]:
    """`account` was read before its entries; those that came since are not looked at."""
    name = str(account.public_id)
    sequence, pending, active, head = 0, 0, 0, NO_HASH
    for entry in entries:
        if entry.sequence > account.sequence:
            break
        sequence, pending, active = sequence + 1, pending + entry.pending, active + entry.active
        found = _what_is_wrong(entry, sequence, pending, active, head)
        if found:
            yield Fault(found, name, entry.sequence, entry.pk)
            return
        head = entry.hash
    if sequence != account.sequence:
        yield Fault(f"it has {sequence} entries and says {account.sequence}", name, sequence + 1)
    elif (pending, active) != (account.pending, account.active):
        said = f"{account.pending} and {account.active}"
        yield Fault(f"its entries add up to {pending} pending and {active} active, it says {said}", name)
    elif head != account.head:
        yield Fault("its head is not the hash of its newest entry", name, sequence)


def _what_is_wrong(entry: Entry, sequence: int, pending: int, active: int, previous: str) -> str:
    if entry.sequence != sequence:
        return f"entry {sequence} is missing before it"
    if entry.previous != previous:
        return "it does not follow the hash of the entry before"
    if content_of(entry).hash != entry.hash:
        return "its hash is not that of its content, lots and draws"
    if (pending, active) != (entry.pending_after, entry.active_after):
        return f"entries add up to {pending} pending and {active} active there, it says otherwise"
    return ""


def _faults_of_lots() -> Iterator[Fault]:
    """And entries that no account knows of; each in one statement, which sees all rows as of one moment."""
    stray = Entry.objects.filter(sequence__gt=F("account__sequence")).select_related("account")
    for entry in stray.order_by("pk"):
        yield Fault("its account does not know of it", str(entry.account.public_id), entry.sequence, entry.pk)
    drawn = Coalesce(Sum("draws__points"), 0)
    lots = Lot.objects.annotate(drawn=drawn).exclude(points=F("rest") + F("drawn")).select_related("account", "entry")
    for lot in lots.order_by("pk"):
        what = f"of its lot {lot.number} {lot.points - lot.rest} points are gone, and draws name others"
        yield Fault(what, str(lot.account.public_id), lot.entry.sequence, lot.entry_id)
    rest = Coalesce(Sum("lots__rest"), 0)
    wrong = Account.objects.annotate(rest=rest).exclude(rest=Greatest("active", 0)).order_by("pk")
    for public_id, held, active in wrong.values_list("public_id", "rest", "active"):
        yield Fault(f"its lots hold {held} points, its balance is {active}", str(public_id))


def _faults_of_roots() -> Iterator[Fault]:
    previous = NO_HASH
    for number, root in enumerate(DailyRoot.objects.select_related("key", "shop").order_by("number"), 1):
        leaves = list(_leaves(root))
        texts = [leaf_text(leaf.account.public_id, leaf.sequence, leaf.head) for leaf in leaves]
        if root.number != number:
            yield Fault(f"root {number} is missing before the one of {root.day}")
            return
        if root.previous != previous or not is_signed(root):
            yield Fault(f"the signed root of {root.day} is not what was signed")
            return
        if root.leaves_count != len(texts) or not texts or merkle.root_of(texts) != root.root:
            yield Fault(f"the root of {root.day} is not that of its leaves")
            return
        yield from _faults_of_leaves(leaves, root)
        previous = digest(signed_text(root))


def _faults_of_leaves(leaves: list[RootLeaf], root: DailyRoot) -> Iterator[Fault]:
    for leaf in leaves:
        if leaf.hash_now != leaf.head:  # type: ignore[attr-defined]
            what = f"it is not what the root of {root.day} vouches for"
            yield Fault(what, str(leaf.account.public_id), leaf.sequence, leaf.entry_now)  # type: ignore[attr-defined]


def _leaves(root: DailyRoot) -> QuerySet[RootLeaf]:
    """With the hash that stands in the entry's place today."""
    there = Entry.objects.filter(account=OuterRef("account"), sequence=OuterRef("sequence"))
    return (
        RootLeaf.objects.filter(root=root)
        .annotate(hash_now=Subquery(there.values("hash")[:1]), entry_now=Subquery(there.values("pk")[:1]))
        .select_related("account")
        .order_by("position")
    )
