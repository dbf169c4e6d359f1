"""What the shopper gets: settlements, exchanges, and what they asked of the rooms below."""

from decimal import Decimal
from typing import Any

import graphene

from saleor_postventa.core.money import Money
from saleor_postventa.credits.api import PostSaleStoreCredit
from saleor_postventa.credits.queries import credits_by_reference
from saleor_postventa.refunds.api import PostSaleRefund
from saleor_postventa.refunds.queries import refunds_by_reference
from saleor_postventa.returns.models import Exchange, Settlement
from saleor_postventa.returns.queries.queue import variant_names
from saleor_postventa.web.batching import batched
from saleor_postventa.web.ids import Node, show_id
from saleor_postventa.web.values import PostSaleMoney, money

from .enums import PostSaleExchangeStatus, PostSaleReturnOutcome, PostSaleSettlementStatus
from .notes import is_team


class PostSaleUnits(graphene.ObjectType):
    """So many units of an order's line."""

    order_line_id = graphene.ID(required=True)
    quantity = graphene.Int(required=True)


def units_of(kept: dict[str, int]) -> list[PostSaleUnits]:
    """Of `{our order line id: quantity}` as events and settlements keep it."""
    return [
        PostSaleUnits(order_line_id=show_id("PostSaleOrderLine", int(key)), quantity=quantity)
        for key, quantity in kept.items()
    ]


class PostSaleSettlement(graphene.ObjectType):
    """What the shopper gets for one batch of units: goods, less fees and loss of value, with shipping and bonus."""

    class Meta:
        interfaces = (Node,)

    number = graphene.Int(required=True)
    outcome = graphene.Field(PostSaleReturnOutcome, required=True)
    units = graphene.List(graphene.NonNull(PostSaleUnits), required=True)
    goods = graphene.Field(PostSaleMoney, required=True)
    fees = graphene.Field(PostSaleMoney, required=True)
    loss = graphene.Field(PostSaleMoney, required=True)
    shipping = graphene.Field(PostSaleMoney, required=True)
    bonus = graphene.Field(PostSaleMoney, required=True)
    amount = graphene.Field(PostSaleMoney, required=True)
    status = graphene.Field(PostSaleSettlementStatus, required=True)
    status_label = graphene.String(required=True)
    trouble = graphene.String(description="Why a person has to look; for the shop's team.")
    note = graphene.String(description="What a person did; for the shop's team.")
    made_at = graphene.DateTime(required=True)
    done_at = graphene.DateTime()
    refunds = graphene.List(graphene.NonNull(PostSaleRefund), required=True)
    credits = graphene.List(graphene.NonNull(PostSaleStoreCredit), required=True)

    @staticmethod
    def resolve_units(settlement: Settlement, info: Any) -> list[PostSaleUnits]:
        return units_of(settlement.units)

    @staticmethod
    def resolve_goods(settlement: Settlement, info: Any) -> Money:
        return money(settlement.goods_amount, settlement.currency)

    @staticmethod
    def resolve_fees(settlement: Settlement, info: Any) -> Money:
        return money(settlement.fee_amount, settlement.currency)

    @staticmethod
    def resolve_loss(settlement: Settlement, info: Any) -> Money:
        return money(settlement.loss_amount, settlement.currency)

    @staticmethod
    def resolve_shipping(settlement: Settlement, info: Any) -> Money:
        return money(settlement.shipping_amount, settlement.currency)

    @staticmethod
    def resolve_bonus(settlement: Settlement, info: Any) -> Money:
        return money(settlement.bonus_amount, settlement.currency)

    @staticmethod
    def resolve_amount(settlement: Settlement, info: Any) -> Money:
        return money(settlement.amount, settlement.currency)

    @staticmethod
    def resolve_status_label(settlement: Settlement, info: Any) -> str:
        return settlement.get_status_display()

    @staticmethod
    def resolve_trouble(settlement: Settlement, info: Any) -> str | None:
        return (settlement.trouble or None) if is_team(info) else None

    @staticmethod
    def resolve_note(settlement: Settlement, info: Any) -> str | None:
        return (settlement.note or None) if is_team(info) else None

    @staticmethod
    def resolve_refunds(settlement: Settlement, info: Any) -> Any:
        return batched(info, settlement, "refunds_asked_for", _reference, refunds_by_reference) or []

    @staticmethod
    def resolve_credits(settlement: Settlement, info: Any) -> Any:
        return batched(info, settlement, "credits_asked_for", _reference, credits_by_reference) or []


