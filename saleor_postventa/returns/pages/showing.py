"""Decisions and amounts as templates show them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import get_language

from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.returns.policy.sentences import for_shopper
from saleor_postventa.returns.queries.items import Item


def item_view(item: Item, order: Order) -> dict[str, Any]:
    """One line of an order: what it is, what can be done with it, until when, in a sentence."""
    decision = item.decision
    return {
        **goods_view(item.order_line),
        "is_open": decision.verdict.is_open and decision.returnable > 0,
        "returnable": decision.returnable,
        "sentence": for_shopper(decision),
        "code": decision.code,
    }


def shared_sentence(views: Sequence[dict[str, Any]]) -> str:
    """What holds for all that can be sent back, to be said once; empty where it differs, or there is but one."""
    said = {view["sentence"] for view in views if view["is_open"]}
    return str(said.pop()) if len(said) == 1 and len(views) > 1 else ""


def goods_view(line: OrderLine) -> dict[str, Any]:
    return {
        "id": line.pk,
        "name": line.bought_name,
        "variant": line.bought_variant_name,
        "image": line.thumbnail_url,
        "initial": line.bought_name[:1].upper(),
        "quantity": line.quantity,
        "price": shown(line.unit_price),
    }


def shown(money: Money) -> str:
    return money.formatted(get_language() or "en")
