"""Writing, publishing and stopping flows."""

from collections.abc import Callable
from typing import Any, ClassVar, Self

import graphene

from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.events.draft_mutations import DraftMutation
from saleor_postventa.flows.models import Flow
from saleor_postventa.flows.services.publishing import end_flow, pause_flow, publish_flow, resume_flow
from saleor_postventa.flows.services.refusals import FlawedFlow
from saleor_postventa.flows.services.writing import create_flow, discard_draft, save_draft
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_FLOWS, Access
from saleor_postventa.web.revisions import revision_over, revision_read
from saleor_postventa.web.roots import Mutation

from .flows import PostSaleFlow, PostSaleFlowFlaw, PostSaleFlowVersion


class FlowMutation(PostSaleMutation):
    access: ClassVar[Access] = CHANGE_FLOWS

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.flow = graphene.Field(PostSaleFlow)
        super().__init_subclass_with_meta__(**options)


class FlowDraftMutation(DraftMutation):
    access: ClassVar[Access] = CHANGE_FLOWS
    version_type = PostSaleFlowVersion
    shown_as = "version"

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.flow = graphene.Field(PostSaleFlow)
        super().__init_subclass_with_meta__(**options)


class FlowCreateInput(graphene.InputObjectType):
    code = graphene.String(required=True, description="Small letters, digits, - and _; it never changes.")
    title = graphene.String(description="For the team.")
    content = graphene.JSONString(description="The first draft.")
    start_from = graphene.String(description="Without content: the code of a ready-made flow.")


class FlowCreate(FlowMutation):
    """A new flow with its first draft. Nothing is sent until that is published."""

    class Arguments:
        input = FlowCreateInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        made = create_flow(
            code=given["code"],
            title=given.get("title") or "",
            content=given.get("content"),
            start_from=given.get("start_from") or "",
            by=info.context.viewer.actor,
        )
        return cls(flow=made)


class FlowDraftSaveInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the flow.")
    content = graphene.JSONString(required=True)
    title = graphene.String()
    revision = revision_over()


class FlowDraftSave(FlowDraftMutation):
    """Keep the draft; a flow has one at a time, and nobody's is written over unseen. What runs stays as it is."""

    class Arguments:
        input = FlowDraftSaveInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        kept = save_draft(
            _flow_id(given),
            given["content"],
            title=given.get("title"),
            revision=given.get("revision"),
            by=info.context.viewer.actor,
        )
        return cls(version=kept, flow=kept.flow)


class FlowDraftDiscardInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the flow.")
    revision = revision_read()


class FlowDraftDiscard(FlowDraftMutation):
    """Throw the draft away."""

    class Arguments:
        input = FlowDraftDiscardInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        left = discard_draft(_flow_id(given), revision=given.get("revision"), by=info.context.viewer.actor)
        return cls(flow=left)


class FlowPublishInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the flow.")
    revision = revision_read()


class FlowPublish(FlowDraftMutation):
    """Make the draft the next version: whoever begins from now on goes through it like that."""

    class Arguments:
        input = FlowPublishInput(required=True)

    flaws = graphene.List(graphene.NonNull(PostSaleFlowFlaw), required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        version = publish_flow(_flow_id(given), revision=given.get("revision"), by=info.context.viewer.actor)
        return cls(version=version, flow=version.flow, flaws=[])

    @classmethod
    def beside(cls, error: Refusal | Failure) -> dict[str, Any]:
        return {**super().beside(error), "flaws": error.flaws if isinstance(error, FlawedFlow) else []}


class FlowMoveInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the flow.")


class FlowMoveMutation(FlowMutation):
    move: ClassVar[Callable[..., Flow]]

    class Meta:
        abstract = True

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls(flow=cls.move(_flow_id(given), by=info.context.viewer.actor))


class FlowPauseInput(FlowMoveInput):
    pass


class FlowPause(FlowMoveMutation):
    """Nobody begins, and nobody goes on."""

    class Arguments:
        input = FlowPauseInput(required=True)

    move = staticmethod(pause_flow)


class FlowResumeInput(FlowMoveInput):
    pass


class FlowResume(FlowMoveMutation):
    """Run again."""

    class Arguments:
        input = FlowResumeInput(required=True)

    move = staticmethod(resume_flow)


class FlowEndInput(FlowMoveInput):
    pass


class FlowEnd(FlowMoveMutation):
    """End it for good: whoever is on the way leaves it, and what waits is not sent."""

    class Arguments:
        input = FlowEndInput(required=True)

    move = staticmethod(end_flow)


def _flow_id(given: dict[str, Any]) -> int:
    return must_read_id("PostSaleFlow", given["id"], field="id")


@extends(Mutation)
class FlowMutations(graphene.ObjectType):
    flow_create = FlowCreate.Field()
    flow_draft_save = FlowDraftSave.Field()
    flow_draft_discard = FlowDraftDiscard.Field()
    flow_publish = FlowPublish.Field()
    flow_pause = FlowPause.Field()
    flow_resume = FlowResume.Field()
    flow_end = FlowEnd.Field()
