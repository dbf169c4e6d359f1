"""Beginning a flow, once for each cause."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.drawing import is_drawn
from saleor_postventa.events.services import record
from saleor_postventa.flows.codes import Arm, EndReason, JourneyState
from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.events import JourneyBegun
from saleor_postventa.flows.models import Flow, Journey
from saleor_postventa.flows.queries.flows import current_of, document_of, flows_beginning_with
from saleor_postventa.flows.queries.persons import person_of
from saleor_postventa.flows.queries.segments import conditions_by_segment, is_for
from saleor_postventa.flows.triggers import read_settings, trigger_kinds
from saleor_postventa.flows.triggers.trigger import NoFacts
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .rows import end, subject_of

# What happened longer ago than this is the past that the app reads, and no reason to write to anybody.
NEWS_FOR = timedelta(days=3)


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """Something happened that flows may begin with: `cause` is its key, `moment` when it happened."""

    trigger: str
    cause: str
    moment: datetime
    customer_id: int | None
    order_id: int | None = None
    facts: Any = field(default_factory=NoFacts)


def begin_flows(occasion: Occasion, *, by: Actor) -> list[Journey]:
    """One journey for each live flow that this occasion is one for, and that it did not begin before."""
    flows = flows_fitting(occasion)
    if not flows or occasion.moment + NEWS_FOR < now() or occasion.moment < current_shop().installed_at:
        return []
    customer = Customer.objects.living().filter(pk=occasion.customer_id or 0).first()
    order = Order.objects.filter(pk=occasion.order_id or 0).first()
    if customer is None or (order is not None and (order.is_imported or order.is_replacement)):
        return []
    found = (begin(flow, occasion, customer, order, by=by) for flow in flows)
    return [journey for journey in found if journey is not None]


def flows_fitting(occasion: Occasion) -> list[Flow]:
    kind = trigger_kinds.get(occasion.trigger)
    return [
        flow
        for flow in flows_beginning_with(occasion.trigger)
        if kind.fits(occasion.facts, read_settings(kind.code, document_of(current_of(flow)).trigger.settings))
    ]


@transaction.atomic
def begin(flow: Flow, occasion: Occasion, customer: Customer, order: Order | None, *, by: Actor) -> Journey | None:
    """None where it began with this before, or where they were erased meanwhile, or joined with another.

    Whoever it is not for is written down too, with the reason. One beginning of a person at a time, so that of two
    occasions in one moment the second finds the first.
    """
    is_there = Customer.objects.living().select_for_update().filter(pk=customer.pk).exists()
    if not is_there or Journey.objects.filter(flow=flow, cause=occasion.cause).exists():
        return None
    document = document_of(current_of(flow))
    journey = _row(flow, document, occasion, customer, order)
    reason = _why_not(document, flow, occasion, customer)
    if reason is not None:
        end(journey, JourneyState.NOT_FOR_THEM, reason)
        return journey
    held_back = held_back_by(flow.code, document, journey.person)
    if held_back is not None:
        journey.arm = Arm.HOLDOUT
        end(journey, JourneyState.HELD_BACK, held_back)
        return journey
    journey.save()
    record(
        JourneyBegun(
            subject=subject_of(journey),
            occurred_at=now(),
            journey_id=journey.pk,
            flow=flow.code,
            trigger=occasion.trigger,
        ),
        by=by,
    )
    return journey


def held_back_by(flow: str, document: FlowDocument, person: str) -> EndReason | None:
    """Always the same people: of one flow by its code, of all flows by the shop's own share."""
    if is_drawn(person, Decimal(current_shop().preferences.offers_holdout_percent), salt="holdout"):
        return EndReason.GLOBAL_HOLDOUT
    return EndReason.HOLDOUT if is_drawn(person, document.holdout_percent, salt=f"holdout:{flow}") else None


def _row(flow: Flow, document: FlowDocument, occasion: Occasion, customer: Customer, order: Order | None) -> Journey:
    began = max(occasion.moment, now()) if trigger_kinds.get(occasion.trigger).by_calendar else occasion.moment
    return Journey(
        shop=current_shop(),
        flow=flow,
        version=current_of(flow),
        customer=customer,
        order=order,
        person=str(customer.pk),
        trigger=occasion.trigger,
        cause=occasion.cause,
        step=document.steps[0].code,
        began_at=occasion.moment,
        came_at=began,
        due_at=began,
    )


def _why_not(document: FlowDocument, flow: Flow, occasion: Occasion, customer: Customer) -> EndReason | None:
    person = person_of(customer, now())
    if not is_for(document.audience, person, conditions_by_segment(document.audience.segments)):
        return EndReason.CONDITIONS
    return EndReason.AGAIN_TOO_SOON if _is_too_soon(document, flow, occasion, customer) else None


def _is_too_soon(document: FlowDocument, flow: Flow, occasion: Occasion, customer: Customer) -> bool:
    before = Journey.objects.begun().filter(flow=flow, customer=customer)
    if document.again_after_days is None:
        return before.exists()
    pause = timedelta(days=document.again_after_days)
    return bool(pause) and before.filter(began_at__gt=occasion.moment - pause).exists()
