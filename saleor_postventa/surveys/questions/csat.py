"""How satisfied they are, from 1 to 5: as faces, stars or numbers."""

from typing import Annotated

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Lines

from .kind import add_kind
from .scale import Scale, ScaleSettings

FACES = ("😞", "🙁", "😐", "🙂", "😀")
STAR = "★"


class Look(TextChoices):
    FACES = "faces", _("faces")
    STARS = "stars", _("stars")
    NUMBERS = "numbers", _("numbers")


class CsatSettings(ScaleSettings):
    look: Annotated[Look, labelled(_("Shown as"), choices=Look)] = Look.FACES
    low: Annotated[Lines, labelled(_("What 1 means"))] = {"en": "Very dissatisfied", "es": "Muy mal"}
    high: Annotated[Lines, labelled(_("What 5 means"))] = {"en": "Very satisfied", "es": "Muy bien"}


class Csat(Scale[CsatSettings]):
    code = "csat"
    label = _("Satisfaction, 1 to 5 (CSAT)")
    least, most = 1, 5

    def face(self, point: int, settings: CsatSettings) -> str:
        if settings.look is Look.NUMBERS:
            return ""
        return FACES[point - 1] if settings.look is Look.FACES else STAR * point


add_kind(Csat(), CsatSettings)
