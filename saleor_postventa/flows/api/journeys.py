"""Who goes through flows, in the graph."""

from typing import Any

import graphene

from saleor_postventa.flows.codes import JourneyState
from saleor_postventa.flows.models import Flow, Journey
from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, read_id
from saleor_postventa.web.permissions import READ_JOURNEYS, requires
from saleor_postventa.web.roots import Query

from .flow_results import reason_label
from .flows import PostSaleFlow

NEWEST = ("-began_at", "-pk")
PostSaleJourneyState = graphene.Enum.from_enum(
    JourneyState,
    name="PostSaleJourneyState",
    description=lambda value: "How far somebody has come in a flow." if value is None else None,
)


class PostSaleJourney(graphene.ObjectType):
    """One person in one flow, for one cause."""

    class Meta:
        interfaces = (Node,)

    flow = graphene.Field(PostSaleFlow, required=True)
    customer = graphene.Field(PostSaleCustomer, description="Null once they were erased.")
    order = graphene.Field(PostSaleOrder)
    state = graphene.Field(PostSaleJourneyState, required=True)
    state_label = graphene.String(required=True)
    reason = graphene.String(required=True)
    reason_label = graphene.String(required=True)
    step = graphene.String(required=True, description="Where they stand, or stood last.")
    began_at = graphene.DateTime(required=True)
    due_at = graphene.DateTime(required=True, description="When they are looked at again.")
    ended_at = graphene.DateTime()

    @staticmethod
    def resolve_flow(journey: Journey, info: Any) -> Flow:
        found: Flow | None = related(journey, lambda each: each.flow)
        assert found is not None
        return found

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


PostSaleJourneyConnection = countable_connection(PostSaleJourney)


@extends(Query)
class JourneyQueries(graphene.ObjectType):
    journeys = connection_field(
        PostSaleJourneyConnection,
        flow_id=graphene.ID(),
        customer_id=graphene.ID(description="Ours."),
        order_id=graphene.ID(description="Ours."),
        state=graphene.Argument(PostSaleJourneyState),
        description="The newest first.",
    )

    @staticmethod
    @requires(READ_JOURNEYS)
    def resolve_journeys(root: None, info: Any, **asked: Any) -> Any:
        rows = Journey.objects.select_related("flow__current", "customer", "order")
        for name, type_name in (("flow", "PostSaleFlow"), ("customer", "PostSaleCustomer"), ("order", "PostSaleOrder")):
            if (shown := asked.pop(f"{name}_id", None)) is not None:
                rows = rows.filter(**{f"{name}_id": read_id(type_name, shown)})
        if (state := asked.pop("state", None)) is not None:
            rows = rows.filter(state=state.value)
        return page_of(rows, NEWEST, **asked)
