"""Numbers for people: a figure comes with how many it is of and with what it may be by chance. A face over SciPy."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from scipy.stats import binomtest, chi2, norm, t

CONFIDENCE = 0.95
POWER = 0.80
MINIMUM_N = 10  # of fewer, nothing is claimed: Lewis and Sauro's interval of ten answers spans 80 of NPS's 200 points


@dataclass(frozen=True, slots=True)
class Estimate:
    """What was seen in `n` cases; `low` and `high` hold what is true in 95 of 100 such samples.

    `variance` is that of a single case, adjusted as its interval is.
    """

    value: float
    n: int
    low: float
    high: float
    variance: float

    @property
    def is_enough(self) -> bool:
        return self.n >= MINIMUM_N


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `n`; `low` and `high` hold the true share in 95 of 100 cases (Wilson's interval)."""

    count: int
    n: int
    low: float
    high: float

    @property
    def value(self) -> float:
        return self.count / self.n

    @property
    def is_enough(self) -> bool:
        return self.n >= MINIMUM_N

    @property
    def variance(self) -> float:
        """p(1 - p) with two of each kind added (Agresti and Coull, 1998), so that none of ten is not certainty."""
        chance = (self.count + 2) / (self.n + 4)
        return chance * (1 - chance)


@dataclass(frozen=True, slots=True)
class Weighted:
    """An estimate of answers of which some count more than others; `worth` is how many that all count alike tell as
    much.
    """

    estimate: Estimate
    worth: float


@dataclass(frozen=True, slots=True)
class Difference:
    """How much the first exceeds the second, and what that may be by chance."""

    value: float
    low: float
    high: float

    @property
    def is_visible(self) -> bool:
        """Whether the interval leaves no room for "nothing changed"."""
        return self.low > 0 or self.high < 0


def share(count: int, n: int) -> Share | None:
    """None where nothing was counted. Raises ValueError where `count` is not part of `n`."""
    if not 0 <= count <= n:
        raise ValueError(f"{count} is no part of {n}")
    if n == 0:
        return None
    interval = binomtest(count, n).proportion_ci(CONFIDENCE, method="wilson")
    return Share(count, n, float(interval.low), float(interval.high))


def net_promoter(promoters: int, detractors: int, n: int, confidence: float = CONFIDENCE) -> Estimate | None:
    """Net promoter score, -100 to 100: 100·(P - D)/n, with the adjusted-Wald interval.

    J. R. Lewis and J. Sauro, Confidence intervals for the Net Promoter Score (MeasuringU, 2021), after B. Rocks,
    Interval estimation for the Net Promoter Score (The American Statistician 70, 2016): ¾ of a case is added to
    promoters, ¾ to detractors, three in all, and Wald's interval of that is cut at the ends of the scale. The point
    stays as counted.
    None where nobody answered.
    """
    if promoters < 0 or detractors < 0 or promoters + detractors > n:
        raise ValueError(f"{promoters} and {detractors} are no parts of {n}")
    if n == 0:
        return None
    low, high, variance = _adjusted_wald(promoters, detractors, n, confidence)
    return Estimate(100 * (promoters - detractors) / n, n, 100 * low, 100 * high, 10_000 * variance)


def net_promoter_weighted(promoters: float, detractors: float, weights: Sequence[float]) -> Weighted | None:
    """The same of answers that count more or less: the first two are sums of `weights`, one for each answer.

    The interval is that of as many answers as they are worth: (Σw)²/Σw² (L. Kish, Survey Sampling, 1965, section 11.7).
    """
    total = sum(weights)
    if total <= 0:
        return None
    worth = total**2 / sum(weight**2 for weight in weights)
    for_it, against = promoters / total, detractors / total
    low, high, variance = _adjusted_wald(for_it * worth, against * worth, worth, CONFIDENCE)
    estimate = Estimate(100 * (for_it - against), len(weights), 100 * low, 100 * high, 10_000 * variance)
    return Weighted(estimate, worth)


