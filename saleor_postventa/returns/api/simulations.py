"""A policy held against the shop's own past: start it, see how far it is, and what would have come of it."""

from typing import Any, ClassVar, Self

import graphene

from saleor_postventa.events.labels import label_of
from saleor_postventa.orders.api.replays import PostSaleSimulationStatus
from saleor_postventa.returns.models import PolicySimulation, PolicyVersion
from saleor_postventa.returns.policy.document import read
from saleor_postventa.returns.policy.lawful import Violation, floor_violations
from saleor_postventa.returns.queries.simulations import (
    changed_orders,
    report,
    simulation_by_id,
)
from saleor_postventa.returns.services.policies import countries_served
from saleor_postventa.returns.services.simulating import start_simulation
from saleor_postventa.returns.simulation.band import Assumptions
from saleor_postventa.returns.simulation.report import Total
from saleor_postventa.returns.simulation.segments import Dimension
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import SIMULATE_POLICIES, STEER_RETURNS, requires
from saleor_postventa.web.roots import Mutation, Query

from .policies import PostSalePolicyVersion
from .policy_checks import PostSalePolicyViolation
from .simulated_orders import PostSaleSimulatedOrderConnection, with_orders
from .simulation_figures import (
    PostSaleSimulationDimension,
    PostSaleSimulationSegment,
    PostSaleSimulationTotal,
    segments_by,
)
from .simulation_words import PostSaleSimulationAssumption, assumptions_of


class PostSalePolicySimulation(graphene.ObjectType):
    """A policy held against the live one on the shop's own past. It is reckoned in the background: ask again."""

    class Meta:
        interfaces = (Node,)

    status = graphene.Field(PostSaleSimulationStatus, required=True)
    progress = graphene.Float(required=True, description="From 0 to 1.")
    asked_at = graphene.DateTime(required=True)
    asked_by = graphene.String()
    finished_at = graphene.DateTime()
    since = graphene.DateTime(required=True, description="Orders placed from then on ...")
    until = graphene.DateTime(required=True, description="... and before then are replayed.")
    version = graphene.Field(PostSalePolicyVersion, description="Null for a document that was only tried.")
    live_version = graphene.Field(PostSalePolicyVersion, description="Null for the default policy.")
    content = graphene.JSONString(required=True, description="The simulated policy, as it was then.")
    live_content = graphene.JSONString(required=True)
    orders_replayed = graphene.Int(required=True)
    orders_changed = graphene.Int(required=True)
    orders_told_otherwise = graphene.Int(
        required=True, description="Whose shoppers would have been told something else when it arrived."
    )
    totals = graphene.List(graphene.NonNull(PostSaleSimulationTotal), required=True, description="By currency.")
    segments = graphene.List(
        graphene.NonNull(PostSaleSimulationSegment),
        required=True,
        by=PostSaleSimulationDimension(required=True),
        description="Those with the most returns first; at most 100.",
    )
    assumptions = graphene.List(
        graphene.NonNull(PostSaleSimulationAssumption), required=True, description="What it takes for granted."
    )
    violations = graphene.List(
        graphene.NonNull(PostSalePolicyViolation), required=True, description="Where the simulated policy is unlawful."
    )
    live_violations = graphene.List(graphene.NonNull(PostSalePolicyViolation), required=True)

    @staticmethod
    def resolve_asked_by(simulation: PolicySimulation, info: Any) -> str | None:
        return label_of(simulation.asked_by, info)

    @staticmethod
    def resolve_version(simulation: PolicySimulation, info: Any) -> PolicyVersion | None:
        return simulation.policy_version

    @staticmethod
    def resolve_orders_replayed(simulation: PolicySimulation, info: Any) -> int:
        return report(simulation).orders

    @staticmethod
    def resolve_orders_changed(simulation: PolicySimulation, info: Any) -> int:
        return report(simulation).orders_changed

    @staticmethod
    def resolve_orders_told_otherwise(simulation: PolicySimulation, info: Any) -> int:
        return report(simulation).told_otherwise

    @staticmethod
    def resolve_totals(simulation: PolicySimulation, info: Any) -> tuple[Total, ...]:
        return report(simulation).totals

    @staticmethod
    def resolve_segments(simulation: PolicySimulation, info: Any, *, by: Any) -> list[PostSaleSimulationSegment]:
        return segments_by(Dimension(by.value), report(simulation))

    @staticmethod
    def resolve_assumptions(simulation: PolicySimulation, info: Any) -> list[PostSaleSimulationAssumption]:
        return assumptions_of(Assumptions(**simulation.assumptions), report(simulation))

    @staticmethod
    def resolve_violations(simulation: PolicySimulation, info: Any) -> list[Violation]:
        return floor_violations(read(simulation.content), countries=countries_served())

    @staticmethod
    def resolve_live_violations(simulation: PolicySimulation, info: Any) -> list[Violation]:
        return floor_violations(read(simulation.live_content), countries=countries_served())


