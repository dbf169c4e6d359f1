"""What becomes of what was planned when persons are joined or erased, orders called off, surveys changed."""

from datetime import timedelta

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.orders.arrivals import came_back_entirely
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus
from saleor_postventa.surveys.models import Invitation, InvitationQuerySet, Survey
from saleor_postventa.surveys.queries.invitations import of_cause
from saleor_postventa.surveys.queries.surveys import current_of, document_of
from saleor_postventa.surveys.triggers import trigger_kinds

from .moving import look_again, move_invitation, take_back


@transaction.atomic
def forget_persons(customer_ids: list[int], *, by: Actor) -> None:
    """Nobody asks them any more, and what they were asked leads to nobody."""
    theirs = Invitation.objects.filter(customer__in=customer_ids)
    take_back(theirs, InvitationReason.ERASED, by=by)
    Invitation.objects.filter(customer__in=customer_ids).update(customer=None)


def follow_end_of_order(order_id: int, *, by: Actor) -> int:
    return take_back(_about_goods(order_id), InvitationReason.ORDER_CANCELLED, by=by)


def follow_goods(order_id: int, *, by: Actor) -> int:
    """What came back entirely is asked about no more: their return may be."""
    if not came_back_entirely(order_id):
        return 0
    return take_back(_about_goods(order_id), InvitationReason.ALL_RETURNED, by=by)


def follow_reopened(cause: str, *, by: Actor) -> int:
    """What they were to be asked about is not over yet."""
    return take_back(of_cause(cause), InvitationReason.REOPENED, by=by)


def follow_hold(customer_id: int) -> int:
    return look_again(Invitation.objects.real().of_customer(customer_id), InvitationReason.HOLD)


def follow_state(survey_id: int, *, is_ended: bool, is_live: bool, by: Actor) -> int:
    planned = Invitation.objects.real().filter(survey=survey_id)
    if is_ended:
        return take_back(planned, InvitationReason.SURVEY_ENDED, by=by)
    return look_again(planned, InvitationReason.PAUSED) if is_live else 0


def follow_version(survey_id: int, *, by: Actor) -> int:
    """Planned by an earlier version, and not begun: their days are counted anew from the same moment.

    Returns how many moved.
    """
    survey = Survey.objects.select_related("current").get(pk=survey_id)
    if survey.current is None:
        return 0
    planned = Invitation.objects.real().filter(survey=survey, status=InvitationStatus.SCHEDULED, answer=None)
    earlier = planned.exclude(version=survey.current).select_related("version").order_by("pk")
    return sum(_follow_one(invitation, survey, by) for invitation in earlier)


@transaction.atomic
def _follow_one(invitation: Invitation, survey: Survey, by: Actor) -> bool:
    before, after = document_of(invitation.version).trigger, document_of(current_of(survey)).trigger
    if before.code != after.code:
        return False
    days = timedelta(days=after.delay_days - before.delay_days)
    has_moved = move_invitation(invitation.pk, invitation.due_at + days, by=by)
    Invitation.objects.filter(pk=invitation.pk, status=InvitationStatus.SCHEDULED).update(version=survey.current)
    return has_moved


def _about_goods(order_id: int) -> InvitationQuerySet:
    codes = [kind.code for kind in trigger_kinds if kind.needs_goods]
    return Invitation.objects.real().filter(order=order_id, trigger__in=codes)
