"""What is said in a case: by the team to the shopper, by the team to itself, by the shopper."""

from django.db import transaction

from saleor_postventa.care.events import CaseAnswered, CaseReplied
from saleor_postventa.care.models import CaseMessage
from saleor_postventa.care.rules import CaseStep
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now

from .handling import open_again
from .moving import check_step, locked_case, move
from .texts import add_message


@transaction.atomic
def answer_case(case_id: int, text: str, *, by: Actor) -> CaseMessage:
    """What the team writes goes to the shopper by mail; whoever answers what is nobody's looks after it.

    Raises UnknownCase, WrongStep, EmptyText, or TextRefused.
    """
    case = locked_case(case_id)
    check_step(case, CaseStep.ANSWER)
    message = add_message(case, text, is_internal=False, by=by)
    case.first_answered_at = case.first_answered_at or now()
    case.owner = case.owner or _owner(by)
    move(case, CaseStep.ANSWER, CaseAnswered, by=by, message_id=message.pk)
    return message


@transaction.atomic
def add_note(case_id: int, text: str, *, by: Actor) -> CaseMessage:
    """For the team alone; of a solved case too. Raises UnknownCase, EmptyText, or TextRefused."""
    return add_message(locked_case(case_id), text, is_internal=True, by=by)


@transaction.atomic
def reply_to_case(case_id: int, text: str, *, by: Actor) -> CaseMessage:
    """The shopper writes; that opens a solved case again.

    Raises UnknownCase, PersonGone, EmptyText, or TextRefused.
    """
    case = locked_case(case_id)
    message = add_message(case, text, is_internal=False, by=by)
    if case.is_solved:
        open_again(case, by=by)
    move(case, CaseStep.REPLY, CaseReplied, by=by, message_id=message.pk)
    return message


def _owner(by: Actor) -> str:
    return by.ref if by.kind == "staff" else ""
