"""What was planned moves with what it hangs on, waits for it, or is taken back."""

from datetime import datetime

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.events.services import record
from saleor_postventa.mailing.codes import CancelReason, MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import cancel_waiting
from saleor_postventa.surveys.codes import OPEN_INVITATIONS, InvitationReason, InvitationStatus
from saleor_postventa.surveys.events import InvitationCancelled, InvitationMoved
from saleor_postventa.surveys.models import Invitation, InvitationQuerySet
from saleor_postventa.surveys.queries.invitations import of_cause
from saleor_postventa.surveys.rules.asking import WAITS_AT_MOST

from .rows import INVITATION, about, become, locked_invitation, mail_key


@transaction.atomic
def move_invitation(invitation_id: int, due_at: datetime, *, by: Actor) -> bool:
    """Of one that was not sent yet. A mail that waits for its hour is stopped where it is too early now."""
    if due_at > now() and not _stop_mail(invitation_id, by=by):
        return False
    invitation = locked_invitation(invitation_id)
    if not _moves(invitation, due_at):
        return False
    former = invitation.due_at
    invitation.due_at, invitation.expires_at = due_at, due_at + WAITS_AT_MOST
    become(invitation, InvitationStatus.SCHEDULED)
    record(InvitationMoved(**about(invitation), due_at=due_at, former_due_at=former), by=by)
    return True


def wait_for_parcels(cause: str) -> None:
    """One more parcel is on its way: what was planned waits for it."""
    planned = of_cause(cause).filter(status=InvitationStatus.SCHEDULED)
    planned.update(status=InvitationStatus.WAITING, status_since=now(), reason=InvitationReason.PARCEL)


def take_back(rows: InvitationQuerySet, reason: InvitationReason, *, by: Actor) -> int:
    """Those of them that were not sent yet; returns how many."""
    ids = list(rows.open().order_by("pk").values_list("pk", flat=True))
    return sum(_take_back_one(pk, reason, by=by) for pk in ids)


@transaction.atomic
def _take_back_one(invitation_id: int, reason: InvitationReason, *, by: Actor) -> bool:
    if not _stop_mail(invitation_id, by=by):
        return False
    invitation = locked_invitation(invitation_id)
    if invitation.status not in OPEN_INVITATIONS:
        return False
    become(invitation, InvitationStatus.CANCELLED, reason)
    record(InvitationCancelled(**about(invitation), reason=reason), by=by)
    return True


def look_again(rows: InvitationQuerySet, *reasons: InvitationReason) -> int:
    """What those that wait for it waited for is over: they are looked at with the next round."""
    waiting = rows.filter(status=InvitationStatus.WAITING, reason__in=reasons, due_at__gt=now())
    return waiting.update(due_at=now())


def _stop_mail(invitation_id: int, *, by: Actor) -> bool:
    """First of all: whoever sends a mail has it locked before they lock anything else. False where it has left."""
    due_at = Invitation.objects.values_list("due_at", flat=True).get(pk=invitation_id)
    mails = Message.objects.filter(key=mail_key(INVITATION, invitation_id, due_at))
    cancel_waiting(mails, CancelReason.OVERTAKEN, by=by)
    return not mails.exclude(status=MessageStatus.CANCELLED).exists()


def _moves(invitation: Invitation, due_at: datetime) -> bool:
    """One that is due already, and waits for something else than its parcels, is not hurried by them."""
    if invitation.status == InvitationStatus.SCHEDULED:
        return invitation.due_at != due_at
    is_waiting = invitation.status == InvitationStatus.WAITING
    return is_waiting and (invitation.reason == InvitationReason.PARCEL or due_at > now())
