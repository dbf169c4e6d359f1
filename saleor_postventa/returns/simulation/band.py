"""How far the difference may be off: by chance, and because people behave otherwise under another policy.

The difference D of a replay is of what was asked for. Three things are not known, and each widens the band by what is:

- *Late askers.* Of those whom the draft refuses for time, between `late_low` and `late_high` would have asked in time,
  had they known; they cost what they cost under the live policy (L). From none to all is Manski's worst-case bound
  (C. F. Manski, Partial Identification of Probability Distributions, 2003, chapter 1), and what holds unless told.
- *Reviews.* Of what the draft sends to a person and the live policy does not (R), the team declines the share that it
  declined of what it looked at in that year: Wilson's interval (E. B. Wilson, JASA 22, 1927), and [0, 1] where it never
  looked at any.
- *More time.* Who gets a longer window may ask as often as people did in the last week of the live one: k units asked
  in T unit-days at risk, Garwood's exact interval for the rate of a Poisson count (F. Garwood, Biometrika 28, 1936),
  times the unit-days that the draft adds, times what one unit comes to. That is an upper end only: the lower is that
  nobody does.

And by chance, as if the year's N orders were drawn from many: the total's standard error s·√N with s the standard
deviation of the differences per order (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 2.5), normal, 95 %.

    low  = D + late_low·L  - declined_high·R - 1.96·s·√N
    high = D + late_high·L - declined_low·R + added·rate_high·mean + 1.96·s·√N
"""

from dataclasses import dataclass
from decimal import Decimal

from saleor_postventa.core.statistics import rate, share, total_margin


@dataclass(slots=True, kw_only=True)
class Unknowns:
    """What the band is made of, in one currency; sums, so that they add up over chunks."""

    orders: int = 0
    difference: Decimal = Decimal(0)
    squares: Decimal = Decimal(0)
    late: Decimal = Decimal(0)
    newly_reviewed: Decimal = Decimal(0)
    reviewed: int = 0
    declined: int = 0
    last_week_units: int = 0
    last_week_days: float = 0.0
    added_days: float = 0.0
    back_amount: Decimal = Decimal(0)
    back_units: int = 0

    def add(self, other: "Unknowns") -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def note_order(self, difference: Decimal) -> None:
        self.orders += 1
        self.difference += difference
        self.squares += difference * difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Of those refused for time, which share would have asked in time: between these two."""

    late_low: float = 0.0
    late_high: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """`value` is the replay's own difference; `declined` and `asked_rate` (per unit and day) were reckoned with."""

    low: Decimal
    value: Decimal
    high: Decimal
    margin: Decimal
    late: Decimal
    newly_reviewed: Decimal
    declined: tuple[float, float]
    asked_rate: tuple[float, float]
    added_days: float


def band_of(known: Unknowns, assumed: Assumptions) -> Band:
    margin = _money(total_margin(known.orders, float(known.difference), float(known.squares)))
    judged = share(known.declined, known.reviewed)
    declined = (judged.low, judged.high) if judged else (0.0, 1.0)
    asked_rate = rate(known.last_week_units, known.last_week_days)
    mean = known.back_amount / known.back_units if known.back_units else Decimal(0)
    more = _money(known.added_days * asked_rate[1] * float(mean)) if known.added_days else Decimal(0)
    low = known.difference + _part(known.late, assumed.late_low) - _part(known.newly_reviewed, declined[1]) - margin
    high = known.difference + _part(known.late, assumed.late_high) - _part(known.newly_reviewed, declined[0])
    return Band(
        low=low,
        value=known.difference,
        high=high + more + margin,
        margin=margin,
        late=known.late,
        newly_reviewed=known.newly_reviewed,
        declined=declined,
        asked_rate=asked_rate,
        added_days=known.added_days,
    )


def _part(amount: Decimal, share: float) -> Decimal:
    return amount * Decimal(str(round(share, 6)))


def _money(amount: float) -> Decimal:
    return Decimal(str(round(amount, 4)))
