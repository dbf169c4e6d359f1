"""The parts of a programme's document that the rules ask: how purchases earn, and what the levels are."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints, model_validator

from saleor_postventa.core.pieces import Currency, Piece, Slug, Texts, called

Points = Annotated[int, Field(ge=0, le=1_000_000_000)]
# Points for one unit of the currency.
Rate = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=4)]
Rates = Annotated[dict[Currency, Rate], Field(max_length=50)]
Factor = Annotated[Decimal, Field(ge=0, le=100, max_digits=6, decimal_places=3)]
# What Saleor calls it by: a slug, or the id of a product.
Code = Annotated[str, StringConstraints(min_length=1, max_length=255, strip_whitespace=True)]
Codes = Annotated[tuple[Code, ...], Field(max_length=500)]


class Rounding(TextChoices):
    """What becomes of a part of a point; once per line of an order."""

    DOWN = "down", _("down")
    NEAREST = "nearest", _("to the nearest, halves up")
    UP = "up", _("up")


class Stacking(TextChoices):
    """What several multipliers of one line come to."""

    HIGHEST = "highest", _("the highest counts")
    MULTIPLIED = "multiplied", _("they are multiplied")


class Basis(Piece):
    """Of what a shopper pays, what earns points."""

    counts_tax: Annotated[bool, Field(json_schema_extra=called(_("Taxes earn points")))] = True
    counts_shipping: Annotated[bool, Field(json_schema_extra=called(_("Delivery earns points")))] = False
    counts_gift_cards: Annotated[bool, Field(json_schema_extra=called(_("Buying a gift card earns points")))] = False
    counts_discounted: Annotated[bool, Field(json_schema_extra=called(_("Reduced items earn points")))] = True
    counts_paid_with_points: Annotated[
        bool, Field(json_schema_extra=called(_("What is paid with points earns points again")))
    ] = False
    counts_paid_with_gift_cards: Annotated[
        bool, Field(json_schema_extra=called(_("What is paid with a gift card earns points")))
    ] = True


class Multiplier(Piece):
    """So many times the points, for lines that are in every list that names something.

    With days it is a campaign: for orders placed from `starts_on` to `ends_on`, both counted, in the shop's zone.
    `budget` is how many points it may give in all beyond those that a line earns without it.
    """

    id: Slug
    names: Texts
    factor: Factor
    products: Codes = ()
    collections: Codes = ()
    categories: Codes = ()
    channels: Codes = ()
    tiers: Codes = ()
    segments: Codes = ()
    starts_on: date | None = None
    ends_on: date | None = None
    budget: Annotated[int, Field(ge=1, le=1_000_000_000)] | None = None
    is_on: bool = True

    @model_validator(mode="after")
    def _is_sound(self) -> "Multiplier":
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError(gettext("It ends before it begins."))
        if self.budget is not None and self.factor <= 1:
            raise ValueError(gettext("A budget is for more than one time the points."))
        return self


class Benefits(Piece):
    """What a level gives. `window_days` 0: the return window of everybody."""

    multiplier: Annotated[Factor, Field(ge=1)] = Decimal(1)
    window_days: Annotated[int, Field(ge=0, le=3650)] = 0
    has_free_returns: bool = False
    has_instant_exchange: bool = False
    early_access_hours: Annotated[int, Field(ge=0, le=720)] = 0


class Level(Piece):
    """`threshold` is in what the levels go by: an amount of their currency, points, or orders."""

    code: Slug
    names: Texts
    threshold: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
    benefits: Benefits = Benefits()


class Measure(TextChoices):
    """What levels go by."""

    SPEND = "spend", _("what was spent")
    POINTS = "points", _("points earned")
    ORDERS = "orders", _("orders")


class Period(TextChoices):
    """Over what time it is counted."""

    LIFETIME = "lifetime", _("since the beginning")
    ROLLING = "rolling_12_months", _("the last 12 months")
    CALENDAR = "calendar_year", _("the calendar year")


class Downgrade(TextChoices):
    """Where somebody goes whose grace is over."""

    ONE_STEP = "one_step", _("one level down")
    RECOMPUTE = "recompute", _("to the level that fits")


class Tiers(Piece):
    """Levels from the lowest to the highest; no level at all below the first one's threshold.

    `currency` is that of thresholds where levels go by what was spent. `grace_days` pass before a level is lost.
    """

    by: Measure = Measure.SPEND
    currency: Currency = "EUR"
    period: Period = Period.ROLLING
    grace_days: Annotated[int, Field(ge=0, le=730)] = 60
    downgrade: Downgrade = Downgrade.ONE_STEP
    levels: Annotated[tuple[Level, ...], Field(max_length=20)] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> "Tiers":
        codes = [level.code for level in self.levels]
        if len(set(codes)) != len(codes):
            raise ValueError(gettext("The same one twice: {name}.").format(name="levels"))
        thresholds = [level.threshold for level in self.levels]
        if any(higher <= lower for lower, higher in pairwise(thresholds)):
            raise ValueError(gettext("Each level has to ask for more than the one before."))
        return self

    def level(self, code: str) -> Level | None:
        """None for no level, or for one that this version does not know."""
        return next((level for level in self.levels if level.code == code), None)


class EarnSettings(Piece):
    """What a shop chooses for a way to earn."""

    is_on: Annotated[bool, Field(json_schema_extra=called(_("Customers earn this way")))] = False


class PurchaseTerms(EarnSettings):
    """How purchases earn. In a currency without a rate nothing is earned."""

    is_on: bool = True
    rates: Rates = {}
    rounding: Rounding = Rounding.DOWN
    basis: Basis = Basis()
    stacking: Stacking = Stacking.HIGHEST
    multipliers: Annotated[tuple[Multiplier, ...], Field(max_length=200)] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> "PurchaseTerms":
        ids = [each.id for each in self.multipliers]
        if len(set(ids)) != len(ids):
            raise ValueError(gettext("The same one twice: {name}.").format(name="multipliers"))
        return self
