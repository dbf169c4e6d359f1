"""What loyalty does because an event happened."""

import re

from saleor_postventa.core.event import Event
from saleor_postventa.credits.events import (
    CreditIssued,
    CreditStuck,
    VoucherCodeIssued,
    VoucherCodeStuck,
    VoucherCodeUsed,
    VoucherCodeWithdrawn,
)
from saleor_postventa.credits.rules import CreditTrouble
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.orders.events import OrderCancelled, OrderExpired
from saleor_postventa.orders.models import Order
from saleor_postventa.people.events import CustomerErased, CustomerMerged
from saleor_postventa.people.models import Customer

from .codes import ReleaseCause
from .events import RewardIssued
from .notices import plan_reward_mail
from .services import forget_owners, hand_over_points
from .services.capturing import capture, note_issued
from .services.releasing import note_credit_stuck, note_failed, note_withdrawn, release_of_order

_REDEMPTION = re.compile(r"redemption:(\d+)")
_CAUSES: dict[type[Event], ReleaseCause] = {
    OrderCancelled: ReleaseCause.ORDER_CANCELLED,
    OrderExpired: ReleaseCause.ORDER_EXPIRED,
}


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


@reacts_to(VoucherCodeIssued, VoucherCodeUsed, VoucherCodeWithdrawn, VoucherCodeStuck, CreditIssued, CreditStuck)
def follow_reward(row: RecordedEvent) -> None:
    """What `credits` did because a redemption asked for it."""
    fact = row.fact
    found = _REDEMPTION.fullmatch(getattr(fact, "reference", ""))
    if found is None:
        return
    redemption_id = int(found[1])
    match fact:
        case VoucherCodeIssued() | CreditIssued():
            note_issued(redemption_id)
        case VoucherCodeUsed():
            capture(redemption_id, Order.objects.filter(pk=fact.order_id).first() if fact.order_id else None)
        case VoucherCodeWithdrawn():
            note_withdrawn(redemption_id)
        case VoucherCodeStuck():
            note_failed(redemption_id)
        case CreditStuck() if fact.code != CreditTrouble.PERMISSION_MISSING:
            note_credit_stuck(redemption_id, fact.credit_id)


@reacts_to(*_CAUSES)
def release_rewards(row: RecordedEvent) -> None:
    if row.order_id is not None:
        release_of_order(row.order_id, _CAUSES[type(row.fact)])


@reacts_to(RewardIssued)
def mail_reward(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, RewardIssued):
        plan_reward_mail(fact.redemption_id, by=row.by)
