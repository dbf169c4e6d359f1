"""Orders with parcels, and returns of them, in whatever state a test needs: real rows, made by the services.

Times hang on the fixture `clock`, which stands at noon of 10 June 2026; orders are placed on the 1st, sent ten minutes
later and delivered on the 3rd, unless a test says otherwise.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

from msgspec.structs import replace

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services import mark_delivered, mirror_order
from saleor_postventa.returns.models import PolicyVersion, Return
from saleor_postventa.returns.policy.document import Policy, dump
from saleor_postventa.returns.rules import Finding, Outcome, RequestChannel, ReturnStatus, Wanted, WantedLine
from saleor_postventa.returns.services import (
    approve_return,
    cancel_return,
    close_missing,
    decline_return,
    inspect_units,
    note_outcome,
    note_replacement,
    publish_policy,
    receive_return,
    request_return,
    save_draft,
    send_return,
)
from saleor_postventa.saleor.shapes import UserShape
from tests.cast import SHOPPER, STAFF, global_id
from tests.orders.shapes import (
    fulfillment_shape,
    line_shape,
    money,
    order_shape,
    source,
    taxed,
    transaction_shape,
    variant_shape,
)

DELIVERED = datetime(2026, 6, 3, 10, tzinfo=UTC)
BY_STAFF = Actor.staff(STAFF.id)
BY_SHOPPER = Actor.shopper(SHOPPER.id)
CHANNEL = "default-channel"
_batches = count(1)


def line_id(number: int, position: int) -> str:
    """Saleor's id of the line at this position of the order `make_order_with_parcels(number=...)`."""
    return global_id("OrderLine", f"order-{number}-line-{position}")


def make_order_with_parcels(
    *,
    number: int = 1,
    lines: Sequence[tuple[int, str]] = ((2, "10.00"),),
    shipped: Sequence[Mapping[int, int]] | None = None,
    delivered_at: datetime | None = DELIVERED,
    country: str = "ES",
    shipping: str = "0",
    email: str = "ana@example.test",
    user: UserShape | None = None,
    minutes: float = 20,
    returned: Mapping[int, int] | None = None,
) -> Order:
    """`lines` are (quantity, unit price); `shipped` one `{position: quantity}` per parcel, all in one where left out.

    Every line is another product, `Product:<position>`; all was paid with one transaction. Call it again with more
    `minutes` to have Saleor tell of a later state, `returned` say.
    """
    parcels = [{i: quantity for i, (quantity, _price) in enumerate(lines)}] if shipped is None else shipped
    sent = {i: sum(parcel.get(i, 0) for parcel in parcels) for i in range(len(lines))}
    total = sum((Decimal(price) * quantity for quantity, price in lines), Decimal(shipping))
    shape = order_shape(
        number,
        minutes=minutes,
        status="FULFILLED" if parcels else "UNFULFILLED",
        lines=[
            line_shape(
                line_id(number, i),
                quantity=quantity,
                fulfilled=sent[i],
                price=price,
                variant=variant_shape(i + 1, name=f"M{i + 1}"),
            )
            for i, (quantity, price) in enumerate(lines)
        ],
        fulfillments=[
            *(
                fulfillment_shape(
                    {line_id(number, i): quantity for i, quantity in parcel.items()}, number=number * 100 + n
                )
                for n, parcel in enumerate(parcels)
            ),
            *_came_back(number, returned),
        ],
        transactions=[replace(transaction_shape(charged=str(total)), id=global_id("TransactionItem", number))],
        is_paid=True,
        email=email,
        user=user,
        country=country,
    )
    shape = replace(shape, total=taxed(str(total)), shipping_price=taxed(shipping), total_charged=money(str(total)))
    order = mirror_order(shape, source(minutes=minutes))
    if delivered_at is not None:
        for parcel in order.parcels.filter(delivered_at=None):
            mark_delivered(parcel.pk, delivered_at=delivered_at, source=DeliverySource.CARRIER, by=SYSTEM)
    return Order.objects.select_related("customer").get(pk=order.pk)


def _came_back(number: int, returned: Mapping[int, int] | None) -> list[object]:
    if not returned:
        return []
    units = {line_id(number, i): quantity for i, quantity in returned.items()}
    return [fulfillment_shape(units, number=number * 100 + 50, status="RETURNED", minutes=15)]


def lines_of(order: Order) -> list[OrderLine]:
    return list(order.lines.order_by("position"))


def make_variant(number: int, *, product: Product | None, price: str = "10.00", name: str = "L") -> Variant:
    """Another variant to exchange for, listed at this price; `list_price` does it for one that was ordered."""
    shop = (product or Product.objects.all()[0]).shop
    return Variant.objects.create(
        shop=shop,
        saleor_id=global_id("ProductVariant", number),
        product=product,
        name=name,
        sku=f"SKU-{number}",
        prices=listed(price),
    )


def list_price(line: OrderLine, price: str) -> None:
    assert line.variant is not None
    Variant.objects.filter(pk=line.variant.pk).update(prices=listed(price))


def listed(price: str) -> dict[str, dict[str, str]]:
    return {CHANNEL: {"amount": price, "currency": "EUR"}}


def make_policy(*, applies_from: datetime | None = None, **overrides: object) -> PolicyVersion:
    """Published, and in force for orders placed from the beginning of the year."""
    content = {**dump(Policy.default()), "rules": [], **overrides}
    draft = save_draft(content, name="test", by=BY_STAFF)
    return publish_policy(draft.pk, applies_from=applies_from or datetime(2026, 1, 1, tzinfo=UTC), by=BY_STAFF)


