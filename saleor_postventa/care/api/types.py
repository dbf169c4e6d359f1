"""A case, as the graph shows it: to its shopper, to the team, and to integrators."""

from typing import Any

import graphene

from saleor_postventa.care.models import Case, CaseMessage, CaseTransition
from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseState, CaseStep, CaseTopic, Severity, next_state
from saleor_postventa.care.sentences import standing_of
from saleor_postventa.core.clock import now
from saleor_postventa.events.api import PostSaleActorKind
from saleor_postventa.events.labels import label_of
from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import countable_connection
from saleor_postventa.web.ids import Node, show_id
from saleor_postventa.web.permissions import READ_CASE_NOTES, READ_CASES, READ_CUSTOMER, READ_ORDER, requires

PostSaleCaseState = graphene.Enum.from_enum(CaseState, name="PostSaleCaseState")
PostSaleCaseStep = graphene.Enum.from_enum(CaseStep, name="PostSaleCaseStep")
PostSaleCaseTopic = graphene.Enum.from_enum(CaseTopic, name="PostSaleCaseTopic")
PostSaleCaseOrigin = graphene.Enum.from_enum(CaseOrigin, name="PostSaleCaseOrigin")
PostSaleCaseSeverity = graphene.Enum.from_enum(Severity, name="PostSaleCaseSeverity")
PostSaleCaseOutcome = graphene.Enum.from_enum(CaseOutcome, name="PostSaleCaseOutcome")
BY_SHOPPER = frozenset({CaseStep.REPLY})


def is_team(info: Any) -> bool:
    """Whether the asker may read what the team writes for itself, and who of it did what."""
    return READ_CASE_NOTES.admits(info.context.viewer)


def is_of_shop(info: Any) -> bool:
    """The team, or an integrator of the shop's."""
    return READ_CASES.admits(info.context.viewer)


class PostSaleCaseOwner(graphene.ObjectType):
    """A member of the team who looks after cases."""

    id = graphene.ID(required=True, description="Of the member of staff, in Saleor.")
    label = graphene.String(required=True, description="Their e-mail address; a short mark, as `#12`, of who is new.")
    is_viewer = graphene.Boolean(required=True, description="Whether it is who asks.")


class PostSaleCaseScore(graphene.ObjectType):
    """What a survey's answer said of us."""

    kind = graphene.String(required=True, description="`nps`, `csat` or `ces`.")
    value = graphene.Int(required=True)


class PostSaleCaseMessage(graphene.ObjectType):
    """Internal messages are the team's alone; others are never told that there are any."""

    class Meta:
        interfaces = (Node,)

    text = graphene.String(required=True)
    is_internal = graphene.Boolean(required=True)
    at = graphene.DateTime(required=True)
    actor_kind = graphene.Field(PostSaleActorKind, required=True)
    actor_label = graphene.String(description="Who it was, for the shop's team.")

    @staticmethod
    def resolve_actor_label(message: CaseMessage, info: Any) -> str | None:
        return label_of(message.actor_ref, info) if is_team(info) else None


class PostSaleCaseTransition(graphene.ObjectType):
    """One step of a case."""

    step = graphene.Field(PostSaleCaseStep, required=True)
    from_state = graphene.Field(PostSaleCaseState)
    to_state = graphene.Field(PostSaleCaseState, required=True)
    outcome = graphene.Field(PostSaleCaseOutcome)
    owner_label = graphene.String(description="Who looks after it from then on.")
    at = graphene.DateTime(required=True)
    actor_kind = graphene.Field(PostSaleActorKind, required=True)
    actor_label = graphene.String()
    note = graphene.String()

    @staticmethod
    def resolve_from_state(transition: CaseTransition, info: Any) -> str | None:
        return transition.from_state or None

    @staticmethod
    def resolve_outcome(transition: CaseTransition, info: Any) -> str | None:
        return transition.outcome or None

    @staticmethod
    def resolve_owner_label(transition: CaseTransition, info: Any) -> str | None:
        return label_of(transition.owner, info)

    @staticmethod
    def resolve_actor_label(transition: CaseTransition, info: Any) -> str | None:
        return label_of(transition.actor_ref, info)

    @staticmethod
    def resolve_note(transition: CaseTransition, info: Any) -> str | None:
        return transition.note or None


