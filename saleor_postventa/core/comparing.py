"""Two groups that were drawn by chance, and what the difference between them may be. A thin face over scipy."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from scipy.stats import fisher_exact, norm, scoreatpercentile, ttest_ind

from .statistics import CONFIDENCE, POWER, Difference, Share

WINSORISED_AT = 99.5


@dataclass(frozen=True, slots=True)
class Means:
    """`first` and `second` are the means after the largest values were cut, `difference` first less second."""

    first: float
    second: float
    difference: Difference
    cut_at: float


def mean_difference(first: Sequence[float], second: Sequence[float]) -> Means | None:
    """Mean of one group less that of the other, with Welch's interval; None where a group has fewer than two.

    Values over the 99.5th percentile of both groups together are cut to it, as one order of a reseller says nothing of
    a mail: W. J. Dixon, Simplified estimation from censored normal samples (Annals of Mathematical Statistics 31,
    1960). Variances may differ, and groups be of any size: B. L. Welch, The generalization of “Student's” problem when
    several different population variances are involved (Biometrika 34, 1947).
    """
    if len(first) < 2 or len(second) < 2:
        return None
    cut_at = float(scoreatpercentile([*first, *second], WINSORISED_AT))
    ours, theirs = [min(each, cut_at) for each in first], [min(each, cut_at) for each in second]
    mean, other = sum(ours) / len(ours), sum(theirs) / len(theirs)
    if len({*ours}) == 1 and len({*theirs}) == 1:
        return Means(mean, other, Difference(mean - other, mean - other, mean - other), cut_at)
    interval = ttest_ind(ours, theirs, equal_var=False).confidence_interval(CONFIDENCE)
    return Means(mean, other, Difference(mean - other, float(interval.low), float(interval.high)), cut_at)


def n_per_group(base: float, change: float) -> int:
    """How many people each of two equal groups needs to see a share of `base` become `base + change` in 80 of 100
    trials, at 5 %, both from 0 to 1.

    (z₀.₉₇₅·√(2·p̄·(1-p̄)) + z₀.₈₀·√(p₁(1-p₁) + p₂(1-p₂)))² / δ²: J. L. Fleiss, Statistical Methods for Rates and
    Proportions (2nd ed. 1981), section 3.2, without the correction for continuity. Raises ValueError for shares that
    are none.
    """
    other = base + change
    if change == 0 or not (0 < base < 1 and 0 < other < 1):
        raise ValueError(f"{base} and {other} can't be told apart")
    middle = (base + other) / 2
    z, power = float(norm.ppf((1 + CONFIDENCE) / 2)), float(norm.ppf(POWER))
    under = z * sqrt(2 * middle * (1 - middle)) + power * sqrt(base * (1 - base) + other * (1 - other))
    return ceil(under**2 / change**2)


def is_told_apart(first: Share, second: Share) -> bool:
    """Whether two shares differ by more than chance, asked once, when the trial that was planned is over.

    Fisher's exact test: of two alike groups it calls at most 5 in 100 different, however small they are (R. A. Fisher,
    The logic of inductive inference, Journal of the Royal Statistical Society 98, 1935).
    """
    table = [[first.count, first.n - first.count], [second.count, second.n - second.count]]
    return float(fisher_exact(table).pvalue) < 1 - CONFIDENCE
