"""Named reads that the API, the portal and the reports share."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Prefetch, Q, Sum
from django.db.models.functions import Coalesce

from saleor_postventa.catalogue.queries import channels_on_sale
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import persons_like

from .models import Order, OrderLine, OrderQuerySet, Parcel, ParcelLine
from .rules import CLOSED


def parcels_by_tracking(tracking_number: str, *, order_number: str | None = None) -> list[Parcel]:
    """Parcels under one carrier's number, with their orders; several fulfilments may travel in one box."""
    parcels = Parcel.objects.filter(tracking_number=tracking_number.strip()).select_related("order").order_by("pk")
    return list(parcels.filter(order__number=order_number) if order_number else parcels)


def orders_by_saleor_ids(saleor_ids: list[str], *, is_with_goods: bool = False) -> dict[str, Order]:
    """With their customers, and with their goods where those are wanted."""
    rows = Order.objects.select_related("customer").filter(saleor_id__in=saleor_ids).exclude(placed_at=None)
    if is_with_goods:
        rows = with_goods(rows)
    return {row.saleor_id: row for row in rows}


def order_with_goods(*, pk: int = 0, saleor_id: str | None = None, number: str | None = None) -> Order | None:
    """By our id, by Saleor's, or by the whole number; with its customer, lines and parcels."""
    rows = with_goods(Order.objects.select_related("customer").exclude(placed_at=None))
    if saleor_id is not None:
        rows = rows.filter(saleor_id=saleor_id)
    elif number is not None:
        rows = rows.filter(number=bare_number(number))
    else:
        rows = rows.filter(pk=pk)
    found: Order | None = rows.first()
    return found


def bare_number(typed: str) -> str:
    """An order's number as a person may write it, without what only surrounds it: `#4711`."""
    return typed.strip().removeprefix("#")


def search_orders(text: str = "", *, customer_id: int | None = None) -> OrderQuerySet:
    """Orders whose number begins with a text, or whose customer is like it; all where there is none.

    Each is a search of its own: one condition for all of them would read every order there is.
    """
    rows = Order.objects.exclude(placed_at=None)
    if customer_id is not None:
        rows = rows.of_customer(customer_id)
    wanted = bare_number(text)
    if not wanted:
        return rows
    found = rows.filter(number__startswith=wanted).union(rows.filter(customer__in=persons_like(wanted)))
    return rows.filter(pk__in=found.values("pk"))


class OrderName(NamedTuple):
    """What people call an order, and where Saleor keeps it."""

    number: str
    saleor_id: str


def standing_orders() -> OrderQuerySet:
    """Orders that were paid and not called off, without what was sent in exchange for something."""
    rows: OrderQuerySet = Order.objects.exclude(placed_at=None).exclude(paid_at=None).exclude(status__in=CLOSED)
    return rows.filter(is_replacement=False, deleted_at=None)


def last_orders_of(customer_ids: Collection[int]) -> dict[int, Order]:
    """The newest of each that stands; of two in one moment the later row. No more is read than where and how."""
    rows = standing_orders().filter(customer_id__in=customer_ids).order_by("placed_at", "pk")
    found = rows.only("customer_id", "channel", "shipping_country", "language")
    return {row.customer_id: row for row in found if row.customer_id is not None}


def first_name_of(customer: Customer | None, order: Order | None) -> str:
    """A guest's is known by where their order goes; empty where nobody told it."""
    address = (order.shipping_address if order is not None else None) or {}
    return (customer.first_name if customer is not None else "") or str(address.get("first_name", ""))


def order_names(order_ids: list[int]) -> dict[int, OrderName]:
    rows = Order.objects.filter(pk__in=order_ids).values_list("pk", "number", "saleor_id")
    return {pk: OrderName(number, saleor_id) for pk, number, saleor_id in rows}


def order_ids_of_customer(customer_id: int) -> list[int]:
    return list(Order.objects.of_customer(customer_id).values_list("pk", flat=True))


def order_numbers_of_customer(customer_id: int) -> list[str]:
    return list(Order.objects.of_customer(customer_id).values_list("number", flat=True))


def currencies_sold_in() -> list[str]:
    """Euros before the shop sold anything."""
    rows = Order.objects.exclude(currency="").order_by("currency")
    return list(rows.values_list("currency", flat=True).distinct()) or ["EUR"]


def channels_sold_in() -> list[str]:
    """Slugs of those that orders came from, and of those where products are for sale."""
    rows = Order.objects.exclude(channel="").order_by("channel")
    sold = rows.values_list("channel", flat=True).distinct()
    return sorted({*sold, *channels_on_sale()})


def is_channel_known(slug: str) -> bool:
    """Whether something is for sale there, or was."""
    return slug in channels_on_sale() or Order.objects.filter(channel=slug).exists()


@dataclass(frozen=True)
class ProductFigures:
    """Of standing orders, replacements left out of what was sold."""

    orders: int = 0
    units_sold: int = 0
    units_returned: int = 0


def product_figures(product_ids: list[int]) -> dict[int, ProductFigures]:
    """By product; those never ordered are left out."""
    lines = OrderLine.objects.filter(variant__product_id__in=product_ids, is_removed=False, order__deleted_at=None)
    counted = lines.exclude(order__status__in=CLOSED).values("variant__product_id")
    sold = Q(order__is_replacement=False)
    rows = counted.annotate(
        orders=Count("order_id", distinct=True, filter=sold),
        units_sold=Coalesce(Sum("quantity", filter=sold), 0),
        units_returned=Coalesce(Sum("quantity_returned"), 0),
    )
    return {row.pop("variant__product_id"): ProductFigures(**row) for row in rows}


def with_goods(orders: OrderQuerySet) -> OrderQuerySet:
    """Lines and parcels (and the parcels' lines) prefetched."""
    return orders.prefetch_related(*goods_lookups())


def goods_lookups() -> "tuple[Prefetch[str], ...]":
    """What `with_goods` prefetches, for `prefetch_related_objects`."""
    lines = OrderLine.objects.filter(is_removed=False).select_related("variant__product").order_by("position")
    contents = Prefetch("lines", ParcelLine.objects.select_related("order_line").order_by("order_line__position"))
    parcels = Parcel.objects.order_by("number").prefetch_related(contents)
    return Prefetch("lines", lines), Prefetch("parcels", parcels)
