"""What is known of many people at once: seven reads, however many they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef

from saleor_postventa.flows.conditions.person import Bought, Person, Scores
from saleor_postventa.flows.models import Standing
from saleor_postventa.orders.models import OrderLine, OrderQuerySet
from saleor_postventa.orders.queries import last_orders_of, standing_orders
from saleor_postventa.people.models import Customer, CustomerFact

LEVEL, NPS_CLASS = "tier", "nps_class"
_PRODUCT = "variant__product__"
_OF_LINE = (
    "order__customer_id",
    "order__placed_at",
    f"{_PRODUCT}saleor_id",
    f"{_PRODUCT}category_slug",
    f"{_PRODUCT}collection_slugs",
    "quantity",
    "quantity_returned",
)


def without_others_of_theirs(orders: OrderQuerySet, others: OrderQuerySet) -> OrderQuerySet:
    """Those of `orders` whose person placed none of `others`: the customer, or whoever reads the same mails.

    Two questions, for of one with an OR in it the database compares every order with every other.
    """
    own = others.filter(customer=OuterRef("customer"))
    read_alike = others.filter(
        customer__shop=OuterRef("shop"), customer__email=OuterRef("customer__email"), customer__email__gt=""
    )
    return orders.exclude(Exists(own)).exclude(Exists(read_alike))


def persons(customers: Iterable[Customer], now: datetime) -> dict[int, Person]:
    """Of `now`, by the customers' ids."""
    found = {each.pk: each for each in customers}
    ids = list(found)
    orders, last, bought = _orders(ids), last_orders_of(ids), _bought(ids)
    facts, scores = _facts(ids), _scores(ids)
    return {
        pk: Person(
            key=str(pk),
            now=now,
            orders=orders[pk]["count"] if pk in orders else 0,
            first_order_at=orders[pk]["first"] if pk in orders else None,
            last_order_at=orders[pk]["last"] if pk in orders else None,
            last_channel=last[pk].channel if pk in last else "",
            bought=tuple(bought[pk]),
            scores=scores.get(pk),
            country=(last[pk].shipping_country if pk in last else "") or customer.country,
            language=(last[pk].language if pk in last else "") or customer.language,
            level=facts[pk].get(LEVEL, ""),
            nps_class=facts[pk].get(NPS_CLASS, ""),
            has_account=not customer.is_guest,
        )
        for pk, customer in found.items()
    }


def person_of(customer: Customer, now: datetime) -> Person:
    return persons([customer], now)[customer.pk]


def _orders(ids: Collection[int]) -> dict[int, dict[str, Any]]:
    rows = standing_orders().filter(customer_id__in=ids).order_by().values("customer_id")
    counted = rows.annotate(count=Count("pk"), first=Min("placed_at"), last=Max("placed_at"))
    return {row["customer_id"]: row for row in counted}


def _bought(ids: Collection[int]) -> dict[int, list[Bought]]:
    rows = OrderLine.objects.filter(order__in=standing_orders().filter(customer_id__in=ids), is_removed=False)
    found: dict[int, list[Bought]] = defaultdict(list)
    for row in rows.exclude(variant__product=None).order_by("pk").values_list(*_OF_LINE):
        customer_id, at, product, category, collections, units, returned = row
        goods = Bought(
            at=at,
            product=product,
            category=category,
            collections=tuple(collections or ()),
            units=units,
            returned=returned,
        )
        found[customer_id].append(goods)
    return found


def _facts(ids: Collection[int]) -> dict[int, dict[str, str]]:
    rows = CustomerFact.objects.filter(customer_id__in=ids, key__in=[LEVEL, NPS_CLASS])
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for customer_id, key, value in rows.values_list("customer_id", "key", "value"):
        if isinstance(value, str):
            found[customer_id][key] = value
    return found


def _scores(ids: Collection[int]) -> dict[int, Scores]:
    rows = Standing.objects.filter(customer_id__in=ids)
    return {
        pk: Scores(recency=recency, frequency=frequency, monetary=monetary)
        for pk, recency, frequency, monetary in rows.values_list("customer_id", "recency", "frequency", "monetary")
    }
