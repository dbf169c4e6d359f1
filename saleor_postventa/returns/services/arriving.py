"""Goods on their way back: sent, received in parts, checked unit by unit."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.goods.services import mark_returned, put_back
from saleor_postventa.returns.events import ReturnInspected, ReturnReceived, ReturnSent
from saleor_postventa.returns.models import FileKind, Inspection, Receipt, Return, ReturnFile, ReturnLine
from saleor_postventa.returns.rules import (
    MOST_PHOTOS,
    Disposition,
    ExchangeStep,
    Finding,
    Grade,
    ProcessingEvent,
    ReturnStatus,
    Step,
)

from .deadlines import release_refund
from .exchanging import move_exchange
from .moving import TooManyUnits, UnknownReturnLine, check_step, locked_return, move
from .resolving import resolve_if_done
from .settling import hand_over_wrong, settle_approved, settle_checked, settle_received
from .texts import LONG, written

BATCH_LENGTH = 60


class BatchNeeded(Refusal):
    code = "batch_needed"
    text = _("Name the batch, so that sending it twice counts once.")


class NothingArrived(Refusal):
    code = "invalid_quantity"
    text = _("Say how many of which item arrived.")


class MoreThanArrived(TooManyUnits):
    code = "too_many_units"
    text = _("Only {left} of “{item}” wait to be checked.")


class UnknownGrade(Refusal):
    code = "invalid"
    text = _("There is no such condition or destination.")


class WarehouseNotNeeded(Refusal):
    code = "warehouse_not_needed"
    text = _("Only what goes back into stock goes to a warehouse.")


class TooManyPhotos(Refusal):
    code = "too_many"
    text = _("At most {most} photos of one check.")


class PhotoGone(Refusal):
    code = "photo_gone"
    text = _("A photo is no longer there, or belongs to another check. Upload it again.")


class SentInFuture(Refusal):
    code = "in_future"
    text = _("It can't have been sent in the future.")


@transaction.atomic
def send_return(
    return_id: int, *, by: Actor, tracking_number: str = "", carrier: str = "", at: datetime | None = None
) -> Return:
    """The goods left the shopper. A tracking number, or anybody else's word than the shopper's, proves it.

    Raises UnknownReturn, WrongStep, or SentInFuture.
    """
    ret = locked_return(return_id)
    check_step(ret, Step.SEND)
    if at is not None and at > now():
        raise SentInFuture(field="at")
    ret.tracking_number = written(tracking_number, field="trackingNumber", most=255)
    ret.carrier = written(carrier, field="carrier", most=60)
    if ret.tracking_number or not is_shopper(by):
        release_refund(ret)
    move(ret, Step.SEND, ReturnSent, by=by)
    if at is not None:
        ret.sent_at = at
        ret.save(update_fields=["sent_at"])
    if not is_shopper(by):
        _note_scan(ret, by)
    return ret


@transaction.atomic
def note_first_scan(return_id: int, *, by: Actor, at: datetime | None = None) -> Return:
    """The carrier has it: where the policy says so, that is enough to settle. A second scan changes nothing.

    Raises UnknownReturn, WrongStep, or SentInFuture.
    """
    ret = locked_return(return_id)
    if ret.status != ReturnStatus.SENT:
        return send_return(return_id, by=by, tracking_number=ret.tracking_number, carrier=ret.carrier, at=at)
    release_refund(ret)
    ret.save(update_fields=["refund_due_at"])
    _note_scan(ret, by)
    return ret


@transaction.atomic
def receive_return(return_id: int, units: Mapping[int, int], *, batch: str, by: Actor) -> Return:
    """Take in what arrived, by return line. The same batch again changes nothing.

    Units that had been given up are taken in as well. Raises UnknownReturn, BatchNeeded, WrongStep, NothingArrived,
    UnknownReturnLine, or TooManyUnits.
    """
    ret = locked_return(return_id)
    key = _batch(batch)
    if Receipt.objects.filter(of=ret, batch=key).exists():
        return ret
    check_step(ret, Step.RECEIVE)
    arrived = _take_in(ret, units)
    Receipt.objects.create(
        shop=ret.shop, of=ret, batch=key, units={str(k): n for k, n in units.items()}, at=now(), actor_ref=by.ref
    )
    ret.first_received_at = ret.first_received_at or now()
    release_refund(ret)
    lines = list(ret.lines.all())
    move(
        ret,
        Step.RECEIVE,
        ReturnReceived,
        by=by,
        units=arrived,
        expected={str(line.order_line_id): line.counts.expected for line in lines if line.counts.expected},
    )
    move_exchange(ret, ExchangeStep.RECEIVE)
    if ret.processing_event == ProcessingEvent.DELIVERED:
        settle_received(ret, by=by)
    return ret


@transaction.atomic
def inspect_units(return_id: int, findings: Iterable[Finding], *, batch: str, by: Actor) -> Return:
    """Note what units turned out to be; they are settled and, where they go back on the shelf, put back into stock.

    The same batch again changes nothing. Raises UnknownReturn, BatchNeeded, WrongStep, UnknownReturnLine, UnknownGrade,
    NothingArrived, MoreThanArrived, WarehouseNotNeeded, TooManyPhotos, or PhotoGone.
    """
    ret = locked_return(return_id)
    key = _batch(batch)
    if Inspection.objects.filter(line__of=ret, batch=key).exists():
        return ret
    check_step(ret, Step.INSPECT)
    rows = _look_at(ret, list(findings), key, by)
    grades: dict[str, Counter[str]] = {}
    for row in rows:
        grades.setdefault(str(row.line.order_line_id), Counter())[row.grade] += row.quantity
    move(ret, Step.INSPECT, ReturnInspected, by=by, batch=key, grades={k: dict(v) for k, v in grades.items()})
    _book_goods(ret, rows, by)
    hand_over_wrong(ret, rows, by=by)
    settle_checked(ret, by=by)
    resolve_if_done(ret, by=by)
    return ret


def is_shopper(by: Actor) -> bool:
    return by.kind == "shopper"


def _note_scan(ret: Return, by: Actor) -> None:
    if ret.processing_event == ProcessingEvent.FIRST_SCAN:
        settle_approved(ret, by=by)


def _batch(text: str) -> str:
    key = written(text, field="batch", most=BATCH_LENGTH)
    if not key:
        raise BatchNeeded(field="batch")
    return key


def _lines(ret: Return) -> dict[int, ReturnLine]:
    return {line.pk: line for line in ret.lines.select_related("order_line", "reason").order_by("pk")}


def _take_in(ret: Return, units: Mapping[int, int]) -> dict[str, int]:
    if not units or min(units.values()) < 1:
        raise NothingArrived(field="units")
    lines, arrived = _lines(ret), {}
    if set(units) - set(lines):
        raise UnknownReturnLine(field="units")
    for line_id, count in sorted(units.items()):
        line = lines[line_id]
        left = (line.quantity_approved or 0) - line.quantity_received
        if count > left:
            raise TooManyUnits(field="units", left=left, item=line.order_line.product_name)
        line.quantity_received += count
        line.quantity_missing = max(0, min(line.quantity_missing, left - count))
        arrived[str(line.order_line_id)] = count
        line.save(update_fields=["quantity_received", "quantity_missing"])
    return arrived


def _look_at(ret: Return, findings: list[Finding], batch: str, by: Actor) -> list[Inspection]:
    if not findings or min(finding.quantity for finding in findings) < 1:
        raise NothingArrived(field="findings")
    lines, rows = _lines(ret), []
    for finding in findings:
        line = lines.get(finding.line_id)
        if line is None:
            raise UnknownReturnLine(field="findings")
        if finding.grade not in Grade.values or finding.disposition not in Disposition.values:
            raise UnknownGrade(field="findings")
        if finding.warehouse and finding.disposition != Disposition.RESTOCK:
            raise WarehouseNotNeeded(field="findings")
        left = line.counts.uninspected
        if finding.quantity > left:
            raise MoreThanArrived(field="findings", left=left, item=line.order_line.product_name)
        line.quantity_inspected += finding.quantity
        line.quantity_wrong += finding.quantity if finding.grade == Grade.D else 0
        rows.append(_inspection(line, finding, batch, by))
    for line in lines.values():
        line.save(update_fields=["quantity_inspected", "quantity_wrong"])
    return rows


def _inspection(line: ReturnLine, finding: Finding, batch: str, by: Actor) -> Inspection:
    row: Inspection = Inspection.objects.create(
        shop=line.shop,
        line=line,
        quantity=finding.quantity,
        grade=finding.grade,
        disposition=finding.disposition,
        warehouse=finding.warehouse,
        note=written(finding.note, field="note", most=LONG),
        serial=written(finding.serial, field="serial", most=120),
        batch=batch,
        at=now(),
        actor_ref=by.ref,
    )
    _keep_photos(row, finding.photos, by)
    return row


def _keep_photos(row: Inspection, photos: tuple[int, ...], by: Actor) -> None:
    """Only such as the same person uploaded, and that belong to nothing yet."""
    if not photos:
        return
    if len(photos) > MOST_PHOTOS:
        raise TooManyPhotos(field="findings", most=MOST_PHOTOS)
    own = ReturnFile.objects.filter(kind=FileKind.INSPECTION, actor_kind=by.kind, actor_ref=by.ref)
    free = own.filter(pk__in=photos, of=None)
    if free.update(of=row.line.of, line=row.line, inspection=row) < len(set(photos)):
        raise PhotoGone(field="findings")


def _book_goods(ret: Return, rows: list[Inspection], by: Actor) -> None:
    """Saleor hears of what came back; a wrong item did not."""
    units: Counter[int] = Counter()
    for row in rows:
        if row.grade == Grade.D:
            continue
        units[row.line.order_line_id] += row.quantity
        if row.disposition == Disposition.RESTOCK:
            key = f"{ret.reference}:stock:{row.pk}"
            put_back(
                row.line.order_line,
                row.quantity,
                key=key,
                reference=ret.reference,
                warehouse=row.warehouse,
                by=by,
            )
    if units:
        reason = rows[0].line.reason
        mark_returned(
            ret.order,
            dict(units),
            key=f"{ret.reference}:returned:{rows[0].pk}",
            reference=ret.reference,
            reason=f"{ret.number}: {reason.code}",
            reason_reference=reason.saleor_page_id,
            by=by,
        )
