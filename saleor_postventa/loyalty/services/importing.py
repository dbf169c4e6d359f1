"""Members brought along from elsewhere: a file is checked row by row, and imported when somebody says so.

A row that was imported before, from whatever file, changes nothing. A worker that dies goes on where it was: each
portion, and how far it came, is one transaction.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from secrets import token_hex

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.core.work import WorkState, as_new, wake_after_commit
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import ImportStep
from saleor_postventa.loyalty.events import MembersImported
from saleor_postventa.loyalty.files.reading import read_sheet
from saleor_postventa.loyalty.files.rows import MemberRow, Reader, WrongRow
from saleor_postventa.loyalty.models import MemberImport
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.web.uploads import scan

from .bringing import Judge, bring_along

logger = logging.getLogger(__name__)
QUEUE = "member_imports"
MOST_MEGABYTES, MOST_ROWS = 25, 250_000
MOST_MISTAKES = 1000
PORTION = 200
LEASE = timedelta(minutes=15)


class FileTooLarge(Refusal):
    code = "too_large"
    text = _("This file has more than {most} MB. Send it in parts: what was imported once is not imported again.")


class TooManyRows(Refusal):
    code = "too_many_rows"
    text = _("This file has more than {most} rows. Send it in parts: what was imported once is not imported again.")


class ImportUnderWay(Refusal):
    code = "under_way"
    text = _("Another file is still being worked on. Wait until it is done.")


class UnknownImport(Refusal):
    code = "not_found"
    text = _("This import doesn't exist, or belongs to another shop.")


class NotChecked(Refusal):
    code = "wrong_state"
    text = _("This file is {step}: it can't be imported now.")


@dataclass
class _Portion:
    """What came of some rows."""

    done: int = 0
    new: int = 0
    known: int = 0
    points: int = 0
    wrong: list[WrongRow] = field(default_factory=list)


@transaction.atomic
def start_import(content: bytes, *, name: str = "", by: Actor) -> MemberImport:
    """Keep a file and have it checked; nothing of it is imported yet.

    Raises FileTooLarge, TooManyRows, NotAFile, NoEmailColumn, SameColumnTwice, ImportUnderWay, UploadInfected, Failure.
    """
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise FileTooLarge(field="file", most=MOST_MEGABYTES)
    sheet = read_sheet(content)
    total = sum(1 for _row in islice(sheet.rows(), MOST_ROWS + 1))
    if total > MOST_ROWS:
        raise TooManyRows(field="file", most=MOST_ROWS)
    scan(content)
    Shop.objects.select_for_update().get(pk=current_shop().pk)
    if MemberImport.objects.filter(state=WorkState.WAITING).exists():
        raise ImportUnderWay(field="file")
    made: MemberImport = MemberImport.objects.create(
        shop=current_shop(),
        name=name[:120],
        file=ContentFile(content, name=f"{token_hex(16)}.csv"),
        size=len(content),
        asked_by=by.ref,
        asked_at=now(),
        rows_total=total,
        unread=list(sheet.unread),
        due_at=now(),
    )
    wake_after_commit(QUEUE)
    return made


@transaction.atomic
def begin_import(import_id: int, *, by: Actor) -> MemberImport:
    """Import what was checked; rows that are wrong are left out. Again, it changes nothing.

    Raises UnknownImport, NotChecked.
    """
    found: MemberImport | None = MemberImport.objects.select_for_update().filter(pk=import_id).first()
    if found is None:
        raise UnknownImport(field="id")
    if found.step in (ImportStep.IMPORTING, ImportStep.IMPORTED):
        return found
    if found.step != ImportStep.CHECKED or not found.file:
        raise NotChecked(field="id", step=ImportStep(found.step).label)
    found.step, found.began_by = ImportStep.IMPORTING, by.ref
    found.rows_done = found.rows_new = found.rows_known = found.rows_wrong = found.points = 0
    found.mistakes = []
    for name, value in as_new().items():
        setattr(found, name, value)
    found.save()
    wake_after_commit(QUEUE)
    return found


def carry_out_import(item: MemberImport) -> None:
    """The work of one file, from where it stands; the handler of its queue."""
    zone = current_shop().preferences.zone
    with item.file.open("rb") as kept:
        sheet = read_sheet(kept.read())
    rows = Reader(zone=zone, today=now().astimezone(zone).date()).rows(sheet)
    judge = Judge()
    for portion in _portions(rows):
        if rest := [row for place, row in portion if place >= item.rows_done]:
            _work_on(item, rest, judge)
    _finish(item)


@transaction.atomic
def forget_files(*, before: datetime) -> int:
    """Files that were checked, and that nobody went on with; returns how many."""
    old = MemberImport.objects.exclude(state=WorkState.WAITING).exclude(file="").filter(asked_at__lt=before)
    found = list(old)
    for each in found:
        _drop_file(each)
    return len(found)


@transaction.atomic
def _work_on(item: MemberImport, rows: Sequence[MemberRow | WrongRow], judge: Judge) -> None:
    locked = MemberImport.objects.select_for_update().get(pk=item.pk)
    if (locked.rows_done, locked.step) != (item.rows_done, item.step):
        raise Failure("another worker goes on with it")
    by = Actor(ActorKind.STAFF, item.began_by) if item.began_by else Actor.staff(item.asked_by)
    came = _carried_out(rows, judge, is_import=item.step == ImportStep.IMPORTING, by=by)
    item.rows_done += came.done
    item.rows_new += came.new
    item.rows_known += came.known
    item.rows_wrong += len(came.wrong)
    item.points += came.points
    told = [[each.number, each.mistake.value, each.column] for each in came.wrong]
    item.mistakes = [*item.mistakes, *told][:MOST_MISTAKES]
    item.leased_until = system_now() + LEASE
    item.save(
        update_fields=[
            *("rows_done", "rows_new", "rows_known", "rows_wrong", "points", "mistakes", "leased_until"),
        ]
    )


def _carried_out(rows: Sequence[MemberRow | WrongRow], judge: Judge, *, is_import: bool, by: Actor) -> _Portion:
    came = _Portion(done=len(rows))
    for verdict in judge.judge(rows):
        if isinstance(verdict, WrongRow):
            came.wrong.append(verdict)
        elif verdict.is_known:
            came.known += 1
        elif is_import and (mistake := bring_along(verdict, by=by)):
            came.wrong.append(WrongRow(verdict.row.number, mistake))
        else:
            came.new += 1
            came.points += verdict.points
    return came


@transaction.atomic
def _finish(item: MemberImport) -> None:
    if item.step == ImportStep.CHECKING:
        item.step = ImportStep.CHECKED
        item.save(update_fields=["step"])
        return
    item.step = ImportStep.IMPORTED
    item.save(update_fields=["step"])
    _drop_file(item)
    fact = MembersImported(occurred_at=now(), import_id=item.pk, rows=item.rows_new, points=item.points)
    record(fact, by=Actor.staff(item.began_by))


def _drop_file(item: MemberImport) -> None:
    name, storage = item.file.name, item.file.storage
    MemberImport.objects.filter(pk=item.pk).update(file="")
    item.file = ""
    transaction.on_commit(partial(storage.delete, name), robust=True)


def _portions[T](rows: Iterator[T]) -> Iterator[list[tuple[int, T]]]:
    """With the place of each."""
    placed = enumerate(rows)
    while portion := list(islice(placed, PORTION)):
        yield portion
