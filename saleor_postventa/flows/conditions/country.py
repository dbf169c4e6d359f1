"""The country that their last order went to."""

from typing import Annotated, Any, Literal

from babel import Locale
from django.utils.translation import get_language, gettext, gettext_lazy
from pydantic import BeforeValidator, Field

from saleor_postventa.core.pieces import Country, labelled

from .condition import Condition, add_condition
from .person import Person

# Unions, the unknown, and what tests write with stand among them.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ"})
_COUNTRIES = frozenset(Locale.parse("en").territories) - _NO_COUNTRIES


def _known(written: Any) -> Any:
    if not isinstance(written, str):
        return written
    code = written.strip().upper()
    if len(code) != 2 or code not in _COUNTRIES:
        raise ValueError(gettext("There is no country “{code}”. Write its two letters, as GB.").format(code=written))
    return code


class InCountry(Condition):
    kind: Literal["country"] = "country"
    countries: Annotated[
        Annotated[tuple[Annotated[Country, BeforeValidator(_known)], ...], Field(min_length=1, max_length=250)],
        labelled(gettext_lazy("Countries")),
    ]


def holds(condition: InCountry, person: Person) -> bool:
    return person.country.upper() in condition.countries


def says(condition: InCountry) -> str:
    names = Locale.parse((get_language() or "en")[:2]).territories
    return gettext("live in: {named}").format(
        named=", ".join(str(names.get(each, each)) for each in condition.countries)
    )


add_condition(InCountry, gettext_lazy("Country"), holds=holds, says=says)
