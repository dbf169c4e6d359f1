"""Money goes back: granted, asked of the payment app, reported. As unkind as the real one: any sign, and zero, pass."""

import secrets
from decimal import Decimal

import msgspec

from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.money import quantize
from saleor_postventa.sandbox.world.orders import ZERO, GrantedRefund, GrantedRefundLine, Order, Transaction
from saleor_postventa.sandbox.world.record import from_global_id, to_global_id
from saleor_postventa.sandbox.world.store import Store
from saleor_postventa.sandbox.world.world import World

from .finding import find_order
from .fulfilling import Units
from .parcels import line_pk
from .paying import add_event
from .refusing import Refused

SUCCESS, PENDING, FAILURE, NEVER = "success", "pending", "failure", "never"
NO_ANSWER, ANOTHER_REFERENCE = "no_answer", "another_reference"
ANSWERS = (SUCCESS, PENDING, FAILURE, NEVER, NO_ANSWER, ANOTHER_REFERENCE)
_FACT = "payment_app"


def payment_answer(store: Store) -> str:
    """How the payment app answers what the API asks of it."""
    answer: str = store.fact(_FACT, SUCCESS)
    return answer


def plan_payment_answer(store: Store, answer: str) -> None:
    if answer not in ANSWERS:
        raise Refused("INVALID", f"The payment app answers one of {', '.join(ANSWERS)}.")
    store.tell(_FACT, answer)


class WantedRefund(msgspec.Struct, kw_only=True, frozen=True):
    """Without an amount, what the lines cost; of the first transaction, where none is named. Any sign passes."""

    amount: Decimal | None = None
    lines: list[Units] = []
    reason: str = ""
    shipping: bool = False
    transaction_pk: str | None = None


def grant_refund(world: World, order_id: str, wanted: WantedRefund) -> GrantedRefund:
    """Moves no money and tells nobody."""
    with world.acting():
        order = find_order(world, order_id)
        transaction = _transaction(order, wanted.transaction_pk)
        lines = [msgspec.structs.replace(item, line=line_pk(order, item.line)) for item in wanted.lines]
        _refuse_grant(order, wanted, lines)
        reckoned = min(_reckon(order, lines, wanted.shipping), transaction.charged)
        amount = quantize(reckoned if wanted.amount is None else wanted.amount, order.currency)
        if amount > transaction.charged:
            text = "Amount cannot be greater than the charged amount of provided transaction."
            raise Refused("AMOUNT_GREATER_THAN_AVAILABLE", text, field="amount")
        now = world.clock.now()
        grant = GrantedRefund(
            pk=world.next_pk(GrantedRefund),
            created_at=now,
            updated_at=now,
            amount=amount,
            reason=wanted.reason,
            shipping_costs_included=wanted.shipping,
            transaction_pk=transaction.pk,
            lines=[
                GrantedRefundLine(pk=world.next_pk(GrantedRefundLine), order_line_pk=item.line, quantity=item.quantity)
                for item in lines
            ],
        )
        order.granted_refunds.append(grant)
        order.charge_status = totals.charge_status(order)
        world.touch(order)
    return grant


def request_refund(
    world: World, order_id: str, by: Principal, grant_id: str | None = None, answer: str = "pending"
) -> GrantedRefund:
    """Asks the payment app, which answers as told. A grant of 0 asks for the whole charge, as in Saleor."""
    with world.acting():
        order = find_order(world, order_id)
        grant = _grant(order, grant_id)
        transaction = _transaction(order, grant.transaction_pk)
        _refuse_request(grant, transaction)
        amount = min(grant.amount or transaction.charged, transaction.charged)
        add_event(world, transaction, "REFUND_REQUEST", amount, "", grant.pk)
        grant.status = "PENDING"
        if transaction.owner is None:
            add_event(world, transaction, "REFUND_FAILURE", amount, "", grant.pk)
            grant.status = "FAILURE"
        else:
            _hear(world, order, by, grant, transaction, amount, answer)
        order.charge_status = totals.charge_status(order)
        world.store.put(order)
    if transaction.owner is None:
        text = "No app or plugin is configured to handle payment action requests."
        raise Refused("MISSING_TRANSACTION_ACTION_REQUEST_WEBHOOK", text)
    return grant


def _hear(
    world: World,
    order: Order,
    by: Principal,
    grant: GrantedRefund,
    transaction: Transaction,
    amount: Decimal,
    answer: str,
) -> None:
    """What comes of the payment app's answer. An app that does not answer has failed, for Saleor, whatever it did."""
    if answer == NEVER:
        return
    if answer == NO_ANSWER:
        add_event(world, transaction, "REFUND_FAILURE", amount, "", grant.pk)
        grant.status = "FAILURE"
        return
    reference = f"psp-refund-{secrets.token_hex(4)}"
    transaction.events[-1].psp_reference = reference
    if answer == FAILURE:
        add_event(world, transaction, "REFUND_FAILURE", amount, reference, grant.pk)
        grant.status = "FAILURE"
        return
    transaction.charged -= amount
    transaction.refund_pending += amount
    world.touch(order)
    world.happen_to_order(order, by, "order_updated")
    if answer == SUCCESS:
        _book(world, transaction, amount, was_pending=True, is_success=True, reference=reference, grant_pk=grant.pk)
        grant.status, grant.updated_at = "SUCCESS", world.clock.now()
        world.happen_to_order(order, None, "order_refunded", *_fully(order))
    elif answer == ANOTHER_REFERENCE:
        other = f"psp-refund-{secrets.token_hex(4)}"
        _book(world, transaction, amount, was_pending=False, is_success=True, reference=other)
        world.happen_to_order(order, None, "order_refunded", *_fully(order), "order_updated")


