"""Whether the mail server takes us, for `postventa doctor`; no mail is sent."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saleor_postventa.shops.findings import Finding, Level, looks_around

from .delivery import Greetable, NotHandedOver, current_provider


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