def _reference(settlement: Settlement) -> str:
    return settlement.reference


class PostSaleExchangeLine(graphene.ObjectType):
    """What goes out for what comes back. A positive difference is paid by the shopper, a negative one goes back."""

    line_id = graphene.ID(required=True, description="Of the return's line.")
    variant_saleor_id = graphene.ID(required=True)
    variant_name = graphene.String()
    quantity = graphene.Int(required=True)
    unit_price = graphene.Field(PostSaleMoney, required=True)
    unit_difference = graphene.Field(PostSaleMoney, required=True)


class PostSaleExchange(graphene.ObjectType):
    """The other half of a return whose outcome is an exchange."""

    class Meta:
        interfaces = (Node,)

    status = graphene.Field(PostSaleExchangeStatus, required=True)
    status_label = graphene.String(required=True)
    status_since = graphene.DateTime(required=True)
    lines = graphene.List(graphene.NonNull(PostSaleExchangeLine), required=True)
    difference = graphene.Field(PostSaleMoney, required=True)
    replacement_saleor_id = graphene.ID(description="Of the replacement order, once it was placed.")
    replacement_number = graphene.String()

    @staticmethod
    def resolve_status_label(exchange: Exchange, info: Any) -> str:
        return exchange.get_status_display()

    @staticmethod
    def resolve_lines(exchange: Exchange, info: Any) -> list[PostSaleExchangeLine]:
        names = batched(info, exchange, "exchange_variants", _variants, variant_names) or {}
        return [
            PostSaleExchangeLine(
                line_id=show_id("PostSaleReturnLine", line["return_line"]),
                variant_saleor_id=line["variant"],
                variant_name=names.get(line["variant"]),
                quantity=line["quantity"],
                unit_price=money(Decimal(line["unit_price"]), exchange.currency),
                unit_difference=money(Decimal(line["unit_difference"]), exchange.currency),
            )
            for line in exchange.lines
        ]

    @staticmethod
    def resolve_difference(exchange: Exchange, info: Any) -> Money:
        return money(exchange.difference_amount, exchange.currency)

    @staticmethod
    def resolve_replacement_saleor_id(exchange: Exchange, info: Any) -> str | None:
        return exchange.replacement_saleor_id or None

    @staticmethod
    def resolve_replacement_number(exchange: Exchange, info: Any) -> str | None:
        return exchange.replacement_number or None


def _variants(exchange: Exchange) -> tuple[str, ...]:
    return tuple(sorted({line["variant"] for line in exchange.lines}))


class PostSaleSettlementAhead(graphene.ObjectType):
    """What the shopper would get, if it were settled now."""

    outcome = graphene.Field(PostSaleReturnOutcome, required=True)
    units = graphene.Int(required=True)
    goods = graphene.Field(PostSaleMoney, required=True)
    fees = graphene.Field(PostSaleMoney, required=True)
    loss = graphene.Field(PostSaleMoney, required=True)
    shipping = graphene.Field(PostSaleMoney, required=True)
    bonus = graphene.Field(PostSaleMoney, required=True)
    amount = graphene.Field(PostSaleMoney, required=True)

    @staticmethod
    def resolve_units(ahead: Settlement, info: Any) -> int:
        return sum(ahead.units.values())

    resolve_goods = staticmethod(PostSaleSettlement.resolve_goods)
    resolve_fees = staticmethod(PostSaleSettlement.resolve_fees)
    resolve_loss = staticmethod(PostSaleSettlement.resolve_loss)
    resolve_shipping = staticmethod(PostSaleSettlement.resolve_shipping)
    resolve_bonus = staticmethod(PostSaleSettlement.resolve_bonus)
    resolve_amount = staticmethod(PostSaleSettlement.resolve_amount)
