from saleor_postventa.core.money import Money
from saleor_postventa.credits.events import CreditIssued, CreditStuck
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.orders.events import RefundSeen
from saleor_postventa.orders.queries import order_ids_of_customer
from saleor_postventa.people.events import CustomerErased

from .services import follow_credit, follow_mirror, follow_refund_by_hand, forget_reasons, look_at_order


@reacts_to(RefundSeen)
def follow_money(row: RecordedEvent) -> None:
    fact = row.fact
    if not isinstance(fact, RefundSeen) or row.order_id is None:
        return
    if not follow_mirror(row.order_id):
        look_at_order(row.order_id)
        money = Money(fact.amount, fact.currency)
        follow_refund_by_hand(row.order_id, money, event=fact.reference, at=row.occurred_at)


@reacts_to(CreditIssued, CreditStuck)
def follow_store_credit(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CreditIssued | CreditStuck):
        follow_credit(fact.credit_id)


@reacts_to(CustomerErased)
def forget_person(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased):
        persons = [person for person in (row.customer_id, fact.guest_id) if person is not None]
        forget_reasons([pk for person in persons for pk in order_ids_of_customer(person)])
