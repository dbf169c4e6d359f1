"""Points that the team adds or takes by hand: a few alone, more with a second person."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Abs
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM, Actor, ActorKind
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import AdjustmentReason, AdjustmentState
from saleor_postventa.loyalty.events import AdjustmentAsked, AdjustmentEnded
from saleor_postventa.loyalty.ledger.movements import Terms, adjust
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints
from saleor_postventa.loyalty.models import Account, Adjustment
from saleor_postventa.loyalty.queries import accounts_of, content_of, programme_at
from saleor_postventa.loyalty.queries.members import is_own_account, living
from saleor_postventa.loyalty.rules.expiry import expires_at
from saleor_postventa.loyalty.rules.why import AdjustedWhy, why_as_json
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .accounts import locked_account, open_account
from .booking import book

MOST_POINTS = 1_000_000
MOST_KEY, MOST_NOTE = 100, 1000
WAITS = timedelta(days=14)
# What one person does alone on one account within it counts together: many small ones are one large one.
TOGETHER = timedelta(days=30)


class NotAPerson(Refusal):
    code = "not_a_person"
    text = _("Points are added and taken by hand by people of the team alone.")


class InvalidAdjustment(Refusal):
    code = "invalid_adjustment"
    text = _("Say how many points: at most {most}, with a minus to take some, and not none.")


class NoteNeeded(Refusal):
    code = "note_needed"
    text = _("Write a note that says why. It is for your team, at most {most} characters.")


class KeyNeeded(Refusal):
    code = "key_needed"
    text = _("Send a key of your choice, of at most {most} characters.")


class OwnPoints(Refusal):
    code = "own_points"
    text = _("These are your own points. Ask somebody else of the team.")


class SamePerson(Refusal):
    code = "same_person"
    text = _("You asked for this yourself. Somebody else of the team has to decide.")


class NotTheirRequest(Refusal):
    code = "not_their_request"
    text = _("Only who asked for it can withdraw it. You can decline it.")


class NoMember(Refusal):
    code = "no_member"
    text = _("This person takes no part in the programme. Let them take part again before you add points.")


class AdjustmentKeyTaken(Refusal):
    code = "key_taken"
    text = _("Something else was asked for under this key already.")


class UnknownAdjustment(Refusal):
    code = "not_found"
    text = _("This request doesn't exist, or belongs to another shop.")


class AdjustmentOver(Refusal):
    """`state` is how it ended."""

    code = "wrong_state"
    text = _("This request is over already: {state}.")


@transaction.atomic
def ask_adjustment(
    customer: Customer, points: int, *, reason: AdjustmentReason, note: str, key: str, by: Actor
) -> Adjustment:
    """Add or take points, once per key: at once within the shop's limit, else once a second person agrees.

    Raises NotAPerson, InvalidAdjustment, NoteNeeded, KeyNeeded, OwnPoints, NoMember, AdjustmentKeyTaken,
    NotEnoughPoints.
    """
    _check(points, note, key, by)
    account = locked_account(open_account(customer))
    _refuse_own(account, by)
    known = Adjustment.objects.filter(key=key).first()
    if known is not None:
        return _same(known, account, points, reason, by)
    _refuse_impossible(account, points)
    asked, is_new = Adjustment.objects.get_or_create(
        shop=current_shop(),
        key=key,
        defaults={
            "account": account,
            "points": points,
            "reason": reason,
            "note": note.strip(),
            "needs_second": not _is_within_limit(account, points, by),
            "asked_by": by.ref,
            "asked_at": now(),
            "lapses_at": now() + WAITS,
        },
    )
    if not is_new:
        return _same(asked, account, points, reason, by)
    if asked.needs_second:
        record(AdjustmentAsked(**_told(asked)), by=by)
        return asked
    return _book(asked, by=by)


@transaction.atomic
def approve_adjustment(adjustment_id: int, *, by: Actor) -> Adjustment:
    """Book what another person asked for. Again by the same person, it changes nothing.

    Raises NotAPerson, UnknownAdjustment, SamePerson, OwnPoints, AdjustmentOver, NoMember, NotEnoughPoints.
    """
    asked = _decidable(adjustment_id, by)
    if asked.state == AdjustmentState.BOOKED and asked.ended_by == by.ref:
        return asked
    _refuse_over(asked)
    _refuse_impossible(locked_account(asked.account), asked.points)
    booked = _book(asked, by=by)
    record(AdjustmentEnded(**_told(booked), state=booked.state, asked_by=booked.asked_by), by=by)
    return booked


@transaction.atomic
def decline_adjustment(adjustment_id: int, *, note: str = "", by: Actor) -> Adjustment:
    """Raises NotAPerson, UnknownAdjustment, SamePerson, OwnPoints, AdjustmentOver."""
    asked = _decidable(adjustment_id, by)
    if asked.state == AdjustmentState.DECLINED and asked.ended_by == by.ref:
        return asked
    _refuse_over(asked)
    return _end(asked, AdjustmentState.DECLINED, note=note, by=by)


@transaction.atomic
def withdraw_adjustment(adjustment_id: int, *, by: Actor) -> Adjustment:
    """By who asked for it. Raises UnknownAdjustment, NotTheirRequest, AdjustmentOver."""
    asked = _found(adjustment_id)
    if asked.asked_by != by.ref:
        raise NotTheirRequest(field="id")
    if asked.state == AdjustmentState.WITHDRAWN:
        return asked
    _refuse_over(asked)
    return _end(asked, AdjustmentState.WITHDRAWN, by=by)


def lapse_adjustments(*, at: datetime | None = None) -> int:
    """Requests of the shop that nobody decided in time; returns how many."""
    moment = at or now()
    due = Adjustment.objects.waiting().filter(lapses_at__lte=moment).order_by("lapses_at").values_list("pk", flat=True)
    return sum(_lapse(pk) for pk in list(due))


@transaction.atomic
def _lapse(pk: int) -> bool:
    asked = _found(pk)
    if asked.state != AdjustmentState.WAITING:
        return False
    _end(asked, AdjustmentState.LAPSED, by=SYSTEM)
    return True


def _check(points: int, note: str, key: str, by: Actor) -> None:
    if by.kind != ActorKind.STAFF or not by.ref:
        raise NotAPerson
    if not points or abs(points) > MOST_POINTS:
        raise InvalidAdjustment(field="points", most=MOST_POINTS)
    if not 0 < len(note.strip()) <= MOST_NOTE:
        raise NoteNeeded(field="note", most=MOST_NOTE)
    if not 0 < len(key) <= MOST_KEY:
        raise KeyNeeded(field="key", most=MOST_KEY)


def _same(known: Adjustment, account: Account, points: int, reason: str, by: Actor) -> Adjustment:
    is_same = (known.points, known.reason, known.asked_by) == (points, reason, by.ref)
    if not is_same or known.account_id not in accounts_of(account):
        raise AdjustmentKeyTaken(field="key")
    return known


def _refuse_own(account: Account, by: Actor) -> None:
    if is_own_account(account, by):
        raise OwnPoints(field="customer_id")


def _refuse_impossible(account: Account, points: int) -> None:
    """What can't be booked is said at once, and not to the second person."""
    if account.customer is None or account.customer.is_erased:
        raise NoMember(field="customer_id")
    if points > 0 and not account.takes_part:
        raise NoMember(field="customer_id")
    if points < 0 and account.active + points < 0:
        raise NotEnoughPoints(field="points", pending=account.pending, active=account.active)


