"""Having somebody of today written to at once, who would be in two weeks: visitors of a demo do not wait for that."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.flows.models import Journey
from saleor_postventa.flows.services.advancing import advance
from saleor_postventa.flows.services.occasions import follow_delivery
from saleor_postventa.mailing.codes import Topic
from saleor_postventa.mailing.consents import record_consent
from saleor_postventa.orders.models import Order

LONG_AGO = timedelta(days=20)


class NothingToFollow(Refusal):
    code = "nothing_to_follow"
    text = _("Nothing follows this order, or it has not arrived.")


def follow_now(number: str) -> int:
    """As if the waits of its flows were over; returns how many of them. Raises NothingToFollow."""
    order = Order.objects.select_related("customer").filter(number=number).first()
    if order is None or order.customer is None:
        raise NothingToFollow(field="order")
    record_consent(order.customer, Topic.OFFERS, source="checkout", text_version="2026-1", by=SYSTEM)
    follow_delivery(order.pk, by=SYSTEM)
    waiting = list(Journey.objects.waiting().filter(order=order).order_by("pk").values_list("pk", flat=True))
    if not waiting:
        raise NothingToFollow(field="order")
    for journey_id in waiting:
        Journey.objects.filter(pk=journey_id).update(came_at=now() - LONG_AGO, due_at=now())
        advance(journey_id)
    return len(waiting)
