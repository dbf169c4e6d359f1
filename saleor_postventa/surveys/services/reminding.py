"""The one reminder, and the end of the time to answer."""

from datetime import timedelta

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.rounds import one_by_one
from saleor_postventa.events.services import record
from saleor_postventa.mailing.services import request_message
from saleor_postventa.people.models import Hold
from saleor_postventa.surveys.codes import InvitationStatus
from saleor_postventa.surveys.events import InvitationReminded
from saleor_postventa.surveys.models import Invitation, SurveyVersion
from saleor_postventa.surveys.queries.asking import basis_order, has_ground
from saleor_postventa.surveys.queries.reminders import has_begun, versions_that_remind
from saleor_postventa.surveys.queries.surveys import document_of

from .rows import REMINDER, about, locked_invitation


def remind_due() -> int:
    """In the current shop; returns how many reminders were asked for."""
    return sum(_remind_of(version) for version in versions_that_remind())


def expire_due() -> int:
    """What can be answered no more; returns how many."""
    moment = now()
    rows = Invitation.objects.filter(status=InvitationStatus.SENT, expires_at__lte=moment)
    return rows.update(status=InvitationStatus.EXPIRED, status_since=moment)


def _remind_of(version: SurveyVersion) -> int:
    days = document_of(version).reminder_after_days or 0
    asked = Invitation.objects.real().filter(survey=version.survey_id, version=version, status=InvitationStatus.SENT)
    due = asked.filter(sent_at__lte=now() - timedelta(days=days), reminded_at=None, expires_at__gt=now())
    return one_by_one(list(due.order_by("pk").values_list("pk", flat=True)), remind, what="reminder")


@transaction.atomic
def remind(invitation_id: int) -> bool:
    """Once, and whoever began to answer, objected, or has something open with us is left alone."""
    invitation = locked_invitation(invitation_id)
    customer = invitation.customer
    if invitation.status != InvitationStatus.SENT or invitation.reminded_at is not None or has_begun(invitation):
        return False
    order = basis_order(customer, invitation.order)
    if customer is None or customer.is_erased or not has_ground(customer, order):
        return False
    if Hold.objects.in_force().filter(customer=customer).exists():
        return False
    invitation.reminded_at = now()
    invitation.save(update_fields=["reminded_at"])
    request_message(
        REMINDER,
        key=f"{REMINDER}:{invitation.pk}",
        customer=customer,
        order=order,
        facts={"invitation": invitation.pk},
        language=invitation.language,
    )
    record(InvitationReminded(**about(invitation)), by=SYSTEM)
    return True
