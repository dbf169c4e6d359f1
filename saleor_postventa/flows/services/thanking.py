"""Planning the mails of a flow."""

from datetime import datetime

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.flows.rules.thanking import Shipment, thanks_due
from saleor_postventa.mailing.codes import CancelReason
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import cancel_waiting, reconsider_message, request_message
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.orders.rules import CLOSED
from saleor_postventa.shops.scope import current_shop

THANK_YOU = "thank_you"


@transaction.atomic
def plan_thanks(parcel_id: int, *, shipped_at: datetime) -> Message | None:
    """Ask for the thank-you mail of the parcel's order, once per order; None where there is nothing to thank for."""
    parcel = Parcel.objects.select_related("order__customer").get(pk=parcel_id)
    order = parcel.order
    due = thanks_due(_shipment(parcel, shipped_at), is_on=current_shop().preferences.is_thank_you_on, now=now())
    if due is None or order.customer is None:
        return None
    facts = {"parcel": parcel.pk}
    message = request_message(
        THANK_YOU, key=f"{THANK_YOU}:{order.pk}", customer=order.customer, order=order, facts=facts, due_at=due
    )
    if message.facts != facts:
        reconsider_message(message.pk, facts=facts, due_at=due)
    return message


def stop_thanks(order_id: int) -> int:
    """The order was cancelled: what has not left does not leave."""
    rows = Message.objects.filter(kind=THANK_YOU, order_id=order_id)
    return cancel_waiting(rows, CancelReason.ORDER_CANCELLED, by=SYSTEM)


def is_standing(order: Order) -> bool:
    return order.status not in CLOSED and order.deleted_at is None


def _shipment(parcel: Parcel, shipped_at: datetime) -> Shipment:
    order = parcel.order
    return Shipment(
        shipped_at=shipped_at,
        installed_at=current_shop().installed_at,
        is_notified=parcel.notify_customer,
        is_imported=parcel.is_imported or order.is_imported,
        is_replacement=order.is_replacement,
        is_standing=is_standing(order) and not parcel.is_cancelled,
        has_customer=order.customer is not None and not order.customer.is_erased,
    )
