"""How easy it was, from 1 to 7."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Lines

from .kind import add_kind
from .scale import Scale, ScaleSettings


class CesSettings(ScaleSettings):
    low: Annotated[Lines, labelled(_("What 1 means"))] = {"en": "Very difficult", "es": "Muy difícil"}
    high: Annotated[Lines, labelled(_("What 7 means"))] = {"en": "Very easy", "es": "Muy fácil"}


class Ces(Scale[CesSettings]):
    code = "ces"
    label = _("Effort, 1 to 7 (CES)")
    least, most = 1, 7


add_kind(Ces(), CesSettings)
