"""What a version of a flow changed."""

from typing import Any

import graphene

from saleor_postventa.flows.document.differences import Change, changes
from saleor_postventa.flows.models import FlowVersion
from saleor_postventa.flows.queries.flows import document_of, version_before
from saleor_postventa.web.batching import batched
from saleor_postventa.web.extension import extends

from .flows import PostSaleFlowVersion, versions_by_flow


class PostSaleFlowChange(graphene.ObjectType):
    """Of one part of a flow: lines that are gone, and lines that are new."""

    code = graphene.String(required=True, description="A step's code, or `flow.begins`, `flow.audience`, `flow.rest`.")
    heading = graphene.String(required=True)
    gone = graphene.List(graphene.NonNull(graphene.String), required=True)
    added = graphene.List(graphene.NonNull(graphene.String), required=True)


@extends(PostSaleFlowVersion)
class FlowVersionChanges(graphene.ObjectType):
    changes = graphene.List(
        graphene.NonNull(PostSaleFlowChange),
        description="From the version before it; of a draft, from the last that was published. Null of the first.",
    )

    @staticmethod
    def resolve_changes(version: FlowVersion, info: Any) -> list[Change] | None:
        published = batched(info, version, "flow_versions", lambda each: each.flow_id, versions_by_flow) or []
        before = version_before(version, published)
        return changes(document_of(before), document_of(version)) if before is not None else None
