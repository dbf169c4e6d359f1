"""How likely they are to recommend the shop, from 0 to 10."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Lines

from .kind import add_kind
from .scale import Scale, ScaleSettings


class NpsSettings(ScaleSettings):
    low: Annotated[Lines, labelled(_("What 0 means"))] = {"en": "Not at all likely", "es": "Nada probable"}
    high: Annotated[Lines, labelled(_("What 10 means"))] = {"en": "Very likely", "es": "Muy probable"}


class Nps(Scale[NpsSettings]):
    code = "nps"
    label = _("Recommendation, 0 to 10 (NPS)")
    least, most = 0, 10


add_kind(Nps(), NpsSettings)
