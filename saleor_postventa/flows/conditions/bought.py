"""What they bought, and kept at least one unit of."""

from collections.abc import Collection
from datetime import timedelta
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from django.utils.translation import gettext, gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .condition import Code, Condition, add_condition
from .person import Bought as Goods
from .person import Person

Codes = Annotated[tuple[Code, ...], Field(max_length=500)]


class Named(NamedTuple):
    products: frozenset[str]
    categories: frozenset[str]
    collections: frozenset[str]


class BoughtGoods(Condition):
    """Products, categories and collections are one list together; all three empty: whatever it was."""

    kind: Literal["bought"] = "bought"
    products: Annotated[Codes, labelled(gettext_lazy("Products"), gettext_lazy("By their id in Saleor."))] = ()
    categories: Annotated[
        Codes, labelled(gettext_lazy("Categories"), gettext_lazy("By their slug in Saleor, as in backpacks."))
    ] = ()
    collections: Annotated[Codes, labelled(gettext_lazy("Collections"), gettext_lazy("By their slug in Saleor."))] = ()
    within_days: Annotated[
        Annotated[int, Field(ge=1, le=3650)] | None,
        labelled(gettext_lazy("Within so many days"), gettext_lazy("Empty: at any time.")),
    ] = None

    @cached_property
    def named(self) -> Named:
        """For a look-up in each line of each customer, of up to 500 codes."""
        return Named(frozenset(self.products), _folded(self.categories), _folded(self.collections))


def holds(condition: BoughtGoods, person: Person) -> bool:
    since = person.now - timedelta(days=condition.within_days) if condition.within_days else None
    return any(
        _fits(condition, each)
        for each in person.bought
        if each.units > each.returned and (since is None or each.at >= since)
    )


def says(condition: BoughtGoods) -> str:
    named = ", ".join([*condition.products, *condition.categories, *condition.collections]) or gettext("anything")
    if days := condition.within_days:
        said = ngettext("bought in the last day: {goods}", "bought in the last {days} days: {goods}", days)
        return said.format(days=days, goods=named)
    return gettext("bought: {goods}").format(goods=named)


def _fits(condition: BoughtGoods, goods: Goods) -> bool:
    named = condition.named
    if not any(named):
        return True
    return (
        goods.product in named.products
        or goods.category.casefold() in named.categories
        or not named.collections.isdisjoint(_folded(goods.collections))
    )


def _folded(slugs: Collection[str]) -> frozenset[str]:
    """People write a slug with a capital as they write a name."""
    return frozenset(each.casefold() for each in slugs)


add_condition(BoughtGoods, gettext_lazy("What they bought"), holds=holds, says=says)
