"""The mails that a shop writes: three kinds, by what they are about, filled in from a journey's step."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.core.texts import Speaker
from saleor_postventa.flows.codes import EndReason, FlowState, FlowTopic, JourneyState
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.models import Journey
from saleor_postventa.flows.services.doing import KINDS
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.flows.triggers import trigger_kinds
from saleor_postventa.mailing.brand import brand_of
from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.wording import fill_in
from saleor_postventa.orders.rules import CLOSED

from .choosing import choose_products
from .facts import Written, written_of
from .filling import Filling, made_up_words, words_of
from .lacking import has_no_offer, lacks_guide

BASES = {
    # Article 21 of the LSSI, article 13 of the ePrivacy directive: consent, or own similar goods to a customer.
    FlowTopic.OFFERS: (Basis.CONSENT, Basis.SOFT_OPT_IN),
    FlowTopic.TIPS: (Basis.CONSENT, Basis.LEGITIMATE_INTEREST),
    FlowTopic.LOYALTY: (Basis.CONSENT, Basis.LEGITIMATE_INTEREST),
}
_MADE_UP = {"first_name": "Lucía", "order_number": "1042"}
_EXAMPLES = {FlowTopic.OFFERS: "cross_sell", FlowTopic.TIPS: "care_tips", FlowTopic.LOYALTY: "new_level"}


def context_of(occasion: Occasion) -> dict[str, Any]:
    found = written_of(occasion.facts)
    if found is None:
        raise LookupError(f"no mail of a flow: {occasion.facts}")
    journey, written = found
    return letter(occasion, written, journey=journey)


def letter(
    occasion: Occasion, written: Written, *, journey: Journey | None = None, is_example: bool = False
) -> dict[str, Any]:
    """Its variables. An example shows made-up things wherever there is nothing to show."""
    order = journey.order if journey is not None else occasion.order
    filling = Filling(
        shop=occasion.shop,
        speaker=Speaker(occasion.language, occasion.shop.preferences.default_language),
        customer=occasion.customer or (order.customer if order is not None else None),
        order=order,
        journey=journey,
        facts=occasion.facts,
        through=occasion.through,
    )
    named = {**filling.names(), **(_MADE_UP if is_example and filling.customer is None and order is None else {})}
    say, words = filling.speaker.say, made_up_words if is_example else words_of
    return {
        **named,
        "own_subject": fill_in(say(written.mail.subject).text, named),
        "preview": fill_in(say(written.mail.preview).text, named),
        "blocks": [words(block, place, filling, named) for place, block in enumerate(written.mail.blocks)],
        "reason": reason_of(written.trigger, brand_of(occasion.shop).name),
    }


def reason_of(trigger: str, shop: str) -> str:
    """The line that says what the mail follows: why they get this one, and now."""
    why = trigger_kinds.get(trigger).why
    return _("{shop} writes to you because {why}.").format(shop=shop, why=why)


def example_of(topic: FlowTopic) -> Callable[[Occasion], dict[str, Any]]:
    """For the preview of the kind: the first mail of a ready-made flow about it."""

    def example(occasion: Occasion) -> dict[str, Any]:
        made = ready_made.get(_EXAMPLES[topic]).document
        mail = next(step.mail for step in made.steps if isinstance(step, Send))
        return letter(occasion, Written(made, mail, made.trigger.code), is_example=True)

    return example


def obstacle_to(message: Message) -> CancelReason | None:
    """What has come up between planning the mail and sending it."""
    found = written_of(message.facts)
    if found is None:
        return CancelReason.OVERTAKEN
    journey, written = found
    if journey.flow.state == FlowState.PAUSED:
        return CancelReason.SWITCHED_OFF
    has_left = journey.state == JourneyState.LEFT and journey.reason != EndReason.STOPPED
    if has_left or journey.flow.state == FlowState.ENDED:
        return CancelReason.OVERTAKEN
    if journey.order is not None and journey.order.status in CLOSED:
        return CancelReason.ORDER_CANCELLED
    if lacks_guide(written.mail, journey, message.language):
        return CancelReason.NO_GUIDE
    return CancelReason.NOTHING_TO_SHOW if has_no_offer(message, written.mail, journey) else None


def _add(topic: FlowTopic, label: Promise) -> Kind:
    return add_kind(
        Kind(
            code=KINDS[topic],
            label=label,
            topic=Topic(topic.value),
            bases=BASES[topic],
            template="flows/mails/blocks",
            context=context_of,
            example=example_of(topic),
            obstacle=obstacle_to,
            prepare=choose_products if topic is FlowTopic.OFFERS else None,
            priority=10,
            lifetime=timedelta(days=7),
            of_order=False,
            placeholders=("first_name", "order_number"),
            secrets=("coupon_code",),
            counts_clicks=True,
        )
    )


_add(FlowTopic.OFFERS, gettext_lazy("Flows: offers"))
_add(FlowTopic.TIPS, gettext_lazy("Flows: tips on what was bought"))
_add(FlowTopic.LOYALTY, gettext_lazy("Flows: points and levels"))
