"""A shop's year as rows: orders of one to three lines, nearly all delivered, about one in six asked back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import batched
from random import Random

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.orders.models import Order, OrderLine, Parcel, ParcelLine, Transaction
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.models import Inspection, Reason, Return, ReturnLine
from saleor_postventa.shops.models import Shop

START = datetime(2026, 1, 1, tzinfo=UTC)
END = START + timedelta(days=365)
COUNTRIES = ["ES"] * 6 + ["FR", "DE", "PT", "IT", "US"]
OUTCOMES = ["refund"] * 7 + ["credit", "exchange", "exchange"]
REASONS = ["too_small", "too_large", "changed_mind", "faulty"]
BATCH = 2000


def make_year(shop: Shop, orders: int, *, seed: int = 1) -> None:
    """In the shop's scope."""
    chance = Random(seed)
    variants = _make_goods(shop, chance)
    reasons = [
        Reason.objects.create(shop=shop, code=code, names={"en": code}, is_shops_fault=code == "faulty")
        for code in REASONS
    ]
    for numbers in batched(range(1, orders + 1), BATCH):
        _make_orders(shop, chance, list(numbers), variants, reasons)


def _make_goods(shop: Shop, chance: Random) -> list[Variant]:
    products = Product.objects.bulk_create(
        Product(
            shop=shop,
            saleor_id=f"Product:{n}",
            name=f"Product {n}",
            type_slug=f"type-{n % 5}",
            category_slug=f"category-{n % 20}",
            collection_slugs=["sale"] if n % 10 == 0 else [],
        )
        for n in range(500)
    )
    return Variant.objects.bulk_create(
        Variant(shop=shop, saleor_id=f"Variant:{n}", sku=f"SKU-{n}", name="M", product=chance.choice(products))
        for n in range(2000)
    )


def _make_orders(
    shop: Shop, chance: Random, numbers: list[int], variants: list[Variant], reasons: list[Reason]
) -> None:
    customers = Customer.objects.bulk_create(
        Customer(shop=shop, saleor_id=f"User:{n}", email=f"c{n}@example.test") for n in numbers[::2]
    )
    orders = Order.objects.bulk_create(_orders(shop, chance, numbers, customers))
    lines = OrderLine.objects.bulk_create(line for order in orders for line in _lines(shop, chance, order, variants))
    of_order: dict[int, list[OrderLine]] = {}
    for line in lines:
        of_order.setdefault(line.order_id, []).append(line)
    parcels = Parcel.objects.bulk_create(_parcel(shop, chance, order) for order in orders)
    ParcelLine.objects.bulk_create(
        ParcelLine(shop=shop, parcel=parcel, order_line=line, quantity_shipped=line.quantity, quantity=line.quantity)
        for parcel in parcels
        for line in of_order[parcel.order_id]
    )
    Transaction.objects.bulk_create(_payment(shop, order) for order in orders)
    _make_returns(shop, chance, parcels, of_order, reasons)


def _orders(shop: Shop, chance: Random, numbers: list[int], customers: list[Customer]) -> Iterator[Order]:
    for n in numbers:
        placed = START + timedelta(minutes=chance.randrange(350 * 24 * 60))
        total = Decimal(chance.randrange(1500, 30000)) / 100
        yield Order(
            shop=shop,
            saleor_id=f"Order:{n}",
            number=str(n),
            status="fulfilled",
            channel="default",
            currency="EUR",
            customer=chance.choice(customers),
            placed_at=placed,
            shipping_country=chance.choice(COUNTRIES),
            shipping_address={"postal_code": "28001"},
            total_gross_amount=total,
            shipping_gross_amount=Decimal("4.90"),
            charged_amount=total,
            is_paid=True,
        )


def _lines(shop: Shop, chance: Random, order: Order, variants: list[Variant]) -> Iterator[OrderLine]:
    count = chance.choice([1, 1, 2, 2, 3])
    for position in range(count):
        quantity = chance.choice([1, 1, 1, 2])
        price = (order.total_gross_amount / count / quantity).quantize(Decimal("0.01"))
        yield OrderLine(
            shop=shop,
            order=order,
            saleor_id=f"{order.saleor_id}-{position}",
            position=position,
            variant=chance.choice(variants),
            product_name="Thing",
            quantity=quantity,
            quantity_fulfilled=quantity,
            currency="EUR",
            unit_price_gross_amount=price,
            undiscounted_unit_price_gross_amount=price,
            total_price_gross_amount=price * quantity,
        )


def _parcel(shop: Shop, chance: Random, order: Order) -> Parcel:
    assert order.placed_at is not None
    shipped = order.placed_at + timedelta(hours=chance.randrange(4, 72))
    return Parcel(
        shop=shop,
        order=order,
        saleor_id=f"Parcel:{order.saleor_id}",
        status="fulfilled",
        created_at=shipped,
        shipped_at=shipped,
        delivered_at=shipped + timedelta(hours=chance.randrange(20, 120)),
        delivery_source="carrier",
    )


def _payment(shop: Shop, order: Order) -> Transaction:
    assert order.placed_at is not None
    return Transaction(
        shop=shop,
        order=order,
        saleor_id=f"Transaction:{order.saleor_id}",
        created_at=order.placed_at,
        modified_at=order.placed_at,
        currency="EUR",
        charged_amount=order.total_gross_amount,
    )


def _make_returns(
    shop: Shop, chance: Random, parcels: list[Parcel], of_order: dict[int, list[OrderLine]], reasons: list[Reason]
) -> None:
    asked = [parcel for parcel in parcels if chance.random() < 0.16]
    returns = Return.objects.bulk_create(_return(shop, chance, parcel) for parcel in asked)
    lines = ReturnLine.objects.bulk_create(
        ReturnLine(
            shop=shop,
            of=ret,
            order_line=line,
            quantity=line.quantity,
            quantity_approved=line.quantity,
            quantity_received=line.quantity,
            quantity_inspected=line.quantity,
            quantity_settled=line.quantity,
            reason=chance.choice(reasons),
        )
        for ret in returns
        for line in of_order[ret.order_id][: chance.randint(1, 2)]
    )
    Inspection.objects.bulk_create(
        Inspection(
            shop=shop, line=line, quantity=line.quantity, grade=chance.choice("aaabc"), disposition="restock", batch="b"
        )
        for line in lines
    )


def _return(shop: Shop, chance: Random, parcel: Parcel) -> Return:
    assert parcel.delivered_at is not None
    return Return(
        shop=shop,
        number=f"R-{parcel.pk}",
        order=parcel.order,
        customer=parcel.order.customer,
        status=chance.choice(["resolved"] * 9 + ["cancelled"]),
        outcome=chance.choice(OUTCOMES),
        method=chance.choice(["own_carrier", "staff_label"]),
        currency="EUR",
        requested_at=parcel.delivered_at + timedelta(hours=chance.randrange(4, 29 * 24)),
    )
