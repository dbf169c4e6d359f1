"""A small shop whose customers have clear tastes, and what it sells and keeps in stock."""

from collections.abc import Collection, Sequence
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
    [person] = make_persons(1, name)
    return person


def make_persons(count: int, name: str = "") -> list[Customer]:
    numbers = [next(_numbers) for _ in range(count)]
    return Customer.objects.bulk_create(
        Customer(
            shop=current_shop(),
            saleor_id=global_id("User", f"r{number}"),
            email=f"{name or f'person{number}'}@example.test",
        )
        for number in numbers
    )


def buy(person: Customer, *products: Product, days_ago: int = 0, returned: int = 0, **facts: object) -> Order:
    """One unit of each, sent; of each, so many came back."""
    [order] = buy_all([(person, days_ago, products)], returned=returned, **facts)
    return order


def buy_all(
    baskets: Sequence[tuple[Customer, int, Sequence[Product]]], *, returned: int = 0, **facts: object
) -> list[Order]:
    """Who, how many days ago, and what; see `buy`."""
    shop, at = current_shop(), now()
    known = {"status": "fulfilled", "channel": CHANNEL, "currency": "EUR", "is_paid": True} | facts
    numbers = [next(_numbers) for _ in baskets]
    orders = Order.objects.bulk_create(
        Order(
            shop=shop,
            saleor_id=global_id("Order", f"r{number}"),
            number=str(number),
            customer=person,
            placed_at=at - timedelta(days=days_ago),
            **known,
        )
        for number, (person, days_ago, _products) in zip(numbers, baskets, strict=True)
    )
    variants = {row.product_id: row for row in Variant.objects.all()}
    OrderLine.objects.bulk_create(
        OrderLine(
            shop=shop,
            order=order,
            saleor_id=global_id("OrderLine", f"r{order.number}-{place}"),
            position=place,
            variant=variants[product.pk],
            product_name=product.name,
            quantity=1,
            quantity_fulfilled=1,
            quantity_returned=returned,
            currency="EUR",
        )
        for order, (_person, _days_ago, products) in zip(orders, baskets, strict=True)
        for place, product in enumerate(products)
    )
    return orders


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
    persons = iter(make_persons(2 * of_each))
    baskets: list[tuple[Customer, int, Sequence[Product]]] = []
    for number in range(of_each):
        for first, second in (("tent", "mat"), ("pan", "lid")):
            bought = [("bag", 300), (first, 150 + number % 20), (second, 105 if number % 2 else 5)]
            bought += [("tea", 115)] if number % 4 < 2 else []
            bought += [("bag", 99)] if number % 2 else []
            person = next(persons)
            baskets += [(person, days_ago, [goods[name]]) for name, days_ago in bought]
    buy_all(baskets)
    return goods
