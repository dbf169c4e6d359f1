"""Money comes in, or goes back."""

import secrets
import uuid
from decimal import Decimal

from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.happening import Principal
from saleor_postventa.sandbox.world.orders import ZERO, Order, Transaction, TransactionEvent
from saleor_postventa.sandbox.world.world import World

from .finding import find_order
from .refusing import Refused


def pay_order(world: World, order_id: str, by: Principal, amount: Decimal | None = None) -> Order:
    """A payment app reports a charge. ORDER_PAID comes with every one, the partial ones too."""
    with world.acting():
        order = find_order(world, order_id)
        left = totals.total(order).gross.amount - totals.charged(order).amount
        paid = left if amount is None else amount
        if paid <= 0:
            raise Refused("INVALID", "There is nothing to pay.")
        add_transaction(world, order, paid, "Credit card", owner="payments")
        world.touch(order)
        world.happen_to_order(order, by, *events_of_charge(order))
    return order


def mark_as_paid(world: World, order_id: str, by: Principal, reference: str = "") -> Order:
    """Staff says so: FULLY_PAID and UPDATED, and no ORDER_PAID."""
    with world.acting():
        order = find_order(world, order_id)
        if order.transactions:
            raise Refused("TRANSACTION_ERROR", "Orders with payments can not be manually marked as paid.")
        amount = totals.total(order).gross.amount
        add_transaction(world, order, amount, "Mark-as-paid transaction", owner=None, reference=reference)
        world.touch(order)
        world.happen_to_order(order, by, "order_fully_paid", "order_updated")
    return order


def add_transaction(
    world: World, order: Order, amount: Decimal, name: str, *, owner: str | None, reference: str = ""
) -> Transaction:
    now = world.clock.now()
    transaction = Transaction(
        pk=str(uuid.uuid4()),
        name=name,
        psp_reference=reference or f"psp-{secrets.token_hex(5)}",
        created_at=now,
        modified_at=now,
        charged=amount,
        owner=owner,
    )
    add_event(world, transaction, "CHARGE_SUCCESS", amount, "")
    order.transactions.append(transaction)
    order.charge_status = totals.charge_status(order)
    return transaction


def add_event(
    world: World, transaction: Transaction, kind: str, amount: Decimal, reference: str, grant_pk: str | None = None
) -> None:
    now = world.clock.now()
    transaction.modified_at = now
    transaction.events.append(
        TransactionEvent(
            pk=world.next_pk(TransactionEvent),
            type=kind,
            psp_reference=reference,
            amount=amount,
            created_at=now,
            grant_pk=grant_pk,
        )
    )


def events_of_charge(order: Order) -> list[str]:
    is_full = totals.charged(order).amount >= totals.total(order).gross.amount > ZERO
    return ["order_paid", "order_fully_paid", "order_updated"] if is_full else ["order_paid", "order_updated"]
