"""The programme in words, for its public page: made from the rules, so that it can't say anything else.

What a shop counts of a person, and whom it leaves out, is its own business: multipliers for groups stay out. Every
number comes from the document, but for the 12 months that the rules themselves count by.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from saleor_postventa.core.money import Money
from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.earn_rules import WayToEarn, ways_to_earn
from saleor_postventa.loyalty.rules.expiry import Expiry, PendingUntil
from saleor_postventa.loyalty.rules.terms import (
    Benefits,
    Downgrade,
    EarnSettings,
    Level,
    Measure,
    Multiplier,
    Period,
    PurchaseTerms,
    Rounding,
    Tiers,
)
from saleor_postventa.loyalty.rules.why_words import number_in_words, points_in_words

from .document import Programme


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`code` is stable: what a page may give a place or an icon of its own."""

    code: str
    heading: str
    sentences: tuple[str, ...]


def programme_in_words(programme: Programme) -> list[Paragraph]:
    """In the active language."""
    said = [
        ("earning", _("How you earn points"), _earning(programme)),
        ("counting", _("What counts"), _counting(programme.purchase)),
        ("more", _("When there are more"), _more(programme.purchase)),
        ("waiting", _("When you can use them"), _waiting(programme)),
        ("lasting", _("How long they last"), _lasting(programme)),
        ("going_back", _("If you send something back"), _going_back(programme)),
        ("levels", _("Levels"), _levels(programme.tiers)),
        ("taking_part", _("Who takes part"), _taking_part(programme)),
    ]
    return [Paragraph(code, heading, found) for code, heading, those in said if (found := tuple(those))]


def ways_on(programme: Programme) -> Iterator[tuple[WayToEarn, EarnSettings]]:
    """Those that the shop has on, purchases first."""
    for way in sorted(ways_to_earn, key=lambda way: (way.code != "purchase", way.code)):
        settings = programme.settings_of(way.code)
        if settings.is_on:
            yield way, settings


def _earning(programme: Programme) -> Iterator[str]:
    for way, settings in ways_on(programme):
        yield from way.says(settings)


def _counting(terms: PurchaseTerms) -> Iterator[str]:
    if not terms.is_on:
        return
    basis = terms.basis
    yield _("Points are counted for each item of an order with its quantity, on what you pay for it.")
    yield _("Taxes count.") if basis.counts_tax else _("Taxes do not count.")
    yield _("What the delivery costs counts too.") if basis.counts_shipping else _("The delivery does not count.")
    if not basis.counts_gift_cards:
        yield _("Buying a gift card earns no points.")
    if not basis.counts_discounted:
        yield _("Reduced items earn no points.")
    if not basis.counts_paid_with_points:
        yield _("What you pay with points earns none.")
    if not basis.counts_paid_with_gift_cards:
        yield _("What you pay with a gift card earns no points.")
    yield _ROUNDED[terms.rounding]()


def _more(terms: PurchaseTerms) -> Iterator[str]:
    if not terms.is_on:
        return
    for each in terms.multipliers:
        if each.is_on and not each.segments:
            yield _multiplier(each)


def _multiplier(each: Multiplier) -> str:
    name = text_in(each.names, _language())
    if each.factor == 0:
        told = _("{name}: no points").format(name=name)
    else:
        told = _("{name}: {factor} times the points").format(name=name, factor=number_in_words(each.factor))
    if time := _in_time(each):
        told = f"{told}, {time}"
    if each.budget is not None:
        told = _("{told}, as long as the {points} for it last").format(told=told, points=points_in_words(each.budget))
    return f"{told}."


def _in_time(each: Multiplier) -> str:
    since, until = (date_format(day, "DATE_FORMAT") if day else "" for day in (each.starts_on, each.ends_on))
    if since and until:
        return _("for orders from {since} to {until}").format(since=since, until=until)
    if since:
        return _("for orders from {since} on").format(since=since)
    return _("for orders until {until}").format(until=until) if until else ""


def _waiting(programme: Programme) -> Iterator[str]:
    terms = programme.pending
    if terms.until is PendingUntil.WINDOW:
        yield _("Points for an item are on their way until it can no longer be returned. Then you can use them.")
    elif terms.until is PendingUntil.DAYS:
        yield ngettext(
            "Points for a purchase are on their way for {count} day after you pay. Then you can use them.",
            "Points for a purchase are on their way for {count} days after you pay. Then you can use them.",
            terms.days,
        ).format(count=terms.days)
    else:
        yield _("You can use points for a purchase as soon as it is paid.")


def _lasting(programme: Programme) -> Iterator[str]:
    terms = programme.expiry
    yield _LASTING[terms.kind](terms.months if terms.kind is not Expiry.END_OF_YEAR else terms.years)
    if terms.kind is not Expiry.NEVER:
        days = [number_in_words(each) for each in terms.warn_days]
        listed = _("{some} and {last}").format(some=", ".join(days[:-1]), last=days[-1]) if days[1:] else days[0]
        yield ngettext(
            "We tell you {days} day before.", "We tell you {days} days before.", max(terms.warn_days)
        ).format(days=listed)


