"""What an order costs, what was paid of it, and the statuses that follow: as Saleor reckons."""

from decimal import Decimal

from .money import Money, TaxedMoney, add, quantize, taxed
from .orders import ZERO, Order, OrderLine


def line_total(line: OrderLine, currency: str) -> TaxedMoney:
    return taxed(line.unit_gross * line.quantity, line.tax_rate, currency)


def undiscounted_line_total(line: OrderLine, currency: str) -> TaxedMoney:
    return taxed(line.undiscounted_unit_gross * line.quantity, line.tax_rate, currency)


def subtotal(order: Order) -> TaxedMoney:
    return add([line_total(line, order.currency) for line in order.lines], order.currency)


def shipping(order: Order) -> TaxedMoney:
    return taxed(order.shipping_gross, order.shipping_tax_rate, order.currency)


def total(order: Order) -> TaxedMoney:
    """What gift cards paid is taken off, of the net in proportion."""
    whole = add([subtotal(order), shipping(order)], order.currency)
    if not order.paid_by_card:
        return whole
    gross = max(ZERO, whole.gross.amount - order.paid_by_card)
    net = quantize(whole.net.amount * gross / whole.gross.amount, order.currency)
    return TaxedMoney(Money(gross, order.currency), Money(net, order.currency))


def undiscounted_total(order: Order) -> TaxedMoney:
    lines = [undiscounted_line_total(line, order.currency) for line in order.lines]
    return add([*lines, shipping(order)], order.currency)


def _sum(order: Order, amounts: list[Decimal]) -> Money:
    return Money(sum(amounts, ZERO), order.currency)


def charged(order: Order) -> Money:
    return _sum(order, [item.charged for item in order.transactions])


def refunded(order: Order) -> Money:
    return _sum(order, [item.refunded for item in order.transactions])


def refund_pending(order: Order) -> Money:
    return _sum(order, [item.refund_pending for item in order.transactions])


def granted(order: Order) -> Money:
    return _sum(order, [grant.amount for grant in order.granted_refunds])


def balance(order: Order) -> Money:
    owed = total(order).gross.amount - granted(order).amount
    return Money(charged(order).amount - owed, order.currency)


def is_paid(order: Order) -> bool:
    return charged(order).amount >= total(order).gross.amount


def charge_status(order: Order) -> str:
    owed, paid = total(order).gross.amount - granted(order).amount, charged(order).amount
    if paid == owed:
        return "FULL"
    if paid <= 0:
        return "NONE"
    return "PARTIAL" if paid < owed else "OVERCHARGED"


def payment_status(order: Order) -> str:
    if total(order).gross.amount == 0:
        return "FULLY_CHARGED"
    codes = {"NONE": "NOT_CHARGED", "PARTIAL": "PARTIALLY_CHARGED"}
    return codes.get(order.charge_status, "FULLY_CHARGED")


def status_by_units(order: Order) -> str:
    """The order's status after a fulfilment or a return; replaced units no longer count."""
    by_status: dict[str, int] = {}
    for fulfillment in order.fulfillments:
        by_status[fulfillment.status] = by_status.get(fulfillment.status, 0) + fulfillment.quantity
    replaced, waiting = by_status.get("REPLACED", 0), by_status.get("WAITING_FOR_APPROVAL", 0)
    returned = by_status.get("RETURNED", 0) + by_status.get("REFUNDED_AND_RETURNED", 0)
    wanted = sum(line.quantity for line in order.lines) - replaced
    sent = sum(order.quantity_fulfilled(line.pk) for line in order.lines) - replaced - waiting
    if wanted == 0:
        return order.status
    if returned:
        return "RETURNED" if returned >= wanted else "PARTIALLY_RETURNED"
    if sent <= 0:
        return "UNFULFILLED"
    return "FULFILLED" if sent >= wanted else "PARTIALLY_FULFILLED"
