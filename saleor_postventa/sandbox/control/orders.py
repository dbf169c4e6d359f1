from decimal import Decimal

import msgspec

from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs import (
    carding,
    delivering,
    ending,
    fulfilling,
    paying,
    placing,
    refunding,
    returning,
)
from saleor_postventa.sandbox.verbs.carding import WantedCard
from saleor_postventa.sandbox.verbs.finding import find_fulfillment, find_order, find_staff
from saleor_postventa.sandbox.verbs.fulfilling import Units, WantedFulfillment
from saleor_postventa.sandbox.verbs.placing import WantedOrder
from saleor_postventa.sandbox.verbs.refunding import WantedRefund
from saleor_postventa.sandbox.verbs.returning import ReturnedUnits
from saleor_postventa.sandbox.world.orders import Fulfillment, GrantedRefund, Order, Transaction

from .commands import Answer, OrderOnly, command


class Import(msgspec.Struct, kw_only=True, frozen=True):
    orders: list[WantedOrder]


class Payment(msgspec.Struct, kw_only=True, frozen=True):
    order: str
    amount: Decimal | None = None


class MarkedPayment(msgspec.Struct, kw_only=True, frozen=True):
    order: str
    reference: str = ""


class Fulfil(msgspec.Struct, kw_only=True, frozen=True):
    order: str
    lines: list[Units] | None = None
    tracking_number: str = ""
    notify_customer: bool = True


class OneFulfillment(msgspec.Struct, kw_only=True, frozen=True):
    order: str
    fulfillment: str | None = None


class Tracking(msgspec.Struct, kw_only=True, frozen=True):
    order: str
    tracking_number: str
    fulfillment: str | None = None


class ReturnedGoods(msgspec.Struct, kw_only=True, frozen=True):
    order: str
    lines: list[ReturnedUnits]
    reason: str = ""


class Grant(msgspec.Struct, kw_only=True, frozen=True):
    order: str
    amount: Decimal | None = None
    lines: list[Units] = []
    reason: str = ""
    shipping: bool = False


class OneGrant(msgspec.Struct, kw_only=True, frozen=True):
    order: str
    grant: str | None = None


class PaymentApp(msgspec.Struct, kw_only=True, frozen=True):
    """How the payment app answers refunds that are requested by the API."""

    answer: str


class RefundReport(msgspec.Struct, kw_only=True, frozen=True):
    order: str
    success: bool = True
    grant: str | None = None
    amount: Decimal | None = None


def show(order: Order) -> Answer:
    return {
        "id": order.id,
        "number": order.number,
        "status": order.status,
        "charge_status": order.charge_status,
        "shipping_method": order.shipping_method_name,
        "lines": [{"id": line.id, "quantity": line.quantity, "name": line.product_name} for line in order.lines],
        "fulfillments": [_show_parcel(item) for item in order.fulfillments],
        "granted_refunds": [_show_grant(item) for item in order.granted_refunds],
        "transactions": [_show_transaction(item) for item in order.transactions],
    }


def _show_parcel(fulfillment: Fulfillment) -> Answer:
    return {
        "id": fulfillment.id,
        "status": fulfillment.status,
        "tracking_number": fulfillment.tracking_number,
        "reason": fulfillment.reason,
        "reason_page": fulfillment.reason_page,
    }


def _show_grant(grant: GrantedRefund) -> Answer:
    return {"id": grant.id, "status": grant.status, "amount": str(grant.amount), "reason": grant.reason}


def _show_transaction(transaction: Transaction) -> Answer:
    return {
        "id": transaction.id,
        "charged": str(transaction.charged),
        "refunded": str(transaction.refunded),
        "refund_pending": str(transaction.refund_pending),
        "events": [[event.type, str(event.amount)] for event in transaction.events],
    }


@command("place-order")
def place_order(runtime: Runtime, wanted: WantedOrder) -> Answer:
    return show(placing.place_order(runtime.world, wanted))


@command("import-orders")
def import_orders(runtime: Runtime, wanted: Import) -> Answer:
    orders = placing.import_orders(runtime.world, wanted.orders, find_staff(runtime.world))
    return {"orders": [show(order) for order in orders]}


@command("pay-order")
def pay_order(runtime: Runtime, wanted: Payment) -> Answer:
    return show(paying.pay_order(runtime.world, wanted.order, None, wanted.amount))


@command("mark-as-paid")
def mark_as_paid(runtime: Runtime, wanted: MarkedPayment) -> Answer:
    world = runtime.world
    return show(paying.mark_as_paid(world, wanted.order, find_staff(world), wanted.reference))


