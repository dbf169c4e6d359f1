"""Whether the mail server takes us, for `postventa doctor`; no mail is sent."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saleor_postventa.shops.findings import Finding, Level, looks_around
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import shop_scope

from .delivery import Greetable, NotHandedOver, current_provider
from .sender_checks import check_sender, is_due, sends_for_real

# Of more shops the night's round sees to it.
MOST_SENDERS = 20


@looks_around
def senders() -> list[Finding]:
    """DNS is asked now where nobody did within a day; what it says stands with each shop."""
    asked = 0 if sends_for_real() else MOST_SENDERS
    for shop in Shop.objects.filter(state=ShopState.ACTIVE).order_by("slug"):
        with shop_scope(shop):
            if asked < MOST_SENDERS and is_due(shop):
                check_sender(shop)
                asked += 1
    return []


@looks_around
def mail_server() -> Iterator[Finding]:
    provider = current_provider()
    if not isinstance(provider, Greetable):
        return
    try:
        provider.greet()
    except NotHandedOver as error:
        title = _("The mail server does not let us in: {why}").format(why=error)
        advice = _("See that POSTVENTA_MAIL_URL is right and the server answers. Mails wait, and go out later.")
        yield Finding("mail_server_away", Level.ERROR, title, advice)
    else:
        yield Finding("mail_server_answers", Level.OK, _("The mail server lets us in."))
