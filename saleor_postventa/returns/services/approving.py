"""Saying yes or no to a return, wholly or in part."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.legal.periods import end_of
from saleor_postventa.returns.events import ReturnApproved, ReturnDeclined
from saleor_postventa.returns.models import Return, ReturnLine
from saleor_postventa.returns.queries.policies import content_of
from saleor_postventa.returns.rules import ExchangeStep, ProcessingEvent, Step
from saleor_postventa.shops.scope import current_shop

from .deadlines import may_not_withhold, release_refund
from .exchanging import move_exchange
from .moving import UnknownReturnLine, check_step, locked_return, move
from .notes import write_note
from .settling import settle_approved
from .texts import written


class QuantityNotAsked(Refusal):
    code = "invalid_quantity"
    text = _("Of “{item}” between 0 and {asked} can be approved.")


class NothingApproved(Refusal):
    code = "nothing_approved"
    text = _("Approve at least one item, or decline the return.")


class DeclineReasonNeeded(Refusal):
    code = "reason_needed"
    text = _("Tell the shopper why.")


@dataclass(frozen=True)
class RowResult:
    """How one of many came out; `error` says why nothing happened to it."""

    id: int
    error: Refusal | None = None

    @property
    def message(self) -> str | Promise | None:
        return self.error.message if self.error else None


@transaction.atomic
def approve_return(
    return_id: int,
    *,
    by: Actor,
    quantities: Mapping[int, int] | None = None,
    decline_reasons: Mapping[int, str] | None = None,
    note: str = "",
) -> Return:
    """Approve all units, or those of `quantities` (by return line; lines left out wholly).

    What is not approved is declined with its reason, and can be asked for again.
    Raises UnknownReturn, WrongStep, UnknownReturnLine, QuantityNotAsked, NothingApproved, or DeclineReasonNeeded.
    """
    ret = locked_return(return_id)
    return approve_locked(ret, by=by, quantities=quantities, decline_reasons=decline_reasons or {}, note=note)


def approve_locked(
    ret: Return,
    *,
    by: Actor,
    quantities: Mapping[int, int] | None = None,
    decline_reasons: Mapping[int, str] | None = None,
    note: str = "",
) -> Return:
    check_step(ret, Step.APPROVE)
    lines = list(ret.lines.select_related("order_line").order_by("pk"))
    _approve_lines(lines, quantities, decline_reasons or {})
    ret.needs_review = False
    if not ret.is_keep_it:
        set_dates(ret)
    if ret.is_keep_it or may_not_withhold(ret):
        release_refund(ret)
    move(
        ret,
        Step.APPROVE,
        ReturnApproved,
        by=by,
        units={str(line.order_line_id): line.quantity_approved for line in lines if line.quantity_approved},
        send_by=ret.send_by,
    )
    if note.strip():
        write_note(ret, note, is_internal=False, by=by)
    move_exchange(ret, ExchangeStep.APPROVE)
    if ret.is_keep_it or ret.processing_event == ProcessingEvent.LABEL:
        settle_approved(ret, by=by)
    return ret


@transaction.atomic
def decline_return(return_id: int, *, reason: str, by: Actor) -> Return:
    """Raises UnknownReturn, WrongStep, or DeclineReasonNeeded."""
    ret = locked_return(return_id)
    check_step(ret, Step.DECLINE)
    ret.decline_reason = written(reason, field="reason")
    if not ret.decline_reason:
        raise DeclineReasonNeeded(field="reason")
    ret.needs_review = False
    units = {str(line.order_line_id): line.quantity for line in ret.lines.all()}
    ret.lines.update(quantity_approved=0)
    move(ret, Step.DECLINE, ReturnDeclined, by=by, reason=ret.decline_reason, units=units)
    move_exchange(ret, ExchangeStep.CANCEL)
    return ret


def approve_many(ids: Iterable[int], *, by: Actor) -> list[RowResult]:
    """Each in a transaction of its own: one's refusal keeps no other back."""
    return _each(ids, lambda return_id: approve_return(return_id, by=by))


def decline_many(ids: Iterable[int], *, reason: str, by: Actor) -> list[RowResult]:
    return _each(ids, lambda return_id: decline_return(return_id, reason=reason, by=by))


def _each(ids: Iterable[int], act: Callable[[int], object]) -> list[RowResult]:
    results = []
    for return_id in dict.fromkeys(ids):
        try:
            act(return_id)
            results.append(RowResult(return_id))
        except Refusal as refusal:
            results.append(RowResult(return_id, refusal))
    return results


def _approve_lines(
    lines: list[ReturnLine], quantities: Mapping[int, int] | None, decline_reasons: Mapping[int, str]
) -> None:
    known = {line.pk for line in lines}
    if ({*(quantities or {})} | {*decline_reasons}) - known:
        raise UnknownReturnLine(field="quantities")
    for line in lines:
        approved = line.quantity if quantities is None else quantities.get(line.pk, 0)
        if not 0 <= approved <= line.quantity:
            raise QuantityNotAsked(field="quantities", item=line.order_line.product_name, asked=line.quantity)
        line.quantity_approved = approved
        line.decline_reason = written(decline_reasons.get(line.pk, ""), field="declineReasons")
        if approved < line.quantity and not line.decline_reason:
            raise DeclineReasonNeeded(field="declineReasons")
    if not any(line.quantity_approved for line in lines):
        raise NothingApproved(field="quantities")
    ReturnLine.objects.bulk_update(lines, ["quantity_approved", "decline_reason"])


def set_dates(ret: Return) -> None:
    """By when it has to be on its way, and when to remind the shopper of it. Saves nothing."""
    policy = content_of(ret.policy_version)
    ret.send_by = last_moment_in(timedelta(days=policy.send_within_days))
    ret.remind_at, ret.reminded_at = now() + timedelta(days=policy.remind_after_days), None


def last_moment_in(wait: timedelta) -> datetime:
    """Of the day that is so long from now, by the shop's clock: who is told a day has all of it."""
    zone = current_shop().preferences.zone
    return end_of((now() + wait).astimezone(zone).date(), zone) - timedelta.resolution
