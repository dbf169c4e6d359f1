"""What surveys do because an event happened: somebody is asked, later, or not at all.

Invitations wait in their own rows: what an event makes true is written down, and the chores ask whoever is due.
"""

from saleor_postventa.care.events import CaseReopened, CaseSolved
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.loyalty.events import PointsEarned
from saleor_postventa.mailing.codes import CancelReason
from saleor_postventa.mailing.events import (
    MessageBounced,
    MessageCancelled,
    MessageDelivered,
    MessageFailed,
    MessageSent,
)
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.events import (
    DeliveryDateChanged,
    OrderCancelled,
    OrderExpired,
    OrderLinesChanged,
    OrderPaid,
    ParcelCancelled,
    ParcelDelivered,
    ParcelShipped,
    UnitsCameBack,
)
from saleor_postventa.people.events import CustomerErased, CustomerLinked, CustomerMerged, HoldLifted
from saleor_postventa.returns.events import ReturnReopened, ReturnResolved
from saleor_postventa.surveys.codes import InvitationReason, SurveyState
from saleor_postventa.surveys.events import SurveyPublished, SurveyStateChanged
from saleor_postventa.surveys.services.asking import note_delivered, note_not_sent, note_sent
from saleor_postventa.surveys.services.following import (
    follow_end_of_order,
    follow_goods,
    follow_hold,
    follow_reopened,
    follow_state,
    follow_version,
    forget_persons,
)
from saleor_postventa.surveys.services.occasions import (
    case_cause,
    follow_delivery,
    plan_after_cancellation,
    plan_after_case,
    plan_after_order,
    plan_after_points,
    plan_after_return,
    return_cause,
)
from saleor_postventa.surveys.services.publishing import has_surveys
from saleor_postventa.surveys.services.respondents import follow_respondent, forget_answers
from saleor_postventa.surveys.services.rows import INVITATION

_WHY_STOPPED: dict[str, InvitationReason] = {
    CancelReason.NO_BASIS: InvitationReason.NO_PERMISSION,
    CancelReason.SUPPRESSED: InvitationReason.BLOCKED,
    CancelReason.NO_ADDRESS: InvitationReason.NO_ADDRESS,
    CancelReason.EXPIRED: InvitationReason.TOO_LATE,
    CancelReason.ORDER_CANCELLED: InvitationReason.ORDER_CANCELLED,
    CancelReason.ERASED: InvitationReason.ERASED,
}


@reacts_to(ParcelDelivered, DeliveryDateChanged, ParcelShipped, ParcelCancelled, OrderLinesChanged, where=has_surveys)
def ask_after_delivery(row: RecordedEvent) -> None:
    if row.order_id is not None:
        follow_delivery(row.order_id, by=row.by)


@reacts_to(OrderPaid, where=has_surveys)
def ask_after_order(row: RecordedEvent) -> None:
    if row.order_id is not None:
        plan_after_order(row.order_id, at=row.occurred_at, by=row.by)


@reacts_to(OrderCancelled, OrderExpired, where=has_surveys)
def follow_cancellation(row: RecordedEvent) -> None:
    if row.order_id is None:
        return
    follow_end_of_order(row.order_id, by=row.by)
    if isinstance(row.fact, OrderCancelled):
        plan_after_cancellation(row.order_id, at=row.occurred_at, by=row.by)


@reacts_to(ReturnResolved, ReturnReopened, where=has_surveys)
def ask_after_return(row: RecordedEvent) -> None:
    match row.fact:
        case ReturnResolved() as fact:
            plan_after_return(
                fact.return_id,
                outcome=fact.outcome,
                order_id=row.order_id,
                customer_id=row.customer_id,
                at=row.occurred_at,
                by=row.by,
            )
        case ReturnReopened() as fact:
            follow_reopened(return_cause(fact.return_id), by=row.by)


@reacts_to(CaseSolved, CaseReopened, where=has_surveys)
def ask_after_case(row: RecordedEvent) -> None:
    match row.fact:
        case CaseSolved() as fact:
            plan_after_case(
                fact.case_id,
                topic=fact.topic,
                order_id=row.order_id,
                customer_id=row.customer_id,
                at=row.occurred_at,
                by=row.by,
            )
        case CaseReopened() as fact:
            follow_reopened(case_cause(fact.case_id), by=row.by)


@reacts_to(UnitsCameBack, ReturnResolved, where=has_surveys)
def follow_what_came_back(row: RecordedEvent) -> None:
    if row.order_id is not None:
        follow_goods(row.order_id, by=row.by)


@reacts_to(PointsEarned, where=has_surveys)
def ask_after_points(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, PointsEarned) and row.customer_id is not None:
        plan_after_points(row.pk, fact.points, customer_id=row.customer_id, at=row.occurred_at, by=row.by)


@reacts_to(HoldLifted, where=has_surveys)
def ask_those_held(row: RecordedEvent) -> None:
    if row.customer_id is not None:
        follow_hold(row.customer_id)


@reacts_to(CustomerLinked, CustomerMerged, where=has_surveys)
def follow_who_answered(row: RecordedEvent) -> None:
    """A linked order takes along what was asked and said of it; a merged guest everything."""
    fact = row.fact
    if isinstance(fact, CustomerLinked | CustomerMerged) and row.customer_id is not None:
        follow_respondent(fact.guest_id, into=row.customer_id, order_id=row.order_id)


@reacts_to(CustomerErased)
def forget_who_was_asked(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased) and row.customer_id is not None:
        forget_persons([row.customer_id, *([fact.guest_id] if fact.guest_id is not None else [])], by=SYSTEM)
        forget_answers(row.customer_id, guest_id=fact.guest_id, at=row.occurred_at)


@reacts_to(SurveyStateChanged)
def follow_survey(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, SurveyStateChanged):
        is_live, is_ended = fact.after == SurveyState.LIVE, fact.after == SurveyState.ENDED
        follow_state(fact.survey_id, is_ended=is_ended, is_live=is_live, by=row.by)


@reacts_to(SurveyPublished)
def follow_published(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, SurveyPublished):
        follow_version(fact.survey_id, by=row.by)


@reacts_to(MessageSent, MessageDelivered, MessageFailed, MessageCancelled, MessageBounced, where=has_surveys)
def follow_mail(row: RecordedEvent) -> None:
    """Of a mail that nobody can tell the fate of, it is taken that it arrived: they are not asked twice."""
    if row.data.get("kind") != INVITATION:
        return
    message = Message.objects.filter(pk=row.data["message_id"]).first()
    if message is None or "invitation" not in message.facts:
        return
    invitation_id = message.facts["invitation"]
    match row.fact:
        case MessageSent() | MessageFailed(is_uncertain=True):
            note_sent(invitation_id)
        case MessageDelivered() as fact:
            note_delivered(invitation_id, fact.occurred_at)
        case MessageFailed():
            note_not_sent(invitation_id, InvitationReason.MAIL_FAILED, key=message.key)
        case MessageBounced():
            note_not_sent(invitation_id, InvitationReason.CAME_BACK)
        case MessageCancelled() as fact:
            why = _WHY_STOPPED.get(fact.reason, InvitationReason.MAIL_STOPPED)
            note_not_sent(invitation_id, why, key=message.key)
