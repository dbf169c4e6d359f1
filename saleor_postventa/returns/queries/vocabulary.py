"""The words that conditions and actions of a policy take, as far as this shop knows them: what the editor offers."""

from collections.abc import Callable, Iterable

from babel import Locale
from django.db.models import QuerySet
from django.utils.translation import get_language

from saleor_postventa.catalogue.models import Product
from saleor_postventa.legal.laws import countries, exclusions_of
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.queries import currencies_sold_in
from saleor_postventa.returns.methods import method_label, methods
from saleor_postventa.returns.models import Reason
from saleor_postventa.returns.policy.kinds import Words
from saleor_postventa.returns.policy.terms import Anchor, FeeKind
from saleor_postventa.returns.rules import Outcome, ProcessingEvent, RequestChannel

Choice = tuple[str, str]
MOST_COLLECTIONS = 1000


def known_words(words: Words) -> list[Choice]:
    """Code and name, in the active language."""
    return list(_SOURCES[words]())


def _distinct(rows: QuerySet[Order], field: str) -> list[str]:
    return sorted(set(rows.exclude(**{field: ""}).values_list(field, flat=True).distinct()))


def _language() -> str:
    return (get_language() or "en")[:2]


def _countries() -> list[Choice]:
    """Those whose law is known, and those that the shop sold to."""
    named = Locale.parse(_language()).territories
    codes = countries() | set(_distinct(Order.objects.all(), "shipping_country"))
    return sorted(((code, str(named.get(code, code))) for code in codes), key=lambda each: each[1])


def _themselves(codes: Iterable[str]) -> list[Choice]:
    return [(code, code) for code in codes]


def _reasons(*, is_first_level: bool) -> list[Choice]:
    rows = Reason.objects.filter(is_on=True).order_by("position", "pk")
    wanted = rows.filter(parent=None) if is_first_level else rows.exclude(children__is_on=True)
    return [(row.code, row.name_in(_language())) for row in wanted]


def _of_products(code: str, name: str) -> list[Choice]:
    rows = Product.objects.exclude(**{code: ""}).values_list(code, name).distinct()
    return sorted(((slug, label or slug) for slug, label in rows), key=lambda each: each[1])


def _collections() -> list[Choice]:
    rows = Product.objects.exclude(collection_slugs=[]).values_list("collection_slugs", flat=True).distinct()
    return _themselves(sorted({slug for slugs in rows for slug in slugs})[:MOST_COLLECTIONS])


def _exclusions() -> list[Choice]:
    return [(code, each.name_in(_language())) for code, each in exclusions_of("").items()]


def _labelled(choices: Iterable[tuple[str, object]]) -> list[Choice]:
    return [(code, str(label)) for code, label in choices]


_SOURCES: dict[Words, Callable[[], Iterable[Choice]]] = {
    Words.COUNTRY: _countries,
    Words.CURRENCY: lambda: _themselves(currencies_sold_in()),
    Words.CHANNEL: lambda: _themselves(_distinct(Order.objects.all(), "channel")),
    Words.PRODUCT_TYPE: lambda: _of_products("type_slug", "type_name"),
    Words.CATEGORY: lambda: _of_products("category_slug", "category_name"),
    Words.COLLECTION: _collections,
    Words.REASON: lambda: _reasons(is_first_level=False),
    Words.REASON_GROUP: lambda: _reasons(is_first_level=True),
    Words.OUTCOME: lambda: _labelled(Outcome.choices),
    Words.METHOD: lambda: [(each.code, method_label(each.code)) for each in methods],
    Words.REQUEST_CHANNEL: lambda: _labelled(RequestChannel.choices),
    Words.EXCLUSION: _exclusions,
    Words.ANCHOR: lambda: _labelled(Anchor.choices),
    Words.FEE: lambda: _labelled(FeeKind.choices),
    Words.PROCESSING_EVENT: lambda: _labelled(ProcessingEvent.choices),
}
