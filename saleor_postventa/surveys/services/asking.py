"""Asking whoever is due: decided only then, under a lock of the person, so that no two surveys reach them at once."""

from datetime import datetime, timedelta

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Event
from saleor_postventa.core.rounds import one_by_one
from saleor_postventa.events.services import record
from saleor_postventa.mailing.services import request_message
from saleor_postventa.people.models import Customer
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus
from saleor_postventa.surveys.events import (
    InvitationCancelled,
    InvitationSent,
    InvitationSkipped,
    InvitationThrottled,
)
from saleor_postventa.surveys.models import Invitation, Survey
from saleor_postventa.surveys.queries.answers import answer_of
from saleor_postventa.surveys.queries.asking import ask_facts, basis_order, due_invitations, pause_of, records_to_ask
from saleor_postventa.surveys.queries.surveys import document_of
from saleor_postventa.surveys.rules.asking import Ask, Drop, Verdict, Wait, decide

from .rows import INVITATION, about, become, is_on_its_way, locked_invitation, mail_key

AT_ONCE = 500


def ask_due(limit: int = AT_ONCE) -> int:
    """Decide on those that are due in the current shop; returns how many were looked at.

    One that cannot be decided on is tried again with the next round, and holds up no other.
    """
    ids = due_invitations(limit)
    one_by_one(ids, ask, what="invitation")
    return len(ids)


@transaction.atomic
def ask(invitation_id: int) -> Invitation:
    """Asks for its mail, lets it wait, or ends it with the reason; nothing where it is not due, or decided already.

    All records of the person are locked before the invitation, lowest first: of two that are due in the same second
    the second one finds the first. What somebody began to answer on their pages is asked as they began it.
    """
    customer_id = Invitation.objects.values_list("customer_id", flat=True).get(pk=invitation_id)
    person_ids = _locked_person(customer_id)
    invitation = locked_invitation(invitation_id)
    is_decided = invitation.status not in (InvitationStatus.SCHEDULED, InvitationStatus.WAITING)
    if is_decided or invitation.reason == InvitationReason.MAIL or invitation.due_at > now() or invitation.is_test:
        return invitation
    begun = answer_of(invitation.pk)
    version = begun.version if begun is not None else invitation.survey.current or invitation.version
    document = document_of(version)
    pause = pause_of(invitation.shop, document)
    if pause.a_day or document.quotas:
        _lock_the_count()
    facts = ask_facts(invitation, document, person_ids, is_counted=bool(pause.a_day))
    verdict = decide(facts, pause, now())
    invitation.version = version
    _carry_out(invitation, verdict)
    return invitation


@transaction.atomic
def note_sent(invitation_id: int) -> None:
    """Its mail left: from now on it can be answered for so many days, and they are not asked again for a while."""
    invitation = locked_invitation(invitation_id)
    if invitation.sent_at is not None:
        return
    invitation.sent_at = now()
    invitation.expires_at = now() + timedelta(days=document_of(invitation.version).expires_after_days)
    if is_on_its_way(invitation) or invitation.reason == InvitationReason.MAIL_FAILED:
        invitation.status, invitation.reason, invitation.status_since = InvitationStatus.SENT, "", now()
    invitation.save()
    record(InvitationSent(**about(invitation)), by=SYSTEM)


def note_delivered(invitation_id: int, at: datetime) -> None:
    """As the mail service reports it, of the first mail; of one that was taken back since it says nothing."""
    Invitation.objects.filter(pk=invitation_id, delivered_at=None).exclude(sent_at=None).update(delivered_at=at)


@transaction.atomic
def note_not_sent(invitation_id: int, reason: InvitationReason, *, key: str = "") -> None:
    """Its mail did not reach them, and so they may be asked something else; `key` is the mail's, of one that was
    stopped before it left.
    """
    invitation = locked_invitation(invitation_id)
    has_moved = key not in ("", mail_key(INVITATION, invitation.pk, invitation.due_at))
    if has_moved or not (is_on_its_way(invitation) or invitation.status == InvitationStatus.SENT):
        return
    invitation.sent_at = None
    _drop(invitation, Drop(InvitationStatus.SKIPPED, reason))


def _carry_out(invitation: Invitation, verdict: Verdict) -> None:
    match verdict:
        case Ask():
            become(invitation, InvitationStatus.WAITING, InvitationReason.MAIL)
            _ask_for_mail(invitation)
        case Wait(until, reason):
            invitation.due_at = until
            become(invitation, InvitationStatus.WAITING, reason)
        case Drop():
            _drop(invitation, verdict)


def _ask_for_mail(invitation: Invitation) -> None:
    assert invitation.customer is not None
    request_message(
        INVITATION,
        key=mail_key(INVITATION, invitation.pk, invitation.due_at),
        customer=invitation.customer,
        order=basis_order(invitation.customer, invitation.order),
        facts={"invitation": invitation.pk},
        language=invitation.language,
    )


def _drop(invitation: Invitation, drop: Drop) -> None:
    become(invitation, drop.status, drop.reason)
    event: Event
    match drop.status:
        case InvitationStatus.THROTTLED:
            event = InvitationThrottled(**about(invitation), reason=drop.reason.value, by_invitation_id=drop.by)
        case InvitationStatus.CANCELLED:
            event = InvitationCancelled(**about(invitation), reason=drop.reason.value)
        case _:
            event = InvitationSkipped(**about(invitation), reason=drop.reason.value)
    record(event, by=SYSTEM)


def _locked_person(customer_id: int | None) -> list[int]:
    ids = records_to_ask(Customer.objects.filter(pk=customer_id or 0).first())
    return list(Customer.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))


def _lock_the_count() -> None:
    """Where a day has room for so many, they are counted one after the other."""
    list(Survey.objects.live().select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
