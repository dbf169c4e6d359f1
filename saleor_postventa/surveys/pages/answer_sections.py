"""The question that waits for an answer, on the page of an order and above an account's orders."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from saleor_postventa.orders.models import Order
from saleor_postventa.orders.sections import add_account_section, add_section
from saleor_postventa.people.visits import Visit
from saleor_postventa.surveys.codes import AnswerChannel, SurveyPurpose
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.surveys.queries.answers import is_asked_with, open_questions
from saleor_postventa.surveys.queries.promises import promise_of
from saleor_postventa.surveys.queries.standing import Asking
from saleor_postventa.surveys.queries.surveys import document_of

from .asking import Page, form_values, language_of, path_on_page

TEMPLATE = "surveys/pages/questions_of_order.html"
# One at a time: who answers it finds the next.
MOST_SHOWN = 1


@add_section("surveys.questions", position=5, template=TEMPLATE)
def questions_of_order(order: Order, visit: Visit) -> dict[str, Any] | None:
    """About this order; and what is asked of the person, at whatever order they look at, until they answer it.

    A visit of one order that belongs to somebody else by now is asked nothing.
    """
    if order.customer_id != visit.customer.pk:
        return None
    waiting = [each for each in open_questions(visit.customer.pk) if is_asked_with(order, each)]
    return _shown(waiting, AnswerChannel.ORDER_PAGE, on_order=order.pk)


@add_account_section("surveys.questions", position=5, template=TEMPLATE)
def questions_of_account(visit: Visit) -> dict[str, Any] | None:
    """Whatever order it is about."""
    return _shown(open_questions(visit.customer.pk), AnswerChannel.ACCOUNT)


def _shown(waiting: list[Invitation], channel: AnswerChannel, *, on_order: int | None = None) -> dict[str, Any] | None:
    found = [_values(each, channel, on_order) for each in waiting[:MOST_SHOWN]]
    return {"surveys": found} if found else None


def _spoken(invitation: Invitation, document: SurveyDocument) -> str:
    """As the page around it, unless they were asked in a language that our pages do not speak."""
    asked_in, page = language_of(invitation, document), (get_language() or "en")[:2]
    return page if page in document.languages and asked_in in dict(settings.LANGUAGES) else asked_in


def _values(invitation: Invitation, channel: AnswerChannel, on_order: int | None) -> dict[str, Any]:
    document = document_of(invitation.version)
    asking = Asking(invitation, _spoken(invitation, document))
    order, here = invitation.order, path_on_page(invitation)
    is_elsewhere = order is not None and order.pk != on_order and invitation.survey.purpose != SurveyPurpose.ATTRIBUTION
    values = {
        "id": invitation.pk,
        "title": asking.say(document.names),
        "promise": promise_of(invitation, document),
        "order_number": order.number if order is not None and is_elsewhere else "",
        "here": f"{here}?from={channel.value}",
        "has_begun": asking.answer is not None,
    }
    question = asking.coming
    if question is None or asking.answer is not None:
        return values
    return {**form_values(asking, Page(question=question, here=here, channel=channel)), **values, "here": here}
