"""Booking in Python, where one writer writes at a time (SQLite, BEGIN IMMEDIATE): step by step what PostgreSQL does."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Sum

from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.models import Account, Draw, Entry, Lot

from .chain import DrawnPoints, EntryContent, LotRef, MadeLot
from .lots import Drawn, NewLot, OpenLot, draw, fill_debt, give_back
from .movements import Movement
from .outcomes import Outcome, Posting

_FROM_DRAWS = {EntryKind.GIVEN_BACK, EntryKind.MOVED_IN}


@dataclass(frozen=True)
class _Source:
    """The entry whose points these are, and what came of it so far."""

    entry: Entry
    ref: str
    pending: int
    active: int

    def allows(self, pending: int, active: int) -> bool:
        return _is_within(self.entry.pending, self.pending + pending) and _is_within(
            self.entry.active, self.active + active
        )


@transaction.atomic
def book(shop_id: int, movement: Movement, *, recorded_at: datetime) -> Posting:
    """Raises LotsDisagree."""
    account = _locked(shop_id, movement.account_id)
    if account is None:
        return Posting(Outcome.UNKNOWN_ACCOUNT)
    known = Entry.objects.filter(shop_id=shop_id, key=movement.key).values_list("pk", flat=True).first()
    if known is not None:
        return Posting(Outcome.KNOWN, known)
    active = _active_of(movement, account)
    if movement.due and not active:
        return Posting(Outcome.NOTHING)
    source = _source(movement, account)
    if movement.of_id and source is None:
        return Posting(Outcome.UNKNOWN_ENTRY)
    if source is not None and not source.allows(movement.pending, active):
        return Posting(Outcome.TOO_MUCH)
    if not _is_enough(account, movement.pending, active, movement.floor):
        return Posting(Outcome.NOT_ENOUGH, pending=account.pending, active=account.active)
    return _write(movement, account, active, source, recorded_at)


def _write(movement: Movement, account: Account, active: int, source: _Source | None, recorded_at: datetime) -> Posting:
    drawn = _draw(movement, account, active) if active < 0 else []
    made = _made(movement, account, active, source) if active > 0 else []
    content = EntryContent(
        account=account.public_id,
        sequence=account.sequence + 1,
        kind=movement.kind,
        pending=movement.pending,
        active=active,
        pending_after=account.pending + movement.pending,
        active_after=account.active + active,
        key=movement.key,
        occurred_at=movement.occurred_at,
        recorded_at=recorded_at,
        expires_at=movement.expires_at,
        of=source.ref if source else "",
        lots=tuple(MadeLot(number, lot.points, lot.expires_at) for number, lot in enumerate(made, 1)),
        draws=(*_named(drawn), *_own(made, account.sequence + 1)),
        cause_digest=movement.cause_digest,
        why_digest=movement.why_digest,
        previous=account.head,
    )
    entry = _insert(movement, account, content)
    _write_lots(entry, drawn, made)
    Account.objects.filter(pk=account.pk).update(
        sequence=content.sequence, pending=content.pending_after, active=content.active_after, head=content.hash
    )
    return Posting(
        *(Outcome.POSTED, entry.pk, account.pk, content.sequence, content.pending, content.active),
        *(content.pending_after, content.active_after, content.previous, content.hash),
    )


def _locked(shop_id: int, account_id: int) -> Account | None:
    """The account, or the one it was moved into."""
    wanted: int | None = account_id
    while wanted is not None:
        found = Account.objects.select_for_update().filter(shop_id=shop_id, pk=wanted).first()
        if found is None or found.merged_into_id is None:
            return found
        wanted = found.merged_into_id
    return None


def _active_of(movement: Movement, account: Account) -> int:
    if movement.due:
        open_lots = Lot.objects.open().filter(account=account, expires_at__lte=movement.due)
        return -int(open_lots.aggregate(points=Sum("rest"))["points"] or 0)
    if movement.is_capped:
        return -min(-movement.active, max(account.active, 0))
    return movement.active


def _is_enough(account: Account, pending: int, active: int, floor: int | None) -> bool:
    is_covered = active >= 0 or floor is None or account.active + active >= floor
    return is_covered and account.pending + pending >= 0


def _source(movement: Movement, account: Account) -> _Source | None:
    """None where it is no entry of this account, nor of one that was moved into it."""
    if movement.of_id is None:
        return None
    entry = Entry.objects.filter(pk=movement.of_id).select_related("account").first()
    if entry is None or not _leads_to(entry.account, account):
        return None
    parts = Entry.objects.filter(of=entry).aggregate(pending=Sum("pending"), active=Sum("active"))
    ref = f"{entry.account.public_id}/{entry.sequence}"
    return _Source(entry, ref, int(parts["pending"] or 0), int(parts["active"] or 0))


def _leads_to(account: Account, wanted: Account) -> bool:
    while account.pk != wanted.pk and account.merged_into is not None:
        account = account.merged_into
    return account.pk == wanted.pk


def _is_within(whole: int, parts: int) -> bool:
    return whole + parts <= 0 if whole < 0 else whole + parts >= 0


def _draw(movement: Movement, account: Account, active: int) -> list[tuple[Lot, int]]:
    rows = {lot.pk: lot for lot in Lot.objects.open().filter(account=account).select_related("entry")}
    open_lots = [
        OpenLot(id=lot.pk, rest=lot.rest, expires_at=lot.expires_at, origin=lot.origin_id) for lot in rows.values()
    ]
    first = movement.of_id if movement.kind == EntryKind.TAKEN_BACK else None
    drawn = draw(open_lots, min(-active, max(account.active, 0)), first=first)
    return [(rows[lot.id], points) for lot, points in drawn]


def _made(movement: Movement, account: Account, active: int, source: _Source | None) -> list[NewLot]:
    if movement.kind in _FROM_DRAWS and source is not None:
        drawn = [
            Drawn(each.lot_id, each.points, each.lot.expires_at, each.lot.origin_id)
            for each in Draw.objects.filter(entry=source.entry).select_related("lot")
        ]
        lots = give_back(drawn, active, given=source.active)
    else:
        lots = list(movement.lots) or [NewLot(active, movement.expires_at, movement.of_id)]
    return fill_debt(lots, max(-account.active, 0))


def _named(drawn: list[tuple[Lot, int]]) -> list[DrawnPoints]:
    return [DrawnPoints(LotRef(lot.entry.sequence, lot.number), points) for lot, points in drawn]


def _own(made: list[NewLot], sequence: int) -> list[DrawnPoints]:
    """What of its own lots an entry draws at once, to fill a balance below zero."""
    return [DrawnPoints(LotRef(sequence, number), lot.filled) for number, lot in enumerate(made, 1) if lot.filled]


def _insert(movement: Movement, account: Account, content: EntryContent) -> Entry:
    return Entry.objects.create(
        shop_id=account.shop_id,
        account=account,
        sequence=content.sequence,
        kind=content.kind,
        pending=content.pending,
        active=content.active,
        pending_after=content.pending_after,
        active_after=content.active_after,
        key=content.key,
        occurred_at=content.occurred_at,
        recorded_at=content.recorded_at,
        expires_at=content.expires_at,
        of_id=movement.of_id,
        cause=movement.cause,
        why=movement.why,
        previous=content.previous,
        hash=content.hash,
    )


def _write_lots(entry: Entry, drawn: list[tuple[Lot, int]], made: list[NewLot]) -> None:
    shop_id, account_id = entry.shop_id, entry.account_id
    for lot, points in drawn:
        Lot.objects.filter(pk=lot.pk).update(rest=F("rest") - points)
    draws = [Draw(shop_id=shop_id, entry=entry, lot=lot, points=points) for lot, points in drawn]
    for number, new in enumerate(made, 1):
        lot = Lot.objects.create(
            shop_id=shop_id,
            account_id=account_id,
            entry=entry,
            number=number,
            points=new.points,
            rest=new.points - new.filled,
            expires_at=new.expires_at,
            origin_id=new.origin or entry.pk,
        )
        if new.filled:
            draws.append(Draw(shop_id=shop_id, entry=entry, lot=lot, points=new.filled))
    if draws:
        Draw.objects.bulk_create(draws)
