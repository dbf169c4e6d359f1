"""The one kind of mail that mailing itself sends: the second half of a double opt-in."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .codes import Basis, CancelReason, Topic
from .consents import CONFIRM_CONSENT
from .kinds import Kind, Occasion, add_kind
from .labels import topic_label
from .links import CONFIRM_WITHIN, confirm_url
from .models import ConsentEntry, Message
from .queries import current_consent


def obstacle_to_question(message: Message) -> CancelReason | None:
    """A question that has been answered since is not asked."""
    asked, customer = message.consent, message.customer
    if asked is None or customer is None:
        return CancelReason.NO_BASIS
    said = current_consent(customer, Topic(asked.topic))
    return CancelReason.EXPIRED if said is not None and said.pk > asked.pk else None


def question_context(occasion: Occasion) -> dict[str, Any]:
    asked = ConsentEntry.objects.get(pk=occasion.facts["consent"])
    return _words(asked.topic, confirm_url(occasion.shop, asked))


def question_example(occasion: Occasion) -> dict[str, Any]:
    return _words(Topic.OFFERS, "#")


def _words(topic: str, url: str) -> dict[str, Any]:
    return {
        "preview": _("One click, and it is settled. If it wasn't you, do nothing."),
        "asked_topic": topic_label(topic),
        "confirm_url": url,
    }


add_kind(
    Kind(
        code=CONFIRM_CONSENT,
        label=gettext_lazy("Please confirm your choice"),
        topic=Topic.REQUESTED,
        bases=(Basis.REQUEST,),
        template="mailing/confirm_consent",
        context=question_context,
        example=question_example,
        obstacle=obstacle_to_question,
        priority=90,
        lifetime=CONFIRM_WITHIN,
        of_order=False,
        placeholders=("asked_topic",),
    )
)
