"""Flows and their versions in the graph."""

from collections.abc import Sequence
from typing import Any

import graphene

from saleor_postventa.events.labels import label_of
from saleor_postventa.flows.codes import FlowState
from saleor_postventa.flows.document.begins import begins_in_words
from saleor_postventa.flows.document.checks import Flaw
from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.document.ways import targets
from saleor_postventa.flows.models import Flow, FlowQuerySet, FlowVersion
from saleor_postventa.flows.queries.flows import document_of, drafts_of, versions_of
from saleor_postventa.flows.services.writing import flaws_of
from saleor_postventa.flows.steps import Step, kind_of
from saleor_postventa.web.batching import batched, related, together
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, read_id
from saleor_postventa.web.permissions import READ_FLOWS, requires
from saleor_postventa.web.roots import Query

BY_CODE = ("code",)
PostSaleFlowState = graphene.Enum.from_enum(
    FlowState,
    name="PostSaleFlowState",
    description=lambda value: "Whether a flow runs." if value is None else None,
)


class PostSaleFlowFlaw(graphene.ObjectType):
    """What of a flow does not fit together."""

    code = graphene.String(required=True)
    path = graphene.String(required=True, description="`steps.2.mail.blocks.0`")
    message = graphene.String(required=True)
    is_blocking = graphene.Boolean(required=True, description="It can't be published like that.")


class PostSaleFlowStep(graphene.ObjectType):
    """A step of a flow, as a picture of it shows it."""

    code = graphene.String(required=True)
    kind = graphene.String(required=True)
    label = graphene.String(required=True, description="What kind of step it is.")
    told = graphene.String(required=True, description="What it does, in a sentence.")
    leads_to = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="The codes of the steps that may follow, or `end`; where it itself leads first.",
    )

    @staticmethod
    def resolve_kind(of: tuple[FlowDocument, Step], info: Any) -> str:
        return kind_of(of[1]).code

    @staticmethod
    def resolve_code(of: tuple[FlowDocument, Step], info: Any) -> str:
        return of[1].code

    @staticmethod
    def resolve_label(of: tuple[FlowDocument, Step], info: Any) -> str:
        return str(kind_of(of[1]).label)

    @staticmethod
    def resolve_told(of: tuple[FlowDocument, Step], info: Any) -> str:
        return kind_of(of[1]).says(of[1])

    @staticmethod
    def resolve_leads_to(of: tuple[FlowDocument, Step], info: Any) -> tuple[str, ...]:
        return targets(*of)


class PostSaleFlowVersion(graphene.ObjectType):
    """A version of a flow. Once published it never changes: whoever is on the way goes on as it was."""

    class Meta:
        interfaces = (Node,)

    number = graphene.Int(description="Null of a draft.")
    content = graphene.JSONString(required=True)
    revision = graphene.Int(
        required=True, description="Another one after each change: who writes over a draft names the one they read."
    )
    begins = graphene.String(required=True, description="What it begins with, in a sentence.")
    steps = graphene.List(graphene.NonNull(PostSaleFlowStep), required=True)
    created_at = graphene.DateTime(required=True)
    created_by = graphene.String()
    changed_at = graphene.DateTime(required=True)
    changed_by = graphene.String()
    published_at = graphene.DateTime()
    published_by = graphene.String()
    flaws = graphene.List(
        graphene.NonNull(PostSaleFlowFlaw),
        required=True,
        description="Those that keep it from being published first; missing translations too.",
    )

    @staticmethod
    def resolve_content(version: FlowVersion, info: Any) -> Any:
        return version.document

    @staticmethod
    def resolve_begins(version: FlowVersion, info: Any) -> str:
        return begins_in_words(document_of(version))

    @staticmethod
    def resolve_steps(version: FlowVersion, info: Any) -> list[tuple[FlowDocument, Step]]:
        document = document_of(version)
        return [(document, step) for step in document.steps]

    @staticmethod
    def resolve_created_by(version: FlowVersion, info: Any) -> str | None:
        return label_of(version.created_by, info)

    @staticmethod
    def resolve_changed_by(version: FlowVersion, info: Any) -> str | None:
        return label_of(version.changed_by, info)

    @staticmethod
    def resolve_published_by(version: FlowVersion, info: Any) -> str | None:
        return label_of(version.published_by, info)

    @staticmethod
    def resolve_flaws(version: FlowVersion, info: Any) -> list[Flaw]:
        return flaws_of(document_of(version))


