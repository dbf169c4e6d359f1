"""How somebody can earn points here, and what they earned so far by each way."""

from dataclasses import dataclass

from django.db.models import F, Sum

from saleor_postventa.loyalty.models import Account, Earning
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.programme.words import ways_on

from .accounts import accounts_of
from .referrals import referral_link_of


@dataclass(frozen=True)
class WayOfPerson:
    """In the active language. `points` are those that are still theirs of what it earned; `link` is theirs to share,
    where the way has one.
    """

    code: str
    label: str
    sentences: tuple[str, ...]
    points: int
    link: str = ""


def ways_for(account: Account | None, programme: Programme) -> list[WayOfPerson]:
    """Those that the shop has on, purchases first."""
    earned = _earned_by_way(account) if account is not None else {}
    links = {"referral": referral_link_of(account)} if account is not None else {}
    return [
        WayOfPerson(
            way.code, str(way.label), tuple(way.says(settings)), earned.get(way.code, 0), link=links.get(way.code, "")
        )
        for way, settings in ways_on(programme)
    ]


def _earned_by_way(account: Account) -> dict[str, int]:
    rows = Earning.objects.filter(account__in=accounts_of(account)).values_list("way")
    return dict(rows.annotate(left=Sum(F("points") - F("points_back"))).order_by("way"))
