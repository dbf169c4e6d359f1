"""What a simulation takes for granted, and what it is reckoned by, in the active language."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_percent
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.rules.terms import Measure
from saleor_postventa.loyalty.rules.tiers import spend_counted


@dataclass(frozen=True)
class LevelCurrencies:
    """What levels that go by spend are counted in, and what becomes of what is spent in others."""

    currency: str
    converted: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()


def said(
    *, expected_use: float, live: Programme | None, draft: Programme, currencies: Collection[str]
) -> dict[str, str]:
    """Sentences by their code; `currencies` are those of the orders that were replayed."""
    share = format_percent(expected_use, locale=get_language() or "en")
    return {
        "same_purchases": _("Customers buy and return the same, at the same moment."),
        "purchases_alone": _("Purchases alone are replayed: what reviews, birthdays and other deeds earn stays out."),
        "live": _("The programme in force counts for the whole time, also where an earlier version held."),
        "use": _("Of the points that customers keep, {share} are used in the end.").format(share=share),
        "nobody_used": _("The liability is that of the end of the time, as if nobody had used any points until then."),
        "returned": _("For levels, what came back counts as if it had never been bought."),
        "campaigns": _("Campaigns begin with their whole budget, and it is used customer by customer."),
        "levels": _("Levels go by the orders of the time and of the year before it."),
        **dict(_of_currencies(level_currencies(live, currencies), level_currencies(draft, currencies))),
        "exchanges": _("Exchanges keep the points of what was bought first."),
        "today": _("Categories and customers' groups are those of today."),
    }


def level_currencies(programme: Programme | None, currencies: Collection[str]) -> LevelCurrencies | None:
    """None where nothing that is spent makes a level."""
    if programme is None or not programme.tiers.levels or programme.tiers.by is not Measure.SPEND:
        return None
    tiers, rates = programme.tiers, programme.purchase.rates
    others = sorted(set(currencies) - {tiers.currency})
    counted = {each for each in others if spend_counted(Decimal(1), each, tiers, rates)}
    return LevelCurrencies(
        tiers.currency,
        tuple(each for each in others if each in counted),
        tuple(each for each in others if each not in counted),
    )


def _of_currencies(live: LevelCurrencies | None, draft: LevelCurrencies | None) -> Iterator[tuple[str, str]]:
    if live is not None and draft is not None and live.currency != draft.currency:
        text = _("Levels are counted in {live} by the programme in force, and in {draft} by the draft.")
        yield "level_currencies", text.format(live=live.currency, draft=draft.currency)
    if live == draft or live is None:
        yield from _told("both", draft)
        return
    yield from _told("live", live)
    yield from _told("draft", draft)


def _told(whose: str, found: LevelCurrencies | None) -> Iterator[tuple[str, str]]:
    if found is None:
        return
    for code, others in (("converted", found.converted), ("uncounted", found.uncounted)):
        if others:
            text = _SENTENCES[whose, code]()
            yield f"{code}_{whose}", text.format(others=", ".join(others), currency=found.currency)


_SENTENCES = {
    ("both", "converted"): lambda: _(
        "For levels, which are counted in {currency}, what was spent in {others} counts for as much as the points that "
        "it earns."
    ),
    ("live", "converted"): lambda: _(
        "For the levels in force, which are counted in {currency}, what was spent in {others} counts for as much as "
        "the points that it earns."
    ),
    ("draft", "converted"): lambda: _(
        "For the draft's levels, which are counted in {currency}, what was spent in {others} counts for as much as the "
        "points that it earns."
    ),
    ("both", "uncounted"): lambda: _(
        "For levels, which are counted in {currency}, what was spent in {others} does not count: there is no rate of "
        "points to compare it by."
    ),
    ("live", "uncounted"): lambda: _(
        "For the levels in force, which are counted in {currency}, what was spent in {others} does not count: there is "
        "no rate of points to compare it by."
    ),
    ("draft", "uncounted"): lambda: _(
        "For the draft's levels, which are counted in {currency}, what was spent in {others} does not count: there is "
        "no rate of points to compare it by."
    ),
}
