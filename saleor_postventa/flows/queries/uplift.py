"""What a flow brings: people who got it beside people who were held back from it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saleor_postventa.core.comparing import Means, mean_difference
from saleor_postventa.core.statistics import Difference, Share, difference, share
from saleor_postventa.flows.codes import Arm
from saleor_postventa.flows.models import Flow, Journey
from saleor_postventa.shops.scope import current_shop

from .flows import current_of, document_of
from .outcomes import Outcome, outcomes
from .standing import main_currency

# Of fewer people in a group nothing is said: one who buys would move it by more than a point.
FEWEST = 30
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uplift:
    """Of those whose days are over. `conversion` is treated less held back, from -1 to 1; `revenue` a person.

    `total` is the revenue that the flow brought to all who got it. None where a group is too small to tell.
    `holds_back` is whether anybody will be held back from now on.
    """

    days: int
    currency: str
    holds_back: bool
    treated: Share | None
    held_back: Share | None
    conversion: Difference | None
    revenue: Means | None
    total: Difference | None

    @property
    def is_known(self) -> bool:
        """Whether the interval leaves no room for "it brings nothing"."""
        return self.conversion is not None and self.conversion.is_visible

    @property
    def in_words(self) -> str:
        """In the active language."""
        if self.conversion is None:
            return _too_few(self)
        low, high = (_signed(100 * each) for each in (self.conversion.low, self.conversion.high))
        if not self.is_known:
            said = _("These mails brought between {low} and {high} points of buyers: it is not known yet.")
        elif self.conversion.value > 0:
            said = _("These mails brought between {low} and {high} points of buyers.")
        else:
            said = _("With these mails fewer people bought: between {low} and {high} points.")
        return said.format(low=low, high=high)


def uplift_of(flow: Flow) -> Uplift:
    """Of one that was published. Raises LookupError for a draft."""
    document, currency = document_of(current_of(flow)), main_currency()
    found = list(outcomes(Journey.objects.filter(flow=flow), days=document.watch_days, currency=currency))
    holds_back = bool(document.holdout_percent or current_shop().preferences.offers_holdout_percent)
    return reckon(found, days=document.watch_days, currency=currency, holds_back=holds_back)


def reckon(found: list[Outcome], *, days: int, currency: str, holds_back: bool) -> Uplift:
    treated = [each for each in found if each.arm is Arm.TREATED]
    held_back = [each for each in found if each.arm is Arm.HOLDOUT]
    first, second = _share(treated), _share(held_back)
    if first is None or second is None or min(first.n, second.n) < FEWEST:
        return Uplift(
            days=days,
            currency=currency,
            holds_back=holds_back,
            treated=first,
            held_back=second,
            conversion=None,
            revenue=None,
            total=None,
        )
    means = mean_difference(_revenues(treated), _revenues(held_back))
    return Uplift(
        days=days,
        currency=currency,
        holds_back=holds_back,
        treated=first,
        held_back=second,
        conversion=difference(first, second),
        revenue=means,
        total=_times(means.difference, first.n) if means is not None else None,
    )


def _share(found: list[Outcome]) -> Share | None:
    return share(sum(each.has_bought for each in found), len(found))


def _revenues(found: list[Outcome]) -> list[float]:
    return [float(each.revenue) for each in found]


def _times(found: Difference, n: int) -> Difference:
    return Difference(found.value * n, found.low * n, found.high * n)


def _signed(points: float) -> str:
    sign = "+" if points > 0 else _MINUS if points < 0 else ""
    return sign + str(number_format(Decimal(f"{abs(points):.2f}"), use_l10n=True))


def _too_few(found: Uplift) -> str:
    if found.held_back is None and not found.holds_back:
        return _("Nobody is held back, so nothing can be said of what these mails bring.")
    missing = FEWEST - min(each.n if each is not None else 0 for each in (found.held_back, found.treated))
    said = ngettext(
        "Not enough data yet: {count} more person is needed whose {days} days are over.",
        "Not enough data yet: {count} more people are needed whose {days} days are over.",
        missing,
    )
    return said.format(count=missing, days=found.days)
