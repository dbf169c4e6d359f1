"""Lines, fulfilments, transactions, refunds: what needs its order to be shown."""

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import Part, resolves
from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.catalogue import Variant, Warehouse
from saleor_postventa.sandbox.world.money import Money, TaxedMoney, taxed
from saleor_postventa.sandbox.world.record import to_global_id

from .pieces import chosen, pairs, thumbnail

for _type, _field, _attribute in [
    ("TransactionItem", "chargedAmount", "charged"),
    ("TransactionItem", "authorizedAmount", "authorized"),
    ("TransactionItem", "refundedAmount", "refunded"),
    ("TransactionItem", "refundPendingAmount", "refund_pending"),
    ("TransactionItem", "canceledAmount", "canceled"),
    ("TransactionEvent", "amount", "amount"),
    ("OrderGrantedRefund", "amount", "amount"),
    ("OrderDiscount", "amount", "amount"),
]:
    resolves(_type, _field)(
        lambda part, context, attribute=_attribute: Money(getattr(part.record, attribute), part.order.currency)
    )


@resolves("OrderLine", "productVariantId")
def resolve_variant_id(line: Part, _: Context) -> str | None:
    pk = line.record.variant_pk
    return to_global_id(Variant.typename, pk) if pk else None


@resolves("OrderLine", "quantityFulfilled")
def resolve_quantity_fulfilled(line: Part, _: Context) -> int:
    return line.order.quantity_fulfilled(line.record.pk)


@resolves("OrderLine", "quantityToFulfill")
def resolve_quantity_to_fulfill(line: Part, _: Context) -> int:
    left: int = line.record.quantity - line.order.quantity_fulfilled(line.record.pk)
    return max(left, 0)


@resolves("OrderLine", "unitPrice")
def resolve_unit_price(line: Part, _: Context) -> TaxedMoney:
    return taxed(line.record.unit_gross, line.record.tax_rate, line.order.currency)


@resolves("OrderLine", "undiscountedUnitPrice")
def resolve_undiscounted_unit_price(line: Part, _: Context) -> TaxedMoney:
    return taxed(line.record.undiscounted_unit_gross, line.record.tax_rate, line.order.currency)


@resolves("OrderLine", "totalPrice")
def resolve_total_price(line: Part, _: Context) -> TaxedMoney:
    return totals.line_total(line.record, line.order.currency)


@resolves("OrderLine", "undiscountedTotalPrice")
def resolve_undiscounted_total_price(line: Part, _: Context) -> TaxedMoney:
    return totals.undiscounted_line_total(line.record, line.order.currency)


@resolves("OrderLine", "unitDiscount")
def resolve_unit_discount(line: Part, _: Context) -> Money:
    return Money(line.record.undiscounted_unit_gross - line.record.unit_gross, line.order.currency)


@resolves("OrderLine", "taxRate")
def resolve_tax_rate(line: Part, _: Context) -> float:
    return float(line.record.tax_rate)


@resolves("OrderLine", "thumbnail")
def resolve_thumbnail(line: Part, context: Context, size: int | None = None) -> dict[str, str] | None:
    return thumbnail(context, line.record.media_pk) if line.record.media_pk else None


@resolves("OrderLine", "variant")
def resolve_variant(line: Part, context: Context) -> Variant | None:
    return context.world.store.get(Variant, line.record.variant_pk)


@resolves("Fulfillment", "lines")
def resolve_fulfillment_lines(fulfillment: Part, _: Context) -> list[Part]:
    return [Part(fulfillment.order, line) for line in fulfillment.record.lines]


@resolves("Fulfillment", "warehouse")
def resolve_warehouse(fulfillment: Part, context: Context) -> Warehouse | None:
    return context.world.store.get(Warehouse, fulfillment.record.warehouse_pk)


@resolves("FulfillmentLine", "orderLine")
def resolve_order_line(line: Part, _: Context) -> Part | None:
    found = line.order.line(line.record.order_line_pk)
    return Part(line.order, found) if found else None


resolves("OrderGrantedRefundLine", "orderLine")(resolve_order_line)


@resolves("TransactionItem", "events")
def resolve_transaction_events(transaction: Part, _: Context) -> list[Part]:
    """Newest first."""
    return [Part(transaction.order, event) for event in reversed(transaction.record.events)]


@resolves("OrderGrantedRefund", "lines")
def resolve_granted_lines(grant: Part, _: Context) -> list[Part]:
    return [Part(grant.order, line) for line in grant.record.lines]


@resolves("OrderGrantedRefund", "transactionEvents")
def resolve_grant_events(grant: Part, _: Context) -> list[Part]:
    """Of whichever transaction, where they are about this grant."""
    events = [event for item in grant.order.transactions for event in item.events]
    return [Part(grant.order, event) for event in events if event.grant_pk == grant.record.pk]


@resolves("OrderGrantedRefund", "transaction")
def resolve_transaction(grant: Part, _: Context) -> Part | None:
    found = (item for item in grant.order.transactions if item.pk == grant.record.transaction_pk)
    return next((Part(grant.order, item) for item in found), None)


def resolve_metadata(part: Part, _: Context) -> list[dict[str, str]]:
    return pairs(part.record.metadata)


resolves("Fulfillment", "metadata")(resolve_metadata)


@resolves("OrderLine", "metafields")
def resolve_metafields(line: Part, _: Context, keys: list[str]) -> dict[str, str]:
    return chosen(line.record.metadata, keys)
