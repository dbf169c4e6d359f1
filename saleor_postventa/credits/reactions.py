from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.orders.events import OrderPaid, OrderPlaced
from saleor_postventa.orders.models import Order
from saleor_postventa.people.events import CustomerErased, CustomerMerged

from .services import forget_codes, hand_over_credits, note_use
from .vouching import forget_code_owners, hand_over_codes, note_code_use


@reacts_to(OrderPlaced, OrderPaid)
def notice_use(row: RecordedEvent) -> None:
    """Saleor tells of a card's use nowhere but in the order that was paid with it."""
    if row.order_id is None:
        return
    order = Order.objects.filter(pk=row.order_id).first()
    if order is not None and order.gift_cards:
        note_use(order)


@reacts_to(OrderPlaced)
def notice_code(row: RecordedEvent) -> None:
    """Nor does it tell of the use of a code."""
    if row.order_id is None:
        return
    order = Order.objects.filter(pk=row.order_id).first()
    if order is not None and order.voucher_code:
        note_code_use(order)


@reacts_to(CustomerMerged)
def take_over_credits(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerMerged) and row.customer_id is not None:
        hand_over_credits(fact.guest_id, row.customer_id)
        hand_over_codes(fact.guest_id, row.customer_id)


@reacts_to(CustomerErased)
def forget_customer(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased):
        persons = [person for person in (row.customer_id, fact.guest_id) if person is not None]
        forget_codes(persons)
        forget_code_owners(persons)
