"""When points can be used, and until when. Days are the shop's; ends are half-open, at midnight."""

from datetime import datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from saleor_postventa.core.pieces import Piece, labelled
from saleor_postventa.legal.periods import add_months, end_of


class PendingUntil(TextChoices):
    """How long points of a purchase are on their way."""

    WINDOW = "window", _("until the item can no longer be returned")
    DAYS = "days", _("for some days after payment")
    AT_ONCE = "at_once", _("not at all")


class PendingTerms(Piece):
    """`days` are counted where `until` is days. The window of a line is that of the level at the time of the order, so
    that no points lengthen their own wait.
    """

    until: Annotated[PendingUntil, labelled(_("Points wait"), choices=PendingUntil)] = PendingUntil.WINDOW
    days: Annotated[int, Field(ge=1, le=365), labelled(_("Days"), _("Where they wait for some days."))] = 30


class Expiry(TextChoices):
    """When points lapse."""

    NEVER = "never", _("never")
    MONTHS = "months", _("some months after they can be used")
    INACTIVITY = "inactivity", _("after some months without earning or using any")
    END_OF_YEAR = "end_of_year", _("at the end of a year")


class ExpiryTerms(Piece):
    """`months` are for those that go by months; `years` after the year in which points can be used, for its end.

    Before they lapse, the shopper is told `warn_days` ahead.
    """

    kind: Annotated[Expiry, labelled(_("Points lapse"), choices=Expiry)] = Expiry.MONTHS
    months: Annotated[int, Field(ge=1, le=120), labelled(_("Months"), _("Where they go by months."))] = 12
    years: Annotated[
        int, Field(ge=0, le=10), labelled(_("Years"), _("After the year of the points, where they go by its end."))
    ] = 1
    warn_days: Annotated[
        tuple[Annotated[int, Field(ge=1, le=180)], ...],
        Field(max_length=5),
        labelled(_("Customers are told so many days before"), _("The earliest first.")),
    ] = (30, 7)

    @model_validator(mode="after")
    def _is_sound(self) -> "ExpiryTerms":
        if list(self.warn_days) != sorted(set(self.warn_days), reverse=True):
            raise ValueError(gettext("Warnings stand in order, the earliest first, each once."))
        if self.kind is not Expiry.NEVER and not self.warn_days:
            raise ValueError(gettext("Nobody loses points without a warning: say how many days before."))
        return self


def usable_at(
    terms: PendingTerms, *, paid_at: datetime, window_ends_at: datetime | None, zone: ZoneInfo
) -> datetime | None:
    """When points of a line become active; None while the end of its window is not known.

    `window_ends_at` is that of the line.
    """
    if terms.until is PendingUntil.AT_ONCE:
        return paid_at
    if terms.until is PendingUntil.DAYS:
        return end_of(paid_at.astimezone(zone).date() + timedelta(days=terms.days), zone)
    return window_ends_at


def expires_at(terms: ExpiryTerms, *, usable_from: datetime, zone: ZoneInfo) -> datetime | None:
    """The first moment at which points can no longer be used; None where it is not fixed when they are earned."""
    day = usable_from.astimezone(zone).date()
    if terms.kind is Expiry.MONTHS:
        return end_of(add_months(day, terms.months), zone)
    if terms.kind is Expiry.END_OF_YEAR:
        return end_of(day.replace(year=day.year + terms.years, month=12, day=31), zone)
    return None


def whole_life(terms: ExpiryTerms) -> int:
    """After so many months it is seen what becomes of points in the end, a year at least; three where none lapse."""
    match terms.kind:
        case Expiry.MONTHS | Expiry.INACTIVITY:
            return max(12, terms.months)
        case Expiry.END_OF_YEAR:
            return 12 * (terms.years + 1)
    return 36


def lapses_at(terms: ExpiryTerms, *, last_active_at: datetime, zone: ZoneInfo) -> datetime | None:
    """When all the points of an account lapse that nothing happens on; None where they don't go by that."""
    if terms.kind is not Expiry.INACTIVITY:
        return None
    return end_of(add_months(last_active_at.astimezone(zone).date(), terms.months), zone)


def warned_at(terms: ExpiryTerms, ends_at: datetime) -> list[datetime]:
    """The moments at which the shopper is told, the earliest first."""
    return [ends_at - timedelta(days=days) for days in terms.warn_days]
