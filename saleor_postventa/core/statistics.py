"""Numbers for people: a share comes with how many it is of and with what it may be by chance. A face over SciPy."""

from dataclasses import dataclass
from math import sqrt

from scipy.stats import binomtest, chi2, norm

CONFIDENCE = 0.95


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


def share(count: int, n: int) -> Share | None:
    """None where nothing was counted. Raises ValueError where `count` is not part of `n`."""
    if not 0 <= count <= n:
        raise ValueError(f"{count} is no part of {n}")
    if n == 0:
        return None
    interval = binomtest(count, n).proportion_ci(CONFIDENCE, method="wilson")
    return Share(count, n, float(interval.low), float(interval.high))


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
    return float(norm.ppf((1 + CONFIDENCE) / 2)) * sqrt(variance * n)
