"""What stands on a card, in the customer's language: ours, or what the flow says; the team may change it."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.texts import Speaker
from saleor_postventa.flows.codes import TaskKind
from saleor_postventa.flows.models import StaffTask
from saleor_postventa.flows.queries.flows import document_of
from saleor_postventa.flows.steps.task import Task
from saleor_postventa.mailing.brand import brand_of
from saleor_postventa.mailing.paper import printable
from saleor_postventa.orders.queries import first_name_of

ON_PAPER = frozenset({TaskKind.CARD, TaskKind.NOTE})
LONGEST = {"greeting": 60, "words": 600, "closing": 60}


class WordsTooLong(Refusal):
    code = "too_long"
    text = gettext_lazy("This is too long for the card. Shorten it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    greeting: str
    words: str
    closing: str


def has_card(task: StaffTask) -> bool:
    """None is printed for somebody whose data was erased."""
    return task.kind in ON_PAPER and task.customer_id is not None


def card_of(task: StaffTask) -> Card:
    """As it is before anybody changed it."""
    language, shop = card_language(task), brand_of(task.shop).name
    with translation.override(language):
        name = printable(first_name_of(task.customer, task.order))
        own = Speaker(language, task.shop.preferences.default_language).say(_written(task)).text
        return Card(
            greeting=_("Thank you, {first_name}").format(first_name=name) if name else _("Thank you"),
            words=own or _("We packed your order with care, and hope that you enjoy it for long."),
            closing=_("The team of {shop}").format(shop=shop),
        )


def card_language(task: StaffTask) -> str:
    spoken = (task.order.language if task.order is not None else "") or (
        task.customer.language if task.customer else ""
    )
    return task.shop.preferences.language_for(spoken)


def checked_card(greeting: str, words: str, closing: str) -> Card:
    """Raises WordsTooLong, naming the field."""
    given = {"greeting": greeting, "words": words, "closing": closing}
    kept = {name: text.replace("\r\n", "\n").strip() for name, text in given.items()}
    # Drawn on one line each: a break would be printed as an empty box.
    kept |= {name: " ".join(kept[name].split()) for name in ("greeting", "closing")}
    for name, text in kept.items():
        if len(text) > LONGEST[name]:
            raise WordsTooLong(field=name)
    return Card(**kept)


def _written(task: StaffTask) -> dict[str, str]:
    step = document_of(task.journey.version).step(task.step)
    return step.card if isinstance(step, Task) else {}
