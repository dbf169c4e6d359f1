"""A survey that is asked, somebody who was asked, and what a browser does with the link."""

import re
from datetime import timedelta
from typing import Any

from django.test import Client

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.codes import InvitationStatus
from saleor_postventa.surveys.links import answer_token
from saleor_postventa.surveys.models import Answer, AnswerPart, Invitation, Survey
from saleor_postventa.surveys.services.publishing import publish_survey
from saleor_postventa.surveys.services.writing import create_survey

BY_STAFF = Actor.staff("VXNlcjox")
NPS = "nps_after_delivery"
FIND_US = "how_did_you_find_us"


def make_survey(start_from: str = NPS, *, code: str = "", **changes: Any) -> Survey:
    """A ready-made one, with what is said of its document changed; it is asked."""
    survey = create_survey(code or start_from, start_from=start_from, by=BY_STAFF)
    if changes:
        draft = survey.versions.get(number=None)
        draft.document = {**draft.document, **changes}
        draft.save()
    publish_survey(survey.pk, by=BY_STAFF)
    return Survey.objects.get(pk=survey.pk)


def invite(survey: Survey, order: Order, **changes: Any) -> Invitation:
    values: dict[str, Any] = {
        "cause": f"order:{order.pk}",
        "trigger": "delivered",
        "due_at": now(),
        "status": InvitationStatus.SENT,
        "sent_at": now(),
        "expires_at": now() + timedelta(days=30),
        "language": "en",
        "customer": order.customer,
    }
    made = Invitation.objects.create(
        shop=current_shop(), survey=survey, version=survey.current, order=order, **{**values, **changes}
    )
    return Invitation.objects.select_related("survey", "version", "customer", "order", "shop").get(pk=made.pk)


def path_to(invitation: Invitation) -> str:
    return f"/s/{invitation.shop.slug}/survey/{answer_token(invitation)}/"


def browser(**how: Any) -> Client:
    return Client(HTTP_HOST="postventa.example.test", secure=True, **how)


def read(web: Client, path: str, *, status: int = 200) -> str:
    answer = web.get(path)
    assert answer.status_code == status, answer.content.decode()
    return re.sub(r"\s+", " ", answer.content.decode())


def send(web: Client, path: str, question: str, value: str = "", **more: str) -> Any:
    """As the form of that question sends it."""
    return web.post(path, {"question": question, f"q-{question}": value, "from": "page", **more})


def given(invitation: Invitation) -> dict[str, Any]:
    """What was kept, by question: what was written, else the value."""
    parts = AnswerPart.objects.filter(answer__invitation=invitation)
    return {part.question: part.text or part.value for part in parts}


def answer_to(invitation: Invitation) -> Answer:
    return Answer.objects.get(invitation=invitation)
