"""The mirror as plain values, by order number, to compare what different arrivals lead to."""

from collections import Counter
from typing import Any

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order, OrderLine, Parcel
from saleor_postventa.people.models import Customer

ONCE = {
    "OrderPlaced",
    "OrderConfirmed",
    "OrderPaid",
    "OrderCancelled",
    "OrderExpired",
    "ParcelShipped",
    "ParcelCancelled",
    "RefundSeen",
    "CustomerErased",
    "UnitsCameBack",
}


def picture() -> dict[str, dict[str, Any]]:
    return {order.number: _order(order) for order in Order.objects.select_related("customer").order_by("number")}


def _order(order: Order) -> dict[str, Any]:
    return {
        "status": order.status,
        "charge": order.charge_status,
        "is_paid": order.is_paid,
        "is_replacement": order.is_replacement,
        "original": order.original_saleor_id,
        "amounts": (order.currency, order.total_gross_amount, order.total_net_amount, order.shipping_gross_amount),
        "money": (order.charged_amount, order.refunded_amount, order.granted_refund_amount),
        "voucher": order.voucher_code,
        "person": (order.user_email, order.shipping_address, order.erased_at, _who(order.customer)),
        "lines": [_line(line) for line in order.lines.order_by("position")],
        "parcels": [_parcel(parcel) for parcel in order.parcels.filter(is_emptied=False).order_by("number")],
        "payments": [
            (row.charged_amount, row.refunded_amount, Counter(event.kind for event in row.events.all()))
            for row in order.transactions.order_by("created_at", "pk")
        ],
        "grants": [(row.status, row.amount) for row in order.granted_refunds.order_by("created_at", "pk")],
    }


def _line(line: OrderLine) -> dict[str, Any]:
    return {
        "bought": line.quantity,
        "fulfilled": line.quantity_fulfilled,
        "returned": line.quantity_returned,
        "replaced": line.quantity_replaced,
        "refunded": line.quantity_refunded,
        "granted": line.quantity_granted,
        "price": (line.unit_price_gross_amount, line.unit_price_net_amount, line.tax_rate),
        "variant": line.variant.saleor_id if line.variant else None,
    }


def _parcel(parcel: Parcel) -> dict[str, Any]:
    units = parcel.lines.filter(quantity__gt=0).order_by("order_line__position")
    return {
        "status": parcel.status,
        "tracking": parcel.tracking_number,
        "shipped_at": parcel.shipped_at,
        "units": [(row.order_line.position, row.quantity) for row in units],
    }


def _who(customer: Customer | None) -> tuple[Any, ...]:
    if customer is None:
        return ()
    return (customer.saleor_id, customer.email, customer.full_name, customer.language, customer.country)


def people() -> list[tuple[Any, ...]]:
    """Whoever is not merged away, the erased included."""
    rows = Customer.objects.filter(merged_into=None).order_by("saleor_id", "email")
    return [(*_who(row), row.is_erased, row.is_active, row.is_confirmed) for row in rows]


def goods() -> list[tuple[Any, ...]]:
    products = [
        (
            row.saleor_id,
            row.name,
            row.category_slug,
            row.type_slug,
            row.collection_slugs,
            row.published_in,
            row.deleted_at,
        )
        for row in Product.objects.order_by("saleor_id")
    ]
    variants = [(row.saleor_id, row.name, row.sku, row.prices) for row in Variant.objects.order_by("saleor_id")]
    return [*products, *variants]


def facts() -> Counter[tuple[str, str]]:
    """How often each once-only fact was recorded, by order number."""
    numbers = dict(Order.objects.values_list("pk", "number"))
    rows = RecordedEvent.objects.filter(name__in=ONCE).values_list("name", "order_id")
    return Counter((name, numbers.get(order_id, "")) for name, order_id in rows)


def came_back() -> Counter[tuple[str, int]]:
    """Units by order number and place of the line, summed over all that was recorded."""
    places = {str(row.pk): (row.order.number, row.position) for row in OrderLine.objects.select_related("order")}
    found: Counter[tuple[str, int]] = Counter()
    for row in RecordedEvent.objects.filter(name="UnitsCameBack"):
        found.update({places[line]: quantity for line, quantity in row.data["units"].items()})
    return found


def returned() -> Counter[tuple[str, int]]:
    """The same, as the lines themselves count it."""
    rows = OrderLine.objects.filter(quantity_returned__gt=0).select_related("order")
    return Counter({(row.order.number, row.position): row.quantity_returned for row in rows})