def _going_back(programme: Programme) -> Iterator[str]:
    yield _("The points that an item earned go with it, exactly as many, by the rules of the day you bought it.")
    yield _("Points that you used for what you send back come back to you, and last as long as they did before.")
    yield _("If you exchange it for something of the same price, your points stay as they are.")
    if programme.may_be_negative:
        yield _("If you have used them already, your balance goes below zero, and the next points you earn fill it.")
    else:
        yield _("If you have used them already, we take what you have left and let the rest go.")
    yield _("You never owe us money for points.")


def _levels(tiers: Tiers) -> Iterator[str]:
    if not tiers.levels:
        return
    yield _COUNTED[tiers.by, tiers.period]()
    for level in tiers.levels:
        yield _level(level, tiers)
    yield _("What you send back no longer counts.")
    if tiers.grace_days:
        yield ngettext(
            "If it is no longer enough for your level, you keep it for {count} day more.",
            "If it is no longer enough for your level, you keep it for {count} days more.",
            tiers.grace_days,
        ).format(count=number_in_words(tiers.grace_days))
    if tiers.downgrade is Downgrade.ONE_STEP:
        yield _("After that you go down one level.")
    else:
        yield _("After that you go to the level that fits.")


def _level(level: Level, tiers: Tiers) -> str:
    name, given = text_in(level.names, _language()), ", ".join(benefits_in_words(level.benefits))
    if not level.threshold:
        told = _("{name}: from the start").format(name=name)
    else:
        told = _("{name}: from {threshold}").format(name=name, threshold=counted_in_words(level.threshold, tiers))
    return f"{told}; {given}." if given else f"{told}."


def counted_in_words(threshold: Decimal, tiers: Tiers) -> str:
    """What levels go by: an amount, points, or orders."""
    if tiers.by is Measure.SPEND:
        return Money(threshold, tiers.currency).formatted(_language())
    if tiers.by is Measure.POINTS:
        return points_in_words(threshold)
    told = ngettext("{count} order", "{count} orders", 1 if threshold == 1 else 2)
    return told.format(count=number_in_words(threshold))


def benefits_in_words(benefits: Benefits) -> Iterator[str]:
    if benefits.multiplier != 1:
        yield _("{factor} times the points").format(factor=number_in_words(benefits.multiplier))
    if benefits.has_free_returns:
        yield _("free returns")
    if benefits.window_days:
        told = ngettext("{count} day to send things back", "{count} days to send things back", benefits.window_days)
        yield told.format(count=number_in_words(benefits.window_days))
    if benefits.has_instant_exchange:
        yield _("exchanges sent before yours arrives")
    if benefits.early_access_hours:
        hours = benefits.early_access_hours
        told = ngettext("new things {count} hour earlier", "new things {count} hours earlier", hours)
        yield told.format(count=number_in_words(hours))


def _taking_part(programme: Programme) -> Iterator[str]:
    if programme.guests_earn:
        yield _("If you buy without an account, your points wait until you make one with the same e-mail address.")
    else:
        yield _("You need an account to earn points.")
    out = programme.excluded
    if out.team or out.customers or out.groups or out.email_domains:
        yield _("Some accounts take no part, such as those of our team or of traders.")
    yield _("You can leave whenever you like.")


def _language() -> str:
    return get_language() or "en"


_ROUNDED = {
    Rounding.DOWN: lambda: _("Parts of a point are left out."),
    Rounding.NEAREST: lambda: _("Half a point or more is a whole one."),
    Rounding.UP: lambda: _("Any part of a point is a whole one."),
}
_LASTING: dict[Expiry, Callable[[int], str]] = {
    Expiry.NEVER: lambda _count: _("Your points do not lapse."),
    Expiry.MONTHS: lambda count: ngettext(
        "Points last {count} month from the day that you can use them.",
        "Points last {count} months from the day that you can use them.",
        count,
    ).format(count=count),
    Expiry.INACTIVITY: lambda count: ngettext(
        "Points lapse if you neither earn nor use any for {count} month.",
        "Points lapse if you neither earn nor use any for {count} months.",
        count,
    ).format(count=count),
    Expiry.END_OF_YEAR: lambda count: (
        ngettext(
            "Points last until the end of the year, {count} year after the one in which you can first use them.",
            "Points last until the end of the year, {count} years after the one in which you can first use them.",
            count,
        ).format(count=count)
        if count
        else _("Points last until the end of the year in which you can first use them.")
    ),
}
_COUNTED = {
    (Measure.SPEND, Period.LIFETIME): lambda: _("Your level goes by all that you have spent here."),
    (Measure.SPEND, Period.ROLLING): lambda: _("Your level goes by what you spent here in the last 12 months."),
    (Measure.SPEND, Period.CALENDAR): lambda: _("Your level goes by what you spend here in a calendar year."),
    (Measure.POINTS, Period.LIFETIME): lambda: _("Your level goes by all the points you have earned."),
    (Measure.POINTS, Period.ROLLING): lambda: _("Your level goes by the points you earned in the last 12 months."),
    (Measure.POINTS, Period.CALENDAR): lambda: _("Your level goes by the points you earn in a calendar year."),
    (Measure.ORDERS, Period.LIFETIME): lambda: _("Your level goes by all your orders."),
    (Measure.ORDERS, Period.ROLLING): lambda: _("Your level goes by your orders of the last 12 months."),
    (Measure.ORDERS, Period.CALENDAR): lambda: _("Your level goes by your orders of a calendar year."),
}
