"""Giving an order's line more time."""

from typing import Any, Self

import graphene

from saleor_postventa.core.clock import now
from saleor_postventa.orders.queries import order_with_goods
from saleor_postventa.returns.queries import returnable_items
from saleor_postventa.returns.services import extend_window
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import STEER_RETURNS
from saleor_postventa.web.roots import Mutation

from .decisions import PostSaleReturnableItem


class ReturnWindowExtendInput(graphene.InputObjectType):
    order_line_id = graphene.ID(required=True)
    until = graphene.DateTime(required=True, description="The first moment at which it is over.")
    reason = graphene.String(required=True, description="For the team alone.")


class ReturnWindowExtend(PostSaleMutation):
    """Let a line be returned for longer."""

    access = STEER_RETURNS
    renamed = {"orderLine": "orderLineId"}

    class Arguments:
        input = ReturnWindowExtendInput(required=True)

    item = graphene.Field(PostSaleReturnableItem)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSaleOrderLine", given["order_line_id"], field="order_line_id")
        window = extend_window(pk, given["until"], reason=given["reason"], by=info.context.viewer.actor)
        order = order_with_goods(pk=window.order_line.order_id)
        items = returnable_items(order, now=now()) if order is not None else []
        return cls(item=next((item for item in items if item.order_line.pk == pk), None))


@extends(Mutation)
class WindowMutations(graphene.ObjectType):
    return_window_extend = ReturnWindowExtend.Field()
