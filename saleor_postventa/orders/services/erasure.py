from datetime import datetime

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.orders.mirror.head import blank_person
from saleor_postventa.orders.models import GrantedRefund, Order, Parcel, Transaction
from saleor_postventa.people.models import Customer
from saleor_postventa.people.services import absorb_guest


@transaction.atomic
def erase_orders(customer: Customer, *, guest_id: int | None, by: Actor) -> int:
    """Take the person out of an erased customer's orders, and of those placed before as a guest; returns how many."""
    assert customer.erased_at is not None
    own = Order.objects.of_customer(customer.pk).filter(erased_at=None)
    as_guest = Order.objects.of_customer(guest_id or 0).filter(erased_at=None, placed_at__lte=customer.erased_at)
    ids = sorted({*own.values_list("saleor_id", flat=True), *as_guest.values_list("saleor_id", flat=True)})
    orders = list(Order.objects.select_for_update().filter(saleor_id__in=ids).order_by("saleor_id"))
    for order in orders:
        blank_person(order, customer)
        order.save()
    Parcel.objects.filter(order__in=orders).update(tracking_number="")
    GrantedRefund.objects.filter(order__in=orders).update(reason="")
    Transaction.objects.filter(order__in=orders).update(name="")
    guest = Customer.objects.filter(pk=guest_id).first() if guest_id else None
    if guest is not None and not Order.objects.of_customer(guest.pk).exists():
        absorb_guest(guest, customer, at=customer.erased_at, by=by)
    return len(orders)


def mark_deleted(saleor_ids: list[str], *, at: datetime) -> int:
    """Saleor no longer has these orders (it deletes expired ones); returns how many are newly marked."""
    gone: int = Order.objects.filter(saleor_id__in=saleor_ids, deleted_at=None).update(deleted_at=at)
    return gone
