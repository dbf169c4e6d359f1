"""Money back in the graph: what was asked for, by which way it goes, and where a person has to help."""

from collections.abc import Callable
from typing import Any, Self

import graphene

from saleor_postventa.events.labels import label_of
from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.api.types import order_lookup
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import Purpose
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import MOVE_MONEY, READ_MONEY, READ_ORDER, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleMoney, money

from . import queries
from .models import Refund, RefundPart
from .rules import PartStatus, Path, RefundStatus
from .services import confirm_part, retry_part

NEWEST_FIRST = ("-requested_at", "-pk")

PostSaleRefundStatus = graphene.Enum.from_enum(RefundStatus, name="PostSaleRefundStatus")
PostSaleRefundPath = graphene.Enum.from_enum(Path, name="PostSaleRefundPath")
PostSaleRefundPartStatus = graphene.Enum.from_enum(PartStatus, name="PostSaleRefundPartStatus")
PostSaleRefundPurpose = graphene.Enum.from_enum(Purpose, name="PostSaleRefundPurpose")


class PostSaleRefundPart(graphene.ObjectType):
    """The share of one payment."""

    class Meta:
        interfaces = (Node,)

    path = graphene.Field(PostSaleRefundPath, required=True)
    amount = graphene.Field(PostSaleMoney, required=True)
    status = graphene.Field(PostSaleRefundPartStatus, required=True)
    status_label = graphene.String(required=True)
    status_since = graphene.DateTime(required=True)
    trouble = graphene.String(description="Why a person has to look; for the shop's team.")
    trouble_label = graphene.String()
    attempt = graphene.Int(description="For the shop's team.")
    confirmed_by = graphene.String(description="For the shop's team.")

    @staticmethod
    def resolve_amount(part: RefundPart, info: Any) -> Any:
        return part.money

    @staticmethod
    def resolve_status_label(part: RefundPart, info: Any) -> str:
        return part.get_status_display()

    @staticmethod
    def resolve_trouble(part: RefundPart, info: Any) -> str | None:
        return (part.trouble or None) if READ_MONEY.admits(info.context.viewer) else None

    @staticmethod
    def resolve_trouble_label(part: RefundPart, info: Any) -> str | None:
        return part.get_trouble_display() if part.trouble and READ_MONEY.admits(info.context.viewer) else None

    @staticmethod
    def resolve_attempt(part: RefundPart, info: Any) -> int | None:
        return part.attempt if info.context.viewer.is_staff else None

    @staticmethod
    def resolve_confirmed_by(part: RefundPart, info: Any) -> str | None:
        return label_of(part.confirmed_by, info) if info.context.viewer.is_staff else None


class PostSaleRefund(graphene.ObjectType):
    """What goes back to the shopper for some units, and for the delivery (`shipping` is a share of `amount`)."""

    class Meta:
        interfaces = (Node,)

    amount = graphene.Field(PostSaleMoney, required=True)
    shipping = graphene.Field(PostSaleMoney, required=True)
    status = graphene.Field(PostSaleRefundStatus, required=True)
    status_label = graphene.String(required=True)
    purpose = graphene.Field(PostSaleRefundPurpose, required=True)
    reference = graphene.String(description="What asked for it; for the shop's team and integrators.")
    requested_at = graphene.DateTime(required=True)
    settled_at = graphene.DateTime()
    due_at = graphene.DateTime(description="By when the law wants it back.")
    order_number = graphene.String(required=True)
    order = graphene.Field(PostSaleOrder)
    parts = graphene.List(graphene.NonNull(PostSaleRefundPart), required=True)

    @staticmethod
    def resolve_amount(refund: Refund, info: Any) -> Any:
        return refund.money

    @staticmethod
    def resolve_shipping(refund: Refund, info: Any) -> Any:
        return money(refund.shipping_amount, refund.currency)

    @staticmethod
    def resolve_status_label(refund: Refund, info: Any) -> str:
        return refund.get_status_display()

    @staticmethod
    def resolve_reference(refund: Refund, info: Any) -> str | None:
        return refund.reference if READ_MONEY.admits(info.context.viewer) else None

    @staticmethod
    def resolve_order_number(refund: Refund, info: Any) -> str:
        return refund.order.number

    @staticmethod
    @requires(READ_ORDER)
    def resolve_order(refund: Refund, info: Any) -> Order | None:
        return related(refund, lambda each: each.order)

    @staticmethod
    def resolve_parts(refund: Refund, info: Any) -> Any:
        return refund.parts.all()


PostSaleRefundConnection = countable_connection(PostSaleRefund)


class PostSaleRefundFilterInput(graphene.InputObjectType):
    needs_staff = graphene.Boolean(description="Those that wait for a person.")
    order_id = graphene.ID()


@extends(Query)
class RefundQueries(graphene.ObjectType):
    post_sale_refunds = connection_field(
        PostSaleRefundConnection, description="Newest first.", filter=PostSaleRefundFilterInput()
    )

    @staticmethod
    @requires(READ_MONEY)
    def resolve_post_sale_refunds(root: None, info: Any, **asked: Any) -> Any:
        wanted = asked.pop("filter", None) or {}
        rows = Refund.objects.in_need_of_staff() if wanted.get("needs_staff") else Refund.objects.all()
        if wanted.get("order_id") is not None:
            rows = rows.of_order(read_id("PostSaleOrder", wanted["order_id"]))
        return page_of(rows, NEWEST_FIRST, load=_loader(info), **asked)


def _loader(info: Any) -> Callable[[Any], Any]:
    """An order that is joined would not be prefetched any more, and its goods be read one by one."""
    return lambda rows: queries.with_parts(rows).select_related(None).prefetch_related(order_lookup(info))


class RefundConfirmInput(graphene.InputObjectType):
    part_id = graphene.ID(required=True)


class RefundConfirm(PostSaleMutation):
    """The money of this part went back: somebody sent it, or looked and found that it did."""

    access = MOVE_MONEY
    renamed = {"id": "partId"}

    class Arguments:
        input = RefundConfirmInput(required=True)

    part = graphene.Field(PostSaleRefundPart)

    @classmethod
    def perform(cls, info: Any, *, part_id: str) -> Self:
        pk = must_read_id("PostSaleRefundPart", part_id, field="part_id")
        return cls(part=confirm_part(pk, by=info.context.viewer.actor))


class RefundRetryInput(graphene.InputObjectType):
    part_id = graphene.ID(required=True)


class RefundRetry(PostSaleMutation):
    """Try a part again; what Saleor's books say already is never asked for twice."""

    access = MOVE_MONEY
    renamed = {"id": "partId"}

    class Arguments:
        input = RefundRetryInput(required=True)

    part = graphene.Field(PostSaleRefundPart)

    @classmethod
    def perform(cls, info: Any, *, part_id: str) -> Self:
        pk = must_read_id("PostSaleRefundPart", part_id, field="part_id")
        return cls(part=retry_part(pk, by=info.context.viewer.actor))


@extends(Mutation)
class RefundMutations(graphene.ObjectType):
    refund_confirm = RefundConfirm.Field()
    refund_retry = RefundRetry.Field()
