from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.people.events import CustomerErased

from .services import forget_words


@reacts_to(CustomerErased)
def forget_words_of_person(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased):
        forget_words([person for person in (row.customer_id, fact.guest_id) if person is not None])
