"""Whether all of an order has arrived, and what of it they still have."""

from saleor_postventa.orders.models import OrderLine, Parcel
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.surveys.rules.delivery import Arrival, Ordered, Travelled, arrival


def arrival_of(order_id: int) -> Arrival | None:
    """A parcel that was taken back is no parcel; one whose goods all came back was one."""
    parcels = Parcel.objects.filter(order=order_id, cancelled_at=None).exclude(shipped_at=None)
    lines = OrderLine.objects.filter(order=order_id, is_removed=False, is_shipping_required=True)
    return arrival(
        [
            Travelled(delivered_at=at, is_estimate=source == DeliverySource.ESTIMATE)
            for at, source in parcels.values_list("delivered_at", "delivery_source")
        ],
        [
            Ordered(quantity=quantity, fulfilled=fulfilled, refunded=refunded)
            for quantity, fulfilled, refunded in lines.values_list(
                "quantity", "quantity_fulfilled", "quantity_refunded"
            )
        ],
    )


def came_back_entirely(order_id: int) -> bool:
    """Every unit that was sent. Of an order of which nothing is known nothing came back."""
    lines = OrderLine.objects.filter(order=order_id, is_removed=False)
    counts = list(lines.values_list("quantity", "quantity_returned"))
    return bool(counts) and all(returned >= quantity for quantity, returned in counts)
