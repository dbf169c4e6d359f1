"""What is true of a person, their order and the shop when a survey is due for them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.mailing.addresses import address_hash, is_address
from saleor_postventa.mailing.codes import Basis, Topic
from saleor_postventa.mailing.queries import legal_ground, suppression_of
from saleor_postventa.orders.arrivals import arrival_of, came_back_entirely
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import CLOSED
from saleor_postventa.people.models import Customer, Hold
from saleor_postventa.people.queries import records_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus, SurveyState
from saleor_postventa.surveys.document.document import Again, SurveyDocument
from saleor_postventa.surveys.events import InvitationSent
from saleor_postventa.surveys.models import Answer, Invitation, InvitationQuerySet
from saleor_postventa.surveys.rules.asking import AskFacts, Past, Pause
from saleor_postventa.surveys.rules.quotas import Segment, is_full
from saleor_postventa.surveys.triggers import delivered, is_about_goods

BASES = (Basis.LEGITIMATE_INTEREST, Basis.CONSENT)


def due_invitations(limit: int) -> list[int]:
    """The longest due first; those whose mail was asked for are mailing's to send."""
    rows = Invitation.objects.real().open().filter(due_at__lte=now()).exclude(reason=InvitationReason.MAIL)
    return list(rows.order_by("due_at", "pk").values_list("pk", flat=True)[:limit])


def asked(rows: InvitationQuerySet) -> InvitationQuerySet:
    """Those that were sent, or whose mail is on its way."""
    on_its_way = Q(status=InvitationStatus.WAITING, reason=InvitationReason.MAIL)
    return rows.real().filter(~Q(sent_at=None) | on_its_way)


def pause_of(shop: Shop, document: SurveyDocument) -> Pause:
    chosen = shop.preferences
    again = document.again_after_days
    return Pause(
        any_survey=timedelta(days=chosen.survey_pause_days),
        same_survey=timedelta(days=again) if again is not None else None,
        a_day=chosen.surveys_a_day,
        is_once=document.again is Again.ONCE,
        is_until_answered=document.again is Again.UNTIL_ANSWERED,
    )


def records_to_ask(customer: Customer | None) -> list[int]:
    """The person's own record, and the others of their address: they are asked as one."""
    return sorted({each.pk for each in [customer, *records_of(customer)]}) if customer is not None else []


def ask_facts(
    invitation: Invitation, document: SurveyDocument, person_ids: Iterable[int], *, is_counted: bool
) -> AskFacts:
    """`document` is what the survey asks now; whoever decides has the person locked. `is_counted`: a day has an end."""
    customer, order, shop = invitation.customer, invitation.order, invitation.shop
    address = address_of(customer, order)
    needs_goods = is_about_goods(invitation.trigger)
    ids = list(person_ids)
    today = _start_of_day(shop)
    return AskFacts(
        survey=invitation.survey_id,
        state=SurveyState(invitation.survey.state),
        ask_until=invitation.expires_at or invitation.due_at,
        is_erased=customer is None or customer.is_erased,
        is_trigger_same=document.trigger.code == invitation.trigger,
        is_order_cancelled=needs_goods and order is not None and order.status in CLOSED,
        is_all_returned=needs_goods and order is not None and came_back_entirely(order.pk),
        is_parcel_under_way=_is_under_way(invitation),
        is_held=Hold.objects.in_force().filter(customer__in=ids).exists(),
        has_address=bool(address),
        is_blocked=_is_blocked(address),
        has_ground=has_ground(customer, basis_order(customer, order)),
        past=_past(ids),
        has_answered=document.again is Again.UNTIL_ANSWERED and _has_answered(invitation.survey_id, ids),
        sent_today=_sent_since(today) if is_counted else 0,
        is_group_full=_is_group_full(invitation, document, today),
        tomorrow=today + timedelta(days=1),
    )


def address_of(customer: Customer | None, order: Order | None) -> str:
    """As mailing has it: the order's own before the account's."""
    if customer is None or customer.is_erased:
        return ""
    address = (order.user_email if order is not None else "") or customer.email
    return address if is_address(address) else ""


def basis_order(customer: Customer | None, order: Order | None) -> Order | None:
    """What is about no order stands on the last one that they placed: it is customers that are asked."""
    if order is not None or customer is None:
        return order
    placed = Order.objects.of_customer(customer.pk).exclude(placed_at=None).filter(deleted_at=None)
    return placed.order_by("-placed_at", "-pk").first()


def has_ground(customer: Customer | None, order: Order | None) -> bool:
    return legal_ground(BASES, Topic.FEEDBACK, customer=customer, order=order, asked=None) is not None


def _is_under_way(invitation: Invitation) -> bool:
    if invitation.trigger != delivered.CODE or invitation.order_id is None:
        return False
    return not arrival_of(invitation.order_id)


def _is_blocked(address: str) -> bool:
    blocked = suppression_of(address_hash(address)) if address else None
    return blocked is not None and blocked.blocks(Topic.FEEDBACK)


def _past(customer_ids: list[int]) -> tuple[Past, ...]:
    rows = asked(Invitation.objects.filter(customer__in=customer_ids))
    found = rows.values_list("pk", "survey_id", "sent_at", "status_since")
    return tuple(Past(invitation=pk, survey=survey, at=sent or since) for pk, survey, sent, since in found)


def _sent_since(moment: datetime) -> int:
    """By the log, which is kept in the order of time; and those whose mail is about to leave."""
    sent = RecordedEvent.objects.filter(name=InvitationSent.__name__, occurred_at__gte=moment)
    leaving = Invitation.objects.real().open().filter(reason=InvitationReason.MAIL, status_since__gte=moment)
    return sent.count() + leaving.count()


def _has_answered(survey_id: int, customer_ids: list[int]) -> bool:
    return Answer.objects.submitted().filter(survey=survey_id, customer__in=customer_ids).exists()


def _is_group_full(invitation: Invitation, document: SurveyDocument, today: datetime) -> bool:
    return bool(document.quotas) and is_full(document.quotas, invitation.known, _asked_since(invitation, today))


def _asked_since(invitation: Invitation, moment: datetime) -> list[Segment]:
    """What was known of those that the same survey went to since then, or is about to."""
    rows = asked(Invitation.objects.filter(survey=invitation.survey_id)).exclude(pk=invitation.pk)
    found = rows.filter(Q(sent_at__gte=moment) | Q(sent_at=None, status_since__gte=moment))
    return list(found.values_list("known", flat=True))


def _start_of_day(shop: Shop) -> datetime:
    local = now().astimezone(shop.preferences.zone)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)
