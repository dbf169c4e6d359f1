"""What there is to say of the ways out."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop

from .models import HookEndpoint, HookMessage
from .rules import OffReason


@finds
def switched_off(shop: Shop) -> Iterator[Finding]:
    for endpoint in HookEndpoint.objects.filter(off_reason=OffReason.FAILING).order_by("pk"):
        yield Finding(
            "hook_endpoint_off",
            Level.WARNING,
            _("The outgoing webhook “{name}” took nothing for five days and was switched off.").format(
                name=endpoint.name
            ),
            _("Ask whoever runs that system. Then switch it on in Settings, and send again what was given up."),
        )


@finds
def given_up(shop: Shop) -> Iterator[Finding]:
    dead = HookMessage.objects.filter(state=WorkState.DEAD).count()
    if dead:
        yield Finding(
            "dead_hook_messages",
            Level.WARNING,
            _("{count} messages to other systems were given up.").format(count=dead),
            _("Look at them under Settings, Outgoing webhooks, and send them again when the other system is back."),
        )
