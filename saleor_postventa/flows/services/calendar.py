"""Beginning flows that go by the calendar."""

from itertools import islice

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.flows.models import Flow
from saleor_postventa.flows.queries.dates import found_for
from saleor_postventa.flows.queries.flows import current_of, document_of, live_flows
from saleor_postventa.flows.queries.found import Found
from saleor_postventa.flows.triggers import trigger_kinds
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer

from .starting import Occasion, begin

AT_ONCE = 2000


def begin_by_calendar(limit: int = AT_ONCE) -> int:
    """Of the current shop; whoever is not reached in one round is in the next. Returns how many were written down."""
    left = limit
    for flow in live_flows():
        document = document_of(current_of(flow))
        if trigger_kinds.get(document.trigger.code).by_calendar:
            for found in islice(found_for(flow, document), left):
                left -= _begin(flow, document.trigger.code, found)
    return limit - left


def _begin(flow: Flow, trigger: str, found: Found) -> int:
    customer = Customer.objects.living().filter(pk=found.customer_id).first()
    if customer is None:
        return 0
    order = Order.objects.filter(pk=found.order_id or 0).first()
    occasion = Occasion(
        trigger=trigger,
        cause=found.cause,
        moment=found.moment,
        customer_id=found.customer_id,
        order_id=found.order_id,
    )
    return int(begin(flow, occasion, customer, order, by=SYSTEM) is not None)
