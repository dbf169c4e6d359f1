"""What can be had instead, for an exchange."""

from typing import Any

import graphene

from saleor_postventa.returns.queries.choices import Choice, exchange_choices
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import show_id
from saleor_postventa.web.permissions import READ_RETURNS, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleMoney

from .finding import order_for


class PostSaleExchangeChoice(graphene.ObjectType):
    """Another variant of an item's product."""

    order_line_id = graphene.ID(required=True)
    variant_saleor_id = graphene.ID(required=True)
    variant_name = graphene.String(required=True)
    unit_price = graphene.Field(PostSaleMoney, required=True)
    unit_difference = graphene.Field(
        PostSaleMoney, required=True, description="Positive where it costs more than what was paid."
    )
    is_available = graphene.Boolean(description="Null where Saleor could not be asked.")

    @staticmethod
    def resolve_order_line_id(choice: Choice, info: Any) -> str:
        return show_id("PostSaleOrderLine", choice.order_line.pk)

    @staticmethod
    def resolve_variant_saleor_id(choice: Choice, info: Any) -> str:
        return choice.variant.saleor_id

    @staticmethod
    def resolve_variant_name(choice: Choice, info: Any) -> str:
        return choice.variant.name

    @staticmethod
    def resolve_unit_price(choice: Choice, info: Any) -> Any:
        return choice.price

    @staticmethod
    def resolve_unit_difference(choice: Choice, info: Any) -> Any:
        return choice.difference

    @staticmethod
    def resolve_is_available(choice: Choice, info: Any) -> bool | None:
        return None if choice.units is None else choice.units > 0


@extends(Query)
class ChoiceQueries(graphene.ObjectType):
    return_exchange_choices = graphene.List(
        graphene.NonNull(PostSaleExchangeChoice),
        order_id=graphene.ID(required=True, description="Our id, or Saleor's."),
        description="What the items of an order could be exchanged for.",
    )

    @staticmethod
    @requires(READ_RETURNS)
    def resolve_return_exchange_choices(root: None, info: Any, *, order_id: str) -> list[Choice] | None:
        order = order_for(info.context.viewer, order_id)
        return None if order is None else exchange_choices(order)