def _adjusted_wald(promoters: float, detractors: float, n: float, confidence: float) -> tuple[float, float, float]:
    """Low and high from -1 to 1, and the variance of one answer."""
    more = n + 3
    for_it, against = (promoters + 0.75) / more, (detractors + 0.75) / more
    centre = for_it - against
    variance = for_it + against - centre**2
    reach = _z(confidence) * sqrt(variance / more)
    return max(-1.0, centre - reach), min(1.0, centre + reach), variance


def mean(n: int, total: float, squares: float, lowest: float, highest: float) -> Estimate | None:
    """Mean of `n` marks from `lowest` to `highest`, by their sum and that of their squares, with Student's interval.

    Cut at the ends of the scale. Where all marks are one and the same, they tell nothing of their spread, and Student's
    interval would be a point: then as many others as Wilson's interval leaves room for are taken to lie at the ends.
    """
    if n == 0:
        return None
    value = total / n
    variance = max(0.0, squares - total * total / n) / (n - 1) if n > 1 else 0.0
    if variance < 1e-12:
        others = 1 - binomtest(n, n).proportion_ci(CONFIDENCE, method="wilson").low
        low, high = value - others * (value - lowest), value + others * (highest - value)
        return Estimate(value, n, float(low), float(high), float(others * (1 - others)) * (highest - lowest) ** 2)
    reach = float(t.ppf((1 + CONFIDENCE) / 2, n - 1)) * sqrt(variance / n)
    return Estimate(value, n, max(lowest, value - reach), min(highest, value + reach), variance)


def difference(first: Estimate | Share, second: Estimate | Share) -> Difference:
    """First less second. Of two shares this is Newcombe's interval (Statistics in Medicine 17, 1998, method 10).

    The distances from each value to its own limits are squared and added, which holds for any two independent estimates
    with limits of their own: G. Y. Zou and A. Donner, Construction of confidence limits about effect measures,
    Statistics in Medicine 27 (2008).
    """
    value = first.value - second.value
    below = sqrt(max(0.0, first.value - first.low) ** 2 + max(0.0, second.high - second.value) ** 2)
    above = sqrt(max(0.0, first.high - first.value) ** 2 + max(0.0, second.value - second.low) ** 2)
    return Difference(value, value - below, value + above)


def n_to_see(change: float, variance: float) -> int:
    """How many cases each of two periods needs, so that a change of this size shows in 80 of 100 comparisons.

    2·(z₀.₉₇₅ + z₀.₈₀)²·σ²/δ² (J. Cohen, Statistical Power Analysis, 2nd ed. 1988, section 2.4), normal.
    """
    if change <= 0:
        raise ValueError(f"a change of {change} cannot be seen")
    return ceil(2 * (_z(CONFIDENCE) + float(norm.ppf(POWER))) ** 2 * variance / change**2)


def rate(count: int, exposure: float) -> tuple[float, float]:
    """What a rate may be of which `count` were seen in so much exposure: Garwood's exact interval of a Poisson count.

    F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936). Without exposure nothing was seen,
    and nothing is claimed: (0, 0). Raises ValueError for a negative count or exposure.
    """
    if count < 0 or exposure < 0:
        raise ValueError(f"{count} in {exposure}")
    if exposure == 0:
        return 0.0, 0.0
    tail = (1 - CONFIDENCE) / 2
    low = float(chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    return low / exposure, float(chi2.ppf(1 - tail, 2 * count + 2)) / 2 / exposure


def total_margin(n: int, total: float, squares: float) -> float:
    """Half the width of the interval of a total over `n` cases, from the sum of the values and of their squares.

    z·s·√n, s with n - 1 (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 2.5), normal.
    """
    if n < 2:
        return 0.0
    variance = max(0.0, (squares - total * total / n) / (n - 1))
    return _z(CONFIDENCE) * sqrt(variance * n)


def _z(confidence: float) -> float:
    return float(norm.ppf((1 + confidence) / 2))
