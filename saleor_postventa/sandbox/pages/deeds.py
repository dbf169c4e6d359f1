"""What the buttons of the counter do: a form comes in, a verb is done, a notice goes out."""

from collections.abc import Callable
from decimal import Decimal

from starlette.datastructures import FormData

from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs import ending, fulfilling, paying, placing, refunding, returning
from saleor_postventa.sandbox.verbs.delivering import report_delivery
from saleor_postventa.sandbox.verbs.finding import find_fulfillment, find_order, find_staff
from saleor_postventa.sandbox.verbs.fulfilling import Units, WantedFulfillment
from saleor_postventa.sandbox.verbs.placing import WantedLine, WantedOrder
from saleor_postventa.sandbox.verbs.refunding import WantedRefund
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.verbs.returning import ReturnedUnits
from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.money import quantize
from saleor_postventa.sandbox.world.orders import Order

HALF = Decimal("0.5")
TENTH = Decimal("0.1")
LINES = 3
Deed = Callable[[Runtime, FormData], None]


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _order(runtime: Runtime, form: FormData) -> Order:
    return find_order(runtime.world, _text(form, "order"))


def place(runtime: Runtime, form: FormData) -> None:
    lines = [
        WantedLine(variant=_text(form, f"variant{number}"), quantity=int(_text(form, f"quantity{number}") or 1))
        for number in range(1, LINES + 1)
        if _text(form, f"variant{number}")
    ]
    wanted = WantedOrder(
        channel=_text(form, "channel"),
        lines=lines,
        customer=_text(form, "customer") or None,
        email=_text(form, "email"),
        first_name=_text(form, "first_name"),
        last_name=_text(form, "last_name"),
        city=_text(form, "city"),
        voucher_code=_text(form, "voucher") or None,
        pay="none" if _text(form, "pay") == "half" else _text(form, "pay") or "full",
    )
    if not wanted.customer and not wanted.email:
        raise Refused("REQUIRED", "A guest leaves an e-mail address.")
    order = placing.place_order(runtime.world, wanted)
    if _text(form, "pay") == "half":
        _pay_half(runtime, order)


def _pay_half(runtime: Runtime, order: Order) -> None:
    half = quantize(totals.total(order).gross.amount * HALF, order.currency)
    paying.pay_order(runtime.world, order.id, None, half)


def pay(runtime: Runtime, form: FormData) -> None:
    paying.pay_order(runtime.world, _text(form, "order"), None)


def confirm(runtime: Runtime, form: FormData) -> None:
    ending.confirm_order(runtime.world, _text(form, "order"), find_staff(runtime.world))


def fulfil(runtime: Runtime, form: FormData) -> None:
    order = _order(runtime, form)
    left = {line.pk: line.quantity - order.quantity_fulfilled(line.pk) for line in order.lines}
    first = next((pk for pk, quantity in left.items() if quantity), None)
    lines = [Units(line=first, quantity=1)] if _text(form, "how") == "one" and first else None
    number = _text(form, "tracking_number")
    notify = _text(form, "notify") != "no"
    wanted = WantedFulfillment(lines=lines, tracking_number=number, notify_customer=notify)
    fulfilling.fulfill_order(runtime.world, order.id, find_staff(runtime.world), wanted)


def track(runtime: Runtime, form: FormData) -> None:
    fulfilling.update_tracking(
        runtime.world, _text(form, "order"), find_staff(runtime.world), _text(form, "tracking_number")
    )


def deliver(runtime: Runtime, form: FormData) -> None:
    order = _order(runtime, form)
    report_delivery(runtime.world, order, find_fulfillment(order, _text(form, "fulfillment") or None))


def cancel(runtime: Runtime, form: FormData) -> None:
    ending.cancel_order(runtime.world, _text(form, "order"), find_staff(runtime.world))


def _returnable(order: Order) -> list[ReturnedUnits]:
    sent = [item for item in order.fulfillments if item.status == "FULFILLED"]
    parts = [part for item in sent for part in item.lines]
    return [
        ReturnedUnits(line=line.pk, quantity=quantity)
        for line in order.lines
        if (quantity := sum(part.quantity for part in parts if part.order_line_pk == line.pk))
    ]


def _chosen(order: Order, form: FormData) -> list[ReturnedUnits]:
    units = _returnable(order)
    if not units:
        raise Refused("INVALID", "Nothing of this order can come back.")
    if _text(form, "how") == "one":
        return [ReturnedUnits(line=units[0].line, quantity=1)]
    return units


def give_back(runtime: Runtime, form: FormData) -> None:
    order = _order(runtime, form)
    returning.return_units(runtime.world, order.id, find_staff(runtime.world), _chosen(order, form))


def exchange(runtime: Runtime, form: FormData) -> None:
    order = _order(runtime, form)
    one = [ReturnedUnits(line=_chosen(order, form)[0].line, quantity=1)]
    returning.replace_units(runtime.world, order.id, find_staff(runtime.world), one)


def refund(runtime: Runtime, form: FormData) -> None:
    """Grants, requests and reports, as the Dashboard and a payment app do between them: one grant a transaction."""
    world, order = runtime.world, _order(runtime, form)
    share = TENTH if _text(form, "how") == "ten" else Decimal(1)
    charged = [item for item in order.transactions if item.charged > 0]
    if not charged:
        raise Refused("INVALID", "There is nothing left to refund.")
    with world.acting():
        for transaction in charged:
            amount = quantize(transaction.charged * share, order.currency)
            wanted = WantedRefund(amount=amount, transaction_pk=transaction.pk)
            grant = refunding.grant_refund(world, order.id, wanted)
            refunding.request_refund(world, order.id, find_staff(world), grant.id)
            refunding.report_refund(world, order.id, None, grant_id=grant.id)


def answer_refunds(runtime: Runtime, form: FormData) -> None:
    """What the payment app says from now on when an app asks for a refund."""
    with runtime.world.acting():
        refunding.plan_payment_answer(runtime.world.store, _text(form, "answer"))


def report(runtime: Runtime, form: FormData) -> None:
    """What it says later of one that is on its way."""
    order = _order(runtime, form)
    grant = next((each for each in order.granted_refunds if each.status == "PENDING"), None)
    if grant is None:
        raise Refused("INVALID", "No refund of this order is on its way.")
    is_success = _text(form, "how") != "declined"
    refunding.report_refund(runtime.world, order.id, None, is_success=is_success, grant_id=grant.id)


DEEDS: dict[str, Deed] = {
    "place": place,
    "pay": pay,
    "confirm": confirm,
    "fulfil": fulfil,
    "track": track,
    "deliver": deliver,
    "cancel": cancel,
    "return": give_back,
    "exchange": exchange,
    "refund": refund,
    "answer-refunds": answer_refunds,
    "report": report,
}
