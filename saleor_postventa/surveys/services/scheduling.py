"""Planning who is asked when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.events.services import record
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus
from saleor_postventa.surveys.events import InvitationScheduled
from saleor_postventa.surveys.models import Invitation, Survey
from saleor_postventa.surveys.queries.audience import audience_facts
from saleor_postventa.surveys.queries.invitations import of_cause
from saleor_postventa.surveys.queries.surveys import current_of, document_of, surveys_asking_after
from saleor_postventa.surveys.rules.asking import WAITS_AT_MOST
from saleor_postventa.surveys.rules.audience import AudienceFacts, left_out
from saleor_postventa.surveys.rules.quotas import segment_of
from saleor_postventa.surveys.triggers import read_settings, trigger_kinds

from .moving import move_invitation
from .rows import about, become


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """Something happened that surveys may be asked after: `cause` is its key, `moment` what the days count from.

    `known` is kept with each invitation: what figures are told apart by that nobody could tell later.
    """

    trigger: str
    cause: str
    moment: datetime
    customer_id: int | None
    order_id: int | None = None
    facts: Any
    known: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def plan_invitations(occasion: Occasion, *, by: Actor) -> list[Invitation]:
    """One for each live survey that this occasion is one for; those that it is known for already move with it.

    Whoever a survey is not for is written down too, with the reason. Nothing of what is long ago.
    """
    surveys = _asked_after(occasion)
    if not surveys:
        return []
    customer = Customer.objects.filter(pk=occasion.customer_id or 0, erased_at=None).first()
    order = Order.objects.filter(pk=occasion.order_id or 0).first()
    if customer is None or (order is not None and order.is_imported):
        return []
    facts = audience_facts(customer, order)
    found = (_plan(survey, occasion, customer, order, facts, by) for survey in surveys)
    return [invitation for invitation in found if invitation is not None]


def follow_occasion(occasion: Occasion, *, by: Actor) -> None:
    """The moment that an occasion's surveys count from was made known or corrected."""
    for invitation in of_cause(occasion.cause).open().select_related("survey__current", "version"):
        delay = timedelta(days=document_of(invitation.version).trigger.delay_days)
        move_invitation(invitation.pk, occasion.moment + delay, by=by)
    plan_invitations(occasion, by=by)


def _asked_after(occasion: Occasion) -> list[Survey]:
    kind = trigger_kinds.get(occasion.trigger)
    return [
        survey
        for survey in surveys_asking_after(occasion.trigger)
        if kind.fits(occasion.facts, read_settings(kind.code, document_of(current_of(survey)).trigger.settings))
    ]


def _plan(
    survey: Survey, occasion: Occasion, customer: Customer, order: Order | None, facts: AudienceFacts, by: Actor
) -> Invitation | None:
    version = current_of(survey)
    document = document_of(version)
    due_at = occasion.moment + timedelta(days=document.trigger.delay_days)
    if due_at + WAITS_AT_MOST <= now():
        return None
    reason = left_out(facts, document.audience, survey=survey.code)
    invitation, is_new = Invitation.objects.get_or_create(
        survey=survey,
        cause=occasion.cause,
        defaults={
            "shop": current_shop(),
            "version": version,
            "customer": customer,
            "order": order,
            "trigger": occasion.trigger,
            "created_at": now(),
            "status_since": now(),
            "due_at": due_at,
            "expires_at": due_at + WAITS_AT_MOST,
            "language": (order.language if order is not None else "") or customer.language,
            "status": InvitationStatus.SKIPPED if reason else InvitationStatus.SCHEDULED,
            "reason": reason or "",
            "known": {**segment_of(facts), **occasion.known},
        },
    )
    if reason or not (is_new or _is_revived(invitation, due_at)):
        return None
    record(InvitationScheduled(**about(invitation), trigger=occasion.trigger, due_at=due_at), by=by)
    return invitation


def _is_revived(invitation: Invitation, due_at: datetime) -> bool:
    """What it is about was opened again, and is over again now; or came to pass long after it was waited for."""
    known = (invitation.status, invitation.reason)
    is_later = known == (InvitationStatus.SKIPPED, InvitationReason.TOO_LATE) and due_at > invitation.due_at
    if not is_later and known != (InvitationStatus.CANCELLED, InvitationReason.REOPENED):
        return False
    invitation.due_at, invitation.expires_at = due_at, due_at + WAITS_AT_MOST
    become(invitation, InvitationStatus.SCHEDULED)
    return True
