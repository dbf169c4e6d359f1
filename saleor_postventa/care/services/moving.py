"""The one way in which something happens to a case: its state, by when to act, the row that proves it, event, hold."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from saleor_postventa.care.models import Case, CaseTransition
from saleor_postventa.care.rules import CaseState, CaseStep, Severity, due_after, next_state
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Event, Subject
from saleor_postventa.events.services import record
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.people.services import lift_hold, place_hold
from saleor_postventa.shops.rules import Preferences
from saleor_postventa.shops.scope import current_shop


class UnknownCase(Refusal):
    code = "not_found"
    text = _("This case doesn't exist, or belongs to another shop.")


class WrongStep(Refusal):
    """The diagram has no such arrow."""

    code = "wrong_state"
    text = _("This can't be done now: the case is “{state}”.")


def locked_case(case_id: int) -> Case:
    """The row, for the rest of the transaction. Raises UnknownCase.

    Customer and order are read once it is locked: joined with it PostgreSQL would find no case that was handed over to
    an account while we waited.
    """
    if Case.objects.select_for_update().filter(pk=case_id).first() is None:
        raise UnknownCase(field="id")
    case: Case = Case.objects.select_related("customer", "order").get(pk=case_id)
    return case


def check_step(case: Case, step: CaseStep) -> CaseState:
    """Where the step leads. Raises WrongStep."""
    target = next_state(CaseState(case.state), step)
    if target is None:
        raise WrongStep(field="id", state=CaseState(case.state).label)
    return target


def move(case: Case, step: CaseStep, event: type[Event], *, by: Actor, note: str = "", **facts: Any) -> CaseTransition:
    """Take a step of a locked case; whatever else of it changed is saved along. Raises WrongStep."""
    target, former = check_step(case, step), case.state
    case.state = target
    case.due_at = due_after(step, case.due_at, Severity(case.severity), hours_of(current_shop().preferences), now())
    if target != former:
        case.state_since = now()
    case.save()
    return tell(case, step, former, event, by=by, note=note, **facts)


def tell(
    case: Case, step: CaseStep, former: str, event: type[Event], *, by: Actor, note: str = "", **facts: Any
) -> CaseTransition:
    """The row of a step that was taken, its event, and the hold that goes with the state."""
    transition: CaseTransition = CaseTransition.objects.create(
        shop=current_shop(),
        of=case,
        step=step,
        from_state=former,
        to_state=case.state,
        outcome=case.outcome,
        owner=case.owner,
        at=now(),
        actor_kind=by.kind,
        actor_ref=by.ref,
        note=note,
    )
    told = event(  # type: ignore[call-arg]
        subject=Subject(order=case.order_id, customer=case.customer_id),
        occurred_at=transition.at,
        case_id=case.pk,
        number=case.number,
        transition=transition.pk,
        topic=case.topic,
        origin=case.origin,
        due_at=case.due_at,
        answer_id=case.answer_id,
        score_kind=case.score_kind,
        score=case.score,
        **facts,
    )
    record(told, by=by)
    keep_hold(case, by=by)
    return transition


def keep_hold(case: Case, *, by: Actor) -> None:
    """While something is open with them, a customer gets no offers and loses no points."""
    if case.is_solved:
        lift_hold(HoldReason.OPEN_CASE, key=case.reference, by=by)
    else:
        place_hold(case.customer, HoldReason.OPEN_CASE, key=case.reference, by=by, order_id=case.order_id)


def hours_of(chosen: Preferences) -> Mapping[Severity, int]:
    return {
        Severity.HIGH: chosen.case_hours_high,
        Severity.NORMAL: chosen.case_hours_normal,
        Severity.LOW: chosen.case_hours_low,
    }
