"""What people did after a flow began with them: with it, and held back from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from saleor_postventa.core.clock import now
from saleor_postventa.flows.codes import Arm
from saleor_postventa.flows.models import Journey, JourneyQuerySet

from .purchases import Purchase, purchases_of

BATCH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Of one journey, within the days that are watched. `revenue` is of one currency, less what went back."""

    journey_id: int
    arm: Arm
    orders: int
    revenue: Decimal

    @property
    def has_bought(self) -> bool:
        return self.orders > 0


def matured(rows: JourneyQuerySet, *, days: int) -> list[int]:
    """The first journey of each person whose days are over: a person counts once, and no half month as a whole."""
    firsts: dict[str, int] = {}
    begun = rows.begun().filter(began_at__lte=now() - timedelta(days=days)).order_by("began_at", "pk")
    for pk, person in begun.values_list("pk", "person"):
        firsts.setdefault(person, pk)
    return sorted(firsts.values())


def outcomes(rows: JourneyQuerySet, *, days: int, currency: str) -> Iterator[Outcome]:
    """By intention to treat: whoever was to get the flow counts with it, whether a mail reached them or not."""
    ids = matured(rows, days=days)
    for start in range(0, len(ids), BATCH):
        journeys = list(Journey.objects.filter(pk__in=ids[start : start + BATCH]).order_by("pk"))
        bought = purchases_of({each.customer_id for each in journeys if each.customer_id is not None})
        for journey in journeys:
            yield _outcome(journey, bought.get(journey.customer_id or 0, []), timedelta(days=days), currency)


def _outcome(journey: Journey, bought: list[Purchase], within: timedelta, currency: str) -> Outcome:
    later = [
        each
        for each in bought
        if each.order_id != journey.order_id and journey.began_at < each.at <= journey.began_at + within
    ]
    return Outcome(
        journey_id=journey.pk,
        arm=Arm(journey.arm),
        orders=len(later),
        revenue=sum((each.amount for each in later if each.currency == currency), Decimal(0)),
    )
