"""Fulfilments that go out to the shopper. Those that record a return are counted on the lines."""

from collections import Counter

from django.db.models import Prefetch

from saleor_postventa.core.saving import save_rows
from saleor_postventa.orders.events import ParcelCancelled, ParcelShipped, TrackingChanged
from saleor_postventa.orders.models import Parcel, ParcelLine
from saleor_postventa.orders.rules import OUTBOUND, SHIPPED, FulfillmentStatus, shipping_moment
from saleor_postventa.saleor.shapes import FulfillmentShape

from .lines import state
from .reading import Reading


def mirror_parcels(reading: Reading) -> None:
    lines = Prefetch("lines", queryset=ParcelLine.objects.all(), to_attr="known_lines")
    known = {parcel.saleor_id: parcel for parcel in Parcel.objects.filter(order=reading.order).prefetch_related(lines)}
    for fulfillment in reading.shape.fulfillments:
        if fulfillment.status.lower() in OUTBOUND:
            _mirror_parcel(reading, fulfillment, known.get(fulfillment.id))
    if reading.is_newest:
        listed = {fulfillment.id for fulfillment in reading.shape.fulfillments}
        for saleor_id in sorted(known.keys() - listed):
            _empty(known[saleor_id])


def _mirror_parcel(reading: Reading, fulfillment: FulfillmentShape, parcel: Parcel | None) -> None:
    status = fulfillment.status.lower()
    was = state(parcel) if parcel else {}
    if parcel is None:
        if not reading.is_newest and status == FulfillmentStatus.WAITING:
            return
        parcel = _new_parcel(reading, fulfillment)
    elif reading.is_newest:
        _update(reading, parcel, fulfillment)
    was_shipped, was_cancelled = parcel.shipped_at is not None, parcel.is_cancelled
    _date(reading, parcel, fulfillment)
    _listen(reading, parcel)
    if state(parcel) != was:
        parcel.save()
    units = _mirror_units(reading, parcel, fulfillment)
    if parcel.shipped_at is not None and not was_shipped:
        _note_shipping(reading, parcel, units)
    if parcel.cancelled_at is not None and not was_cancelled:
        event = ParcelCancelled(
            subject=reading.about(list(units)), parcel_id=parcel.pk, occurred_at=parcel.cancelled_at
        )
        reading.facts.append(event)


def _new_parcel(reading: Reading, fulfillment: FulfillmentShape) -> Parcel:
    """A parcel that only an older reading knows came back entirely since: Saleor no longer lists it."""
    parcel = Parcel(
        shop=reading.order.shop, order=reading.order, saleor_id=fulfillment.id, created_at=fulfillment.created
    )
    parcel.is_imported = reading.is_first and reading.order.is_imported
    parcel.is_emptied = not reading.is_newest
    _describe(reading, parcel, fulfillment)
    return parcel


def _update(reading: Reading, parcel: Parcel, fulfillment: FulfillmentShape) -> None:
    former = parcel.tracking_number
    _describe(reading, parcel, fulfillment)
    parcel.is_emptied = False
    if parcel.tracking_number != former and parcel.shipped_at is not None and reading.order.erased_at is None:
        at = reading.source.issued_at
        lines = [line.order_line_id for line in parcel.known_lines]  # type: ignore[attr-defined]
        event = TrackingChanged(subject=reading.about(lines), parcel_id=parcel.pk, changed_at=at, occurred_at=at)
        reading.facts.append(event)


def _describe(reading: Reading, parcel: Parcel, fulfillment: FulfillmentShape) -> None:
    parcel.number, parcel.status = fulfillment.fulfillment_order, fulfillment.status.lower()
    parcel.tracking_number = "" if reading.order.erased_at else fulfillment.tracking_number
    parcel.warehouse = fulfillment.warehouse.slug if fulfillment.warehouse else ""


def _date(reading: Reading, parcel: Parcel, fulfillment: FulfillmentShape) -> None:
    """Saleor cancels what was sent, and deletes what only waited: a cancelled fulfilment has counted as sent."""
    status = fulfillment.status.lower()
    told = reading.announcement
    announced_at = None
    if told is not None and told.is_creation and told.fulfillment_id == fulfillment.id:
        announced_at = reading.source.issued_at
    if status in SHIPPED and (parcel.shipped_at is None or announced_at is not None):
        created = reading.shape.created if parcel.is_imported else fulfillment.created
        parcel.shipped_at = shipping_moment(created, announced_at=None if parcel.is_imported else announced_at)
    if status == FulfillmentStatus.CANCELED and parcel.cancelled_at is None:
        parcel.cancelled_at = reading.moment("fulfillment_canceled")


def _listen(reading: Reading, parcel: Parcel) -> None:
    told = reading.announcement
    if told is not None and told.fulfillment_id == parcel.saleor_id:
        parcel.notify_customer = told.notify_customer and parcel.notify_customer is not False


def _mirror_units(reading: Reading, parcel: Parcel, fulfillment: FulfillmentShape) -> dict[int, int]:
    """What left is the most that any reading saw in the parcel; what is still counted to it, the newest says."""
    counted: Counter[int] = Counter()
    for units in fulfillment.lines or []:
        line = reading.lines.get(units.order_line.id) if units.order_line else None
        if line is not None:
            counted[line.pk] += units.quantity
    known: dict[int, ParcelLine] = {line.order_line_id: line for line in getattr(parcel, "known_lines", [])}
    new, changed = [], []
    for line_id in sorted(known.keys() | counted.keys()):
        row = known.get(line_id)
        if row is None:
            kept = counted[line_id] if not parcel.is_emptied else 0
            new.append(
                ParcelLine(
                    shop=parcel.shop,
                    parcel=parcel,
                    order_line_id=line_id,
                    quantity_shipped=counted[line_id],
                    quantity=kept,
                )
            )
            continue
        was = (row.quantity_shipped, row.quantity)
        row.quantity_shipped = max(row.quantity_shipped, counted[line_id])
        if reading.is_newest:
            row.quantity = counted[line_id]
        if (row.quantity_shipped, row.quantity) != was:
            changed.append(row)
    ParcelLine.objects.bulk_create(new)
    save_rows(changed)
    return {row.order_line_id: row.quantity_shipped for row in [*known.values(), *new]}


def _empty(parcel: Parcel) -> None:
    """Its units all came back, or it waited for an approval that was refused."""
    if parcel.shipped_at is None:
        parcel.delete()
    elif not parcel.is_emptied:
        parcel.is_emptied = True
        parcel.save(update_fields=["is_emptied"])
        ParcelLine.objects.filter(parcel=parcel).update(quantity=0)


def _note_shipping(reading: Reading, parcel: Parcel, units: dict[int, int]) -> None:
    assert parcel.shipped_at is not None
    event = ParcelShipped(
        subject=reading.about(list(units)),
        occurred_at=parcel.shipped_at,
        parcel_id=parcel.pk,
        units={str(key): quantity for key, quantity in units.items()},
        has_tracking=bool(parcel.tracking_number),
        notify_customer=parcel.notify_customer,
        is_imported=parcel.is_imported,
    )
    reading.facts.append(event)
