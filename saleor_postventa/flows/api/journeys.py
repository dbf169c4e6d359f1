"""Who goes through flows, in the graph."""

from typing import Any, Self

import graphene

from saleor_postventa.flows.codes import JourneyState
from saleor_postventa.flows.models import Flow, Journey, JourneyQuerySet, Passage
from saleor_postventa.flows.queries.on_the_way import awaited_by, next_code, passages_of, place_of, step_of
from saleor_postventa.flows.services.leaving import take_out
from saleor_postventa.flows.steps import Step, kind_of
from saleor_postventa.mailing.api.messages import PostSaleMessage
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import batched, related, together
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import END_JOURNEYS, READ_JOURNEYS, requires
from saleor_postventa.web.roots import Mutation, Query

from .flow_results import reason_label
from .flows import PostSaleFlow

NEWEST = ("-began_at", "-pk")
LOADED = ("flow__current", "version", "customer", "order")
PostSaleJourneyState = graphene.Enum.from_enum(
    JourneyState,
    name="PostSaleJourneyState",
    description=lambda value: "How far somebody has come in a flow." if value is None else None,
)


class PostSaleJourneyPassage(graphene.ObjectType):
    """A step that was taken."""

    step = graphene.String(required=True)
    number = graphene.Int(description="Its place among the steps, from 1.")
    told = graphene.String(required=True, description="What the step does, in a sentence.")
    next_number = graphene.Int(description="The place of the step that they went on to. Null at the end.")
    at = graphene.DateTime(required=True)
    mail = graphene.Field(PostSaleMessage, description="That it asked for: sent, waiting, or not sent and why.")

    @staticmethod
    def resolve_number(passage: Passage, info: Any) -> int | None:
        return place_of(passage.journey, passage.step)

    @staticmethod
    def resolve_next_number(passage: Passage, info: Any) -> int | None:
        return place_of(passage.journey, passage.went_to)

    @staticmethod
    def resolve_told(passage: Passage, info: Any) -> str:
        return told_of(step_of(passage.journey, passage.step)) or passage.step

    @staticmethod
    def resolve_mail(passage: Passage, info: Any) -> Message | None:
        return related(passage, lambda each: each.message)


class PostSaleJourney(graphene.ObjectType):
    """One person in one flow, for one cause."""

    class Meta:
        interfaces = (Node,)

    flow = graphene.Field(PostSaleFlow, required=True)
    version_number = graphene.Int(description="Of the version that they go through.")
    customer = graphene.Field(PostSaleCustomer, description="Null once they were erased.")
    order = graphene.Field(PostSaleOrder)
    state = graphene.Field(PostSaleJourneyState, required=True)
    state_label = graphene.String(required=True)
    reason = graphene.String(required=True)
    reason_label = graphene.String(required=True)
    step = graphene.String(required=True, description="Where they stand, or stood last.")
    step_number = graphene.Int(description="Its place among the steps, from 1.")
    step_told = graphene.String(description="What that step does, in a sentence.")
    comes_next = graphene.String(description="What is done with them next, in a sentence. Null at the end.")
    awaits = graphene.String(description="What they wait for beside the time, in words; then `dueAt` is no promise.")
    began_at = graphene.DateTime(required=True)
    came_at = graphene.DateTime(required=True, description="When they came to the step.")
    due_at = graphene.DateTime(required=True, description="When they are looked at again.")
    ended_at = graphene.DateTime()
    passages = graphene.List(
        graphene.NonNull(PostSaleJourneyPassage), required=True, description="The steps that they took."
    )

    @staticmethod
    def resolve_flow(journey: Journey, info: Any) -> Flow:
        found: Flow | None = related(journey, lambda each: each.flow)
        assert found is not None
        return found

    @staticmethod
    def resolve_version_number(journey: Journey, info: Any) -> int | None:
        return journey.version.number

    @staticmethod
    def resolve_customer(journey: Journey, info: Any) -> Customer | None:
        return related(journey, lambda each: each.customer)

    @staticmethod
    def resolve_order(journey: Journey, info: Any) -> Order | None:
        return related(journey, lambda each: each.order)

    @staticmethod
    def resolve_state_label(journey: Journey, info: Any) -> str:
        return journey.get_state_display()

    @staticmethod
    def resolve_reason_label(journey: Journey, info: Any) -> str:
        return reason_label(journey.reason)

    @staticmethod
    def resolve_step_number(journey: Journey, info: Any) -> int | None:
        return place_of(journey)

    @staticmethod
    def resolve_step_told(journey: Journey, info: Any) -> str | None:
        return told_of(step_of(journey))

    @staticmethod
    def resolve_comes_next(journey: Journey, info: Any) -> str | None:
        code = next_code(journey)
        return told_of(step_of(journey, code)) if code is not None else None

    @staticmethod
    def resolve_awaits(journey: Journey, info: Any) -> str | None:
        found = batched(info, journey, "awaited", lambda each: each, _awaited)
        return str(found) if found is not None else None

    @staticmethod
    def resolve_passages(journey: Journey, info: Any) -> list[Passage]:
        return batched(info, journey, "passages", lambda each: each.pk, _passages) or []


PostSaleJourneyConnection = countable_connection(PostSaleJourney)


@extends(Query)
class JourneyQueries(graphene.ObjectType):
    journeys = connection_field(
        PostSaleJourneyConnection,
        flow_id=graphene.ID(),
        customer_id=graphene.ID(description="Ours."),
        order_id=graphene.ID(description="Ours."),
        state=graphene.Argument(PostSaleJourneyState),
        step=graphene.String(description="The code of the step at which they stand, or stood last."),
        description="The newest first.",
    )

    @staticmethod
    @requires(READ_JOURNEYS)
    def resolve_journeys(root: None, info: Any, **asked: Any) -> Any:
        rows = loaded_journeys()
        for name, type_name in (("flow", "PostSaleFlow"), ("customer", "PostSaleCustomer"), ("order", "PostSaleOrder")):
            if (shown := asked.pop(f"{name}_id", None)) is not None:
                rows = rows.filter(**{f"{name}_id": read_id(type_name, shown)})
        if (state := asked.pop("state", None)) is not None:
            rows = rows.filter(state=state.value)
        if (step := asked.pop("step", None)) is not None:
            rows = rows.filter(step=step)
        return page_of(rows, NEWEST, **asked)


class JourneyEndInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class JourneyEnd(PostSaleMutation):
    """Take somebody out of a flow: what waits of it is not sent, also of one that is over. Twice changes nothing."""

    access = END_JOURNEYS
    journey = graphene.Field(PostSaleJourney)

    class Arguments:
        input = JourneyEndInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        ended = take_out(must_read_id("PostSaleJourney", given["id"], field="id"), by=info.context.viewer.actor)
        return cls(journey=ended)


@extends(Mutation)
class JourneyMutations(graphene.ObjectType):
    journey_end = JourneyEnd.Field()


def loaded_journeys() -> JourneyQuerySet:
    rows: JourneyQuerySet = Journey.objects.select_related(*LOADED)
    return rows


def told_of(step: Step | None) -> str | None:
    """In the active language."""
    return kind_of(step).says(step) if step is not None else None


def _awaited(page: list[Journey]) -> dict[Journey, Any]:
    found = awaited_by(page)
    return {each: found[each.pk].label for each in page if each.pk in found}


def _passages(journey_ids: list[int]) -> dict[int, list[Passage]]:
    found = passages_of(journey_ids)
    together([each for rows in found.values() for each in rows])
    return found
