"""What becomes true of points. Points are whole numbers; entries are told by their id in the ledger."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event


@dataclass(frozen=True, kw_only=True)
class ProgrammePublished(Event):
    """`in_force_since` may lie ahead."""

    sentence = _("Version {number} of the points programme was published.")
    programme_id: int
    number: int
    in_force_since: datetime

    def key(self) -> str:
        return str(self.programme_id)
