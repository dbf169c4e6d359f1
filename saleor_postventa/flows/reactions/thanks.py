from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.flows.services.thanking import plan_thanks, stop_thanks
from saleor_postventa.orders.events import OrderCancelled, OrderExpired, ParcelShipped


@reacts_to(ParcelShipped)
def thank_for_order(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, ParcelShipped):
        plan_thanks(fact.parcel_id, shipped_at=fact.occurred_at)


@reacts_to(OrderCancelled, OrderExpired)
def keep_thanks_back(row: RecordedEvent) -> None:
    if row.order_id is not None:
        stop_thanks(row.order_id)
