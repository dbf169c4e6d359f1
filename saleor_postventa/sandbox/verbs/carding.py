"""Gift cards are made, and pay."""

import secrets
from datetime import date
from decimal import Decimal

import msgspec

from saleor_postventa.sandbox.world import totals
from saleor_postventa.sandbox.world.cards import Card
from saleor_postventa.sandbox.world.money import quantize
from saleor_postventa.sandbox.world.orders import GiftCard, Order
from saleor_postventa.sandbox.world.world import World

from .refusing import Refused


class WantedCard(msgspec.Struct, kw_only=True, frozen=True):
    amount: Decimal
    currency: str
    is_active: bool = True
    expiry_date: date | None = None
    note: str = ""
    metadata: dict[str, str] = {}


def create_card(world: World, wanted: WantedCard) -> Card:
    """Each call makes another card: nothing tells it that it was asked for already."""
    with world.acting():
        if wanted.amount != quantize(wanted.amount, wanted.currency):
            raise Refused("INVALID", "Value cannot have that many decimal places.", field="balance")
        if wanted.amount <= 0:
            raise Refused("INVALID", "Balance amount have to be greater than 0.", field="balance")
        if wanted.expiry_date and wanted.expiry_date <= world.clock.now().date():
            raise Refused("INVALID", "Expiry date must be in the future.", field="expiryDate")
        card = Card(
            pk=world.next_pk(Card),
            code="-".join(secrets.token_hex(2).upper() for _ in range(3)),
            currency=wanted.currency,
            initial=wanted.amount,
            current=wanted.amount,
            created_at=world.clock.now(),
            is_active=wanted.is_active,
            expiry_date=wanted.expiry_date,
            note=wanted.note,
            metadata=dict(wanted.metadata),
        )
        world.store.put(card)
    return card


def pay_with_card(world: World, order: Order, code: str) -> None:
    """The older way, at the checkout: as far as the card goes, the order costs less. Nobody is told of it."""
    card = next((card for card in world.store.all(Card) if card.code == code), None)
    if card is None or not card.is_active or not card.current or card.currency != order.currency:
        raise Refused("INVALID", "Promo code is invalid.")
    paid = min(card.current, totals.total(order).gross.amount)
    card.current -= paid
    order.paid_by_card += paid
    order.gift_cards.append(GiftCard(pk=card.pk, last4_code_chars=card.last4_code_chars))
    world.store.put(card)
