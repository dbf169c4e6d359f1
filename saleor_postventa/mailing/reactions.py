from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.orders.events import OrderPlaced
from saleor_postventa.people.events import CustomerErased, CustomerMerged, HoldLifted

from .consents import open_by_purchase
from .services import forget_person, hand_over_messages, release_held


@reacts_to(HoldLifted)
def release_held_messages(row: RecordedEvent) -> None:
    if row.customer_id is not None:
        release_held(row.customer_id)


@reacts_to(CustomerMerged)
def take_over_messages(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerMerged) and row.customer_id is not None:
        hand_over_messages(fact.guest_id, row.customer_id)


@reacts_to(CustomerErased)
def erase_messages(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased):
        forget_person([person for person in (row.customer_id, fact.guest_id) if person is not None], by=SYSTEM)


@reacts_to(OrderPlaced)
def note_soft_opt_in(row: RecordedEvent) -> None:
    """LSSI 21.2: a buyer may be told of similar things, where the checkout lets them object and they did not."""
    fact = row.fact
    if not isinstance(fact, OrderPlaced) or fact.is_imported or fact.is_replacement or row.customer_id is None:
        return
    if row.shop.preferences.is_soft_opt_in_on:
        open_by_purchase(row.customer_id)
