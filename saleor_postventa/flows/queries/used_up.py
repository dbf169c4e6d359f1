"""Who should have used up what they bought by now: of what they kept, and did not buy again since.

Counted from the delivery of the whole order. How long it lasts the shop says, or the gaps between purchases do.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from django.db.models import F, Max

from saleor_postventa.core.clock import now
from saleor_postventa.flows.rules.lasting import Bought, gaps, unit_lasts
from saleor_postventa.flows.triggers import used_up
from saleor_postventa.orders.arrivals import arrival_of
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.orders.queries import standing_orders
from saleor_postventa.people.models import Customer

from .found import LOOK_BACK, Found

# Whoever buys more of it at once does not count days.
MOST_UNITS = 12
# What was bought longer ago is forgotten.
SEEN_FOR = timedelta(days=1095)
_PRODUCT = "variant__product__saleor_id"
_FIELDS = ("order__customer_id", "pk", "order_id", _PRODUCT, "order__placed_at", "kept", "arrived")


@dataclass(frozen=True, slots=True)
class Line:
    customer_id: int
    line_id: int
    order_id: int
    product: str
    at: datetime
    units: int
    arrived: datetime | None


def used_up_now(settings: used_up.Settings, since_customer: int) -> Iterator[Found]:
    """Lowest customer first, from that one on."""
    said = timedelta(days=settings.days) if settings.days is not None else None
    of_product = gaps_by_product(settings.products) if said is None else {}
    for _customer, grouped in groupby(_lines(settings.products, since_customer), key=attrgetter("customer_id")):
        lines = list(grouped)
        newest = max(each.at for each in lines)
        for line in lines:
            own = [each for each in lines if each.product == line.product]
            lasts = unit_lasts(said, gaps(_bought(own)), of_product.get(line.product, ()))
            if line.at == newest and line.units <= MOST_UNITS and lasts is not None:
                found = _found(line, lasts * line.units)
                yield from (each for each in found if not _is_bought_since(line, settings.products))


def gaps_by_product(products: Sequence[str]) -> dict[str, list[timedelta]]:
    """Of all people."""
    found: dict[str, list[timedelta]] = defaultdict(list)
    for _customer, grouped in groupby(_lines(products, 0), key=attrgetter("customer_id")):
        lines = list(grouped)
        for product in {each.product for each in lines}:
            found[product] += gaps(_bought([each for each in lines if each.product == product]))
    return found


def _bought(lines: Sequence[Line]) -> list[Bought]:
    return [Bought(each.at, each.units) for each in lines]


def _lines(products: Sequence[str], since_customer: int) -> Iterator[Line]:
    """By customer, and then by time."""
    orders = standing_orders().filter(customer_id__gte=since_customer, customer__erased_at=None)
    lines = OrderLine.objects.filter(order__in=orders.filter(placed_at__gt=now() - SEEN_FOR), is_removed=False)
    kept = lines.filter(**{f"{_PRODUCT}__in": products}).annotate(kept=F("quantity") - F("quantity_returned"))
    rows = kept.filter(kept__gt=0).annotate(arrived=Max("order__parcels__delivered_at"))
    for row in rows.order_by("order__customer_id", "order__placed_at", "pk").values_list(*_FIELDS):
        yield Line(*row)


def _is_bought_since(line: Line, products: Sequence[str]) -> bool:
    """By whoever reads the same mails: of this customer there is no newer line."""
    email = Customer.objects.filter(pk=line.customer_id).values_list("email", flat=True).first()
    if not email:
        return False
    later = standing_orders().filter(customer__email=email, placed_at__gt=line.at)
    lines = OrderLine.objects.filter(order__in=later, is_removed=False, quantity__gt=F("quantity_returned"))
    return lines.filter(**{f"{_PRODUCT}__in": products}).exists()


def _found(line: Line, lasts: timedelta) -> Iterator[Found]:
    """The whole order is asked for where its last parcel came at about that time."""
    if line.arrived is None or not now() - LOOK_BACK < line.arrived + lasts <= now():
        return
    arrived = arrival_of(line.order_id)
    if arrived is not None and now() - LOOK_BACK < arrived.at + lasts <= now():
        yield Found(
            cause=f"{used_up.CODE}:{line.line_id}",
            moment=arrived.at + lasts,
            customer_id=line.customer_id,
            order_id=line.order_id,
        )
