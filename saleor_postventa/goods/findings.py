"""What there is to say of goods that Saleor should know of."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop

from .models import GoodsMove
from .rules import Trouble


@finds
def stuck_moves(shop: Shop) -> Iterator[Finding]:
    stuck = GoodsMove.objects.stuck()
    forbidden = stuck.filter(trouble=Trouble.PERMISSION_MISSING).count()
    if forbidden:
        yield Finding(
            "goods_permission_missing",
            Level.ERROR,
            ngettext(
                "Saleor doesn't let Postventa change stock or orders: {count} step waits.",
                "Saleor doesn't let Postventa change stock or orders: {count} steps wait.",
                forbidden,
            ).format(count=forbidden),
            _("Give the app the permissions to manage orders and products in Saleor, and try the steps again."),
        )
    others = stuck.exclude(trouble=Trouble.PERMISSION_MISSING).count()
    if others:
        yield Finding(
            "goods_need_staff",
            Level.WARNING,
            ngettext(
                "{count} step of a return could not be carried out in Saleor.",
                "{count} steps of returns could not be carried out in Saleor.",
                others,
            ).format(count=others),
            _("Look at each in Saleor, and say whether it happened or shall be tried again."),
        )
