"""Moving whoever is due a step on, or several: decided by the steps, carried out here, each step once."""

from datetime import timedelta

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.rounds import one_by_one
from saleor_postventa.flows.codes import EndReason, FlowState, JourneyState
from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.document.ways import target
from saleor_postventa.flows.models import Journey, Passage
from saleor_postventa.flows.queries.flows import document_of
from saleor_postventa.flows.queries.journeys import due_journeys, is_delivery_awaited
from saleor_postventa.flows.queries.standing_at import circumstances_of
from saleor_postventa.flows.steps import END, Do, Go, Step, Stop, Until, kind_of

from .doing import Done, carry_out
from .rows import end, locked_journey

AT_ONCE = 500
AGAIN_AFTER_TROUBLE = timedelta(minutes=15)
RECHECK = timedelta(days=1)
# Longer than this after it was due, what a flow says is about something long past.
TOO_LATE = timedelta(days=30)


def advance_due(limit: int = AT_ONCE) -> int:
    """Of the current shop; returns how many were looked at. One that cannot be moved holds up no other."""
    ids = due_journeys(limit)
    one_by_one(ids, _advance_or_put_off, what="journey")
    return len(ids)


def _advance_or_put_off(journey_id: int) -> None:
    """So that those in trouble are not for ever the first ones that are due."""
    try:
        advance(journey_id)
    except Exception:
        Journey.objects.waiting().filter(pk=journey_id).update(due_at=now() + AGAIN_AFTER_TROUBLE)
        raise


@transaction.atomic
def advance(journey_id: int) -> Journey:
    """As far as it goes now; nothing where it is over, not due, or its flow does not run."""
    journey = locked_journey(journey_id)
    is_due = journey.state == JourneyState.WAITING and journey.due_at <= now()
    if not is_due or journey.flow.state != FlowState.LIVE:
        return journey
    if journey.customer is None or journey.customer.is_erased:
        end(journey, JourneyState.LEFT, EndReason.ERASED)
    elif journey.due_at + TOO_LATE < now():
        end(journey, JourneyState.LEFT, EndReason.TOO_LATE)
    elif is_delivery_awaited(journey):
        journey.due_at = now() + RECHECK
        journey.save(update_fields=["due_at"])
    else:
        _walk(journey, document_of(journey.version))
    return journey


def _walk(journey: Journey, document: FlowDocument) -> None:
    while journey.state == JourneyState.WAITING:
        step = document.step(journey.step)
        if step is None:
            end(journey, JourneyState.ENDED, EndReason.DONE)
        elif not _take(journey, document, step):
            journey.save()
            return


def _take(journey: Journey, document: FlowDocument, step: Step) -> bool:
    """False where they have to wait at it."""
    verdict = kind_of(step).take(step, circumstances_of(journey))
    done = carry_out(journey, step) if isinstance(verdict, Do) else Done()
    match verdict:
        case Until(moment):
            journey.due_at = moment
            return False
        case Stop():
            _note(journey, step, END, done)
            end(journey, JourneyState.LEFT, EndReason.STOPPED)
        case Go() | Do():
            if done.wait_until is not None:
                journey.due_at = done.wait_until
                return False
            following = target(document, step, verdict.to if isinstance(verdict, Go) else "")
            _note(journey, step, following, done)
            _go_to(journey, following)
    return True


def _go_to(journey: Journey, code: str) -> None:
    journey.came_at = journey.due_at = now()
    if code == END:
        end(journey, JourneyState.ENDED, EndReason.DONE, by=SYSTEM)
    else:
        journey.step = code


def _note(journey: Journey, step: Step, following: str, done: Done) -> None:
    Passage.objects.create(
        shop=journey.shop,
        journey=journey,
        step=step.code,
        kind=kind_of(step).code,
        at=now(),
        went_to=following,
        message=done.message,
        trial=done.trial,
        is_of_trial=done.is_of_trial,
    )
