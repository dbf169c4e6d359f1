"""Gift cards, and which of them paid an order."""

from typing import Any

from saleor_postventa.sandbox.graph.connections import Connection, number_key, paginate
from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.world.cards import Card
from saleor_postventa.sandbox.world.money import Money
from saleor_postventa.sandbox.world.orders import GiftCard, Order


@resolves("Query", "giftCards")
def resolve_cards(
    _: None, context: Context, filter_: dict[str, Any] | None = None, first: int | None = None
) -> Connection:
    wanted = (filter_ or {}).get("metadata") or []
    found = [card for card in context.world.store.all(Card) if all(_has(card, pair) for pair in wanted)]
    return paginate("giftCards", found, lambda card: (number_key(card.pk),), first, None)


@resolves("Order", "giftCards")
def resolve_cards_of_order(order: Order, context: Context) -> list[Card | GiftCard]:
    return [context.world.store.get(Card, used.pk) or used for used in order.gift_cards]


@resolves("GiftCard", "initialBalance")
def resolve_initial_balance(card: Card, _: Context) -> Money:
    return Money(card.initial, card.currency)


def _has(card: Card, pair: dict[str, str | None]) -> bool:
    """Without a value, the key is enough."""
    key, value = str(pair["key"]), pair.get("value")
    return key in card.metadata and value in (None, card.metadata[key])
