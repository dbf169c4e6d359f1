"""The parts of a programme's document that the rules ask: how purchases earn, and what the levels are."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints, model_validator

from saleor_postventa.core.pieces import Currency, Piece, Slug, Texts, labelled

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

    counts_tax: Annotated[bool, labelled(_("Taxes earn points"))] = True
    counts_shipping: Annotated[bool, labelled(_("Delivery earns points"))] = False
    counts_gift_cards: Annotated[bool, labelled(_("Buying a gift card earns points"))] = False
    counts_discounted: Annotated[bool, labelled(_("Reduced items earn points"))] = True
    counts_paid_with_points: Annotated[bool, labelled(_("What is paid with points earns points again"))] = False
    counts_paid_with_gift_cards: Annotated[bool, labelled(_("What is paid with a gift card earns points"))] = True


class Multiplier(Piece):
    """So many times the points, for lines that are in every list that names something.

    With days it is a campaign: for orders placed from `starts_on` to `ends_on`, both counted, in the shop's zone.
    `budget` is how many points it may give in all beyond those that a line earns without it.
    """

    id: Annotated[Slug, labelled(_("Code"), _("Stays the same, whatever it is called."))]
    names: Annotated[Texts, labelled(_("Name"), _("Customers read it, in each language."))]
    factor: Annotated[Factor, labelled(_("So many times the points"), _("0: no points."))]
    products: Annotated[Codes, labelled(_("Products"))] = ()
    collections: Annotated[Codes, labelled(_("Collections"))] = ()
    categories: Annotated[Codes, labelled(_("Categories"), _("With all that is below them."))] = ()
    channels: Annotated[Codes, labelled(_("Channels"))] = ()
    tiers: Annotated[Codes, labelled(_("Levels"))] = ()
    segments: Annotated[Codes, labelled(_("Groups"), _("Customers are not told of it."))] = ()
    starts_on: Annotated[date | None, labelled(_("First day"), _("Of the order, counted too."))] = None
    ends_on: Annotated[date | None, labelled(_("Last day"), _("Of the order, counted too."))] = None
    budget: Annotated[
        Annotated[int, Field(ge=1, le=1_000_000_000)] | None,
        labelled(_("Points in all"), _("Beyond what is earned without it. Then it ends.")),
    ] = None
    is_on: Annotated[bool, labelled(_("It holds"))] = True

    @model_validator(mode="after")
    def _is_sound(self) -> "Multiplier":
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError(gettext("It ends before it begins."))
        if self.budget is not None and self.factor <= 1:
            raise ValueError(gettext("A budget is for more than one time the points."))
        return self


class Benefits(Piece):
    """What a level gives. `window_days` 0: the return window of everybody."""

    multiplier: Annotated[Factor, Field(ge=1), labelled(_("So many times the points"))] = Decimal(1)
    window_days: Annotated[
        int, Field(ge=0, le=3650), labelled(_("Days to send things back"), _("0: as everybody has."))
    ] = 0
    has_free_returns: Annotated[bool, labelled(_("Returns are free"))] = False
    has_instant_exchange: Annotated[bool, labelled(_("Exchanges are sent before theirs arrives"))] = False
    early_access_hours: Annotated[
        int, Field(ge=0, le=720), labelled(_("Hours in which new things are theirs alone"))
    ] = 0


class Level(Piece):
    """`threshold` is in what the levels go by: an amount of their currency, points, or orders."""

    code: Annotated[Slug, labelled(_("Code"), _("Stays the same, whatever it is called."))]
    names: Annotated[Texts, labelled(_("Name"), _("Customers read it, in each language."))]
    threshold: Annotated[
        Decimal,
        Field(ge=0, max_digits=12, decimal_places=2),
        labelled(_("From"), _("An amount, points or orders, by what levels go by.")),
    ]
    benefits: Annotated[Benefits, labelled(_("What it gives"))] = Benefits()


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

    by: Annotated[Measure, labelled(_("Levels go by"), choices=Measure)] = Measure.SPEND
    currency: Annotated[Currency, labelled(_("Currency"), _("Of the amounts that levels begin with."))] = "EUR"
    period: Annotated[Period, labelled(_("Counted over"), choices=Period)] = Period.ROLLING
    grace_days: Annotated[
        int, Field(ge=0, le=730), labelled(_("Days of grace"), _("Before a level is lost that is no longer earned."))
    ] = 60
    downgrade: Annotated[Downgrade, labelled(_("After the days of grace"), choices=Downgrade)] = Downgrade.ONE_STEP
    levels: Annotated[tuple[Level, ...], Field(max_length=20), labelled(_("Levels"), _("From the lowest up."))] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> "Tiers":
        codes = [level.code for level in self.levels]
        if len(set(codes)) != len(codes):
            raise ValueError(gettext("The same one twice: {name}.").format(name="levels"))
        thresholds = [level.threshold for level in self.levels]
        if any(higher <= lower for lower, higher in pairwise(thresholds)):
            raise ValueError(gettext("Each level has to ask for more than the one before."))
        return self

    @property
    def first(self) -> str:
        """The code of the level that everybody begins on; "" for none."""
        free = [level.code for level in self.levels if not level.threshold]
        return free[-1] if free else ""

    def level(self, code: str) -> Level | None:
        """None for no level, or for one that this version does not know."""
        return next((level for level in self.levels if level.code == code), None)


class EarnSettings(Piece):
    """What a shop chooses for a way to earn."""

    is_on: Annotated[bool, labelled(_("Customers earn this way"))] = False


class PurchaseTerms(EarnSettings):
    """How purchases earn. In a currency without a rate nothing is earned."""

    is_on: Annotated[bool, labelled(_("Customers earn this way"))] = True
    rates: Annotated[Rates, labelled(_("Points for each unit of the currency"))] = {}
    rounding: Annotated[Rounding, labelled(_("Parts of a point are rounded"), choices=Rounding)] = Rounding.DOWN
    basis: Annotated[Basis, labelled(_("What counts"))] = Basis()
    stacking: Annotated[Stacking, labelled(_("Where several multipliers hold"), choices=Stacking)] = Stacking.HIGHEST
    multipliers: Annotated[tuple[Multiplier, ...], Field(max_length=200), labelled(_("Multipliers and campaigns"))] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> "PurchaseTerms":
        ids = [each.id for each in self.multipliers]
        if len(set(ids)) != len(ids):
            raise ValueError(gettext("The same one twice: {name}.").format(name="multipliers"))
        return self
