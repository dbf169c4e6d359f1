"""The lines of an order: what was bought, for how much, and how much of it came back."""

from collections import Counter

from django.db.models import Model

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.catalogue.services import product_marks
from saleor_postventa.core.saving import save_rows
from saleor_postventa.orders.events import OrderLinesChanged
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.orders.rules import CAME_BACK, REFUNDED, FulfillmentStatus
from saleor_postventa.saleor.marks import marks_in
from saleor_postventa.saleor.shapes import OrderLineShape, OrderShape, UnitsShape

from .reading import Reading

REFUNDS_DONE = {"success"}
REFUNDS_FAILED = {"failure"}


def mirror_lines(reading: Reading, variants: dict[str, Variant]) -> None:
    """Lines that the newest reading lacks were removed from the order; their rows stay."""
    order, shape = reading.order, reading.shape
    reading.lines = {line.saleor_id: line for line in OrderLine.objects.filter(order=order)}
    if not reading.is_newest:
        return
    before = _units(reading)
    reading.formerly_returned = {row.saleor_id: row.quantity_returned for row in reading.lines.values()}
    counted = _Counts(shape)
    new: list[OrderLine] = []
    changed: list[OrderLine] = []
    for position, line in enumerate(shape.lines):
        row = reading.lines.get(line.id) or OrderLine(shop=order.shop, order=order, saleor_id=line.id)
        was = state(row)
        _describe(row, line, position, variants)
        counted.apply_to(row)
        if row.pk is None:
            new.append(row)
        elif state(row) != was:
            changed.append(row)
    changed += [row for row in _missing(reading) if not row.is_removed]
    for row in _missing(reading):
        row.is_removed, row.quantity = True, 0
    OrderLine.objects.bulk_create(new)
    save_rows(changed)
    reading.lines |= {row.saleor_id: row for row in new}
    after = _units(reading)
    if not reading.is_first and after != before:
        _note_change(reading, after)


def state(row: Model) -> dict[str, object]:
    """The values of a row's columns, to see whether a reading changed them."""
    return {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}


class _Counts:
    """Units per line that came back or were refunded, which Saleor tells of fulfilments and grants alone."""

    def __init__(self, shape: OrderShape) -> None:
        self.returned: Counter[str] = Counter()
        self.replaced: Counter[str] = Counter()
        self.refunded: Counter[str] = Counter()
        self.granted: Counter[str] = Counter()
        for fulfillment in shape.fulfillments:
            status, units = fulfillment.status.lower(), units_by_line(fulfillment.lines)
            if status in CAME_BACK:
                self.returned += units
            if status == FulfillmentStatus.REPLACED:
                self.replaced += units
            if status in REFUNDED:
                self.refunded += units
        self.is_granted_known = shape.granted_refunds is not None
        for grant in shape.granted_refunds or []:
            status, units = grant.status.lower(), units_by_line(grant.lines)
            self.granted += units if status not in REFUNDS_FAILED else Counter()
            self.refunded += units if status in REFUNDS_DONE else Counter()

    def apply_to(self, row: OrderLine) -> None:
        row.quantity_returned = self.returned[row.saleor_id]
        row.quantity_replaced = self.replaced[row.saleor_id]
        if self.is_granted_known:
            row.quantity_refunded = self.refunded[row.saleor_id]
            row.quantity_granted = self.granted[row.saleor_id]


def units_by_line(units: list[UnitsShape] | None) -> Counter[str]:
    found: Counter[str] = Counter()
    for each in units or []:
        if each.order_line is not None:
            found[each.order_line.id] += each.quantity
    return found


def _describe(row: OrderLine, line: OrderLineShape, position: int, variants: dict[str, Variant]) -> None:
    row.position, row.is_removed = position, False
    row.product_name, row.variant_name, row.sku = line.product_name, line.variant_name, line.product_sku
    row.translated_product_name = line.translated_product_name
    row.translated_variant_name = line.translated_variant_name
    if line.variant is not None:
        row.variant = variants[line.variant.id]
    if row.pk is None:
        row.marks = _marks_when_bought(row, line)
    row.marks = {**row.marks, **marks_in(line.metafields)}
    row.thumbnail_url = line.thumbnail.url if line.thumbnail else ""
    row.quantity, row.quantity_fulfilled = line.quantity, line.quantity_fulfilled
    row.currency = line.unit_price.gross.currency
    row.unit_price_gross_amount = line.unit_price.gross.amount
    row.unit_price_net_amount = line.unit_price.net.amount
    row.undiscounted_unit_price_gross_amount = line.undiscounted_unit_price.gross.amount
    row.total_price_gross_amount = line.total_price.gross.amount
    row.total_price_net_amount = line.total_price.net.amount
    row.tax_rate, row.is_gift = line.tax_rate, bool(line.is_gift)
    row.is_shipping_required, row.voucher_code = line.is_shipping_required, line.voucher_code


def _marks_when_bought(row: OrderLine, line: OrderLineShape) -> dict[str, str]:
    """As the order tells of its product, or else as the mirror knows it."""
    told = line.variant.product if line.variant else None
    if told is not None and told.metafields is not None:
        return product_marks(told)
    return dict(row.variant.product.marks) if row.variant and row.variant.product else {}


def _missing(reading: Reading) -> list[OrderLine]:
    listed = {line.id for line in reading.shape.lines}
    return [row for row in reading.lines.values() if row.saleor_id not in listed]


def _units(reading: Reading) -> dict[int, int]:
    return {row.pk: row.quantity for row in reading.lines.values() if not row.is_removed}


def _note_change(reading: Reading, units: dict[int, int]) -> None:
    event = OrderLinesChanged(
        subject=reading.about(list(units)),
        occurred_at=reading.updated_at,
        changed_at=reading.updated_at,
        units={str(key): quantity for key, quantity in units.items()},
    )
    reading.facts.append(event)
