"""Ways in which a return ends before its goods are back, and how it goes on after all."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.returns.events import ReturnCancelled, ReturnExpired, ReturnReminded, ReturnReopened
from saleor_postventa.returns.models import Return, ReturnQuerySet
from saleor_postventa.returns.rules import ExchangeStep, ProcessingEvent, ReturnStatus, Step

from .approving import last_moment_in, set_dates
from .exchanging import move_exchange
from .moving import WrongStep, check_step, keep_units, locked_return, move, tell
from .resolving import resolve_if_done
from .settling import settle_checked, settle_received
from .texts import written

AFTER_REMINDER = timedelta(days=3)
UNDER_WAY = frozenset({ReturnStatus.SENT, ReturnStatus.RECEIVED, ReturnStatus.INSPECTED})


class AlreadyScanned(WrongStep):
    code = "already_scanned"
    text = _("This return is on its way back already, so it can't be cancelled any more.")


class AlreadyPaid(WrongStep):
    code = "already_paid"
    text = _("This return was paid for already, so it can't end like this.")


class ReopenReasonNeeded(Refusal):
    code = "reason_needed"
    text = _("Say why the return is opened again.")


class NothingMissing(Refusal):
    code = "nothing_missing"
    text = _("Nothing of this return is still to come.")


@transaction.atomic
def cancel_return(return_id: int, *, by: Actor, reason: str = "") -> Return:
    """Raises UnknownReturn, AlreadyScanned, AlreadyPaid, or WrongStep."""
    ret = locked_return(return_id)
    if ret.status in UNDER_WAY:
        raise AlreadyScanned(field="id")
    check_step(ret, Step.CANCEL)
    _check_unpaid(ret)
    move(ret, Step.CANCEL, ReturnCancelled, by=by, reason=written(reason, field="reason"))
    move_exchange(ret, ExchangeStep.CANCEL)
    return ret


@transaction.atomic
def close_missing(return_id: int, *, by: Actor) -> Return:
    """Give up what was approved and never came; it can be returned again. A return of which nothing came expires.

    Raises UnknownReturn, WrongStep, AlreadyPaid, or NothingMissing.
    """
    ret = locked_return(return_id)
    if ret.first_received_at is None:
        _expire(ret, by=by)
        return ret
    if not ret.is_open:
        check_step(ret, Step.RECEIVE)
    missing = [line for line in ret.lines.all() if line.counts.expected]
    if not missing:
        raise NothingMissing(field="id")
    for line in missing:
        line.quantity_missing += line.counts.expected
        line.save(update_fields=["quantity_missing"])
    keep_units(ret, by=by)
    settle_checked(ret, by=by)
    if ret.processing_event == ProcessingEvent.DELIVERED:
        settle_received(ret, by=by)
    resolve_if_done(ret, by=by)
    return ret


@transaction.atomic
def reopen_return(return_id: int, *, reason: str, by: Actor) -> Return:
    """Take up again what was closed. Raises UnknownReturn, WrongStep, ReopenReasonNeeded, or TooFewUnits."""
    ret = locked_return(return_id)
    check_step(ret, Step.REOPEN)
    why = written(reason, field="reason")
    if not why:
        raise ReopenReasonNeeded(field="reason")
    if ret.status in (ReturnStatus.DECLINED, ReturnStatus.CANCELLED):
        ret.lines.update(quantity_approved=None)
        ret.decline_reason, ret.needs_review = "", True
        move_exchange(ret, ExchangeStep.REOPEN)
    if ret.status == ReturnStatus.EXPIRED:
        ret.lines.update(quantity_missing=0)
        set_dates(ret)
        if move_exchange(ret, ExchangeStep.REOPEN):
            move_exchange(ret, ExchangeStep.APPROVE)
    move(ret, Step.REOPEN, ReturnReopened, by=by, reason=why)
    return ret


def expire_overdue(*, limit: int = 500) -> int:
    """Approved returns of which nothing was sent in time; returns how many ended."""
    late = _to_be_sent().filter(send_by__lte=now()).exclude(reminded_at=None).order_by("send_by", "pk")
    return sum(_expire_late(return_id) for return_id in list(late.values_list("pk", flat=True)[:limit]))


def remind_senders(*, limit: int = 500) -> int:
    """Tell once of approved returns that should be on their way by now; returns how many.

    However late we are, a few days are left after the reminder, and nothing expires without one.
    """
    waiting = _to_be_sent().filter(reminded_at=None, remind_at__lte=now()).order_by("remind_at", "pk")
    return sum(_remind(return_id) for return_id in list(waiting.values_list("pk", flat=True)[:limit]))


def _to_be_sent() -> ReturnQuerySet:
    """What was paid already (its goods are still to come) does not expire."""
    return Return.objects.filter(status=ReturnStatus.APPROVED, is_keep_it=False, settlements=None)


@transaction.atomic
def _expire_late(return_id: int) -> bool:
    ret = locked_return(return_id)
    is_late = ret.send_by is not None and ret.send_by <= now() and ret.reminded_at is not None
    if ret.status != ReturnStatus.APPROVED or not is_late:
        return False
    _expire(ret, by=SYSTEM)
    return True


@transaction.atomic
def _remind(return_id: int) -> bool:
    ret = locked_return(return_id)
    if ret.status != ReturnStatus.APPROVED or ret.reminded_at is not None or ret.send_by is None:
        return False
    ret.reminded_at = now()
    ret.send_by = max(ret.send_by, last_moment_in(AFTER_REMINDER))
    ret.save(update_fields=["reminded_at", "send_by"])
    tell(ret, ReturnReminded, by=SYSTEM, send_by=ret.send_by)
    return True


def _expire(ret: Return, *, by: Actor) -> None:
    check_step(ret, Step.EXPIRE)
    _check_unpaid(ret)
    for line in ret.lines.all():
        line.quantity_missing = line.counts.expected
        line.save(update_fields=["quantity_missing"])
    move(ret, Step.EXPIRE, ReturnExpired, by=by)
    move_exchange(ret, ExchangeStep.CANCEL)


def _check_unpaid(ret: Return) -> None:
    if ret.settlements.exists():
        raise AlreadyPaid(field="id")
