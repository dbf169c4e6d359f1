from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.refusals import PermissionDenied
from saleor_postventa.sandbox.graph.registry import Part, resolves
from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.catalogue import Channel
from saleor_postventa.sandbox.world.money import Money
from saleor_postventa.sandbox.world.orders import Order
from saleor_postventa.sandbox.world.people import User

from .pieces import amount, chosen

READS_USER = ("MANAGE_USERS", "MANAGE_ORDERS", "HANDLE_PAYMENTS", "OWNER")
for _field, _reckon in {
    "total": totals.total,
    "undiscountedTotal": totals.undiscounted_total,
    "subtotal": totals.subtotal,
    "shippingPrice": totals.shipping,
    "totalCharged": totals.charged,
    "totalRefunded": totals.refunded,
    "totalRefundPending": totals.refund_pending,
    "totalGrantedRefund": totals.granted,
    "totalBalance": totals.balance,
    "isPaid": totals.is_paid,
    "paymentStatus": totals.payment_status,
}.items():
    resolves("Order", _field)(lambda order, context, reckon=_reckon: reckon(order))


@resolves("Order", "channel")
def resolve_channel(order: Order, context: Context) -> Channel | None:
    return context.world.store.get(Channel, order.channel_pk)


@resolves("Order", "user")
def resolve_user(order: Order, context: Context) -> User | None:
    user = context.world.store.get(User, order.user_pk)
    is_owner = context.requestor.user is not None and context.requestor.user is user
    if user and not is_owner and not context.requestor.holds_one_of(frozenset(READS_USER)):
        raise PermissionDenied(READS_USER)
    return user


@resolves("Order", "languageCodeEnum")
def resolve_language(order: Order, _: Context) -> str:
    return order.language_code


for _field, _attribute in {
    "lines": "lines",
    "fulfillments": "fulfillments",
    "transactions": "transactions",
    "grantedRefunds": "granted_refunds",
    "discounts": "discounts",
}.items():
    resolves("Order", _field)(
        lambda order, context, attribute=_attribute: [Part(order, item) for item in getattr(order, attribute)]
    )


@resolves("Order", "metafields")
def resolve_metafields(order: Order, _: Context, keys: list[str]) -> dict[str, str]:
    return chosen(order.metadata, keys)


@resolves("Order", "privateMetafields")
def resolve_private_metafields(order: Order, context: Context, keys: list[str]) -> dict[str, str]:
    if not context.requestor.holds_one_of(frozenset({"MANAGE_ORDERS"})):
        raise PermissionDenied(["MANAGE_ORDERS"])
    return chosen(order.private_metadata, keys)


@resolves("Money", "amount")
def resolve_amount(money: Money, _: Context) -> float:
    return amount(money)
