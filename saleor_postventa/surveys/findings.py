"""What there is to say of a shop's reviews."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop

from .models import RatingMirror


@finds
def rating_mirrors_given_up(shop: Shop) -> Iterator[Finding]:
    count = RatingMirror.objects.given_up().count()
    if count:
        yield Finding(
            "rating_mirrors_given_up",
            Level.WARNING,
            _("The ratings of {count} products could not be written into Saleor.").format(count=count),
            _("It is tried again every day. Look in Saleor under Extensions whether the app may manage products."),
        )