class PostSaleFlow(graphene.ObjectType):
    """What follows a purchase: mails and tasks, step by step."""

    class Meta:
        interfaces = (Node,)

    code = graphene.String(required=True, description="Stays the same, whatever it is called.")
    title = graphene.String(required=True, description="For the team.")
    state = graphene.Field(PostSaleFlowState, required=True)
    state_label = graphene.String(required=True)
    state_since = graphene.DateTime(required=True)
    current = graphene.Field(PostSaleFlowVersion, description="What whoever begins now goes through.")
    draft = graphene.Field(PostSaleFlowVersion, description="What was changed since, and runs for nobody yet.")
    versions = graphene.List(
        graphene.NonNull(PostSaleFlowVersion), required=True, description="Those that were published, newest first."
    )
    created_at = graphene.DateTime(required=True)
    created_by = graphene.String()
    changed_at = graphene.DateTime(required=True)
    changed_by = graphene.String()

    @staticmethod
    def resolve_state_label(flow: Flow, info: Any) -> str:
        return flow.get_state_display()

    @staticmethod
    def resolve_current(flow: Flow, info: Any) -> FlowVersion | None:
        return related(flow, lambda each: each.current)

    @staticmethod
    def resolve_draft(flow: Flow, info: Any) -> FlowVersion | None:
        return batched(info, flow, "flow_drafts", lambda each: each.pk, _drafts)

    @staticmethod
    def resolve_versions(flow: Flow, info: Any) -> Sequence[FlowVersion]:
        return batched(info, flow, "flow_versions", lambda each: each.pk, versions_by_flow) or []

    @staticmethod
    def resolve_created_by(flow: Flow, info: Any) -> str | None:
        return label_of(flow.created_by, info)

    @staticmethod
    def resolve_changed_by(flow: Flow, info: Any) -> str | None:
        return label_of(flow.changed_by, info)


PostSaleFlowConnection = countable_connection(PostSaleFlow)


@extends(Query)
class FlowQueries(graphene.ObjectType):
    flows = connection_field(
        PostSaleFlowConnection,
        states=graphene.List(graphene.NonNull(PostSaleFlowState)),
        description="By their codes.",
    )
    flow = graphene.Field(PostSaleFlow, id=graphene.ID(), code=graphene.String(), description="By one of them.")

    @staticmethod
    @requires(READ_FLOWS)
    def resolve_flows(root: None, info: Any, *, states: Sequence[Any] | None = None, **asked: Any) -> Any:
        rows = _flows()
        if states is not None:
            rows = rows.filter(state__in=[each.value for each in states])
        return page_of(rows, BY_CODE, **asked)

    @staticmethod
    @requires(READ_FLOWS)
    def resolve_flow(root: None, info: Any, **asked: Any) -> Flow | None:
        if asked.get("id") is not None:
            return _flows().filter(pk=read_id("PostSaleFlow", asked["id"])).first()
        return _flows().filter(code=asked.get("code") or "").first()


def _flows() -> FlowQuerySet:
    rows: FlowQuerySet = Flow.objects.select_related("current")
    return rows


def _drafts(flow_ids: list[int]) -> dict[int, FlowVersion]:
    found = drafts_of(flow_ids)
    together(list(found.values()))
    return found


def versions_by_flow(flow_ids: list[int]) -> dict[int, list[FlowVersion]]:
    found = versions_of(flow_ids)
    together([each for rows in found.values() for each in rows])
    return found
