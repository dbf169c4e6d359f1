"""Who looks after a case, and how it ends."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.care.events import CaseAssigned, CaseReopened, CaseSolved
from saleor_postventa.care.models import Case
from saleor_postventa.care.rules import CHOSEN_OUTCOMES, CaseOutcome, CaseState, CaseStep
from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.queries import actor_label

from .moving import check_step, locked_case, move
from .opening import PersonGone
from .texts import NOTE_LENGTH, add_message, written


class OutcomeNeeded(Refusal):
    code = "required"
    text = _("Say what came of it.")


class UnknownOwner(Refusal):
    code = "not_found"
    text = _("This is no member of the team.")


@transaction.atomic
def assign_case(case_id: int, owner: str, *, by: Actor) -> Case:
    """`owner` is Saleor's id of a member of staff; empty gives it back to the team. The same again changes nothing.

    Raises UnknownCase, UnknownOwner, or WrongStep.
    """
    case = locked_case(case_id)
    if owner and not (actor_label(owner) or "").startswith("#"):
        raise UnknownOwner(field="owner")
    check_step(case, CaseStep.ASSIGN)
    if case.owner != owner:
        case.owner = owner
        move(case, CaseStep.ASSIGN, CaseAssigned, by=by, owner=owner)
    return case


@transaction.atomic
def solve_case(case_id: int, outcome: CaseOutcome | None, *, by: Actor, note: str = "", text: str = "") -> Case:
    """`note` is for the team; `text` is told the shopper along with it.

    Raises UnknownCase, OutcomeNeeded, WrongStep, or TextRefused.
    """
    case = locked_case(case_id)
    if outcome not in CHOSEN_OUTCOMES:
        raise OutcomeNeeded(field="outcome")
    check_step(case, CaseStep.SOLVE)
    why, message_id = written(note, field="note", most=NOTE_LENGTH), None
    if written(text, field="text"):
        message_id = add_message(case, text, is_internal=False, by=by).pk
        case.first_answered_at = case.first_answered_at or now()
    close(case, outcome, by=by, note=why, message_id=message_id)
    return case


@transaction.atomic
def settle_case(case_id: int, *, before: datetime, quiet_days: int) -> bool:
    """Close what was answered before a moment, and to which the shopper wrote nothing since; they may open it again."""
    case = locked_case(case_id)
    if case.state != CaseState.ANSWERED or case.state_since >= before:
        return False
    close(case, CaseOutcome.NO_REPLY, by=SYSTEM, quiet_days=quiet_days)
    return True


def close(case: Case, outcome: CaseOutcome, *, by: Actor, note: str = "", **facts: Any) -> None:
    """`facts` are more that its event tells. Raises WrongStep."""
    case.outcome, case.solved_at = outcome, now()
    told = {"outcome": outcome, "owner": case.owner, "times_reopened": case.times_reopened}
    move(case, CaseStep.SOLVE, CaseSolved, by=by, note=note, **told, **facts)


@transaction.atomic
def reopen_case(case_id: int, reason: str, *, by: Actor) -> Case:
    """Raises UnknownCase, WrongStep, PersonGone, or TextRefused."""
    case = locked_case(case_id)
    open_again(case, by=by, note=written(reason, field="reason", most=NOTE_LENGTH))
    return case


def open_again(case: Case, *, by: Actor, note: str = "") -> None:
    """Raises WrongStep, or PersonGone: nobody could be answered, and their hold would never end."""
    check_step(case, CaseStep.REOPEN)
    if case.customer.is_erased:
        raise PersonGone(field="id")
    former = case.outcome
    case.outcome, case.solved_at, case.times_reopened = "", None, case.times_reopened + 1
    move(case, CaseStep.REOPEN, CaseReopened, by=by, note=note, former_outcome=former)
