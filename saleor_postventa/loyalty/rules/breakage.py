"""What points cost: the part of a sale that belongs to them, how many will never be used, and what is still owed.

IFRS 15, B39-B43: points that a shopper would not get without buying are a performance obligation of their own; the
price is allocated by stand-alone prices (74), and those of points take into account how likely it is that they are
used. Redemptions are estimated by issue cohort with the chain ladder (T. Mack, Distribution-free calculation of the
standard error of chain ladder reserve estimates, ASTIN Bulletin 23, 1993).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from saleor_postventa.core.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """Of what was paid: `goods` is revenue at once, `points` is deferred until they are used."""

    goods: Money
    points: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Points issued together. `redeemed` is how many were used in all by the end of each age, the first age first.

    The youngest cohort has one age, the oldest the most; an age that is over for nobody is not there.
    """

    issued: int
    redeemed: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakage:
    """`expected` is how many of the issued points will have been used in the end, `redeemed` how many are."""

    issued: int
    redeemed: int
    expected: float

    @property
    def rate(self) -> float:
        """The share of all issued points that is never used."""
        return 1 - self.expected / self.issued

    @property
    def still_expected(self) -> float:
        """How many more will be used of all that were issued; those that expired are not among them."""
        return max(0.0, self.expected - self.redeemed)

    def rate_of(self, outstanding: int) -> float:
        """The share of the points outstanding that is never used."""
        return 1 - min(1.0, self.still_expected / outstanding) if outstanding > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RollForward:
    """`opening + deferred - recognised = closing`, all in one currency."""

    opening: Money
    deferred: Money
    recognised: Money

    @property
    def closing(self) -> Money:
        return self.opening + self.deferred - self.recognised


def allocate(paid: Money, goods: Money, points_worth: Money) -> Allocation:
    """Share out what was paid by stand-alone prices, in whole minor units.

    `points_worth` is the points' number times the value of one times the share that is expected to be used.
    """
    of_goods, of_points = paid.split([goods.amount, points_worth.amount])
    return Allocation(goods=of_goods, points=of_points)


def worth(points: int, value: Money, expected_share: Decimal) -> Money:
    """The stand-alone price of points. `value` is that of one, and may be less than a minor unit."""
    return value * points * expected_share


def liability(outstanding: int, value: Money, breakage: Decimal) -> Money:
    """What is owed in points: outstanding x value x (1 - breakage); nobody owes us for a negative balance."""
    return worth(max(0, outstanding), value, 1 - breakage).rounded()


def recognised(deferred: Money, *, redeemed: int, expected: int, before: Money) -> Money:
    """Revenue of a period: of all that was deferred, the share of points used so far, less what was revenue `before`.

    `expected` is how many will be used in the end, as it is estimated now (IFRS 15, B46, and Illustrative Example 52).
    """
    if expected <= 0:
        return Money.zero(deferred.currency)
    share = Decimal(min(redeemed, expected)) / expected
    return (deferred * share).rounded() - before


def development(cohorts: Sequence[Cohort]) -> list[float]:
    """By how much the redeemed points of a cohort grow from each age to the next: sums over all that are known."""
    ages = max((len(cohort.redeemed) for cohort in cohorts), default=0)
    factors = []
    for age in range(ages - 1):
        older = [cohort.redeemed for cohort in cohorts if len(cohort.redeemed) > age + 1]
        before = sum(redeemed[age] for redeemed in older)
        factors.append(sum(redeemed[age + 1] for redeemed in older) / before if before else 1.0)
    return factors


def breakage_of(cohorts: Sequence[Cohort]) -> Breakage | None:
    """None where nothing was issued, or no cohort has had an age. A cohort never uses more than it was issued.

    Of one that has used nothing yet the ladder says nothing: it is taken to use the share that the others do.
    """
    known = [cohort for cohort in cohorts if cohort.issued > 0 and cohort.redeemed]
    if not known:
        return None
    factors = development(known)
    ultimate = {
        place: min(float(cohort.issued), cohort.redeemed[-1] * prod(factors[len(cohort.redeemed) - 1 :]))
        for place, cohort in enumerate(known)
        if cohort.redeemed[-1]
    }
    seen = sum(known[place].issued for place in ultimate)
    share = sum(ultimate.values()) / seen if seen else 0.0
    silent = sum(cohort.issued for place, cohort in enumerate(known) if place not in ultimate)
    return Breakage(
        issued=sum(cohort.issued for cohort in known),
        redeemed=sum(cohort.redeemed[-1] for cohort in known),
        expected=sum(ultimate.values()) + silent * share,
    )
