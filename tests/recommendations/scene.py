"""A small shop whose customers have clear tastes, and what it sells and keeps in stock."""

from collections.abc import Collection
from datetime import timedelta
from itertools import count

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.work import drain, queues
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.recommendations.models import ModelCard
from saleor_postventa.recommendations.rules.kinds import Part
from saleor_postventa.recommendations.services import QUEUE, ask_for_training
from saleor_postventa.recommendations.serving import Recommendation, recommend
from saleor_postventa.recommendations.sourcing import Wanted
from saleor_postventa.shops.scope import current_shop
from tests.cast import STAFF, global_id

CHANNEL = "web"
BY_STAFF = Actor.staff(STAFF.id)
_numbers = count(1)


def make_product(
    name: str, *, category: str = "", kind: str = "", channels: Collection[str] = (CHANNEL,), price: str = "10.00"
) -> Product:
    shop, number = current_shop(), next(_numbers)
    product = Product.objects.create(
        shop=shop,
        saleor_id=global_id("Product", f"r{number}"),
        name=name,
        slug=name.lower().replace(" ", "-"),
        category_id=category,
        category_name=category,
        type_id=kind,
        published_in=list(channels),
    )
    prices = {channel: {"amount": price, "currency": "EUR"} for channel in channels}
    Variant.objects.create(
        shop=shop, saleor_id=global_id("ProductVariant", f"r{number}"), product=product, name=name, prices=prices
    )
    return product


def make_person(name: str = "") -> Customer:
    number = next(_numbers)
    name = name or f"person{number}"
    saleor_id = global_id("User", f"r{number}")
    return Customer.objects.create(shop=current_shop(), saleor_id=saleor_id, email=f"{name}@example.test")


def buy(person: Customer, *products: Product, days_ago: int = 0, returned: int = 0, **facts: object) -> Order:
    """One unit of each, sent; of each, so many came back."""
    shop, number = current_shop(), next(_numbers)
    known = {"status": "fulfilled", "channel": CHANNEL, "currency": "EUR", "is_paid": True}
    order = Order.objects.create(
        shop=shop,
        saleor_id=global_id("Order", f"r{number}"),
        number=str(number),
        customer=person,
        placed_at=now() - timedelta(days=days_ago),
        **known | facts,
    )
    for place, product in enumerate(products):
        OrderLine.objects.create(
            shop=shop,
            order=order,
            saleor_id=global_id("OrderLine", f"r{number}-{place}"),
            position=place,
            variant=product.variants.get(),
            product_name=product.name,
            quantity=1,
            quantity_fulfilled=1,
            quantity_returned=returned,
            currency="EUR",
        )
    return order


def learn() -> ModelCard:
    """As the night does."""
    ask_for_training(current_shop())
    drain(queues.get(QUEUE))
    return ModelCard.objects.in_use().get()


def everything(variant_ids: Collection[str], channel: str, country: str) -> set[str]:
    """All is in stock."""
    return set(variant_ids)


def shown(*seen: Product, person: Customer | None = None, count: int = 10, **asked: object) -> list[Recommendation]:
    stock = asked.pop("stock", everything)
    wanted = Wanted(
        str(asked.pop("channel", CHANNEL)),
        Part(asked.pop("part", Part.NEW)),
        count,
        tuple(product.pk for product in seen),
        person.pk if person is not None else None,
    )
    return recommend([wanted], stock=stock, **asked)[wanted]


def names(found: list[Recommendation]) -> list[str]:
    return [each.product.name for each in found]


def make_tastes(*, of_each: int = 60) -> dict[str, Product]:
    """Campers buy tent, then mat; cooks buy pan, then lid; all bought the bag long ago, and one in two the tea.

    Half of them had both three months ago and bought the bag once more, the others bought the second last week.
    """
    goods = {name: make_product(name, category="things") for name in ("tent", "mat", "pan", "lid", "bag", "tea")}
    for number in range(of_each):
        for first, second in (("tent", "mat"), ("pan", "lid")):
            person = make_person()
            buy(person, goods["bag"], days_ago=300)
            buy(person, goods[first], days_ago=150 + number % 20)
            if number % 4 < 2:
                buy(person, goods["tea"], days_ago=115)
            buy(person, goods[second], days_ago=105 if number % 2 else 5)
            if number % 2:
                buy(person, goods["bag"], days_ago=99)
    return goods
