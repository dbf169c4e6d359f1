"""What was answered so far, and what waits for an answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import CustomerFact
from saleor_postventa.surveys.codes import OPEN_INVITATIONS, InvitationStatus, SurveyPurpose
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.document.walking import Replies
from saleor_postventa.surveys.models import Answer, AnswerPart, AnswerPhoto, Invitation
from saleor_postventa.surveys.questions.kind import Reply
from saleor_postventa.surveys.rules.answering import AnsweringFacts, Over, is_waiting_for_answer, why_over

from .audience import LEVEL_FACT
from .mails import bought_name

_ON_PAGES = (InvitationStatus.SENT, InvitationStatus.SCHEDULED, InvitationStatus.EXPIRED)


def answer_of(invitation_id: int) -> Answer | None:
    return Answer.objects.filter(invitation_id=invitation_id).first()


def replies_of(answer: Answer | None, document: SurveyDocument) -> Replies:
    """By question; None of those that were left empty. What a version does not ask is no part of it."""
    if answer is None:
        return {}
    known = {each.code for each in document.questions}
    kept = {part.question: Reply(part.value, part.text) for part in AnswerPart.objects.filter(answer=answer)}
    return {code: reply for code, reply in (dict.fromkeys(answer.passed) | kept).items() if code in known}


def photos_of(answer_ids: Sequence[int]) -> list[AnswerPhoto]:
    """The newest answer's first, in the order they came in."""
    return list(AnswerPhoto.objects.filter(answer__in=answer_ids).order_by("-answer_id", "pk"))


def over(invitation: Invitation) -> Over | None:
    """Of one that was read with its survey; None while it can be answered."""
    return why_over(_facts(invitation), now())


def open_questions(customer_id: int) -> list[Invitation]:
    """What waits for this customer's answer, whatever order it is about: the newest first, each survey once."""
    return open_questions_of([customer_id]).get(customer_id, [])


def open_questions_of(customer_ids: Sequence[int]) -> dict[int, list[Invitation]]:
    """Of several, in the same number of queries."""
    rows = (
        Invitation.objects.real()
        .filter(customer__in=customer_ids, status__in=_ON_PAGES, answer__submitted_at=None)
        .select_related("survey", "version", "customer", "order", "shop")
        .order_by("-due_at", "-pk")
    )
    moment = now()
    waiting = [each for each in rows if is_waiting_for_answer(_facts(each), each.due_at, moment)]
    seen = _surveys_told(customer_ids) if waiting else set()
    found: dict[int, list[Invitation]] = {}
    for each in waiting:
        person = each.customer_id
        if person is not None and (person, each.survey_id) not in seen:
            seen.add((person, each.survey_id))
            found.setdefault(person, []).append(each)
    return found


def is_put_to_them(invitation: Invitation) -> bool:
    """Not of one that is planned, or waits, and was never shown: nobody gets points for what they can't know yet."""
    if invitation.status not in OPEN_INVITATIONS or answer_of(invitation.pk) is not None:
        return True
    return is_waiting_for_answer(_facts(invitation), invitation.due_at, now())


def _surveys_told(customer_ids: Sequence[int]) -> set[tuple[int, int]]:
    """By person, those that ask something which is told once for all."""
    answers = Answer.objects.submitted().filter(customer__in=customer_ids, survey__purpose=SurveyPurpose.ATTRIBUTION)
    return set(answers.values_list("customer_id", "survey_id"))


def is_asked_with(order: Order, invitation: Invitation) -> bool:
    """Whether it is put to them beside this order: it is about it, or about the person, whatever they order."""
    is_of_person = invitation.order_id is None or invitation.survey.purpose == SurveyPurpose.ATTRIBUTION
    return is_of_person or invitation.order_id == order.pk


def known_without_asking(invitation: Invitation) -> dict[str, Any]:
    """What figures are told apart by, and conditions may ask for: of the order, and of who was asked."""
    order: Order | None = invitation.order
    known: dict[str, Any] = {"trigger": invitation.trigger, "language": invitation.language}
    known["reason"] = invitation.known.get("reason", [])
    if order is not None:
        known |= {"country": order.shipping_country, "channel": order.channel, "products": _products(invitation)}
    if invitation.customer_id is not None:
        level = CustomerFact.objects.filter(customer_id=invitation.customer_id, key=LEVEL_FACT).first()
        known["level"] = level.value if level is not None else ""
    return {name: value for name, value in known.items() if value}


def product_of(invitation: Invitation) -> str:
    """The first of its order, as in the mail; "" where it is about none."""
    return bought_name(invitation.order)


def _products(invitation: Invitation) -> list[str]:
    lines = OrderLine.objects.filter(order=invitation.order_id, is_removed=False)
    found = lines.exclude(variant__product=None).values_list("variant__product__saleor_id", flat=True)
    return sorted(set(found))


def hidden_of(answer: Answer | None, invitation: Invitation) -> Mapping[str, Any]:
    """As it was when the answer was begun."""
    return answer.hidden if answer is not None else known_without_asking(invitation)


def _facts(invitation: Invitation) -> AnsweringFacts:
    return AnsweringFacts(
        status=invitation.status,
        purpose=invitation.survey.purpose,
        state=invitation.survey.state,
        expires_at=invitation.expires_at,
        has_person=invitation.customer is not None and not invitation.customer.is_erased,
        is_test=invitation.is_test,
    )