@command("fulfill-order")
def fulfill_order(runtime: Runtime, wanted: Fulfil) -> Answer:
    parcels = WantedFulfillment(
        lines=wanted.lines, tracking_number=wanted.tracking_number, notify_customer=wanted.notify_customer
    )
    fulfilling.fulfill_order(runtime.world, wanted.order, find_staff(runtime.world), parcels)
    return show(find_order(runtime.world, wanted.order))


@command("approve-fulfillment")
def approve_fulfillment(runtime: Runtime, wanted: OneFulfillment) -> Answer:
    fulfilling.approve_fulfillment(runtime.world, wanted.order, find_staff(runtime.world), wanted.fulfillment)
    return show(find_order(runtime.world, wanted.order))


@command("update-tracking")
def update_tracking(runtime: Runtime, wanted: Tracking) -> Answer:
    staff = find_staff(runtime.world)
    fulfilling.update_tracking(runtime.world, wanted.order, staff, wanted.tracking_number, wanted.fulfillment)
    return show(find_order(runtime.world, wanted.order))


@command("deliver")
def deliver(runtime: Runtime, wanted: OneFulfillment) -> Answer:
    order = find_order(runtime.world, wanted.order)
    delivering.report_delivery(runtime.world, order, find_fulfillment(order, wanted.fulfillment))
    return {}


@command("cancel-fulfillment")
def cancel_fulfillment(runtime: Runtime, wanted: OneFulfillment) -> Answer:
    fulfilling.cancel_fulfillment(runtime.world, wanted.order, find_staff(runtime.world), wanted.fulfillment)
    return show(find_order(runtime.world, wanted.order))


@command("cancel-order")
def cancel_order(runtime: Runtime, wanted: OrderOnly) -> Answer:
    return show(ending.cancel_order(runtime.world, wanted.order, find_staff(runtime.world)))


@command("confirm-order")
def confirm_order(runtime: Runtime, wanted: OrderOnly) -> Answer:
    return show(ending.confirm_order(runtime.world, wanted.order, find_staff(runtime.world)))


@command("expire-order")
def expire_order(runtime: Runtime, wanted: OrderOnly) -> Answer:
    return show(ending.expire_order(runtime.world, wanted.order))


@command("add-note")
def add_note(runtime: Runtime, wanted: OrderOnly) -> Answer:
    return show(ending.add_note(runtime.world, wanted.order, find_staff(runtime.world)))


@command("return-units")
def return_units(runtime: Runtime, wanted: ReturnedGoods) -> Answer:
    staff = find_staff(runtime.world)
    return show(returning.return_units(runtime.world, wanted.order, staff, wanted.lines, wanted.reason))


@command("replace-units")
def replace_units(runtime: Runtime, wanted: ReturnedGoods) -> Answer:
    return show(returning.replace_units(runtime.world, wanted.order, find_staff(runtime.world), wanted.lines))


@command("complete-draft")
def complete_draft(runtime: Runtime, wanted: OrderOnly) -> Answer:
    return show(returning.complete_draft(runtime.world, wanted.order, find_staff(runtime.world)))


@command("grant-refund")
def grant_refund(runtime: Runtime, wanted: Grant) -> Answer:
    refund = WantedRefund(amount=wanted.amount, lines=wanted.lines, reason=wanted.reason, shipping=wanted.shipping)
    grant = refunding.grant_refund(runtime.world, wanted.order, refund)
    return {"id": grant.id, "amount": str(grant.amount), "status": grant.status}


@command("request-refund")
def request_refund(runtime: Runtime, wanted: OneGrant) -> Answer:
    grant = refunding.request_refund(runtime.world, wanted.order, find_staff(runtime.world), wanted.grant)
    return {"id": grant.id, "amount": str(grant.amount), "status": grant.status}


@command("create-card")
def create_card(runtime: Runtime, wanted: WantedCard) -> Answer:
    card = carding.create_card(runtime.world, wanted)
    return {"id": card.id, "code": card.code}


@command("payment-app")
def plan_payment_answer(runtime: Runtime, wanted: PaymentApp) -> Answer:
    with runtime.world.acting():
        refunding.plan_payment_answer(runtime.world.store, wanted.answer)
    return {"answer": wanted.answer}


@command("report-refund")
def report_refund(runtime: Runtime, wanted: RefundReport) -> Answer:
    order = refunding.report_refund(
        *(runtime.world, wanted.order, None),
        is_success=wanted.success,
        grant_id=wanted.grant,
        amount=wanted.amount,
    )
    return show(order)
