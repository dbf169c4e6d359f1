"""A journey's row: locked, moved on, ended."""

from datetime import datetime

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.flows.codes import JourneyState
from saleor_postventa.flows.events import JourneyEnded
from saleor_postventa.flows.models import Journey


def mail_key(journey_id: int, step: str) -> str:
    """Of the mail that a step asks for, once."""
    return f"flow:{journey_id}:{step}"


def locked_journey(journey_id: int) -> Journey:
    """Of a guest who was joined with an account a moment ago it is the account's by now."""
    rows = Journey.objects.select_for_update(of=("self",))
    found: Journey = rows.select_related("flow", "version", "customer__merged_into", "order").get(pk=journey_id)
    if found.customer is not None and found.customer.merged_into is not None:
        found.customer = found.customer.merged_into
    return found


def stand_at(journey: Journey, step: str, since: datetime) -> None:
    journey.step, journey.came_at, journey.due_at = step, since, since


def end(journey: Journey, state: JourneyState, reason: str, *, by: Actor = SYSTEM) -> None:
    """Of one that is locked and on its way, or that never was: then nobody is told."""
    was_on_its_way = journey.state == JourneyState.WAITING and journey.pk is not None
    journey.state, journey.reason, journey.ended_at = state, reason, now()
    journey.save()
    if was_on_its_way:
        record(
            JourneyEnded(
                subject=subject_of(journey),
                occurred_at=journey.ended_at,
                journey_id=journey.pk,
                flow=journey.flow.code,
                reason=reason,
                is_whole=state == JourneyState.ENDED,
            ),
            by=by,
        )


def subject_of(journey: Journey) -> Subject:
    return Subject(order=journey.order_id, customer=journey.customer_id)
