"""What is known of whom a survey may be for."""

from django.db.models import Exists, OuterRef

from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.orders.rules import CLOSED
from saleor_postventa.people.models import Customer, CustomerFact
from saleor_postventa.surveys.rules.audience import AudienceFacts

LEVEL_FACT = "tier"


def audience_facts(customer: Customer, order: Order | None) -> AudienceFacts:
    """Without an order all of theirs count as those before."""
    level = CustomerFact.objects.filter(customer=customer, key=LEVEL_FACT).values_list("value", flat=True).first()
    bought = _goods(order) if order is not None else []
    return AudienceFacts(
        person=str(customer.pk),
        orders_before=orders_before(customer.pk, order),
        products={saleor_id for saleor_id, _category, _collections in bought},
        categories={category for _id, category, _collections in bought if category},
        collections={each for _id, _category, collections in bought for each in collections},
        country=order.shipping_country if order is not None else customer.country,
        channel=order.channel if order is not None else "",
        level=level if isinstance(level, str) else "",
    )


def orders_before(customer_id: int, order: Order | None) -> int:
    """That they paid and that were not called off; what was sent in exchange for something is no order of theirs."""
    rows = Order.objects.of_customer(customer_id).exclude(placed_at=None).exclude(status__in=CLOSED)
    rows = rows.filter(is_replacement=False, deleted_at=None).exclude(paid_at=None)
    if order is not None:
        rows = rows.exclude(pk=order.pk)
        rows = rows.filter(placed_at__lt=order.placed_at) if order.placed_at is not None else rows
    return int(rows.count())


def has_ordered_before() -> Exists:
    """Of rows with a customer and an order: whether they had placed another one before it."""
    earlier = Order.objects.filter(
        customer=OuterRef("customer"), placed_at__lt=OuterRef("order__placed_at"), deleted_at=None, is_replacement=False
    )
    return Exists(earlier.exclude(status__in=CLOSED))


def _goods(order: Order) -> list[tuple[str, str, list[str]]]:
    lines = OrderLine.objects.filter(order=order, is_removed=False).exclude(variant__product=None)
    found = lines.values_list(
        "variant__product__saleor_id", "variant__product__category_slug", "variant__product__collection_slugs"
    )
    return [(str(saleor_id), category, collections or []) for saleor_id, category, collections in found]
