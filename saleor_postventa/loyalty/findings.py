"""What there is to say of a shop's points and rewards."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop

from .models import BalanceMirror, Reward
from .queries.rewards import permission_for


@finds
def resting_rewards(shop: Shop) -> Iterator[Finding]:
    """Shoppers keep their points, and read that they may try again later."""
    kinds = Reward.objects.on_offer().order_by().values_list("kind", flat=True).distinct()
    for needed in sorted({permission_for(kind) for kind in kinds} - {"", *shop.permissions}):
        yield Finding(
            f"rewards_rest_{needed.lower()}",
            Level.WARNING,
            _("Rewards that are on offer can't be handed out."),
            _("Grant the app {permission} in Saleor under Extensions. Shoppers keep their points until then.").format(
                permission=needed
            ),
        )


@finds
def mirrors_given_up(shop: Shop) -> Iterator[Finding]:
    count = BalanceMirror.objects.given_up().count()
    if count:
        yield Finding(
            "points_mirrors_given_up",
            Level.WARNING,
            _("The points of {count} customers could not be written into Saleor.").format(count=count),
            _("It is tried again every day. Look in Saleor under Extensions whether the app may manage customers."),
        )
