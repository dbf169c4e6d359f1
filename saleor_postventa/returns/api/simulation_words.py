"""What a simulation says in words: what it takes for granted, and what its segments are called."""

from collections.abc import Sequence

import graphene
from babel.numbers import format_percent
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.catalogue.models import Product
from saleor_postventa.returns.queries.reasons import reason_names
from saleor_postventa.returns.simulation.band import Assumptions
from saleor_postventa.returns.simulation.report import Report
from saleor_postventa.returns.simulation.segments import Dimension


class PostSaleSimulationAssumption(graphene.ObjectType):
    """Something that nobody knows, and what was taken for granted of it."""

    code = graphene.String(required=True)
    sentence = graphene.String(required=True, description="In the language asked for (Accept-Language).")


def assumptions_of(assumed: Assumptions, report: Report) -> list[PostSaleSimulationAssumption]:
    said = {
        "same_wishes": _(
            "Shoppers ask for the same as they did, at the same moment. "
            "Where the policy refuses an item they ask for the rest."
        ),
        "other_offers": _("Where what they chose is not offered, they take their money back, or what comes first."),
        "same_team": _("The team decides as it did; what no person looked at, it approves."),
        "late": _(
            "Of those who would be too late, between {low} and {high} would have asked in time, had they known."
        ).format(low=_percent(assumed.late_low), high=_percent(assumed.late_high)),
        "declined": _("Of what only the simulated policy has a person look at, the team declines {shares}.").format(
            shares=_shares(report)
        ),
        "more_time": _(
            "Whoever gets more time asks at most as often as others did in the last week of their window, "
            "and at least not at all."
        ),
        "chance": _("Another year like this one would differ by chance: 95 of 100 such years lie within the margin."),
        "today": _(
            "Categories, product types, customers' groups and reasons are those of today. "
            "What came back without a return here is not counted."
        ),
    }
    return [PostSaleSimulationAssumption(code=code, sentence=sentence) for code, sentence in said.items()]


def names_of(dimension: Dimension, keys: Sequence[str]) -> dict[str, str]:
    """What people call each of them; the key itself where nobody has a name for it."""
    known = {key: key for key in keys}
    match dimension:
        case Dimension.REASON:
            known |= reason_names(keys, get_language() or "en")
        case Dimension.CATEGORY:
            known |= _product_names("category", keys)
        case Dimension.PRODUCT_TYPE:
            known |= _product_names("type", keys)
    return {key: name or _("not known") for key, name in known.items()}


def _product_names(of: str, keys: Sequence[str]) -> dict[str, str]:
    rows = Product.objects.filter(**{f"{of}_slug__in": [key for key in keys if key]})
    return {slug: name for slug, name in rows.values_list(f"{of}_slug", f"{of}_name").distinct() if name}


def _shares(report: Report) -> str:
    found = {each.band.declined for each in report.totals}
    if not found:
        return _percent(0)
    low, high = min(each[0] for each in found), max(each[1] for each in found)
    return _("between {low} and {high}").format(low=_percent(low), high=_percent(high))


def _percent(share: float) -> str:
    return str(format_percent(share, locale=get_language() or "en"))
