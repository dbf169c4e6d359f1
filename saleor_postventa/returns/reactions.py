"""What returns do because an event happened.

Windows move, shoppers are told, papers are made, settlements come to their end, persons are forgotten.
"""

from collections import defaultdict

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.credits.events import CreditIssued, CreditStuck
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.goods.events import MoveRetried, MoveStuck, ReplacementOrdered, UnitsMarkedReturned
from saleor_postventa.orders.events import (
    DeliveryDateChanged,
    OrderLinesChanged,
    OrderPlaced,
    ParcelCancelled,
    ParcelDelivered,
    ParcelShipped,
    UnitsCameBack,
)
from saleor_postventa.people.events import CustomerErased, CustomerLinked, CustomerMerged
from saleor_postventa.refunds.events import RefundFailed, RefundSettled

from .events import PolicyPublished, ReturnApproved
from .models import Return
from .notices import TOLD, plan_notice_of
from .papers import order_papers
from .rules import WindowCause
from .services import (
    account_returned,
    follow_customer,
    follow_policy,
    forget_person,
    note_outcome,
    note_replacement,
    note_retry,
    note_trouble,
    set_windows,
)

CAUSES = {
    OrderPlaced: WindowCause.PLACED,
    OrderLinesChanged: WindowCause.PLACED,
    ParcelShipped: WindowCause.SHIPPED,
    ParcelCancelled: WindowCause.SHIPPED,
    ParcelDelivered: WindowCause.DELIVERED,
    DeliveryDateChanged: WindowCause.DELIVERED,
    UnitsCameBack: WindowCause.DELIVERED,
}


@reacts_to(*CAUSES)
def move_windows(row: RecordedEvent) -> None:
    if row.order_id is not None:
        set_windows(row.order_id, cause=CAUSES[type(row.fact)])


@reacts_to(PolicyPublished)
def move_windows_by_policy(row: RecordedEvent) -> None:
    """The first orders at once; a chore goes on with the rest, and with what takes effect later."""
    fact = row.fact
    if isinstance(fact, PolicyPublished):
        follow_policy(fact.policy_id)


@reacts_to(*TOLD)
def tell_shopper(row: RecordedEvent) -> None:
    plan_notice_of(row.fact)


@reacts_to(ReturnApproved)
def have_papers_made(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, ReturnApproved):
        order_papers(fact.return_id)


@reacts_to(UnitsMarkedReturned, UnitsCameBack)
def let_go_of_units(row: RecordedEvent) -> None:
    if row.order_id is not None:
        account_returned(row.order_id, _marked_returned(row.order_id), by=SYSTEM)


@reacts_to(RefundSettled, CreditIssued, ReplacementOrdered)
def come_to_an_end(row: RecordedEvent) -> None:
    match row.fact:
        case RefundSettled() as fact:
            note_outcome(fact.reference, f"refund:{fact.refund_id}", by=row.by)
        case CreditIssued() as fact:
            note_outcome(fact.reference, f"credit:{fact.credit_id}", by=row.by)
        case ReplacementOrdered() as fact:
            note_replacement(
                fact.reference,
                f"move:{fact.move_id}",
                order_saleor_id=fact.order_saleor_id,
                order_number=fact.order_number,
                by=row.by,
            )


@reacts_to(RefundFailed, CreditStuck, MoveStuck)
def call_for_help(row: RecordedEvent) -> None:
    match row.fact:
        case RefundFailed() as fact:
            note_trouble(fact.reference, f"refund:{fact.refund_id}", fact.code, by=row.by)
        case CreditStuck() as fact:
            note_trouble(fact.reference, f"credit:{fact.credit_id}", fact.code, by=row.by)
        case MoveStuck() as fact:
            note_trouble(fact.reference, f"move:{fact.move_id}", fact.code, by=row.by)


@reacts_to(MoveRetried)
def try_again(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, MoveRetried):
        note_retry(fact.reference, f"move:{fact.move_id}")


@reacts_to(CustomerLinked, CustomerMerged)
def follow_person(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerLinked | CustomerMerged) and row.customer_id is not None:
        follow_customer(fact.guest_id, into=row.customer_id, order_id=row.order_id)


@reacts_to(CustomerErased)
def forget_customer(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased) and row.customer_id is not None:
        forget_person(row.customer_id, guest_id=fact.guest_id, at=row.occurred_at)


def _marked_returned(order_id: int) -> dict[int, dict[int, int]]:
    """Units of the order that were marked as returned in Saleor for our returns, by return and order line."""
    found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    references = {ret.reference: ret.pk for ret in Return.objects.of_order(order_id)}
    for row in RecordedEvent.objects.of_order(order_id).filter(name=UnitsMarkedReturned.__name__):
        fact = row.fact
        if isinstance(fact, UnitsMarkedReturned) and fact.reference in references:
            for line, quantity in fact.units.items():
                found[references[fact.reference]][int(line)] += quantity
    return found
