"""Named reads: the card in use and what hangs on it, rules, and what a person bought and sent back."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models import F as Column

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.orders.models import OrderLine, Reservation
from saleor_postventa.orders.rules import CLOSED

from .models import Bestseller, Misfit, ModelCard, Neighbour, RecommendationRule, Standing, Training
from .rules.arranging import Person, Rule

NEWEST_FIRST = ("-made_at", "-pk")


def card_in_use() -> ModelCard | None:
    return ModelCard.objects.in_use().first()


def last_training() -> Training | None:
    return Training.objects.order_by("-day").first()


def rules() -> list[Rule]:
    """All of the shop's."""
    columns = ("kind", "product_id", "beside_id", "channel", "factor", "position")
    rows = RecommendationRule.objects.order_by("pk").values_list(*columns)
    return [
        Rule(kind, product, beside, channel, float(factor), position)
        for kind, product, beside, channel, factor, position in rows
    ]


def rules_like(search: str = "", kinds: Collection[str] = ()) -> "QuerySet[RecommendationRule]":
    """Of whose products one is called so."""
    rows = RecommendationRule.objects.select_related("product", "beside")
    if kinds:
        rows = rows.filter(kind__in=kinds)
    wanted = search.strip()
    return rows.filter(Q(product__name__icontains=wanted) | Q(beside__name__icontains=wanted)) if wanted else rows


@dataclass
class Bought:
    """`times` are the moments at which each product was ordered that was kept, the newest first.

    `sent_back` is what came back, or is spoken for by a return or the like; `misfits` those of it that did not fit.
    """

    times: dict[int, list[datetime]] = field(default_factory=dict)
    sent_back: set[int] = field(default_factory=set)
    misfits: set[int] = field(default_factory=set)

    @property
    def person(self) -> Person:
        return Person(frozenset(self.times), frozenset(self.sent_back), frozenset(self.misfits))


def bought_by(customer_ids: Collection[int]) -> dict[int, Bought]:
    """One query for all of them."""
    found: dict[int, Bought] = defaultdict(Bought)
    if not customer_ids:
        return found
    lines = OrderLine.objects.filter(order__customer_id__in=customer_ids, is_removed=False, order__deleted_at=None)
    rows = lines.exclude(order__status__in=CLOSED).exclude(order__placed_at=None).exclude(variant__product=None)
    held = Reservation.objects.held().filter(order_line=OuterRef("pk"))
    judged = rows.annotate(
        is_going_back=Exists(held) | Q(quantity_returned__gt=0),
        is_misfit=Exists(Misfit.objects.filter(order_line=OuterRef("pk"))),
        product=Column("variant__product_id"),
    ).order_by("-order__placed_at", "-pk")
    columns = ("order__customer_id", "product", "order__placed_at", "is_going_back", "is_misfit")
    for customer, product, placed_at, is_going_back, is_misfit in judged.values_list(*columns):
        bought = found[customer]
        if not is_going_back:
            bought.times.setdefault(product, []).append(placed_at)
            continue
        bought.sent_back.add(product)
        if is_misfit:
            bought.misfits.add(product)
    return found


def neighbours_of(card: ModelCard, product_ids: Collection[int]) -> dict[int, list[tuple[int, float]]]:
    """By product: who stands near it, and how strongly."""
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    rows = Neighbour.objects.filter(card=card, product_id__in=product_ids)
    for product, other, strength in rows.values_list("product_id", "other_id", "strength"):
        found[product].append((other, strength))
    return found


def bestsellers(
    card: ModelCard, channels: Iterable[str], category_ids: Iterable[str]
) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """By channel and category (empty: of the whole channel): products and how many bought them, the best first."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    rows = Bestseller.objects.filter(card=card, channel__in=set(channels), category_id__in={"", *category_ids})
    columns = ("channel", "category_id", "product_id", "buyers")
    for channel, category, product, buyers in rows.order_by("-buyers", "product_id").values_list(*columns):
        found[channel, category].append((product, buyers))
    return found


def standings(card: ModelCard, product_ids: Collection[int]) -> dict[int, Standing]:
    return {row.product_id: row for row in Standing.objects.filter(card=card, product_id__in=product_ids)}


def products_by_ids(product_ids: Collection[int]) -> dict[int, Product]:
    return {row.pk: row for row in Product.objects.filter(pk__in=product_ids)}


def variants_of(product_ids: Collection[int]) -> dict[int, list[Variant]]:
    """Those that are not gone, by product."""
    found: dict[int, list[Variant]] = defaultdict(list)
    for variant in Variant.objects.filter(product_id__in=product_ids, deleted_at=None).order_by("pk"):
        found[variant.product_id or 0].append(variant)
    return found
