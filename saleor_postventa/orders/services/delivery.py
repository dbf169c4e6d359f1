"""That a parcel was delivered: no event of Saleor's, so others tell us."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.orders.events import DeliveryDateChanged, ParcelDelivered
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.orders.rules import DeliverySource, may_replace
from saleor_postventa.shops.scope import current_shop


class UnknownParcel(Refusal):
    code = "not_found"
    text = _("This parcel doesn't exist, or belongs to another shop.")


class NotShipped(Refusal):
    code = "not_shipped"
    text = _("This parcel hasn't been sent.")


class DeliveredInFuture(Refusal):
    code = "in_future"
    text = _("A parcel can't have been delivered in the future.")


class DeliveredBeforeShipping(Refusal):
    code = "before_shipping"
    text = _("A parcel can't have been delivered before it was sent.")


class BetterNewsKnown(Refusal):
    code = "better_known"
    text = _("The delivery date is known from a more reliable source.")


@transaction.atomic
def mark_delivered(parcel_id: int, *, delivered_at: datetime, source: DeliverySource, by: Actor) -> Parcel:
    """Set or correct when a parcel was delivered. The same news again changes nothing.

    Raises UnknownParcel, NotShipped, DeliveredInFuture, DeliveredBeforeShipping, or BetterNewsKnown where a more
    trusted source (carrier, staff, shopper, estimate) has spoken.
    """
    parcel = _locked_parcel(parcel_id)
    _check_date(parcel, delivered_at)
    former = parcel.delivered_at
    if former is None:
        parcel.delivered_at, parcel.delivery_source = delivered_at, source
        parcel.save(update_fields=["delivered_at", "delivery_source"])
        _note_delivery(parcel, delivered_at, by)
        return parcel
    if not may_replace(parcel.delivery_source, source):
        raise BetterNewsKnown(field="source")
    is_moved = former != delivered_at
    parcel.delivered_at, parcel.delivery_source = delivered_at, source
    parcel.delivery_revision += is_moved
    parcel.save(update_fields=["delivered_at", "delivery_source", "delivery_revision"])
    if is_moved:
        _note_change(parcel, delivered_at, former, by)
    return parcel


def estimate_deliveries(*, batch: int = 500) -> int:
    """In the current shop, take parcels for delivered of which nothing better was heard in time; returns how many."""
    moment = now()
    wait = timedelta(days=current_shop().preferences.delivery_estimate_days)
    late = Parcel.objects.on_the_way().filter(shipped_at__lte=moment - wait).order_by("pk").values_list("pk", flat=True)
    count = 0
    ids = list(late[:batch])
    while ids:
        count += sum(_estimate(parcel_id, wait) for parcel_id in ids)
        ids = list(late.filter(pk__gt=ids[-1])[:batch])
    return count


@transaction.atomic
def _estimate(parcel_id: int, wait: timedelta) -> bool:
    parcel = _locked_parcel(parcel_id)
    if parcel.delivered_at is not None or parcel.shipped_at is None:
        return False
    moment = min(parcel.shipped_at + wait, now())
    mark_delivered(parcel.pk, delivered_at=moment, source=DeliverySource.ESTIMATE, by=SYSTEM)
    return True


def _locked_parcel(parcel_id: int) -> Parcel:
    """Locks the order too, as whoever mirrors it does. Raises UnknownParcel."""
    order_id = Parcel.objects.filter(pk=parcel_id).values_list("order_id", flat=True).first()
    if order_id is None:
        raise UnknownParcel(field="parcel")
    order = Order.objects.select_for_update().get(pk=order_id)
    parcel: Parcel | None = Parcel.objects.filter(pk=parcel_id).prefetch_related("lines").first()
    if parcel is None:
        raise UnknownParcel(field="parcel")
    parcel.order = order
    return parcel


def _check_date(parcel: Parcel, delivered_at: datetime) -> None:
    if parcel.shipped_at is None or parcel.is_cancelled:
        raise NotShipped(field="parcel")
    if delivered_at > now():
        raise DeliveredInFuture(field="deliveredAt")
    if delivered_at < parcel.shipped_at:
        raise DeliveredBeforeShipping(field="deliveredAt")


def _units(parcel: Parcel) -> dict[int, int]:
    return {line.order_line_id: line.quantity_shipped for line in parcel.lines.all()}


def _subject(parcel: Parcel) -> Subject:
    return Subject(order=parcel.order_id, customer=parcel.order.customer_id, lines=tuple(sorted(_units(parcel))))


def _note_delivery(parcel: Parcel, delivered_at: datetime, by: Actor) -> None:
    event = ParcelDelivered(
        subject=_subject(parcel),
        occurred_at=delivered_at,
        parcel_id=parcel.pk,
        source=parcel.delivery_source,
        units={str(key): quantity for key, quantity in _units(parcel).items()},
    )
    record(event, by=by)


def _note_change(parcel: Parcel, delivered_at: datetime, former: datetime, by: Actor) -> None:
    event = DeliveryDateChanged(
        subject=_subject(parcel),
        occurred_at=now(),
        parcel_id=parcel.pk,
        delivered_at=delivered_at,
        former_delivered_at=former,
        source=parcel.delivery_source,
        revision=parcel.delivery_revision,
    )
    record(event, by=by)
