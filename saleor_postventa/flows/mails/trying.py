"""A flow's mail before anybody gets it: on the screen, or in one's own mailbox.

Links of a person are left out: whoever tries a mail must not unsubscribe anybody by accident.
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.services.doing import KINDS
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.mailing.kinds import Occasion, kinds
from saleor_postventa.mailing.rendering import Rendering, render_example
from saleor_postventa.mailing.trial import checked_address, hand_over_test
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop

from .facts import Written
from .written import letter


class NoSuchMail(Refusal):
    code = "not_found"
    text = _("The flow can't be read, or has no such mail.")


def preview_mail(
    shop: Shop, document: FlowDocument | None, step: str, *, is_other: bool, language: str, order: Order | None
) -> Rendering | None:
    """None where the document could not be read, or has no such mail."""
    found = document.step(step) if document is not None else None
    if document is None or not isinstance(found, Send):
        return None
    mail = found.trial.mail if is_other and found.trial is not None else found.mail
    written = Written(document, mail, document.trigger.code)
    kind = kinds.get(KINDS[document.topic])
    tried = replace(kind, example=lambda occasion: letter(occasion, written, is_example=True))
    speaks = shop.preferences.language_for(language)
    return render_example(tried, Occasion(shop, speaks, order=order, facts={"step": step}))


def send_test_mail(
    shop: Shop,
    document: FlowDocument | None,
    step: str,
    *,
    is_other: bool,
    language: str,
    order: Order | None,
    to: str,
) -> None:
    """Raises NoSuchMail, InvalidAddress, TooManyTests, or Failure where the mail server refuses."""
    checked_address(to)
    rendering = preview_mail(shop, document, step, is_other=is_other, language=language, order=order)
    if rendering is None:
        raise NoSuchMail(field="step")
    hand_over_test(shop, rendering, language, to=to)