def _is_within_limit(account: Account, points: int, by: Actor) -> bool:
    alone = Adjustment.objects.filter(
        account__in=accounts_of(account), asked_by=by.ref, needs_second=False, asked_at__gt=now() - TOGETHER
    )
    before = alone.aggregate(points=Sum(Abs("points")))["points"] or 0
    return bool(before + abs(points) <= current_shop().preferences.adjustment_limit)


def _book(asked: Adjustment, *, by: Actor) -> Adjustment:
    """`by` asked for it alone, or is the second person: both stand in the entry's cause."""
    cause = {"adjustment": asked.pk, "staff": asked.asked_by}
    if asked.needs_second:
        cause["second_staff"] = by.ref
    why = why_as_json(AdjustedWhy(points=asked.points, reason=asked.reason))
    terms = Terms(f"adjusted:{asked.pk}", cause=cause, why=why)
    ends = _expiry() if asked.points > 0 else None
    asked.entry = book(adjust(asked.account, terms, active=asked.points, expires_at=ends), by=by)
    return _close(asked, AdjustmentState.BOOKED, "", by)


def _expiry() -> datetime | None:
    """As points that can be used from today."""
    version = programme_at(now())
    if version is None:
        return None
    return expires_at(content_of(version).expiry, usable_from=now(), zone=current_shop().preferences.zone)


def _found(adjustment_id: int) -> Adjustment:
    found = Adjustment.objects.select_for_update(of=("self",)).select_related("account").filter(pk=adjustment_id)
    asked: Adjustment | None = found.first()
    if asked is None:
        raise UnknownAdjustment(field="id")
    return asked


def _decidable(adjustment_id: int, by: Actor) -> Adjustment:
    """Locked. By whom it may be decided."""
    if by.kind != ActorKind.STAFF or not by.ref:
        raise NotAPerson
    asked = _found(adjustment_id)
    if asked.asked_by == by.ref:
        raise SamePerson(field="id")
    _refuse_own(living(asked.account), by)
    return asked


def _refuse_over(asked: Adjustment) -> None:
    state = AdjustmentState(asked.state)
    if state == AdjustmentState.WAITING and asked.lapses_at <= now():
        state = AdjustmentState.LAPSED
    if state != AdjustmentState.WAITING:
        raise AdjustmentOver(field="id", state=state.label)


def _end(asked: Adjustment, state: AdjustmentState, *, note: str = "", by: Actor) -> Adjustment:
    ended = _close(asked, state, note.strip()[:MOST_NOTE], by)
    record(AdjustmentEnded(**_told(ended), state=state, asked_by=ended.asked_by), by=by)
    return ended


def _close(asked: Adjustment, state: AdjustmentState, note: str, by: Actor) -> Adjustment:
    asked.state, asked.ended_by, asked.ended_at, asked.ended_note = state, by.ref, now(), note
    asked.save()
    return asked


def _told(asked: Adjustment) -> dict[str, Any]:
    return {
        "subject": Subject(customer=living(asked.account).customer_id),
        "occurred_at": now(),
        "adjustment_id": asked.pk,
        "account_id": asked.account_id,
        "points": asked.points,
        "reason": asked.reason,
    }