PostSalePolicySimulationConnection = countable_connection(PostSalePolicySimulation)


class ReturnPolicySimulateInput(graphene.InputObjectType):
    policy_id = graphene.ID(description="A version. Without it, and without `content`, the draft.")
    content = graphene.JSONString(description="This document, which need not be saved.")
    since = graphene.DateTime(description="Orders placed from then on; a year before `until` where it isn't given.")
    until = graphene.DateTime(description="Now, where it isn't given.")
    late_low = graphene.Float(
        description="Of those who would be too late: which share would have asked in time, at least. 0 where not given."
    )
    late_high = graphene.Float(description="And at most. 1 where not given.")


class ReturnPolicySimulate(PostSaleMutation):
    """Replay the shop's past against a policy and the live one. It goes on in the background; one at a time."""

    access: ClassVar = SIMULATE_POLICIES

    class Arguments:
        input = ReturnPolicySimulateInput(required=True)

    simulation = graphene.Field(PostSalePolicySimulation)

    @classmethod
    def perform(cls, info: Any, *, policy_id: str | None = None, content: Any = None, **given: Any) -> Self:
        default = Assumptions()
        started = start_simulation(
            policy_id=must_read_id("PostSalePolicyVersion", policy_id, field="policy_id") if policy_id else None,
            content=content,
            since=given.get("since"),
            until=given.get("until"),
            assumed=Assumptions(
                late_low=_or(given.get("late_low"), default.late_low),
                late_high=_or(given.get("late_high"), default.late_high),
            ),
            by=info.context.viewer.actor,
        )
        return cls(simulation=started)


@extends(Query)
class SimulationQueries(graphene.ObjectType):
    return_policy_simulation = graphene.Field(PostSalePolicySimulation, id=graphene.ID(required=True))
    return_policy_simulations = connection_field(PostSalePolicySimulationConnection, description="The newest first.")
    return_policy_simulated_orders = connection_field(
        PostSaleSimulatedOrderConnection,
        simulation_id=graphene.ID(required=True),
        description="Those that change, the largest difference first; none until the simulation is done.",
    )

    @staticmethod
    @requires(SIMULATE_POLICIES)
    def resolve_return_policy_simulation(root: None, info: Any, **asked: Any) -> PolicySimulation | None:
        return simulation_by_id(read_id("PostSalePolicySimulation", asked["id"]))

    @staticmethod
    @requires(SIMULATE_POLICIES)
    def resolve_return_policy_simulations(root: None, info: Any, **asked: Any) -> Any:
        rows = PolicySimulation.objects.select_related("policy_version", "live_version")
        return page_of(rows, ("-pk",), **asked)

    @staticmethod
    @requires(STEER_RETURNS)
    def resolve_return_policy_simulated_orders(root: None, info: Any, *, simulation_id: str, **asked: Any) -> Any:
        rows = changed_orders(read_id("PostSalePolicySimulation", simulation_id))
        return page_of(rows, ("-weight", "-pk"), load=with_orders, **asked)


@extends(Mutation)
class SimulationMutations(graphene.ObjectType):
    return_policy_simulate = ReturnPolicySimulate.Field()


def _or(given: float | None, default: float) -> float:
    return default if given is None else given
