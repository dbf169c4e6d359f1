"""The shopper sends it with whom they like."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.returns.models import Return

from .fields import Posted
from .method import ReturnMethod, methods
from .packing import pack_it, send_it_to


def steps(ret: Return, chosen: Posted) -> list[str]:
    return [
        pack_it(),
        send_it_to(ret, chosen),
        _("Keep the receipt, and tell us the tracking number on the page of your return."),
    ]


methods.add(
    "own_carrier",
    ReturnMethod(
        code="own_carrier",
        label=gettext_lazy("With a carrier of your choice"),
        summary=gettext_lazy("You send it yourself, with tracking if you can."),
        settings=Posted,
        steps=steps,
        teams_part=lambda: _("Nothing until it arrives; then your team takes it in under Returns."),
        needs_tracking=True,
        position=60,
    ),
)
