"""Laying readings of orders over the mirror.

Locks are taken in one order, whoever mirrors: orders by Saleor's id, then products and variants, then customers.
"""

from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.catalogue.services import note_variants
from saleor_postventa.events.services import record_all
from saleor_postventa.orders.mirror.head import mirror_head
from saleor_postventa.orders.mirror.lines import mirror_lines
from saleor_postventa.orders.mirror.milestones import reach_milestones
from saleor_postventa.orders.mirror.parcels import mirror_parcels
from saleor_postventa.orders.mirror.payments import mirror_payments
from saleor_postventa.orders.mirror.reading import Announcement, Reading
from saleor_postventa.orders.mirror.returns import notice_returns
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import OrderStatus
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import OrderShape
from saleor_postventa.shops.scope import current_shop


def mirror_order(shape: OrderShape, source: Source, *, announcement: Announcement | None = None) -> Order:
    """Lay one reading of an order over the mirror and record what it makes true; in any order, any number of times."""
    return mirror_orders([shape], source, announcement=announcement)[0]


@transaction.atomic
def mirror_orders(
    shapes: Sequence[OrderShape], source: Source, *, announcement: Announcement | None = None
) -> list[Order]:
    """As `mirror_order`, for several at once. Drafts are no orders yet and are passed over."""
    placed = [shape for shape in shapes if shape.status.lower() != OrderStatus.DRAFT]
    rows = _locked_orders(placed)
    named = [line.variant for shape in placed for line in shape.lines if line.variant is not None]
    variants = note_variants(named, read_at=source.issued_at)
    for shape in sorted(placed, key=lambda each: (each.user.id if each.user else "", (each.user_email or "").lower())):
        _lay_over(Reading(rows[shape.id], shape, source, announcement), variants)
    return [rows[shape.id] for shape in placed]


def _lay_over(reading: Reading, variants: dict[str, Variant]) -> None:
    formerly_refunded = reading.order.refunded_amount or Decimal(0)
    if reading.is_newest:
        mirror_head(reading)
    mirror_lines(reading, variants)
    reach_milestones(reading)
    mirror_parcels(reading)
    notice_returns(reading)
    mirror_payments(reading, formerly_refunded)
    record_all([(fact, reading.actor(fact)) for fact in reading.facts])


def _locked_orders(shapes: Sequence[OrderShape]) -> dict[str, Order]:
    """Rows for all of them, made where unknown; two first readings at once meet in one row."""
    wanted = sorted({shape.id for shape in shapes})
    known = set(Order.objects.filter(saleor_id__in=wanted).values_list("saleor_id", flat=True))
    missing = [Order(shop=current_shop(), saleor_id=saleor_id) for saleor_id in wanted if saleor_id not in known]
    if missing:
        Order.objects.bulk_create(missing, ignore_conflicts=True)
    locked = Order.objects.select_for_update(of=("self",)).select_related("customer", "shop")
    return {row.saleor_id: row for row in locked.filter(saleor_id__in=wanted).order_by("saleor_id")}
