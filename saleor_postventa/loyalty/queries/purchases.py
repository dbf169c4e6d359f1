"""An order as the ways to earn ask about it, and who bought it."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from saleor_postventa.core.money import Money
from saleor_postventa.loyalty.models import Account, LevelChange
from saleor_postventa.loyalty.programme.calculator import buyer_of
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.queries.spending import paid_with_points
from saleor_postventa.loyalty.rules.earning import Buyer, EarningLine, EarningOrder
from saleor_postventa.orders.models import Order, OrderLine, Transaction
from saleor_postventa.people.models import Customer, CustomerFact
from saleor_postventa.refunds.paid import shares_of

SEGMENTS = "segments"
# The mirror does not know Saleor's kind of a product type: it goes by what shops call theirs.
_GIFT_CARD_TYPES = frozenset({"gift-card", "gift-cards", "giftcard", "gift-card-type", "tarjeta-regalo"})
_NOTHING = Decimal(0)


def lines_of_purchase(order: Order) -> list[OrderLine]:
    """With their products; also those that were taken out of the order."""
    return list(OrderLine.objects.filter(order=order).select_related("variant__product").order_by("position", "pk"))


def purchase_of(order: Order, lines: Sequence[OrderLine]) -> EarningOrder:
    """Its amounts are what was really paid for each line, also of what was taken off the whole order."""
    standing = [line for line in lines if not line.is_removed and line.quantity]
    shares = shares_of(order, standing, list(Transaction.objects.filter(order=order)))
    # An order that was marked as paid by hand has no payment that says how much.
    is_told = any(share for share in shares.lines.values())
    return EarningOrder(
        currency=order.currency,
        channel=order.channel,
        lines=tuple(
            _line(line, shares.lines[line.pk].amount if is_told else line.total_price_gross_amount) for line in standing
        ),
        shipping_gross=shares.shipping.amount if is_told else order.shipping_gross_amount,
        shipping_net=_net(
            shares.shipping.amount if is_told else order.shipping_gross_amount,
            of=order.shipping_gross_amount,
            net=order.shipping_net_amount,
            currency=order.currency,
        ),
        points_off=paid_with_points(order),
        gift_cards_paid=_by_gift_card(order, standing),
        is_replacement=order.is_replacement,
    )


def buyer_at(moment: datetime, programme: Programme, account: Account) -> Buyer:
    """On the level that they were on then: points of an order do not change what the order itself earns."""
    return buyer_of(programme, level_at(moment, programme, account), groups_of(account.customer_id))


def level_at(moment: datetime, programme: Programme, account: Account) -> str:
    last = LevelChange.objects.filter(account=account, at__lte=moment).order_by("-at", "-pk").first()
    if last is not None:
        return last.after
    free = [level.code for level in programme.tiers.levels if not level.threshold]
    return free[-1] if free else ""


def groups_of(customer_id: int | None) -> frozenset[str]:
    fact = CustomerFact.objects.filter(customer_id=customer_id or 0, key=SEGMENTS).first()
    return frozenset(map(str, fact.value)) if fact is not None and isinstance(fact.value, list) else frozenset()


def takes_part(customer: Customer, account: Account, programme: Programme) -> bool:
    """Neither left out by the programme, nor of their own wish."""
    if account.left_at is not None or customer.is_erased or (customer.is_guest and not programme.guests_earn):
        return False
    return not programme.excluded.leaves_out(
        customer=customer.saleor_id or "", groups=groups_of(customer.pk), email=customer.email
    )


def _line(line: OrderLine, gross: Decimal) -> EarningLine:
    product = line.variant.product if line.variant else None
    return EarningLine(
        key=str(line.pk),
        quantity=line.quantity,
        gross=gross,
        net=_net(gross, of=line.total_price_gross_amount, net=line.total_price_net_amount, currency=line.currency),
        undiscounted_gross=line.undiscounted_unit_price_gross_amount * line.quantity,
        product=product.saleor_id if product else "",
        collections=frozenset(product.collection_slugs) if product else frozenset(),
        categories=frozenset({product.category_slug} - {""}) if product else frozenset(),
        is_gift_card=product is not None and product.type_slug in _GIFT_CARD_TYPES,
    )


def _net(gross: Decimal, *, of: Decimal, net: Decimal, currency: str) -> Decimal:
    return Money(gross * net / of, currency).rounded().amount if of else gross


def _by_gift_card(order: Order, lines: Sequence[OrderLine]) -> Decimal:
    """Saleor takes gift cards of the older way off the total, and says nowhere else how much they paid."""
    worth = sum((line.total_price_gross_amount for line in lines), order.shipping_gross_amount)
    return max(_NOTHING, worth - order.total_gross_amount) if order.gift_cards else _NOTHING
