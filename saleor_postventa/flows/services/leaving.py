"""Leaving a flow before its end: what was planned of it does not leave any more."""

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.flows.codes import EndReason, Exit, JourneyState
from saleor_postventa.flows.models import Journey, JourneyQuerySet, Passage, StaffTask
from saleor_postventa.flows.queries.flows import document_of
from saleor_postventa.mailing.codes import CancelReason
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import cancel_waiting

from .coupons import take_back_unsent
from .refusals import UnknownJourney
from .rows import end, locked_journey


def leave(rows: JourneyQuerySet, reason: Exit, *, by: Actor) -> int:
    """Those of them whose flow says so; returns how many left it."""
    ids = [
        journey.pk
        for journey in rows.select_related("version").order_by("pk")
        if reason in document_of(journey.version).exits
    ]
    return sum(leave_one(journey_id, reason, by=by) for journey_id in ids)


def leave_all(flow_id: int, reason: EndReason, *, by: Actor) -> int:
    ids = list(Journey.objects.to_come().filter(flow=flow_id).order_by("pk").values_list("pk", flat=True))
    return sum(leave_one(journey_id, reason, by=by) for journey_id in ids)


@transaction.atomic
def take_out(journey_id: int, *, by: Actor) -> Journey:
    """Somebody of the team does; of one that is over, nothing is left to stop. Raises UnknownJourney."""
    if not Journey.objects.filter(pk=journey_id).exists():
        raise UnknownJourney(field="id")
    leave_one(journey_id, EndReason.BY_STAFF, by=by)
    return locked_journey(journey_id)


@transaction.atomic
def leave_one(journey_id: int, reason: Exit | EndReason, *, by: Actor = SYSTEM) -> bool:
    """Its mails first: whoever sends one has it locked before anything else. A mail that left already has left.

    Whoever moved them on meanwhile may have asked for one more.

    Codes of mails that do not leave any more are withdrawn.

    False where there was nothing to stop.
    """
    mails = Passage.objects.filter(journey=journey_id).exclude(message=None).values("message")
    why = CancelReason.BY_STAFF if reason == EndReason.BY_STAFF else CancelReason.OVERTAKEN
    theirs = Message.objects.filter(pk__in=mails)
    stopped = cancel_waiting(theirs, why, by=by)
    journey = locked_journey(journey_id)
    stopped += cancel_waiting(theirs, why, by=by)
    is_on_its_way = journey.state == JourneyState.WAITING
    if is_on_its_way:
        end(journey, JourneyState.LEFT, reason, by=by)
    take_back_unsent(journey_id)
    return is_on_its_way or bool(stopped)


@transaction.atomic
def forget_persons(customer_ids: list[int], *, by: Actor) -> None:
    """Erasure: they leave every flow. What is counted of them stays, and names nobody."""
    theirs = Journey.objects.filter(customer_id__in=customer_ids)
    for journey_id in theirs.to_come().order_by("pk").values_list("pk", flat=True):
        leave_one(journey_id, EndReason.ERASED, by=by)
    theirs.update(customer=None)
    StaffTask.objects.filter(customer_id__in=customer_ids).update(customer=None, note="")
