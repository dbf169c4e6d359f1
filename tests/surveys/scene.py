"""A shop that asks: surveys that are live, people who bought, and the rounds of the clock."""

from typing import Any

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.models import Invitation, Survey
from saleor_postventa.surveys.queries.surveys import current_of
from saleor_postventa.surveys.rules.asking import WAITS_AT_MOST
from saleor_postventa.surveys.services.asking import ask_due
from saleor_postventa.surveys.services.publishing import publish_survey
from saleor_postventa.surveys.services.writing import create_survey
from tests.cast import STAFF
from tests.mailing.scene import run_queue

from .documents import asked, content

BY_STAFF = Actor.staff(STAFF.id)


def live(code: str = "nps", *, trigger: str = "delivered", days: int = 3, **more: Any) -> Survey:
    """One scale, asked so many days after."""
    settings = more.pop("settings", {})
    asks = {"code": trigger, "delay_days": days, "settings": settings}
    made = create_survey(code, content=content(asked("nps"), trigger=asks, **more), by=BY_STAFF)
    return publish_survey(made.pk, by=BY_STAFF).survey


def plan(survey: Survey, customer: Customer, cause: str = "case:1", **overrides: Any) -> Invitation:
    """Due now, for something that is about no order."""
    known = {
        "version": survey.current,
        "trigger": current_of(survey).document["trigger"]["code"],
        "due_at": now(),
        "expires_at": now() + WAITS_AT_MOST,
        "language": "es",
    }
    return Invitation.objects.create(
        shop=current_shop(), survey=survey, customer=customer, cause=cause, **{**known, **overrides}
    )


def react() -> None:
    while run_queue("reactions"):
        pass


def pass_round() -> None:
    """Everything that is due: what happened is followed, whoever is due is asked, mails leave."""
    react()
    ask_due()
    run_queue("mail")
    react()


def fresh(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_related("survey", "version", "shop").get(pk=invitation.pk)
