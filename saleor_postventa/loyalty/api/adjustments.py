"""Points by hand in the graph."""

from typing import Any, Self

import graphene

from saleor_postventa.events.labels import label_of
from saleor_postventa.loyalty.codes import AdjustmentReason, AdjustmentState
from saleor_postventa.loyalty.models import Account, Adjustment
from saleor_postventa.loyalty.queries import members as reads
from saleor_postventa.loyalty.services import (
    approve_adjustment,
    ask_adjustment,
    decline_adjustment,
    withdraw_adjustment,
)
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customer_by_id
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, UnknownId, must_read_id, read_id, show_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import ADJUST_POINTS, READ_CUSTOMER, READ_MEMBERS, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.viewer import Viewer

NEWEST_FIRST = ("-asked_at", "-pk")
PostSalePointsAdjustmentReason = graphene.Enum.from_enum(AdjustmentReason, name="PostSalePointsAdjustmentReason")
PostSalePointsAdjustmentState = graphene.Enum.from_enum(AdjustmentState, name="PostSalePointsAdjustmentState")


class PostSalePointsAdjustment(graphene.ObjectType):
    """Points that the team adds, or takes (below nothing)."""

    class Meta:
        interfaces = (Node,)

    member_id = graphene.ID(required=True)
    customer = graphene.Field(PostSaleCustomer, description="For those who may read customers; else null.")
    points = graphene.Int(required=True)
    reason = graphene.Field(PostSalePointsAdjustmentReason, required=True)
    reason_label = graphene.String(required=True)
    note = graphene.String(required=True)
    needs_second = graphene.Boolean(required=True)
    state = graphene.Field(PostSalePointsAdjustmentState, required=True)
    state_label = graphene.String(required=True)
    asked_by = graphene.String(required=True)
    asked_at = graphene.DateTime(required=True)
    lapses_at = graphene.DateTime(required=True, description="Of one that waits: decided until then, or not at all.")
    ended_by = graphene.String()
    ended_at = graphene.DateTime()
    ended_note = graphene.String()
    balance = graphene.Int(required=True, description="Points to use, as of now.")
    can_decide = graphene.Boolean(required=True, description="Whether who asks may be the second person.")
    can_withdraw = graphene.Boolean(required=True)

    @staticmethod
    def resolve_member_id(asked: Adjustment, info: Any) -> str:
        return show_id("PostSalePointsMember", _account(asked).pk)

    @staticmethod
    def resolve_customer(asked: Adjustment, info: Any) -> Customer | None:
        if not READ_CUSTOMER.admits(info.context.viewer):
            return None
        return related(asked, lambda each: _account(each).customer)

    @staticmethod
    def resolve_reason_label(asked: Adjustment, info: Any) -> str:
        return asked.get_reason_display()

    @staticmethod
    def resolve_state_label(asked: Adjustment, info: Any) -> str:
        return asked.get_state_display()

    @staticmethod
    def resolve_asked_by(asked: Adjustment, info: Any) -> str:
        return label_of(asked.asked_by, info) or asked.asked_by

    @staticmethod
    def resolve_ended_by(asked: Adjustment, info: Any) -> str | None:
        return label_of(asked.ended_by, info)

    @staticmethod
    def resolve_ended_note(asked: Adjustment, info: Any) -> str | None:
        return asked.ended_note or None

    @staticmethod
    def resolve_balance(asked: Adjustment, info: Any) -> int:
        return _account(asked).active

    @staticmethod
    def resolve_can_decide(asked: Adjustment, info: Any) -> bool:
        viewer: Viewer = info.context.viewer
        if asked.state != AdjustmentState.WAITING or not ADJUST_POINTS.admits(viewer):
            return False
        email = info.context.loaded.setdefault("own_email", {})
        if viewer.user_id not in email:
            email[viewer.user_id] = reads.own_email(viewer.user_id)
        is_own = reads.is_theirs(_account(asked), viewer.user_id, email[viewer.user_id])
        return asked.asked_by != viewer.user_id and not is_own

    @staticmethod
    def resolve_can_withdraw(asked: Adjustment, info: Any) -> bool:
        return asked.state == AdjustmentState.WAITING and asked.asked_by == info.context.viewer.user_id


PostSalePointsAdjustmentConnection = countable_connection(PostSalePointsAdjustment)


