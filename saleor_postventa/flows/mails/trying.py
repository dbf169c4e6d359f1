"""A flow's mail before anybody gets it: on the screen, or in one's own mailbox.

Links of a person are left out: whoever tries a mail must not unsubscribe anybody by accident.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.mail_content import MailContent
from saleor_postventa.flows.queries.persons import person_of
from saleor_postventa.flows.queries.shown import PREPARED
from saleor_postventa.flows.services.doing import KINDS
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.mailing.kinds import Occasion, kinds
from saleor_postventa.mailing.rendering import Rendering, render_example
from saleor_postventa.mailing.trial import checked_address, hand_over_test
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop

from .choosing import Reader, products_for
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
    facts = {"step": step, **_chosen(mail, order, speaks)}
    return render_example(tried, Occasion(shop, speaks, order=order, facts=facts))


def _chosen(mail: MailContent, order: Order | None, language: str) -> dict[str, Any]:
    """The products that the order's customer would be shown if all were in stock, which is asked when it leaves."""
    if order is None or order.customer is None:
        return {}
    reader = Reader(customer=order.customer, order=order, person=person_of(order.customer, now()), stock=_everything)
    return {PREPARED: products_for(mail, reader, language)}


def _everything(variants: Collection[str], channel: str, country: str) -> set[str]:
    return set(variants)


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
