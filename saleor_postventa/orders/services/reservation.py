"""Units spoken for: the one place that keeps a unit from being returned, exchanged and claimed at once."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.orders.events import UnitsReleased, UnitsReserved
from saleor_postventa.orders.models import OrderLine, Reservation
from saleor_postventa.orders.rules import Purpose
from saleor_postventa.shops.scope import current_shop


class UnknownLine(Refusal):
    code = "not_found"
    text = _("This item doesn't exist, or belongs to another shop.")


class NothingToReserve(Refusal):
    code = "invalid_quantity"
    text = _("Choose at least one item.")


class TooFewUnits(Refusal):
    code = "too_few_units"
    text = _("Only {left} of “{item}” are left.")


@transaction.atomic
def reserve_units(units: Mapping[int, int], *, purpose: Purpose, reference: str, by: Actor) -> list[Reservation]:
    """Set units of our order lines (`{id: quantity}`) apart, all or none.

    What was bought, less what came back, less what is already set apart, is there to take.
    Raises NothingToReserve, UnknownLine, or TooFewUnits.
    """
    if not units or min(units.values()) < 1:
        raise NothingToReserve(field="lines")
    lines = {
        line.pk: line
        for line in OrderLine.objects.select_for_update(of=("self",))
        .select_related("order")
        .filter(pk__in=units)
        .order_by("pk")
    }
    held = units_held(list(lines))
    for line_id in sorted(units):
        line = lines.get(line_id)
        if line is None:
            raise UnknownLine(field="lines")
        left = max(0, line.quantity - line.quantity_returned - held.get(line_id, 0))
        if units[line_id] > left:
            raise TooFewUnits(field="lines", left=left, item=line.bought_name)
    return [_reserve(lines[key], units[key], purpose, reference, by) for key in sorted(units)]


@transaction.atomic
def release_units(*, purpose: Purpose, reference: str, by: Actor) -> list[Reservation]:
    """Give back all that is still set apart for one reference; none is left the second time."""
    held = Reservation.objects.held().made_for(purpose, reference).order_by("order_line_id", "pk")
    list(OrderLine.objects.select_for_update().filter(reservations__in=held).order_by("pk"))
    released = list(held.select_related("order_line__order"))
    for reservation in released:
        reservation.released_at = now()
        reservation.save(update_fields=["released_at"])
        record(_said(UnitsReleased, reservation, at=reservation.released_at), by=by)
    return released


def units_held(line_ids: list[int]) -> dict[int, int]:
    """How many units of each line are set apart; lines with none are left out."""
    rows = Reservation.objects.held().filter(order_line_id__in=line_ids).values("order_line_id")
    return {row["order_line_id"]: row["held"] for row in rows.annotate(held=Sum("quantity"))}


def _reserve(line: OrderLine, quantity: int, purpose: Purpose, reference: str, by: Actor) -> Reservation:
    reservation: Reservation = Reservation.objects.create(
        shop=current_shop(), order_line=line, quantity=quantity, purpose=purpose, reference=reference, created_at=now()
    )
    record(_said(UnitsReserved, reservation, at=reservation.created_at), by=by)
    return reservation


def _said[E: (UnitsReserved, UnitsReleased)](event: type[E], reservation: Reservation, *, at: datetime) -> E:
    order = reservation.order_line.order
    return event(
        subject=Subject(order=order.pk, customer=order.customer_id, lines=(reservation.order_line_id,)),
        reservation_id=reservation.pk,
        quantity=reservation.quantity,
        purpose=reservation.purpose,
        reference=reservation.reference,
        occurred_at=at,
    )