def report_refund(
    world: World,
    order_id: str,
    by: Principal,
    *,
    is_success: bool = True,
    grant_id: str | None = None,
    amount: Decimal | None = None,
) -> Order:
    """The payment app says how it went; with an amount and no grant, a refund made by hand."""
    with world.acting():
        order = find_order(world, order_id)
        grant = None if amount is not None else _grant(order, grant_id)
        transaction = _transaction(order, grant.transaction_pk if grant else None)
        back = amount if amount is not None else (grant.amount if grant else ZERO) or transaction.charged
        was_pending = grant is not None and grant.status == "PENDING"
        grant_pk = grant.pk if grant else None
        asked = [event for event in transaction.events if event.type == "REFUND_REQUEST" and event.grant_pk == grant_pk]
        reference = asked[-1].psp_reference if asked else ""
        _book(
            *(world, transaction, back),
            was_pending=was_pending,
            is_success=is_success,
            reference=reference,
            grant_pk=grant_pk,
        )
        if grant:
            grant.status, grant.updated_at = "SUCCESS" if is_success else "FAILURE", world.clock.now()
        order.charge_status = totals.charge_status(order)
        world.touch(order)
        if is_success:
            world.happen_to_order(order, by, "order_refunded", *_fully(order))
        if is_success or was_pending:
            world.happen_to_order(order, by, "order_updated")
    return order


def _book(
    world: World,
    transaction: Transaction,
    amount: Decimal,
    *,
    was_pending: bool,
    is_success: bool,
    reference: str,
    grant_pk: str | None = None,
) -> None:
    if was_pending:
        transaction.refund_pending -= amount
        transaction.charged += ZERO if is_success else amount
    elif is_success:
        transaction.charged -= amount
    transaction.refunded += amount if is_success else ZERO
    kind = "REFUND_SUCCESS" if is_success else "REFUND_FAILURE"
    add_event(world, transaction, kind, amount, reference, grant_pk)


def _fully(order: Order) -> list[str]:
    is_all = totals.refunded(order).amount >= totals.total(order).gross.amount
    return ["order_fully_refunded"] if is_all else []


def _refuse_grant(order: Order, wanted: WantedRefund, lines: list[Units]) -> None:
    """Units are counted over all grants, those that failed too; shipping is granted once."""
    if wanted.amount is None and not lines and not wanted.shipping:
        raise Refused("REQUIRED", "You must provide at least one of `amount`, `lines`, `grantRefundForShipping`.")
    granted = [each for grant in order.granted_refunds for each in grant.lines]
    short = []
    for item in lines:
        line = order.line(item.line)
        left = (line.quantity if line else 0) - sum(
            each.quantity for each in granted if each.order_line_pk == item.line
        )
        if item.quantity > left:
            text = f"Cannot grant refund for more than the available quantity of the line ({left})."
            short.append(
                {
                    "line_id": to_global_id("OrderLine", item.line),
                    "field": "quantity",
                    "code": "QUANTITY_GREATER_THAN_AVAILABLE",
                    "message": text,
                }
            )
    if short:
        raise Refused("INVALID", "Provided input for lines is invalid.", field="lines", lines=short)
    if wanted.shipping and any(grant.shipping_costs_included for grant in order.granted_refunds):
        text = "Shipping costs have already been granted."
        raise Refused("SHIPPING_COSTS_ALREADY_GRANTED", text, field="grantRefundForShipping")


def _reckon(order: Order, lines: list[Units], shipping: bool) -> Decimal:
    prices = {line.pk: line.unit_gross for line in order.lines}
    goods = sum((prices[item.line] * item.quantity for item in lines), ZERO)
    return goods + (order.shipping_gross if shipping else ZERO)


def _transaction(order: Order, pk: str | None = None) -> Transaction:
    found = next((item for item in order.transactions if pk in (None, item.pk)), None)
    if found is None:
        raise Refused("NOT_FOUND", "The order has no such transaction.", field="transactionId")
    return found


def _grant(order: Order, grant_id: str | None) -> GrantedRefund:
    pk = from_global_id(grant_id, GrantedRefund.typename) if grant_id else None
    chosen = [grant for grant in order.granted_refunds if grant_id is None or grant.pk in {pk, grant_id}]
    if not chosen:
        raise Refused("NOT_FOUND", "There is no such granted refund.")
    return chosen[-1]


def _refuse_request(grant: GrantedRefund, transaction: Transaction) -> None:
    if grant.status == "PENDING":
        raise Refused("REFUND_IS_PENDING", "The refund request is already in progress.")
    if grant.status == "SUCCESS":
        raise Refused("REFUND_ALREADY_PROCESSED", "The granted refund is already processed.")
    if transaction.charged < grant.amount:
        text = "The granted refund amount is greater than available charged amount on transactionItem."
        raise Refused("AMOUNT_GREATER_THAN_AVAILABLE", text)
