"""Where a programme contradicts itself, or gives away what it should not: each named, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import prod
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.earn_rules import ways_to_earn
from saleor_postventa.loyalty.earn_rules.way import ActionSettings
from saleor_postventa.loyalty.rules.expiry import Expiry, PendingUntil
from saleor_postventa.loyalty.rules.signals import Signal
from saleor_postventa.loyalty.rules.terms import Downgrade, Level, Measure, Multiplier, Period, Stacking

from .document import Programme

# Within these days every shopper may send things back (Directive 2011/83/EU, Article 9(1)).
WITHDRAWAL_DAYS = 14
_SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """`path` leads to it in the document. One that `is_blocking` keeps the programme from being published."""

    code: str
    path: str
    is_blocking: bool = False
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """In the active language."""
        return _MESSAGES[self.code]().format(**self.values)


def contradictions(programme: Programme, *, today: date) -> list[Contradiction]:
    """Those that block first."""
    parts = (_of_earning, _of_purchases, _of_what_it_gives, _of_lasting, _of_going_back, _of_levels, _of_referrals)
    found = [each for part in parts for each in part(programme)]
    found += list(_of_multipliers(programme, today))
    return sorted(found, key=lambda each: not each.is_blocking)


def _of_earning(programme: Programme) -> Iterator[Contradiction]:
    on = [way for way in ways_to_earn if programme.settings_of(way.code).is_on]
    if not on:
        yield Contradiction(code="nothing_earns", path="earning", is_blocking=True)
    for way in on:
        settings = programme.settings_of(way.code)
        if isinstance(settings, ActionSettings) and not settings.points:
            path = f"earning.{way.code}.points"
            yield Contradiction(code="way_gives_nothing", path=path, values={"way": str(way.label)})
    social: Any = programme.settings_of("social")
    if social.is_on and not social.networks:
        yield Contradiction(code="no_networks", path="earning.social.networks")


def _of_purchases(programme: Programme) -> Iterator[Contradiction]:
    terms = programme.purchase
    if not terms.is_on:
        return
    path, basis = "earning.purchase", terms.basis
    if not any(terms.rates.values()):
        yield Contradiction(code="no_rate", path=f"{path}.rates", is_blocking=True)
    for currency, rate in terms.rates.items():
        if rate and currency not in programme.point_values:
            yield Contradiction(code="no_value", path="point_values", values={"currency": currency})
    if basis.counts_gift_cards and basis.counts_paid_with_gift_cards:
        yield Contradiction(code="gift_cards_earn_twice", path=f"{path}.basis.counts_gift_cards")
    if basis.counts_paid_with_points:
        yield Contradiction(code="points_earn_points", path=f"{path}.basis.counts_paid_with_points")


def _of_what_it_gives(programme: Programme) -> Iterator[Contradiction]:
    """Who gets back as much as they pay has bought for nothing."""
    terms = programme.purchase
    known = [each.factor for each in terms.multipliers if each.is_on]
    levels = [level.benefits.multiplier for level in programme.tiers.levels]
    highest = max([*known, *levels, Decimal(1)])
    together = prod((each for each in known if each > 1), start=max([*levels, Decimal(1)]))
    for currency, rate in terms.rates.items() if terms.is_on else ():
        worth = rate * programme.point_values.get(currency, Decimal(0))
        if worth * highest >= 1:
            yield _gives_too_much(currency, worth * highest, is_blocking=True)
        elif terms.stacking is Stacking.MULTIPLIED and worth * together >= 1:
            yield _gives_too_much(currency, worth * together, is_blocking=False)


def _gives_too_much(currency: str, share: Decimal, *, is_blocking: bool) -> Contradiction:
    values = {"currency": currency, "percent": f"{share * 100:.0f}"}
    return Contradiction(code="gives_too_much", path="point_values", is_blocking=is_blocking, values=values)


def _of_lasting(programme: Programme) -> Iterator[Contradiction]:
    terms = programme.expiry
    first = terms.warn_days[0] if terms.warn_days else 0
    if terms.kind in (Expiry.MONTHS, Expiry.INACTIVITY) and first >= terms.months * _SHORTEST_MONTH:
        yield Contradiction(
            code="warned_before_usable",
            path="expiry.warn_days",
            is_blocking=True,
            values={"days": first, "months": terms.months},
        )
    if terms.kind is Expiry.END_OF_YEAR and terms.years == 0:
        yield Contradiction(code="no_time_to_use", path="expiry.years")


def _of_going_back(programme: Programme) -> Iterator[Contradiction]:
    if programme.may_be_negative or programme.pending.until is PendingUntil.WINDOW:
        return
    is_at_once = programme.pending.until is PendingUntil.AT_ONCE
    if is_at_once or programme.pending.days < WITHDRAWAL_DAYS:
        yield Contradiction(
            code="points_for_nothing", path="may_be_negative", is_blocking=True, values={"days": WITHDRAWAL_DAYS}
        )


def _of_levels(programme: Programme) -> Iterator[Contradiction]:
    tiers, rates = programme.tiers, programme.purchase.rates
    if not tiers.levels:
        return
    if not tiers.grace_days and tiers.downgrade is Downgrade.ONE_STEP and tiers.period is not Period.LIFETIME:
        yield Contradiction(code="steps_without_grace", path="tiers.grace_days")
    if not tiers.grace_days and tiers.period is Period.CALENDAR:
        yield Contradiction(code="year_without_grace", path="tiers.grace_days")
    if tiers.by is Measure.SPEND and set(rates) - {tiers.currency} and not rates.get(tiers.currency):
        yield Contradiction(code="spend_not_counted", path="tiers.currency", values={"currency": tiers.currency})
    for place, (lower, higher) in enumerate(pairwise(tiers.levels)):
        if _gives_less(higher, lower):
            names = {"higher": _name(higher.names), "lower": _name(lower.names)}
            yield Contradiction(code="higher_gives_less", path=f"tiers.levels.{place + 1}.benefits", values=names)


def _gives_less(higher: Level, lower: Level) -> bool:
    more, less = higher.benefits, lower.benefits
    return any(getattr(more, name) < getattr(less, name) for name in type(more).model_fields)


def _of_referrals(programme: Programme) -> Iterator[Contradiction]:
    settings: Any = programme.settings_of("referral")
    if not settings.is_on:
        return
    if Signal.OWN_ORDER not in settings.held_back_by:
        yield Contradiction(code="refers_themselves", path="earning.referral.held_back_by", is_blocking=True)
    for currency, value in programme.point_values.items():
        given = value * (settings.referrer_points + settings.friend_points)
        if given > settings.minimum.get(currency, Decimal(0)):
            values = {"currency": currency, "worth": f"{given:.2f}"}
            yield Contradiction(code="referral_costs_more", path="earning.referral.minimum", values=values)


def _of_multipliers(programme: Programme, today: date) -> Iterator[Contradiction]:
    for place, each in enumerate(programme.purchase.multipliers):
        path, name = f"earning.purchase.multipliers.{place}", {"name": _name(each.names)}
        for code in each.tiers:
            if programme.tiers.level(code) is None:
                values = {**name, "level": code}
                yield Contradiction(code="unknown_level", path=f"{path}.tiers", is_blocking=True, values=values)
        if not each.is_on:
            continue
        if each.ends_on and each.ends_on < today:
            yield Contradiction(code="campaign_over", path=f"{path}.ends_on", values=name)
        if each.starts_on and each.ends_on is None and each.budget is None and each.factor > 1:
            yield Contradiction(code="campaign_without_end", path=f"{path}.ends_on", values=name)
        if each.factor == 0 and _is_for_everything(each):
            yield Contradiction(code="everything_left_out", path=f"{path}.factor", is_blocking=True, values=name)


def _is_for_everything(each: Multiplier) -> bool:
    narrowed = (each.products, each.collections, each.categories, each.channels, each.tiers, each.segments)
    return not any(narrowed) and each.starts_on is None and each.ends_on is None


def _name(names: dict[str, str]) -> str:
    return text_in(names, get_language() or "en")


_MESSAGES = {
    "nothing_earns": lambda: _("There is no way to earn points."),
    "way_gives_nothing": lambda: _("“{way}” is on, and gives no points."),
    "no_networks": lambda: _("Following you earns points, but no network is named."),
    "no_rate": lambda: _("Purchases earn points, but in no currency."),
    "no_value": lambda: _("Points are earned in {currency}, but nobody says what one is worth there."),
    "gift_cards_earn_twice": lambda: _("A gift card earns points when it is bought, and again when it is used."),
    "points_earn_points": lambda: _("What is paid with points earns points again."),
    "gives_too_much": lambda: _("In {currency} a customer may get back {percent} % of what they pay."),
    "warned_before_usable": lambda: _(
        "The first warning comes {days} days before points lapse, and they last {months} months: it would come before "
        "they can be used."
    ),
    "no_time_to_use": lambda: _("Points that can be used from the end of December would lapse at once."),
    "points_for_nothing": lambda: _(
        "Points can be used within the {days} days in which everybody may send things back, and then nobody takes them "
        "back: let balances go below nothing, or let points wait."
    ),
    "steps_without_grace": lambda: _("Levels are lost one step at a time, but without days of grace all at once."),
    "year_without_grace": lambda: _("On 1 January everybody loses their level: give days of grace."),
    "spend_not_counted": lambda: _(
        "Levels go by what was spent in {currency}, where nothing is earned: what is spent in other currencies does "
        "not count."
    ),
    "higher_gives_less": lambda: _("“{higher}” gives less of something than “{lower}”."),
    "refers_themselves": lambda: _("Customers could refer themselves: hold back their own orders."),
    "referral_costs_more": lambda: _(
        "A referral costs {worth} {currency} in points, more than the order has to bring."
    ),
    "unknown_level": lambda: _("“{name}” is for a level that does not exist: {level}."),
    "campaign_over": lambda: _("“{name}” is over."),
    "campaign_without_end": lambda: _("“{name}” has neither an end nor a budget."),
    "everything_left_out": lambda: _("“{name}” leaves everything out: no purchase earns points."),
}
