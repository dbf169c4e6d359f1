"""What the team does with members, and members with themselves."""

from typing import Any, Self

import graphene

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.carrying import HELD_FOR, export_path
from saleor_postventa.loyalty.codes import ExclusionReason
from saleor_postventa.loyalty.services import (
    come_back,
    exclude_member,
    join_accounts,
    leave_programme,
    note_members_export,
    preview_join,
    readmit_member,
)
from saleor_postventa.loyalty.services.joining import JoinPreview
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customers_by_saleor_ids
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import UnknownId, must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import KEEP_MEMBERS, LEAVE_POINTS, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.viewer import Viewer

from .adjustments import customer_named
from .members import PostSalePointsExclusion, PostSalePointsMember


class PostSalePointsJoinPreview(graphene.ObjectType):
    """What happens if two accounts are joined. It can't be undone."""

    source = graphene.Field(PostSalePointsMember, required=True)
    into = graphene.Field(PostSalePointsMember, required=True)
    lots = graphene.List(
        graphene.NonNull(lambda: PostSalePointsMovingLot), required=True, description="With the day that they keep."
    )
    orders = graphene.Int(required=True, description="Orders that count for the level from then on.")
    redemptions = graphene.Int(required=True)
    waiting = graphene.Int(required=True, description="Changes that wait for a second person.")
    active_after = graphene.Int(required=True)
    pending_after = graphene.Int(required=True)
    excludes = graphene.Boolean(required=True, description="The team left the first one out: the other is, too, then.")
    mark = graphene.String(required=True, description="Of what was looked at; `pointsMembersJoin` wants it.")


class PostSalePointsMovingLot(graphene.ObjectType):
    points = graphene.Int(required=True)
    expires_at = graphene.DateTime()


@extends(Query)
class JoinQueries(graphene.ObjectType):
    points_join_preview = graphene.Field(
        PostSalePointsJoinPreview,
        source_id=graphene.ID(required=True),
        into_id=graphene.ID(required=True),
        description="Changes nothing.",
    )

    @staticmethod
    @requires(KEEP_MEMBERS)
    def resolve_points_join_preview(root: None, info: Any, *, source_id: str, into_id: str) -> JoinPreview:
        return preview_join(_read(source_id, "source_id"), _read(into_id, "into_id"))


class PointsMembersJoinInput(graphene.InputObjectType):
    source_id = graphene.ID(required=True)
    into_id = graphene.ID(required=True)
    mark = graphene.String(required=True, description="Of the preview.")


class PointsMembersJoin(PostSaleMutation):
    """Move all points of one account to another, lot by lot with their day. It can't be undone."""

    access = KEEP_MEMBERS

    class Arguments:
        input = PointsMembersJoinInput(required=True)

    member = graphene.Field(PostSalePointsMember)

    @classmethod
    def perform(cls, info: Any, *, source_id: str, into_id: str, mark: str) -> Self:
        joined = join_accounts(
            _read(source_id, "source_id"), _read(into_id, "into_id"), mark=mark, by=info.context.viewer.actor
        )
        return cls(member=joined)


class PointsMemberExcludeInput(graphene.InputObjectType):
    customer_id = graphene.ID(required=True)
    reason = PostSalePointsExclusion(required=True)


class PointsMemberExclude(PostSaleMutation):
    """Leave somebody out: they earn nothing from now on. What they have stays, and can't be used meanwhile."""

    access = KEEP_MEMBERS

    class Arguments:
        input = PointsMemberExcludeInput(required=True)

    member = graphene.Field(PostSalePointsMember)

    @classmethod
    def perform(cls, info: Any, *, customer_id: str, reason: Any) -> Self:
        by = info.context.viewer.actor
        return cls(member=exclude_member(customer_named(customer_id), ExclusionReason(reason), by=by))


class PointsMemberReadmitInput(graphene.InputObjectType):
    customer_id = graphene.ID(required=True)


class PointsMemberReadmit(PostSaleMutation):
    """Let somebody take part again."""

    access = KEEP_MEMBERS

    class Arguments:
        input = PointsMemberReadmitInput(required=True)

    member = graphene.Field(PostSalePointsMember)

    @classmethod
    def perform(cls, info: Any, *, customer_id: str) -> Self:
        return cls(member=readmit_member(customer_named(customer_id), by=info.context.viewer.actor))


class PointsMembersExportInput(graphene.InputObjectType):
    level = graphene.String(description="The code of a level; only those who are on it.")


class PointsMembersExport(PostSaleMutation):
    """All members as a CSV file: addresses, points with their day, levels. It is written down that it was asked for."""

    access = KEEP_MEMBERS

    class Arguments:
        input = PointsMembersExportInput(required=True)

    path = graphene.String(description="Under this host. Whoever has it may download the file, for minutes.")
    expires_at = graphene.DateTime()

    @classmethod
    def perform(cls, info: Any, *, level: str | None = None) -> Self:
        viewer: Viewer = info.context.viewer
        note_members_export(by=viewer.actor)
        return cls(path=export_path(viewer.shop, level=level or ""), expires_at=now() + HELD_FOR)


class PointsTakePartInput(graphene.InputObjectType):
    takes_part = graphene.Boolean(required=True, description="False to leave, true to come back.")


class PointsTakePart(PostSaleMutation):
    """Leave the programme, or come back. Whoever leaves earns nothing from then on.

    Points that are there stay, can't be used meanwhile, and end on their day.
    """

    access = LEAVE_POINTS

    class Arguments:
        input = PointsTakePartInput(required=True)

    takes_part = graphene.Boolean(description="As it is now: whom the team left out stays out.")
    left_at = graphene.DateTime()

    @classmethod
    def perform(cls, info: Any, *, takes_part: bool) -> Self:
        viewer: Viewer = info.context.viewer
        change = come_back if takes_part else leave_programme
        account = change(_self(viewer), by=viewer.actor)
        return cls(takes_part=account.takes_part, left_at=account.left_at)


def _self(viewer: Viewer) -> Customer:
    """Raises UnknownId."""
    found = customers_by_saleor_ids([viewer.user_id]).get(viewer.user_id)
    if found is None:
        raise UnknownId
    return found


def _read(shown: str, field: str) -> int:
    return must_read_id("PostSalePointsMember", shown, field=field)


@extends(Mutation)
class MemberMutations(graphene.ObjectType):
    points_members_join = PointsMembersJoin.Field()
    points_member_exclude = PointsMemberExclude.Field()
    points_member_readmit = PointsMemberReadmit.Field()
    points_members_export = PointsMembersExport.Field()
    points_take_part = PointsTakePart.Field()
