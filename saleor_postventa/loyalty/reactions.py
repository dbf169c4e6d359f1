"""What loyalty does because an event happened."""

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.people.events import CustomerErased, CustomerMerged
from saleor_postventa.people.models import Customer

from .services import forget_owners, hand_over_points


@reacts_to(CustomerMerged)
def take_over_points(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerMerged) and row.customer_id is not None:
        hand_over_points(fact.guest_id, Customer.objects.get(pk=row.customer_id))


@reacts_to(CustomerErased)
def forget_customer(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased):
        forget_owners([person for person in (row.customer_id, fact.guest_id) if person is not None])
