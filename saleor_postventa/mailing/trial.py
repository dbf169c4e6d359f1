"""Looking at a kind of mail before anybody gets it: on the screen, or in one's own mailbox.

Links of the person concerned are left out: whoever tries a mail must not unsubscribe them by accident.
"""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.rates import is_within_rate

from .delivery import current_provider
from .kinds import Occasion, kind_of
from .mime import Letter, new_message_id
from .queries import LegalGround
from .rendering import Rendering, render, render_example
from .sender import letter_headers, sender_of
from .wording import Words, checked

TESTS_PER_HOUR = 30
MARKED = _("[Test] {subject}")


class InvalidAddress(Refusal):
    code = "invalid"
    text = _("This is not an e-mail address.")


class TooManyTests(Refusal):
    code = "too_often"
    text = _("Those were many test mails. Wait an hour and try again.")


def preview(
    shop: Shop, template: str, language: str, order: Order | None = None, *, words: Words | None = None
) -> Rendering:
    """The mail as it would read for a real order, or (of no order) for made-up people; `words` are tried, not kept.

    Raises UnknownTemplate, and for the words what `checked` raises.
    """
    kind = kind_of(template)
    tried = checked(kind, words) if words is not None else None
    if order is None or not kind.of_order:
        return render_example(kind, Occasion(shop, language), words=tried)
    occasion = Occasion(shop, language, order=order)
    return render(kind, occasion, LegalGround(kind.bases[0], order=order), words=tried)


def send_test(shop: Shop, template: str, language: str, *, to: str, order: Order | None = None) -> None:
    """Hand a preview over to an address of the team's; no outbox, as one may simply try again.

    Raises UnknownTemplate, InvalidAddress, TooManyTests, or Failure where the mail server refuses.
    """
    checked_address(to)
    rendering = preview(shop, template, language, order)
    hand_over_test(shop, rendering, language, to=to)


def checked_address(to: str) -> str:
    """Raises InvalidAddress."""
    try:
        validate_email(to)
    except ValidationError as error:
        raise InvalidAddress(field="to") from error
    return to


def hand_over_test(shop: Shop, rendering: Rendering, language: str, *, to: str) -> None:
    """A mail that was rendered to be looked at, with a mark in its subject.

    Raises TooManyTests, or Failure where the mail server refuses.
    """
    if not is_within_rate("mail_test", str(shop.pk), limit=TESTS_PER_HOUR, seconds=3600):
        raise TooManyTests
    sender = sender_of(shop)
    with override(language):
        subject = str(MARKED).format(subject=rendering.subject)
    letter = Letter(
        message_id=new_message_id("test", sender[1]),
        sender=sender,
        to=to,
        subject=subject,
        html=rendering.html,
        text=rendering.text,
        dated=now(),
        language=language,
        reply_to=shop.preferences.reply_to,
        headers=letter_headers(None),
    )
    current_provider().deliver(letter)