def wish_for(
    units: Mapping[int, int],
    *,
    outcome: Outcome = Outcome.REFUND,
    reason: str = "too_small",
    method: str = "own_carrier",
    variants: Mapping[int, str] | None = None,
    photos: Sequence[int] = (),
    details: str = "",
    note: str = "",
) -> Wanted:
    """`units` and `variants` by our order line id."""
    return Wanted(
        lines=tuple(
            WantedLine(
                order_line_id=order_line_id,
                quantity=quantity,
                reason=reason,
                details=details,
                wanted_variant=(variants or {}).get(order_line_id, ""),
                photos=tuple(photos),
            )
            for order_line_id, quantity in units.items()
        ),
        outcome=outcome,
        method=method,
        note=note,
    )


def make_return(
    order: Order,
    units: Mapping[int, int] | None = None,
    *,
    status: ReturnStatus = ReturnStatus.REQUESTED,
    outcome: Outcome = Outcome.REFUND,
    reason: str = "too_small",
    method: str = "own_carrier",
    variants: Mapping[int, str] | None = None,
    by: Actor = BY_SHOPPER,
    channel: RequestChannel = RequestChannel.PORTAL,
    grade: str = "a",
    disposition: str = "restock",
) -> Return:
    """A return of these units (all of the order where none are named), brought to `status` by the services.

    The default policy approves at once: for REQUESTED or DECLINED publish one with `make_policy(auto_approve=False)`.
    """
    wanted = units or {line.pk: line.quantity for line in lines_of(order)}
    wish = wish_for(wanted, outcome=outcome, reason=reason, method=method, variants=variants)
    ret = request_return(order.pk, wish, channel=channel, language="es", by=by)
    return bring_to(ret, status, grade=grade, disposition=disposition)


_ON_THE_WAY = [ReturnStatus.APPROVED, ReturnStatus.SENT, ReturnStatus.RECEIVED, ReturnStatus.INSPECTED]


def bring_to(ret: Return, status: ReturnStatus, *, grade: str = "a", disposition: str = "restock") -> Return:
    if status == ReturnStatus.DECLINED:
        decline_return(ret.pk, reason="No", by=BY_STAFF)
    elif status == ReturnStatus.CANCELLED:
        cancel_return(ret.pk, by=BY_SHOPPER)
    elif status == ReturnStatus.EXPIRED:
        bring_to(ret, ReturnStatus.APPROVED)
        close_missing(ret.pk, by=BY_STAFF)
    elif status == ReturnStatus.RESOLVED:
        settle_all(bring_to(ret, ReturnStatus.INSPECTED, grade=grade, disposition=disposition))
    elif status != ReturnStatus.REQUESTED:
        for step in _ON_THE_WAY[: _ON_THE_WAY.index(status) + 1]:
            _advance(ret.pk, step, grade, disposition)
    return Return.objects.select_related("order", "customer").get(pk=ret.pk)


def _advance(return_id: int, step: ReturnStatus, grade: str, disposition: str) -> None:
    ret = Return.objects.get(pk=return_id)
    if step == ReturnStatus.APPROVED and ret.status == ReturnStatus.REQUESTED:
        approve_return(return_id, by=BY_STAFF)
    elif step == ReturnStatus.SENT and ret.status == ReturnStatus.APPROVED:
        send_return(return_id, by=BY_SHOPPER, tracking_number="TRACK-1")
    elif step == ReturnStatus.RECEIVED and ret.status == ReturnStatus.SENT:
        receive(ret)
    elif step == ReturnStatus.INSPECTED and ret.status == ReturnStatus.RECEIVED:
        inspect(ret, grade=grade, disposition=disposition)


def settle_all(ret: Return) -> Return:
    """As if refunds, credits and goods had told that all is done."""
    for settlement in ret.settlements.order_by("number"):
        for token in settlement.awaits:
            if token.startswith("move:"):
                note_replacement(
                    settlement.reference, token, order_saleor_id=global_id("Order", "new"), order_number="99", by=SYSTEM
                )
            else:
                note_outcome(settlement.reference, token, by=SYSTEM)
    return Return.objects.get(pk=ret.pk)


def receive(ret: Return, units: Mapping[int, int] | None = None, *, batch: str = "") -> Return:
    """`units` by our order line id; all that is expected where none are named."""
    expected = {line.order_line_id: line.counts.expected for line in ret.lines.all() if line.counts.expected}
    return receive_return(ret.pk, by_line(ret, units or expected), batch=batch or _batch(), by=BY_STAFF)


def inspect(
    ret: Return,
    units: Mapping[int, int] | None = None,
    *,
    grade: str = "a",
    disposition: str = "restock",
    batch: str = "",
) -> Return:
    """`units` by our order line id; all that was not looked at where none are named."""
    waiting = {line.order_line_id: line.counts.uninspected for line in ret.lines.all() if line.counts.uninspected}
    findings = [
        Finding(line_id=line, quantity=quantity, grade=grade, disposition=disposition)
        for line, quantity in by_line(ret, units or waiting).items()
    ]
    return inspect_units(ret.pk, findings, batch=batch or _batch(), by=BY_STAFF)


def by_line(ret: Return, units: Mapping[int, int]) -> dict[int, int]:
    """From order line to return line."""
    known = dict(ret.lines.values_list("order_line_id", "pk"))
    return {known[order_line_id]: quantity for order_line_id, quantity in units.items()}


def _batch() -> str:
    return f"batch-{next(_batches)}"
