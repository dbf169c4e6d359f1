"""An order as the ways to earn ask about it, and who bought it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.money import Money
from saleor_postventa.loyalty.models import Account, LevelChange
from saleor_postventa.loyalty.programme.calculator import buyer_of
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.queries.members import living, was_absent
from saleor_postventa.loyalty.queries.spending import cards_for_points, paid_by_points, paid_with_points
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
    transactions = list(Transaction.objects.filter(order=order))
    return purchase_from(order, lines, transactions, paid_with_points(order), cards_for_points(card_ids(order)))


def purchase_from(
    order: Order,
    lines: Sequence[OrderLine],
    transactions: Sequence[Transaction],
    points_off: Decimal,
    cards: Mapping[str, Decimal],
) -> EarningOrder:
    """Its amounts are what was really paid for each line, also of what was taken off the whole order.

    `cards` are those that were taken for points, by Saleor's id, with what they were worth.
    """
    standing = [line for line in lines if not line.is_removed and line.quantity]
    shares = shares_of(order, standing, transactions)
    by_cards = _by_gift_card(order, standing)
    by_points = paid_by_points(by_cards, (cards[each] for each in card_ids(order) if each in cards))
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
        points_off=points_off,
        points_paid=by_points,
        gift_cards_paid=by_cards - by_points,
        is_replacement=order.is_replacement,
    )


def card_ids(order: Order) -> list[str]:
    """Saleor's ids of the gift cards that paid."""
    return [str(card["id"]) for card in order.gift_cards]


def buyer_at(moment: datetime, programme: Programme, account: Account) -> Buyer:
    """On the level that they were on then: points of an order do not change what the order itself earns."""
    return buyer_of(programme, level_at(moment, programme, account), groups_of(account.customer_id))


def level_at(moment: datetime, programme: Programme, account: Account) -> str:
    last = LevelChange.objects.filter(account=account.pk, at__lte=moment).order_by("-at", "-pk").first()
    return last.after if last is not None else programme.tiers.first


def groups_of(customer_id: int | None) -> frozenset[str]:
    fact = CustomerFact.objects.filter(customer_id=customer_id or 0, key=SEGMENTS).first()
    return frozenset(map(str, fact.value)) if fact is not None and isinstance(fact.value, list) else frozenset()


def takes_part(customer: Customer, account: Account, programme: Programme, *, at: datetime | None = None) -> bool:
    """Left out neither by the programme or the team, nor of their own wish: now, and when it was done (`at`)."""
    if not living(account).takes_part or customer.is_erased or (customer.is_guest and not programme.guests_earn):
        return False
    if at is not None and was_absent(account, at):
        return False
    return not programme.excluded.leaves_out(
        customer=customer.saleor_id or "",
        groups=groups_of(customer.pk),
        email=customer.email,
        is_staff=customer.is_staff,
    )


def traits_of(product: Product | None) -> dict[str, Any]:
    """What of a product changes what it earns, for an EarningLine."""
    if product is None:
        return {}
    return {
        "product": product.saleor_id,
        "collections": frozenset(product.collection_slugs),
        "categories": frozenset({product.category_slug} - {""}),
        "is_gift_card": product.type_slug in _GIFT_CARD_TYPES,
    }


def _line(line: OrderLine, gross: Decimal) -> EarningLine:
    return EarningLine(
        key=str(line.pk),
        quantity=line.quantity,
        gross=gross,
        net=_net(gross, of=line.total_price_gross_amount, net=line.total_price_net_amount, currency=line.currency),
        undiscounted_gross=line.undiscounted_unit_price_gross_amount * line.quantity,
        **traits_of(line.variant.product if line.variant else None),
    )


def _net(gross: Decimal, *, of: Decimal, net: Decimal, currency: str) -> Decimal:
    return Money(gross * net / of, currency).rounded().amount if of else gross


def _by_gift_card(order: Order, lines: Sequence[OrderLine]) -> Decimal:
    """Saleor takes gift cards of the older way off the total, and says nowhere else how much they paid."""
    worth = sum((line.total_price_gross_amount for line in lines), order.shipping_gross_amount)
    return max(_NOTHING, worth - order.total_gross_amount) if order.gift_cards else _NOTHING
