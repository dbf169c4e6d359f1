"""Who is asked, and why somebody was not, in the graph."""

from collections.abc import Sequence
from typing import Any, Self

import graphene

from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.surveys.codes import InvitationStatus
from saleor_postventa.surveys.labels import reason_label
from saleor_postventa.surveys.models import Invitation, Survey
from saleor_postventa.surveys.queries.invitations import invitations_of
from saleor_postventa.surveys.services.trying import send_survey_test
from saleor_postventa.surveys.triggers import trigger_kinds
from saleor_postventa.surveys.triggers.trigger import TriggerKind
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import READ_CUSTOMER, READ_ORDER, READ_SURVEYS, SEND_TESTS, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleLanguage
from saleor_postventa.web.viewer import Viewer

from .surveys import PostSaleSurvey, PostSaleSurveyVersion

NEWEST_FIRST = ("-created_at", "-pk")
PostSaleSurveyInvitationState = graphene.Enum.from_enum(
    InvitationStatus,
    name="PostSaleSurveyInvitationState",
    description=lambda value: "What became of asking somebody." if value is None else None,
)


class PostSaleSurveyInvitation(graphene.ObjectType):
    """One person is asked once for one cause."""

    class Meta:
        interfaces = (Node,)

    survey = graphene.Field(PostSaleSurvey, required=True)
    version = graphene.Field(PostSaleSurveyVersion, required=True)
    customer = graphene.Field(PostSaleCustomer, description="For those who may read customers; else null.")
    order = graphene.Field(PostSaleOrder, description="For those who may read orders; else null.")
    trigger = graphene.String(required=True)
    trigger_label = graphene.String(required=True)
    state = graphene.Field(PostSaleSurveyInvitationState, required=True)
    state_label = graphene.String(required=True)
    state_since = graphene.DateTime(required=True)
    reason = graphene.String(description="Why it waits, or was not sent.")
    reason_label = graphene.String()
    due_at = graphene.DateTime(required=True)
    sent_at = graphene.DateTime()
    opened_at = graphene.DateTime()
    started_at = graphene.DateTime()
    reminded_at = graphene.DateTime()
    answered_at = graphene.DateTime()
    expires_at = graphene.DateTime(description="Until when it may be sent; once it was, until when it can be answered.")
    is_test = graphene.Boolean(required=True)

    @staticmethod
    def resolve_survey(invitation: Invitation, info: Any) -> Survey | None:
        return related(invitation, lambda each: each.survey)

    @staticmethod
    def resolve_version(invitation: Invitation, info: Any) -> Any:
        return related(invitation, lambda each: each.version)

    @staticmethod
    def resolve_customer(invitation: Invitation, info: Any) -> Customer | None:
        if not READ_CUSTOMER.admits(info.context.viewer):
            return None
        return related(invitation, lambda each: each.customer)

    @staticmethod
    def resolve_order(invitation: Invitation, info: Any) -> Order | None:
        if not READ_ORDER.admits(info.context.viewer):
            return None
        return related(invitation, lambda each: each.order)

    @staticmethod
    def resolve_trigger_label(invitation: Invitation, info: Any) -> str:
        code = invitation.trigger
        return str(trigger_kinds.get(code).label) if code in trigger_kinds else code

    @staticmethod
    def resolve_state(invitation: Invitation, info: Any) -> str:
        return invitation.status

    @staticmethod
    def resolve_state_label(invitation: Invitation, info: Any) -> str:
        return invitation.get_status_display()

    @staticmethod
    def resolve_state_since(invitation: Invitation, info: Any) -> Any:
        return invitation.status_since

    @staticmethod
    def resolve_reason(invitation: Invitation, info: Any) -> str | None:
        return invitation.reason or None

    @staticmethod
    def resolve_reason_label(invitation: Invitation, info: Any) -> str | None:
        return reason_label(invitation.reason) if invitation.reason else None


PostSaleSurveyInvitationConnection = countable_connection(PostSaleSurveyInvitation)


class PostSaleSurveyTrigger(graphene.ObjectType):
    """What a survey can be asked after."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)
    schema = graphene.JSONString(required=True, description="JSON Schema of its settings, with their labels.")
    needs_goods = graphene.Boolean(
        required=True, description="Nobody is asked once the order was cancelled, or everything came back."
    )

    @staticmethod
    def resolve_label(kind: TriggerKind, info: Any) -> str:
        return str(kind.label)

    @staticmethod
    def resolve_schema(kind: TriggerKind, info: Any) -> Any:
        return kind.settings.model_json_schema()


@extends(Query)
class InvitationQueries(graphene.ObjectType):
    survey_invitations = connection_field(
        PostSaleSurveyInvitationConnection,
        survey_id=graphene.ID(required=True),
        states=graphene.List(graphene.NonNull(PostSaleSurveyInvitationState)),
        description="Whom a survey was, or will be, sent to, and whom not; the newest first, without tests.",
    )
    survey_triggers = graphene.List(graphene.NonNull(PostSaleSurveyTrigger))

    @staticmethod
    @requires(READ_SURVEYS)
    def resolve_survey_invitations(
        root: None, info: Any, *, survey_id: str, states: Sequence[Any] | None = None, **asked: Any
    ) -> Any:
        wanted = [each.value for each in states] if states is not None else None
        rows = invitations_of(read_id("PostSaleSurvey", survey_id), states=wanted)
        return page_of(rows, NEWEST_FIRST, load=_loaded, **asked)

    @staticmethod
    @requires(READ_SURVEYS)
    def resolve_survey_triggers(root: None, info: Any) -> list[TriggerKind]:
        return list(trigger_kinds)


class SurveyTestSendInput(graphene.InputObjectType):
    id = graphene.ID(required=True, description="Of the survey.")
    language = PostSaleLanguage(required=True)


class SurveyTestSend(PostSaleMutation):
    """Send a survey to one's own address: the draft, where there is one. What is answered there counts nowhere."""

    access = SEND_TESTS

    class Arguments:
        input = SurveyTestSendInput(required=True)

    is_sent = graphene.Boolean(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        survey_id = must_read_id("PostSaleSurvey", given["id"], field="id")
        viewer: Viewer = info.context.viewer
        send_survey_test(viewer.shop, survey_id, language=given["language"].value, to=viewer.email)
        return cls(is_sent=True)

    @classmethod
    def nothing(cls) -> dict[str, Any]:
        return {"is_sent": False}


@extends(Mutation)
class InvitationMutations(graphene.ObjectType):
    survey_test_send = SurveyTestSend.Field()


def _loaded(rows: Any) -> Any:
    return rows.select_related("survey__current", "version", "customer", "order__customer")
