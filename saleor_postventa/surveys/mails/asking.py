"""The mail that asks, and the one that reminds. Where the first question is a scale, each of its numbers is a link."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.core.clock import now
from saleor_postventa.core.texts import Speaker
from saleor_postventa.mailing.codes import CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.arrivals import came_back_entirely
from saleor_postventa.orders.rules import CLOSED
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus, SurveyState
from saleor_postventa.surveys.document.piping import Recall
from saleor_postventa.surveys.document.ready_made import ready_made
from saleor_postventa.surveys.links import answer_token, answer_url
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.surveys.queries.answers import product_of
from saleor_postventa.surveys.queries.asking import BASES
from saleor_postventa.surveys.queries.mails import Telling
from saleor_postventa.surveys.queries.promises import promise_of
from saleor_postventa.surveys.queries.reminders import has_begun
from saleor_postventa.surveys.queries.surveys import document_of
from saleor_postventa.surveys.services.rows import INVITATION, REMINDER, is_on_its_way, mail_key
from saleor_postventa.surveys.triggers import is_about_goods

EXAMPLE = "nps_after_delivery"


@dataclass(frozen=True, slots=True)
class _Letter:
    """One of the two: `is_reminder`."""

    telling: Telling
    is_reminder: bool

    def words(self, *, token: str, url: Any) -> dict[str, Any]:
        mail, first = self.telling.document.mail, self.telling.first_question()
        subject = self.telling.say(mail.reminder_subject if self.is_reminder else mail.subject)
        intro = self.telling.say(mail.reminder_intro if self.is_reminder else mail.intro)
        return {
            "first_name": self.telling.recall.first_name,
            "survey": self.telling.name,
            "own_subject": subject,
            "own_intro": intro,
            "question": first.text,
            "points": [{"value": each.value, "face": each.face, "url": url(each.value)} for each in first.points],
            "low": first.low,
            "high": first.high,
            "answer_url": url(None),
            "answer_token": token,
            "preview": first.text,
        }


def asking_context(occasion: Occasion) -> dict[str, Any]:
    return _context(occasion, is_reminder=False)


def reminder_context(occasion: Occasion) -> dict[str, Any]:
    return _context(occasion, is_reminder=True)


def asking_example(occasion: Occasion) -> dict[str, Any]:
    return _example(occasion, is_reminder=False)


def reminder_example(occasion: Occasion) -> dict[str, Any]:
    return _example(occasion, is_reminder=True)


def obstacle_to_asking(message: Message) -> CancelReason | None:
    """Decided once more when it leaves: a night, or days, may lie between."""
    invitation = _invitation(message)
    if invitation is None or invitation.survey.state != SurveyState.LIVE:
        return CancelReason.OVERTAKEN
    has_failed = invitation.reason == InvitationReason.MAIL_FAILED
    if not (is_on_its_way(invitation) or has_failed):
        return CancelReason.OVERTAKEN
    if message.key != mail_key(INVITATION, invitation.pk, invitation.due_at):
        return CancelReason.OVERTAKEN
    return _obstacle_of_goods(invitation)


def obstacle_to_reminder(message: Message) -> CancelReason | None:
    invitation = _invitation(message)
    if invitation is None or invitation.status != InvitationStatus.SENT or has_begun(invitation):
        return CancelReason.OVERTAKEN
    if invitation.survey.state != SurveyState.LIVE:
        return CancelReason.OVERTAKEN
    if invitation.expires_at is not None and invitation.expires_at <= now():
        return CancelReason.EXPIRED
    return _obstacle_of_goods(invitation)


def _context(occasion: Occasion, *, is_reminder: bool) -> dict[str, Any]:
    rows = Invitation.objects.select_related("survey", "version", "shop", "customer", "order")
    invitation = rows.filter(pk=occasion.facts.get("invitation", 0)).first()
    if invitation is None:
        return _example(occasion, is_reminder=is_reminder)
    document = document_of(invitation.version)
    lasts = timedelta(days=document.expires_after_days) if invitation.sent_at is None else None
    token = answer_token(invitation, lasts=lasts)
    recall = Recall(
        first_name=occasion.customer.first_name if occasion.customer is not None else "",
        product=product_of(invitation),
    )
    letter = _Letter(Telling(document, _speaker(occasion), recall), is_reminder)
    words = letter.words(token=token, url=lambda score: answer_url(invitation, score, token=token))
    return {**words, "promise": promise_of(invitation, document)}


def _example(occasion: Occasion, *, is_reminder: bool) -> dict[str, Any]:
    recall = Recall(first_name="Lucía", product=_("Linen shirt"))
    letter = _Letter(Telling(ready_made.get(EXAMPLE).document, _speaker(occasion), recall), is_reminder)
    return {**letter.words(token="", url=lambda score: "#"), "promise": ""}


def _speaker(occasion: Occasion) -> Speaker:
    return Speaker(occasion.language, occasion.shop.preferences.default_language)


def _invitation(message: Message) -> Invitation | None:
    rows = Invitation.objects.select_related("survey", "order", "customer")
    return rows.filter(pk=message.facts.get("invitation", 0)).exclude(customer=None).first()


def _obstacle_of_goods(invitation: Invitation) -> CancelReason | None:
    order = invitation.order
    if order is None or not is_about_goods(invitation.trigger):
        return None
    if order.status in CLOSED:
        return CancelReason.ORDER_CANCELLED
    return CancelReason.OVERTAKEN if came_back_entirely(order.pk) else None


def _add(code: str, label: Promise, **how: Any) -> Kind:
    return add_kind(
        Kind(
            code=code,
            label=label,
            topic=Topic.FEEDBACK,
            bases=BASES,
            priority=20,
            lifetime=timedelta(days=14),
            of_order=False,
            placeholders=("first_name", "survey"),
            secrets=("answer_token",),
            **how,
        )
    )


_add(
    INVITATION,
    gettext_lazy("Survey: the questions"),
    tells_delivery=True,
    template="surveys/mails/asking",
    context=asking_context,
    example=asking_example,
    obstacle=obstacle_to_asking,
)
_add(
    REMINDER,
    gettext_lazy("Survey: a reminder"),
    template="surveys/mails/reminder",
    context=reminder_context,
    example=reminder_example,
    obstacle=obstacle_to_reminder,
)
