"""What a reward costs, and whether somebody can have it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LARGEST = Decimal(10) ** 12


class Obstacle(TextChoices):
    """Why a reward can't be had; the label says so to the shopper."""

    OFF = "off", _("This reward is not on offer.")
    NOT_YET = "not_yet", _("This reward is not on offer yet.")
    OVER = "over", _("This reward is no longer on offer.")
    SOLD_OUT = "sold_out", _("This reward is gone.")
    ELSEWHERE = "elsewhere", _("This reward can't be used where you buy.")
    LEVEL = "level", _("This reward is for another level than yours.")
    NOT_ENOUGH = "not_enough", _("You don't have enough points for this yet.")
    LEFT = "left", _("You take no part in the points programme.")
    RESTING = "resting", _("The shop can't hand out this reward just now. Your points stay yours; try again later.")


@dataclass(frozen=True, slots=True)
class Market:
    """Where somebody buys, as far as it is known: a channel's slug, and what things are paid in there."""

    channel: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A reward, as far as it decides who can have it. No `channels` are all of them, no `currency` is any."""

    is_active: bool
    starts_at: datetime | None
    ends_at: datetime | None
    stock: int | None
    taken: int
    tiers: Collection[str]
    points: int
    channels: Collection[str] = ()
    currency: str = ""

    def is_good_in(self, market: Market) -> bool:
        if self.channels and market.channel and market.channel not in self.channels:
            return False
        return not self.currency or market.currency in ("", self.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """`has_left`: they take no part, of their own wish or because the team left them out. `markets` are where they
    buy, none where that is not known.
    """

    active: int
    tier: str = ""
    has_left: bool = False
    markets: Collection[Market] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyAmount:
    """Amounts from `least` to `most` in steps of `step`, `points_per_unit` for one of the currency."""

    points_per_unit: int
    step: Decimal
    least: Decimal
    most: Decimal | None = None

    def points_for(self, amount: Decimal) -> int | None:
        """None where the amount can't be had."""
        if not amount.is_finite() or amount > LARGEST:
            return None
        is_step = amount > 0 and amount % self.step == 0
        if not is_step or amount < self.least or (self.most is not None and amount > self.most):
            return None
        points = amount * self.points_per_unit
        return int(points) if points == int(points) else None

    def most_for(self, active: int) -> Decimal:
        """The largest amount that so many points are enough for; 0 where they are for none."""
        steps = int(Decimal(max(active, 0)) / (self.points_per_unit * self.step))
        amount = steps * self.step
        if self.most is not None:
            amount = min(amount, self.most - self.most % self.step)
        return amount if amount >= self.least else Decimal(0)


def obstacle(offer: Offer, claimant: Claimant, *, now: datetime, can_issue: bool) -> Obstacle | None:
    """The first thing in the way, what no points would help with before what some more would."""
    if not offer.is_active:
        return Obstacle.OFF
    if offer.starts_at is not None and now < offer.starts_at:
        return Obstacle.NOT_YET
    if offer.ends_at is not None and now >= offer.ends_at:
        return Obstacle.OVER
    if claimant.has_left:
        return Obstacle.LEFT
    if claimant.markets and not any(offer.is_good_in(market) for market in claimant.markets):
        return Obstacle.ELSEWHERE
    if offer.stock is not None and offer.taken >= offer.stock:
        return Obstacle.SOLD_OUT
    if offer.tiers and claimant.tier not in offer.tiers:
        return Obstacle.LEVEL
    if not can_issue:
        return Obstacle.RESTING
    return Obstacle.NOT_ENOUGH if claimant.active < offer.points else None
