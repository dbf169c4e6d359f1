"""What the editor of flows needs in the graph: kinds of everything, flows to start from, checking and trying."""

from collections.abc import Iterable
from typing import Any, Self

import graphene

from saleor_postventa.flows.blocks import block_kinds
from saleor_postventa.flows.conditions import condition_kinds
from saleor_postventa.flows.document.document import dump, schema
from saleor_postventa.flows.document.ready_made import ReadyMade, ready_made
from saleor_postventa.flows.mails.trying import preview_mail, send_test_mail
from saleor_postventa.flows.services.checking import FlowCheck, check_flow
from saleor_postventa.flows.steps import step_kinds
from saleor_postventa.flows.triggers import trigger_kinds
from saleor_postventa.orders.models import Order
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import READ_FLOWS, READ_ORDER, SEND_TESTS, PermissionDenied, requires
from saleor_postventa.web.roots import Mutation, Query

from .flows import PostSaleFlowFlaw


class PostSaleFlowKind(graphene.ObjectType):
    """A kind of trigger, step, condition or block."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)
    schema = graphene.JSONString(required=True, description="JSON Schema of what it is told, with labels.")


class PostSaleReadyMadeFlow(graphene.ObjectType):
    """A flow that a shop may start from."""

    code = graphene.String(required=True)
    title = graphene.String(required=True)
    summary = graphene.String(required=True)
    content = graphene.JSONString(required=True)

    @staticmethod
    def resolve_title(made: ReadyMade, info: Any) -> str:
        return str(made.title)

    @staticmethod
    def resolve_summary(made: ReadyMade, info: Any) -> str:
        return str(made.summary)

    @staticmethod
    def resolve_content(made: ReadyMade, info: Any) -> Any:
        return dump(made.document)


class PostSaleFlowSchema(graphene.ObjectType):
    """All that the editor of a flow has to know."""

    schema = graphene.JSONString(required=True, description="JSON Schema of the whole document, with its labels.")
    triggers = graphene.List(graphene.NonNull(PostSaleFlowKind), required=True)
    steps = graphene.List(graphene.NonNull(PostSaleFlowKind), required=True)
    conditions = graphene.List(graphene.NonNull(PostSaleFlowKind), required=True)
    blocks = graphene.List(graphene.NonNull(PostSaleFlowKind), required=True)
    ready_made = graphene.List(graphene.NonNull(PostSaleReadyMadeFlow), required=True)


class PostSaleFlowProblem(graphene.ObjectType):
    """What is wrong with the document itself."""

    path = graphene.String(required=True, description="`steps.2.days`")
    message = graphene.String(required=True)


class PostSaleFlowCheck(graphene.ObjectType):
    """Without problems, and with no flaw that blocks, it can be published."""

    can_publish = graphene.Boolean(required=True)
    problems = graphene.List(graphene.NonNull(PostSaleFlowProblem), required=True)
    flaws = graphene.List(graphene.NonNull(PostSaleFlowFlaw), required=True)


class PostSaleFlowMail(graphene.ObjectType):
    """A mail of a flow as it would read. Made-up things stand where there is nothing to show."""

    subject = graphene.String(required=True)
    html = graphene.String(required=True)
    text = graphene.String(required=True)


@extends(Query)
class FlowEditorQueries(graphene.ObjectType):
    flow_schema = graphene.Field(PostSaleFlowSchema)
    flow_check = graphene.Field(
        PostSaleFlowCheck,
        content=graphene.JSONString(required=True),
        description="Whether a document could be published.",
    )
    flow_mail_preview = graphene.Field(
        PostSaleFlowMail,
        content=graphene.JSONString(required=True, description="The whole flow, as a draft has it."),
        step=graphene.String(required=True, description="The code of the step that sends it."),
        is_other=graphene.Boolean(default_value=False, description="The mail that is tried against it."),
        language=graphene.String(required=True),
        order_id=graphene.ID(description="With a real order of the shop's, for whoever may read orders."),
        description="Null where the document can't be read, or has no such mail.",
    )

    @staticmethod
    @requires(READ_FLOWS)
    def resolve_flow_schema(root: None, info: Any) -> PostSaleFlowSchema:
        return PostSaleFlowSchema(
            schema=schema(),
            triggers=_kinds((kind.code, kind.label, kind.settings) for kind in trigger_kinds),
            steps=_kinds((kind.code, kind.label, kind.step) for kind in step_kinds),
            conditions=_kinds((kind.code, kind.label, kind.condition) for kind in condition_kinds),
            blocks=_kinds((kind.code, kind.label, kind.block) for kind in block_kinds),
            ready_made=list(ready_made),
        )

    @staticmethod
    @requires(READ_FLOWS)
    def resolve_flow_check(root: None, info: Any, *, content: Any) -> FlowCheck:
        return check_flow(content)

    @staticmethod
    @requires(READ_FLOWS)
    def resolve_flow_mail_preview(
        root: None, info: Any, *, content: Any, step: str, language: str, **asked: Any
    ) -> Any:
        if asked.get("order_id") and not READ_ORDER.admits(info.context.viewer):
            raise PermissionDenied
        return preview_mail(
            info.context.shop,
            check_flow(content).document,
            step,
            is_other=bool(asked.get("is_other")),
            language=language,
            order=_order(asked.get("order_id")),
        )


class FlowTestSendInput(graphene.InputObjectType):
    content = graphene.JSONString(required=True, description="The whole flow, as a draft has it.")
    step = graphene.String(required=True, description="The code of the step that sends it.")
    is_other = graphene.Boolean(default_value=False)
    language = graphene.String(required=True)
    order_id = graphene.ID()
    to = graphene.String(required=True, description="An address of the team's.")


class FlowTestSend(PostSaleMutation):
    """Send a mail of a flow to oneself. Nobody is written down for it."""

    access = SEND_TESTS

    class Arguments:
        input = FlowTestSendInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        send_test_mail(
            info.context.shop,
            check_flow(given["content"]).document,
            given["step"],
            is_other=bool(given.get("is_other")),
            language=given["language"],
            order=_order(given.get("order_id")),
            to=given["to"],
        )
        return cls()


@extends(Mutation)
class FlowEditorMutations(graphene.ObjectType):
    flow_test_send = FlowTestSend.Field()


def _kinds(found: Iterable[tuple[str, Any, Any]]) -> list[PostSaleFlowKind]:
    return [PostSaleFlowKind(code=code, label=str(label), schema=of.model_json_schema()) for code, label, of in found]


def _order(shown: str | None) -> Order | None:
    return Order.objects.filter(pk=read_id("PostSaleOrder", shown)).first() if shown else None