class PostSaleCase(graphene.ObjectType):
    """Something that a person of the team looks at, with what shopper and team say about it."""

    class Meta:
        interfaces = (Node,)

    number = graphene.String(required=True)
    topic = graphene.Field(PostSaleCaseTopic, required=True)
    topic_label = graphene.String(required=True)
    state = graphene.Field(PostSaleCaseState, required=True)
    state_label = graphene.String(required=True)
    state_since = graphene.DateTime(required=True)
    sentence = graphene.String(required=True, description="How it stands, told to the shopper: who acts, and by when.")
    next_steps = graphene.List(
        graphene.NonNull(PostSaleCaseStep), required=True, description="What the asker can have done now."
    )
    due_at = graphene.DateTime(description="By when the team has to act; null while it is not its turn.")
    opened_at = graphene.DateTime(required=True)
    first_answered_at = graphene.DateTime()
    solved_at = graphene.DateTime()
    customer = graphene.Field(PostSaleCustomer)
    order = graphene.Field(PostSaleOrder)
    order_number = graphene.String()
    order_saleor_id = graphene.ID()
    score = graphene.Field(PostSaleCaseScore, description="Of the survey's answer that it was opened for.")
    answer_id = graphene.ID(description="That answer, for `postSaleSurveyAnswer`; for the shop's team and integrators.")
    messages = graphene.List(graphene.NonNull(PostSaleCaseMessage), required=True, description="The oldest first.")
    origin = graphene.Field(PostSaleCaseOrigin, description="For the shop's team and integrators.")
    severity = graphene.Field(PostSaleCaseSeverity, description="For the shop's team and integrators.")
    is_overdue = graphene.Boolean(description="For the shop's team and integrators.")
    outcome = graphene.Field(PostSaleCaseOutcome, description="For the shop's team and integrators.")
    outcome_label = graphene.String(description="For the shop's team and integrators.")
    times_reopened = graphene.Int(description="For the shop's team and integrators.")
    is_shown_to_shopper = graphene.Boolean(
        description="Whether the shopper finds it on their pages; for the shop's team and integrators."
    )
    owner = graphene.Field(PostSaleCaseOwner, description="For the shop's team.")
    transitions = graphene.List(graphene.NonNull(PostSaleCaseTransition), description="For the shop's team.")

    @staticmethod
    def resolve_topic_label(case: Case, info: Any) -> str:
        return case.get_topic_display()

    @staticmethod
    def resolve_state_label(case: Case, info: Any) -> str:
        return case.get_state_display()

    @staticmethod
    def resolve_sentence(case: Case, info: Any) -> str:
        return standing_of(case, info.context.shop.preferences, now()).text

    @staticmethod
    def resolve_next_steps(case: Case, info: Any) -> list[CaseStep]:
        if info.context.viewer.is_shopper:
            return [CaseStep.REPLY]
        steps = [step for step in CaseStep if next_state(CaseState(case.state), step) is not None]
        return [step for step in steps if step not in BY_SHOPPER]

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_customer(case: Case, info: Any) -> Customer | None:
        return related(case, lambda each: each.customer)

    @staticmethod
    @requires(READ_ORDER)
    def resolve_order(case: Case, info: Any) -> Order | None:
        return related(case, lambda each: each.order)

    @staticmethod
    def resolve_order_number(case: Case, info: Any) -> str | None:
        return case.order.number if case.order is not None else None

    @staticmethod
    def resolve_order_saleor_id(case: Case, info: Any) -> str | None:
        return case.order.saleor_id if case.order is not None else None

    @staticmethod
    def resolve_score(case: Case, info: Any) -> PostSaleCaseScore | None:
        return None if case.score is None else PostSaleCaseScore(kind=case.score_kind, value=case.score)

    @staticmethod
    def resolve_answer_id(case: Case, info: Any) -> str | None:
        if case.answer_id is None or not is_of_shop(info):
            return None
        return show_id("PostSaleSurveyAnswer", case.answer_id)

    @staticmethod
    def resolve_messages(case: Case, info: Any) -> list[CaseMessage]:
        """The one place where internal messages are kept from those whose they are not."""
        return [each for each in case.messages.all() if is_team(info) or not each.is_internal]

    @staticmethod
    def resolve_origin(case: Case, info: Any) -> str | None:
        return case.origin if is_of_shop(info) else None

    @staticmethod
    def resolve_severity(case: Case, info: Any) -> str | None:
        return case.severity if is_of_shop(info) else None

    @staticmethod
    def resolve_is_overdue(case: Case, info: Any) -> bool | None:
        return (case.due_at is not None and case.due_at < now()) if is_of_shop(info) else None

    @staticmethod
    def resolve_outcome(case: Case, info: Any) -> str | None:
        return (case.outcome or None) if is_of_shop(info) else None

    @staticmethod
    def resolve_outcome_label(case: Case, info: Any) -> str | None:
        return (case.get_outcome_display() or None) if is_of_shop(info) else None

    @staticmethod
    def resolve_times_reopened(case: Case, info: Any) -> int | None:
        return case.times_reopened if is_of_shop(info) else None

    @staticmethod
    def resolve_is_shown_to_shopper(case: Case, info: Any) -> bool | None:
        return case.is_for_shopper if is_of_shop(info) else None

    @staticmethod
    def resolve_owner(case: Case, info: Any) -> PostSaleCaseOwner | None:
        return owner_of(case.owner, info) if case.owner and is_team(info) else None

    @staticmethod
    def resolve_transitions(case: Case, info: Any) -> Any:
        return case.transitions.all() if is_team(info) else None


def owner_of(saleor_id: str, info: Any) -> PostSaleCaseOwner:
    label = label_of(saleor_id, info) or saleor_id
    return PostSaleCaseOwner(id=saleor_id, label=label, is_viewer=saleor_id == info.context.viewer.user_id)


PostSaleCaseConnection = countable_connection(PostSaleCase)
