"""Segments in the graph: named conditions, and who fits them now."""

from typing import Any, ClassVar, Self

import graphene

from saleor_postventa.events.labels import label_of
from saleor_postventa.flows.conditions import told
from saleor_postventa.flows.models import Segment, SegmentQuerySet
from saleor_postventa.flows.queries.segments import people_of, read_conditions
from saleor_postventa.flows.services.checking import check_conditions
from saleor_postventa.flows.services.segments import (
    change_segment,
    create_segment,
    drop_segment,
)
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_FLOWS, READ_FLOWS, Access, requires
from saleor_postventa.web.roots import Mutation, Query

from .flow_editor import PostSaleFlowProblem

BY_TITLE = ("title", "code")


class PostSaleSegment(graphene.ObjectType):
    """People of whom some conditions hold, at any moment."""

    class Meta:
        interfaces = (Node,)

    code = graphene.String(required=True, description="Stays the same, whatever it is called.")
    title = graphene.String(required=True)
    conditions = graphene.JSONString(required=True)
    told = graphene.List(graphene.NonNull(graphene.String), required=True, description="The conditions, in words.")
    revision = graphene.Int(required=True, description="Who changes it names the one that they read.")
    changed_at = graphene.DateTime(required=True)
    changed_by = graphene.String()

    @staticmethod
    def resolve_told(segment: Segment, info: Any) -> list[str]:
        return [told(each) for each in read_conditions(segment.conditions)]

    @staticmethod
    def resolve_changed_by(segment: Segment, info: Any) -> str | None:
        return label_of(segment.changed_by, info)


PostSaleSegmentConnection = countable_connection(PostSaleSegment)


class PostSaleSegmentPreview(graphene.ObjectType):
    """How many fit now: as many as a flow for them would begin with."""

    count = graphene.Int(description="Null while there are problems.")
    problems = graphene.List(
        graphene.NonNull(PostSaleFlowProblem), required=True, description="Paths are as `conditions.0.countries.1`."
    )
    told = graphene.List(graphene.NonNull(graphene.String), required=True, description="The conditions, in words.")


@extends(Query)
class SegmentQueries(graphene.ObjectType):
    segments = connection_field(PostSaleSegmentConnection, description="By their titles.")
    segment = graphene.Field(PostSaleSegment, id=graphene.ID(required=True))
    segment_preview = graphene.Field(
        PostSaleSegmentPreview,
        conditions=graphene.JSONString(required=True),
        description="Of conditions that need not be saved. Reads every customer of the shop.",
    )

    @staticmethod
    @requires(READ_FLOWS)
    def resolve_segments(root: None, info: Any, **asked: Any) -> Any:
        rows: SegmentQuerySet = Segment.objects.all()
        return page_of(rows, BY_TITLE, **asked)

    @staticmethod
    @requires(READ_FLOWS)
    def resolve_segment(root: None, info: Any, **asked: Any) -> Segment | None:
        return Segment.objects.filter(pk=read_id("PostSaleSegment", asked["id"])).first()

    @staticmethod
    @requires(READ_FLOWS)
    def resolve_segment_preview(root: None, info: Any, *, conditions: Any) -> PostSaleSegmentPreview:
        written = conditions if isinstance(conditions, list) else [conditions]
        if problems := check_conditions(written):
            return PostSaleSegmentPreview(problems=problems, told=[])
        wanted = read_conditions(written)
        count = sum(1 for _each in people_of(wanted))
        return PostSaleSegmentPreview(count=count, problems=[], told=[told(each) for each in wanted])


class SegmentMutation(PostSaleMutation):
    access: ClassVar[Access] = CHANGE_FLOWS

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.segment = graphene.Field(PostSaleSegment)
        super().__init_subclass_with_meta__(**options)


class SegmentCreateInput(graphene.InputObjectType):
    code = graphene.String(required=True, description="Small letters, digits, - and _; it never changes.")
    title = graphene.String(required=True)
    conditions = graphene.JSONString(required=True, description="A list; whoever fits all of them is in it.")


class SegmentCreate(SegmentMutation):
    """A new segment."""

    class Arguments:
        input = SegmentCreateInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        made = create_segment(
            code=given["code"], title=given["title"], content=given["conditions"], by=info.context.viewer.actor
        )
        return cls(segment=made)


class SegmentChangeInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    title = graphene.String(required=True)
    conditions = graphene.JSONString(required=True)
    revision = graphene.Int(required=True, description="Of what was read.")


class SegmentChange(SegmentMutation):
    """What it is called and whom it holds; from now on in the flows that name it, too."""

    class Arguments:
        input = SegmentChangeInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        changed = change_segment(
            must_read_id("PostSaleSegment", given["id"], field="id"),
            title=given["title"],
            content=given["conditions"],
            revision=given["revision"],
            by=info.context.viewer.actor,
        )
        return cls(segment=changed)


class SegmentDropInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class SegmentDrop(SegmentMutation):
    """Delete it. Refused as `in_use` while a flow that has not ended names it."""

    class Arguments:
        input = SegmentDropInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        dropped = drop_segment(must_read_id("PostSaleSegment", given["id"], field="id"), by=info.context.viewer.actor)
        return cls(segment=dropped)


@extends(Mutation)
class SegmentMutations(graphene.ObjectType):
    segment_create = SegmentCreate.Field()
    segment_change = SegmentChange.Field()
    segment_drop = SegmentDrop.Field()
