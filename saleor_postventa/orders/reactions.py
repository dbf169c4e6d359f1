from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.people.events import CustomerErased
from saleor_postventa.people.models import Customer
from saleor_postventa.saleor.erasure import forget_deliveries

from .queries import order_numbers_of_customer
from .services import erase_orders


@reacts_to(CustomerErased)
def forget_person(row: RecordedEvent) -> None:
    fact = row.fact
    assert isinstance(fact, CustomerErased)
    assert row.customer_id is not None
    customer = Customer.objects.get(pk=row.customer_id)
    erase_orders(customer, guest_id=fact.guest_id, by=row.by)
    forget_deliveries(
        order_numbers=order_numbers_of_customer(customer.pk),
        user_ids=[customer.saleor_id] if customer.saleor_id else [],
    )
