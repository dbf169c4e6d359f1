"""What the verbs of invitations share: the locked row, what became of it, and what its mail is called."""

from datetime import datetime
from typing import Any

from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus
from saleor_postventa.surveys.models import Invitation

INVITATION, REMINDER = "survey_invitation", "survey_reminder"


def locked_invitation(invitation_id: int) -> Invitation:
    """With survey, version, customer and order.

    These are read once it is locked: joined with it they would be those of before the wait, and PostgreSQL gives none
    for a customer that it was handed over to meanwhile.
    """
    Invitation.objects.select_for_update().get(pk=invitation_id)
    rows = Invitation.objects.select_related("survey__current", "version", "customer", "order", "shop")
    found: Invitation = rows.get(pk=invitation_id)
    return found


def become(invitation: Invitation, status: InvitationStatus, reason: str = "") -> None:
    """Saves it, whatever else of it was changed."""
    invitation.status, invitation.reason, invitation.status_since = status, reason, now()
    invitation.save()


def is_on_its_way(invitation: Invitation) -> bool:
    return invitation.status == InvitationStatus.WAITING and invitation.reason == InvitationReason.MAIL


def subject_of(invitation: Invitation) -> Subject:
    return Subject(order=invitation.order_id, customer=invitation.customer_id)


def about(invitation: Invitation) -> dict[str, Any]:
    """What every event of an invitation tells, as of now."""
    return {
        "subject": subject_of(invitation),
        "occurred_at": now(),
        "invitation_id": invitation.pk,
        "survey": invitation.survey.code,
    }


def mail_key(kind: str, invitation_id: int, due_at: datetime) -> str:
    """One that was moved after its mail was asked for gets another."""
    return f"{kind}:{invitation_id}:{int(due_at.timestamp())}"
