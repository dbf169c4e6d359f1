"""Goods in the graph: what Saleor is told of units and stock, and where a person has to look."""

from typing import Any, Self

import graphene

from saleor_postventa.events.labels import label_of
from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.api.types import order_lookup
from saleor_postventa.orders.models import Order
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import HANDLE_RETURNS, OPERATE, STEER_RETURNS, requires
from saleor_postventa.web.roots import Mutation, Query

from .models import GoodsMove
from .rules import MoveKind, MoveStatus, Trouble
from .services import confirm_move, drop_move, retry_move
from .shapes import PlaceShape
from .warehouses import warehouses

NEWEST_FIRST = ("-asked_at", "-pk")

PostSaleGoodsMoveKind = graphene.Enum.from_enum(MoveKind, name="PostSaleGoodsMoveKind")
PostSaleGoodsMoveStatus = graphene.Enum.from_enum(MoveStatus, name="PostSaleGoodsMoveStatus")


class PostSaleGoodsMove(graphene.ObjectType):
    """One change to Saleor's book of goods."""

    class Meta:
        interfaces = (Node,)

    kind = graphene.Field(PostSaleGoodsMoveKind, required=True)
    kind_label = graphene.String(required=True)
    status = graphene.Field(PostSaleGoodsMoveStatus, required=True)
    status_label = graphene.String(required=True)
    status_since = graphene.DateTime(required=True)
    reference = graphene.String(required=True)
    asked_at = graphene.DateTime(required=True)
    attempt = graphene.Int(required=True)
    trouble = graphene.String(description="Why a person has to look.")
    trouble_label = graphene.String()
    wanted = graphene.JSONString(required=True, description="What was asked for.")
    before = graphene.JSONString(required=True, description="What Saleor said right before the call.")
    result = graphene.JSONString(required=True, description="What came of it.")
    reviewed_by = graphene.String()
    order_number = graphene.String(required=True)
    order = graphene.Field(PostSaleOrder, required=True)

    @staticmethod
    def resolve_kind_label(move: GoodsMove, info: Any) -> str:
        return move.get_kind_display()

    @staticmethod
    def resolve_status_label(move: GoodsMove, info: Any) -> str:
        return move.get_status_display()

    @staticmethod
    def resolve_trouble(move: GoodsMove, info: Any) -> str | None:
        return move.trouble or None

    @staticmethod
    def resolve_trouble_label(move: GoodsMove, info: Any) -> str | None:
        return str(Trouble(move.trouble).label) if move.trouble in Trouble.values else None

    @staticmethod
    def resolve_reviewed_by(move: GoodsMove, info: Any) -> str | None:
        return label_of(move.reviewed_by, info)

    @staticmethod
    def resolve_order_number(move: GoodsMove, info: Any) -> str:
        return move.order.number

    @staticmethod
    def resolve_order(move: GoodsMove, info: Any) -> Order | None:
        return related(move, lambda each: each.order)


PostSaleGoodsMoveConnection = countable_connection(PostSaleGoodsMove)


class PostSaleGoodsMoveFilterInput(graphene.InputObjectType):
    is_stuck = graphene.Boolean(description="Those that wait for a person.")


class PostSaleWarehouse(graphene.ObjectType):
    """Where Saleor keeps stock."""

    saleor_id = graphene.ID(required=True)
    slug = graphene.String(required=True)
    name = graphene.String(required=True)

    @staticmethod
    def resolve_saleor_id(place: PlaceShape, info: Any) -> str:
        return place.id


@extends(Query)
class GoodsQueries(graphene.ObjectType):
    post_sale_goods_moves = connection_field(
        PostSaleGoodsMoveConnection, description="Newest first.", filter=PostSaleGoodsMoveFilterInput()
    )
    post_sale_warehouses = graphene.List(
        graphene.NonNull(PostSaleWarehouse),
        description="Where units can be put back to, by name; asked of Saleor at this moment.",
    )

    @staticmethod
    @requires(OPERATE)
    def resolve_post_sale_goods_moves(root: None, info: Any, **asked: Any) -> Any:
        wanted = asked.pop("filter", None) or {}
        rows = GoodsMove.objects.stuck() if wanted.get("is_stuck") else GoodsMove.objects.all()
        return page_of(rows, NEWEST_FIRST, load=lambda found: found.prefetch_related(order_lookup(info)), **asked)

    @staticmethod
    @requires(HANDLE_RETURNS)
    def resolve_post_sale_warehouses(root: None, info: Any) -> list[PlaceShape]:
        return warehouses(info.context.shop)


class GoodsMoveConfirmInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class GoodsMoveConfirm(PostSaleMutation):
    """Somebody looked in Saleor: it did happen."""

    access = STEER_RETURNS

    class Arguments:
        input = GoodsMoveConfirmInput(required=True)

    move = graphene.Field(PostSaleGoodsMove)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSaleGoodsMove", given["id"], field="id")
        return cls(move=confirm_move(pk, by=info.context.viewer.actor))


class GoodsMoveRetryInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class GoodsMoveRetry(PostSaleMutation):
    """Somebody looked in Saleor: it did not happen, and is to be tried again."""

    access = STEER_RETURNS

    class Arguments:
        input = GoodsMoveRetryInput(required=True)

    move = graphene.Field(PostSaleGoodsMove)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSaleGoodsMove", given["id"], field="id")
        return cls(move=retry_move(pk, by=info.context.viewer.actor))


class GoodsMoveDropInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class GoodsMoveDrop(PostSaleMutation):
    """Somebody looked in Saleor: it did not happen, and never shall."""

    access = STEER_RETURNS

    class Arguments:
        input = GoodsMoveDropInput(required=True)

    move = graphene.Field(PostSaleGoodsMove)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSaleGoodsMove", given["id"], field="id")
        return cls(move=drop_move(pk, by=info.context.viewer.actor))


@extends(Mutation)
class GoodsMutations(graphene.ObjectType):
    goods_move_confirm = GoodsMoveConfirm.Field()
    goods_move_drop = GoodsMoveDrop.Field()
    goods_move_retry = GoodsMoveRetry.Field()
