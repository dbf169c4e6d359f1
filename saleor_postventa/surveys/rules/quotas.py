"""How many of a group are asked in a day, so that no group drowns the others."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from saleor_postventa.core.pieces import Country, Piece, labelled

from .audience import AudienceFacts, Buyers, Codes

type Segment = Mapping[str, Any]


class Quota(Piece):
    """Of those that every list fits which names something."""

    buyers: Annotated[Buyers, labelled(_("Who"), choices=Buyers)] = Buyers.EVERYBODY
    countries: Annotated[
        tuple[Country, ...], Field(max_length=250), labelled(_("Countries"), _("Where the order goes."))
    ] = ()
    channels: Annotated[Codes, labelled(_("Channels"))] = ()
    levels: Annotated[Codes, labelled(_("Levels"))] = ()
    a_day: Annotated[int, Field(ge=1, le=100_000), labelled(_("At most so many of them in a day"))]

    def fits(self, segment: Segment) -> bool:
        return (
            self.buyers in (Buyers.EVERYBODY, segment.get("buyer"))
            and (not self.countries or segment.get("country") in self.countries)
            and (not self.channels or segment.get("channel") in self.channels)
            and (not self.levels or segment.get("level") in self.levels)
        )


def segment_of(facts: AudienceFacts) -> dict[str, str]:
    """What quotas go by, kept with the invitation."""
    buyer = Buyers.RETURNING if facts.orders_before else Buyers.NEW
    return {"country": facts.country, "channel": facts.channel, "level": facts.level, "buyer": buyer.value}


def is_full(quotas: Sequence[Quota], segment: Segment, asked_today: Sequence[Segment]) -> bool:
    """Whether one of the groups that this one is in had as many today as it may."""
    return any(sum(quota.fits(each) for each in asked_today) >= quota.a_day for quota in quotas if quota.fits(segment))
