"""The team makes a label wherever it usually does, and uploads it."""

from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import called
from saleor_postventa.returns.models import Return

from .fields import Labelled, Line
from .method import ReturnMethod, has_label, methods
from .packing import pack_it


class Settings(Labelled):
    carrier: Annotated[
        Line,
        Field(
            json_schema_extra=called(gettext_lazy("Where the parcel is handed in"), gettext_lazy("The carrier's name."))
        ),
    ] = ""


def steps(ret: Return, chosen: Settings) -> list[str]:
    if not has_label(ret):
        days = chosen.label_within_days
        told = ngettext(
            "We send you the label within {days} working day. Please wait for it before you send anything.",
            "We send you the label within {days} working days. Please wait for it before you send anything.",
            days,
        )
        return [told.format(days=days)]
    return [
        pack_it(),
        _("Print the label and stick it on the parcel, over any old one."),
        _("Hand it in at {carrier}, and keep the receipt.").format(carrier=chosen.carrier)
        if chosen.carrier
        else _("Hand it in at the carrier of the label, and keep the receipt."),
    ]


methods.add(
    "staff_label",
    ReturnMethod(
        code="staff_label",
        label=gettext_lazy("With a label from us"),
        summary=gettext_lazy("We send you a label to print and stick on."),
        settings=Settings,
        steps=steps,
        teams_part=lambda: _("Make the label with your carrier and upload it to the return, in the days chosen here."),
        needs_label=True,
        position=10,
    ),
)
