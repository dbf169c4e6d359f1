"""What there is to say of what follows from events."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop

from .models import ReactionRun


@finds
def follow_up(shop: Shop) -> Iterator[Finding]:
    dead = ReactionRun.objects.filter(state=WorkState.DEAD).count()
    if dead:
        yield Finding(
            "dead_reactions",
            Level.WARNING,
            _("{count} follow-up tasks could not be carried out.").format(count=dead),
            _("Look at them under Webhooks, and carry them out again when the cause is gone."),
        )
