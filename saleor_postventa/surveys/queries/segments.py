"""What is known of answers without asking: by this, figures are told apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from babel import Locale
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.catalogue.models import Product
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.people.models import CustomerFact
from saleor_postventa.shops.names import LEVEL, RETURN_REASON, names_of
from saleor_postventa.surveys.codes import AnswerChannel
from saleor_postventa.surveys.models import Answer
from saleor_postventa.surveys.rules.audience import Buyers

from .audience import LEVEL_FACT, has_ordered_before


class Dimension(StrEnum):
    """REASON is that of the return it is about. PLACE is where it was answered, CHANNEL where it was bought."""

    PRODUCT = "product"
    REASON = "reason"
    CHANNEL = "channel"
    COUNTRY = "country"
    LEVEL = "level"
    BUYER = "buyer"
    PLACE = "place"


_BOOKS = {Dimension.REASON: RETURN_REASON, Dimension.LEVEL: LEVEL}
type Keys = tuple[str, ...]
type Facts = Mapping[Dimension, Keys]


@dataclass(frozen=True, slots=True)
class _Row:
    answer: int
    customer: int | None
    at: datetime
    place: str
    hidden: Mapping[str, Any]
    order: int | None
    channel: str | None
    country: str | None
    has_earlier: bool


def facts_of(answers: "QuerySet[Answer]") -> dict[int, Facts]:
    """By answer, from three queries. `answers` carry `at`. What was noted with an answer goes before the mirror."""
    rows = _rows(answers)
    products = _products(answers)
    levels = {
        fact.customer_id: fact
        for fact in CustomerFact.objects.filter(customer__in=answers.values("customer"), key=LEVEL_FACT)
    }
    return {row.answer: _facts(row, products, levels) for row in rows}


def _rows(answers: "QuerySet[Answer]") -> list[_Row]:
    found = answers.annotate(has_earlier=has_ordered_before()).values_list(
        "pk",
        "customer_id",
        "at",
        "channel",
        "hidden",
        "order_id",
        "order__channel",
        "order__shipping_country",
        "has_earlier",
    )
    return [_Row(*row) for row in found]


def _products(answers: "QuerySet[Answer]") -> dict[int, Keys]:
    """By order."""
    lines = OrderLine.objects.filter(order__in=answers.values("order"), is_removed=False)
    found: dict[int, dict[str, None]] = {}
    for order, product in lines.exclude(variant=None).values_list("order_id", "variant__product__saleor_id"):
        found.setdefault(order, {})[product] = None
    return {order: tuple(products) for order, products in found.items()}


def _facts(row: _Row, products: Mapping[int, Keys], levels: Mapping[int, CustomerFact]) -> Facts:
    told = row.hidden
    fact = levels.get(row.customer or 0)
    buyer = () if row.order is None else ((Buyers.RETURNING if row.has_earlier else Buyers.NEW).value,)
    return {
        Dimension.PRODUCT: tuple(str(each) for each in told.get("products") or products.get(row.order or 0, ())),
        Dimension.REASON: _several(told.get("reason")),
        Dimension.CHANNEL: _one(told.get("channel") or row.channel),
        Dimension.COUNTRY: _one(told.get("country") or row.country),
        Dimension.LEVEL: _one(told.get("level") or (fact.value_at(row.at) if fact else None)),
        Dimension.BUYER: buyer,
        Dimension.PLACE: (row.place,),
    }


def _one(value: Any) -> Keys:
    return (str(value),) if value else ()


def _several(value: Any) -> Keys:
    return tuple(str(each) for each in value) if isinstance(value, list) else _one(value)


def labels_of(dimension: Dimension, keys: "list[str]") -> dict[str, str]:
    """What people call them, in the active language; a channel is called by its slug, as in Saleor."""
    if dimension is Dimension.PRODUCT:
        return dict(Product.objects.filter(saleor_id__in=keys).values_list("saleor_id", "name"))
    if dimension is Dimension.BUYER:
        return {Buyers.NEW.value: _("First order"), Buyers.RETURNING.value: _("Had bought before")}
    if dimension is Dimension.PLACE:
        return {code: str(AnswerChannel(code).label) for code in keys if code in AnswerChannel.values}
    if dimension is Dimension.COUNTRY:
        named = Locale.parse(_language()).territories
        return {code: str(named.get(code, code)) for code in keys}
    book = _BOOKS.get(dimension)
    return names_of(book, keys, _language()) if book is not None else {}


def _language() -> str:
    return (get_language() or "en")[:2]
