"""The points of an order in the graph."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import graphene

from saleor_postventa.loyalty.models import Redemption
from saleor_postventa.loyalty.queries.order_points import LinePoints, OrderPoints, points_of_orders
from saleor_postventa.orders.api import OrderPostSale, PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.web.batching import batched
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_POINTS, READ_REDEMPTIONS, requires

from .redemptions import PostSaleRedemption


class PostSaleLinePoints(graphene.ObjectType):
    """What one line, or the delivery, earned. Texts are in the language asked for (Accept-Language)."""

    name = graphene.String(required=True)
    order_line_saleor_id = graphene.ID(description="Null of the delivery.")
    points = graphene.Int(required=True, description="Still its own.")
    points_gone = graphene.Int(required=True, description="Gone with what came back, or was exchanged.")
    why = graphene.String()
    is_waiting = graphene.Boolean(required=True, description="They are still on their way.")
    usable_at = graphene.DateTime(description="As far as it is known.")
    until = graphene.String(description="From when they can be used, in words; null once they can.")
    programme_version = graphene.Int(required=True)

    @staticmethod
    def resolve_order_line_saleor_id(line: LinePoints, info: Any) -> str | None:
        return line.earning.order_line.saleor_id if line.earning.order_line is not None else None

    @staticmethod
    def resolve_why(line: LinePoints, info: Any) -> str | None:
        return line.why or None

    @staticmethod
    def resolve_usable_at(line: LinePoints, info: Any) -> datetime | None:
        return line.earning.activates_at

    @staticmethod
    def resolve_until(line: LinePoints, info: Any) -> str | None:
        return line.until or None

    @staticmethod
    def resolve_programme_version(line: LinePoints, info: Any) -> int:
        return line.earning.programme.number


class PostSaleOrderPoints(graphene.ObjectType):
    """What an order earned, and what was used in it."""

    points = graphene.Int(required=True, description="Still its own, those on their way with them.")
    pending = graphene.Int(required=True, description="Of them, those on their way.")
    points_gone = graphene.Int(required=True, description="Gone with what came back, or was exchanged.")
    usable_at = graphene.DateTime(description="When the last of those on their way can be used, once that is known.")
    lines = graphene.List(graphene.NonNull(PostSaleLinePoints), required=True)
    points_used = graphene.Int(required=True, description="Spent on rewards that it was placed with.")
    points_back = graphene.Int(required=True, description="Of those, what came back with goods or with the order.")
    redemptions = graphene.List(graphene.NonNull(PostSaleRedemption), description="What it was placed with.")

    @staticmethod
    @requires(READ_REDEMPTIONS)
    def resolve_redemptions(points: OrderPoints, info: Any) -> Sequence[Redemption]:
        return [used.redemption for used in points.used]


class _OrderPoints(graphene.ObjectType):
    points = graphene.Field(PostSaleOrderPoints, description="Null where points have nothing to do with it.")

    @staticmethod
    @requires(READ_POINTS)
    def resolve_points(order: Order, info: Any) -> OrderPoints | None:
        return batched(info, order, "order_points", lambda each: each.pk, points_of_orders)


extends(OrderPostSale)(_OrderPoints)
extends(PostSaleOrder)(_OrderPoints)