@extends(Query)
class AdjustmentQueries(graphene.ObjectType):
    points_adjustments = connection_field(
        PostSalePointsAdjustmentConnection,
        states=graphene.List(graphene.NonNull(PostSalePointsAdjustmentState)),
        member_id=graphene.ID(description="Of one member, with accounts that were joined with theirs."),
        description="The newest first.",
    )

    @staticmethod
    @requires(READ_MEMBERS)
    def resolve_points_adjustments(root: None, info: Any, *, states: list[Any] | None = None, **asked: Any) -> Any:
        rows = Adjustment.objects.all()
        if (member := asked.pop("member_id", None)) is not None:
            rows = reads.adjustments_of(read_id("PostSalePointsMember", member))
        if states:
            rows = rows.filter(state__in=[each.value for each in states])
        return page_of(rows, NEWEST_FIRST, load=_loaded, **asked)


class PointsAdjustInput(graphene.InputObjectType):
    customer_id = graphene.ID(required=True)
    points = graphene.Int(required=True, description="With a minus to take some.")
    reason = PostSalePointsAdjustmentReason(required=True, description="The shopper reads it.")
    note = graphene.String(required=True, description="For the team.")
    key = graphene.String(required=True, description="Of your choice; the same key is the same change, made once.")


class PointsAdjust(PostSaleMutation):
    """Add or take points: at once within the shop's limit, else when a second person agrees. The shopper is told."""

    access = ADJUST_POINTS

    class Arguments:
        input = PointsAdjustInput(required=True)

    adjustment = graphene.Field(PostSalePointsAdjustment)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        made = ask_adjustment(
            customer_named(given["customer_id"]),
            given["points"],
            reason=AdjustmentReason(given["reason"]),
            note=given["note"],
            key=given["key"],
            by=info.context.viewer.actor,
        )
        return cls(adjustment=_shown(made.pk))


class PointsAdjustmentApproveInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class PointsAdjustmentApprove(PostSaleMutation):
    """Agree as the second person: it is booked now."""

    access = ADJUST_POINTS

    class Arguments:
        input = PointsAdjustmentApproveInput(required=True)

    adjustment = graphene.Field(PostSalePointsAdjustment)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls(adjustment=_shown(approve_adjustment(_read(given["id"]), by=info.context.viewer.actor).pk))


class PointsAdjustmentDeclineInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    note = graphene.String()


class PointsAdjustmentDecline(PostSaleMutation):
    """Say no as the second person: nothing is booked."""

    access = ADJUST_POINTS

    class Arguments:
        input = PointsAdjustmentDeclineInput(required=True)

    adjustment = graphene.Field(PostSalePointsAdjustment)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        ended = decline_adjustment(_read(given["id"]), note=given.get("note") or "", by=info.context.viewer.actor)
        return cls(adjustment=_shown(ended.pk))


class PointsAdjustmentWithdrawInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class PointsAdjustmentWithdraw(PostSaleMutation):
    """Take one's own request back, while it waits."""

    access = ADJUST_POINTS

    class Arguments:
        input = PointsAdjustmentWithdrawInput(required=True)

    adjustment = graphene.Field(PostSalePointsAdjustment)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls(adjustment=_shown(withdraw_adjustment(_read(given["id"]), by=info.context.viewer.actor).pk))


@extends(Mutation)
class AdjustmentMutations(graphene.ObjectType):
    points_adjust = PointsAdjust.Field()
    points_adjustment_approve = PointsAdjustmentApprove.Field()
    points_adjustment_decline = PointsAdjustmentDecline.Field()
    points_adjustment_withdraw = PointsAdjustmentWithdraw.Field()


def customer_named(shown: str) -> Customer:
    """Raises UnknownId."""
    found = customer_by_id(must_read_id("PostSaleCustomer", shown, field="customer_id"))
    if found is None or found.is_erased:
        raise UnknownId(field="customer_id")
    return found


def _read(shown: str) -> int:
    return must_read_id("PostSalePointsAdjustment", shown, field="id")


def _loaded(rows: Any) -> Any:
    return rows.select_related("account__customer", "account__merged_into__customer")


def _shown(pk: int) -> Adjustment:
    found: Adjustment = _loaded(Adjustment.objects).get(pk=pk)
    return found


def _account(asked: Adjustment) -> Account:
    return reads.living(asked.account)
