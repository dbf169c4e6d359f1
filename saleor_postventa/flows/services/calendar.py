"""Beginning flows that go by the calendar: each is looked through once a day, a part of it at a time."""

from functools import partial
from itertools import islice

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.rounds import one_by_one
from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.models import Flow
from saleor_postventa.flows.queries.dates import found_for, round_of
from saleor_postventa.flows.queries.flows import current_of, document_of, live_flows
from saleor_postventa.flows.queries.found import Found
from saleor_postventa.flows.triggers import trigger_kinds
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer

from .starting import Occasion, begin

AT_ONCE = 2000


def begin_by_calendar(limit: int = AT_ONCE) -> int:
    """Of the current shop; whoever is not reached in one round is in the next. Returns how many were looked at.

    A flow that cannot be looked through holds up no other. Somebody with whom one cannot begin is found again the day
    after, as long as their day is looked back to.
    """
    left = limit

    def look(flow: Flow) -> None:
        nonlocal left
        document = document_of(current_of(flow))
        if left and trigger_kinds.get(document.trigger.code).by_calendar:
            left -= _look_through(flow, document, left)

    one_by_one(live_flows(), look, what="flow")
    return limit - left


def _look_through(flow: Flow, document: FlowDocument, limit: int) -> int:
    """One that is begun is gone on with, even when its day is over; the new day is looked through after it, whole."""
    this_round = round_of(document)
    if not flow.looked_to and this_round in ("", flow.looked_for):
        return 0
    found = list(islice(found_for(flow, document, since_customer=flow.looked_to), limit))
    one_by_one(found, partial(_begin, flow, document.trigger.code), what="beginning")
    _keep_place(
        flow,
        looked_for=flow.looked_for if flow.looked_to else this_round,
        looked_to=0 if len(found) < limit else found[-1].customer_id,
    )
    return len(found)


def _keep_place(flow: Flow, *, looked_for: str, looked_to: int) -> None:
    """Not of a version that was published meanwhile: it is looked through from the start."""
    same = Flow.objects.filter(pk=flow.pk, current=flow.current_id)
    same.update(looked_for=looked_for, looked_to=looked_to)


def _begin(flow: Flow, trigger: str, found: Found) -> bool:
    customer = Customer.objects.living().filter(pk=found.customer_id).first()
    if customer is None:
        return False
    order = Order.objects.filter(pk=found.order_id or 0).first()
    occasion = Occasion(
        trigger=trigger,
        cause=found.cause,
        moment=found.moment,
        customer_id=found.customer_id,
        order_id=found.order_id,
    )
    return begin(flow, occasion, customer, order, by=SYSTEM) is not None
