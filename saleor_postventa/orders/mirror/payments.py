"""Transactions, their events and granted refunds. Saleor deletes none of them."""

from collections.abc import Iterable
from decimal import Decimal

from saleor_postventa.core.saving import save_rows
from saleor_postventa.orders.events import ChargedBack, RefundSeen
from saleor_postventa.orders.models import GrantedRefund, Transaction, TransactionEvent
from saleor_postventa.orders.rules import CHARGE_BACK
from saleor_postventa.saleor.shapes import GrantedRefundShape, TransactionEventShape, TransactionShape

from .lines import REFUNDS_FAILED, state
from .reading import Reading

MONEY_BACK = "refund_success"


def mirror_payments(reading: Reading, formerly_refunded: Decimal) -> None:
    if reading.shape.granted_refunds is not None:
        _mirror_grants(reading, reading.shape.granted_refunds)
    if reading.shape.transactions is not None:
        _mirror_transactions(reading, reading.shape.transactions)
    if reading.shape.transactions == []:
        _notice_legacy_refund(reading, formerly_refunded)


def _mirror_grants(reading: Reading, shapes: list[GrantedRefundShape]) -> None:
    known = {row.saleor_id: row for row in GrantedRefund.objects.filter(order=reading.order)} if shapes else {}
    new: list[GrantedRefund] = []
    changed: list[GrantedRefund] = []
    for shape in shapes:
        row = known.get(shape.id) or GrantedRefund(shop=reading.order.shop, order=reading.order, saleor_id=shape.id)
        is_new = shape.id not in known
        if not is_new and not reading.is_newest:
            continue
        was = state(row)
        row.transaction_saleor_id = shape.transaction.id if shape.transaction else None
        row.status, row.amount, row.currency = shape.status.lower(), shape.amount.amount, shape.amount.currency
        row.is_shipping_included = shape.shipping_costs_included
        row.reason = "" if reading.order.erased_at else shape.reason or ""
        row.units, row.created_at, row.updated_at = _units(reading, shape), shape.created_at, shape.updated_at
        if is_new:
            new.append(row)
        elif state(row) != was:
            changed.append(row)
    GrantedRefund.objects.bulk_create(new)
    save_rows(changed)


def _mirror_transactions(reading: Reading, shapes: list[TransactionShape]) -> None:
    known = {row.saleor_id: row for row in Transaction.objects.filter(order=reading.order)} if shapes else {}
    changed = []
    for shape in shapes:
        row = known.get(shape.id) or Transaction(shop=reading.order.shop, order=reading.order, saleor_id=shape.id)
        was, is_new = state(row), shape.id not in known
        if is_new or reading.is_newest:
            _describe(row, shape, is_erased=reading.order.erased_at is not None)
        if is_new:
            row.save()
            known[shape.id] = row
        elif state(row) != was:
            changed.append(row)
    save_rows(changed)
    _mirror_history(reading, shapes, known)


def _mirror_history(reading: Reading, shapes: list[TransactionShape], rows: dict[str, Transaction]) -> None:
    seen = set(TransactionEvent.objects.filter(transaction__order=reading.order).values_list("saleor_id", flat=True))
    new = [(rows[shape.id], event) for shape in shapes for event in shape.events if event.id not in seen]
    TransactionEvent.objects.bulk_create(
        TransactionEvent(
            shop=reading.order.shop,
            transaction=transaction,
            saleor_id=event.id,
            kind=(event.type or "").lower(),
            psp_reference=event.psp_reference,
            amount=event.amount.amount,
            currency=event.amount.currency,
            created_at=event.created_at,
        )
        for transaction, event in new
    )
    fitting = _fitting_grants(reading)
    for _, event in new:
        if (event.type or "").lower() == MONEY_BACK:
            _note_refund(reading, event, fitting.get(event.id))
        elif (event.type or "").lower() == CHARGE_BACK:
            _note_charge_back(reading, event)


def _fitting_grants(reading: Reading) -> dict[str, GrantedRefundShape]:
    """Saleor does not say which grant a refund answers: the earliest open one of its transaction and amount."""
    found: dict[str, GrantedRefundShape] = {}
    grants = sorted(reading.shape.granted_refunds or [], key=lambda each: each.created_at)
    for transaction in reading.shape.transactions or []:
        mine = [grant for grant in grants if grant.transaction and grant.transaction.id == transaction.id]
        for event in sorted(_money_back(transaction.events), key=lambda each: each.created_at):
            fits = [each for each in mine if each.amount == event.amount and each.created_at <= event.created_at]
            fits = [each for each in fits if each.status.lower() not in REFUNDS_FAILED]
            if fits:
                found[event.id] = fits[0]
                mine.remove(fits[0])
    return found


def _money_back(events: Iterable[TransactionEventShape]) -> list[TransactionEventShape]:
    return [event for event in events if (event.type or "").lower() == MONEY_BACK]


def _note_refund(reading: Reading, event: TransactionEventShape, grant: GrantedRefundShape | None) -> None:
    units = _units(reading, grant) if grant else {}
    fact = RefundSeen(
        subject=reading.about([int(key) for key in units]),
        occurred_at=event.created_at,
        reference=event.id,
        psp_reference=event.psp_reference,
        amount=event.amount.amount,
        currency=event.amount.currency,
        units=units,
    )
    reading.facts.append(fact)


def _note_charge_back(reading: Reading, event: TransactionEventShape) -> None:
    fact = ChargedBack(
        subject=reading.subject,
        occurred_at=event.created_at,
        reference=event.id,
        amount=event.amount.amount,
        currency=event.amount.currency,
    )
    reading.facts.append(fact)


def _notice_legacy_refund(reading: Reading, formerly: Decimal) -> None:
    """Payments of the older kind keep no history that we may read: the grown total is all there is."""
    total = reading.shape.total_refunded
    if total is None or not reading.is_newest or total.amount <= formerly:
        return
    fact = RefundSeen(
        subject=reading.subject,
        occurred_at=reading.moment("order_refunded", "order_fully_refunded"),
        reference=f"total:{reading.order.pk}:{total.amount.normalize()}",
        psp_reference="",
        amount=total.amount - formerly,
        currency=total.currency,
        units={},
    )
    reading.facts.append(fact)


def _describe(row: Transaction, shape: TransactionShape, *, is_erased: bool) -> None:
    row.name, row.psp_reference = "" if is_erased else shape.name, shape.psp_reference
    row.created_at, row.modified_at = shape.created_at, shape.modified_at
    row.currency = shape.charged_amount.currency
    row.charged_amount, row.authorized_amount = shape.charged_amount.amount, shape.authorized_amount.amount
    row.refunded_amount = shape.refunded_amount.amount
    row.refund_pending_amount = shape.refund_pending_amount.amount
    row.canceled_amount = shape.canceled_amount.amount


def _units(reading: Reading, grant: GrantedRefundShape) -> dict[str, int]:
    lines = [(reading.lines.get(each.order_line.id), each.quantity) for each in grant.lines or [] if each.order_line]
    return {str(line.pk): quantity for line, quantity in lines if line is not None}
