"""A policy held against the shop's own past: start it, see how far it is, and what would have come of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Self

import graphene
from django.db.models import Prefetch

from saleor_postventa.core.money import Money
from saleor_postventa.core.statistics import share
from saleor_postventa.events.queries import actor_label
from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.api.types import PostSaleOrderLine
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.returns.methods import method_label
from saleor_postventa.returns.models import PolicySimulation, PolicyVersion, SimulatedOrder
from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.policy.document import read
from saleor_postventa.returns.policy.lawful import Violation, floor_violations
from saleor_postventa.returns.policy.sentences import for_shopper
from saleor_postventa.returns.queries.simulations import (
    SimulationStatus,
    changed_orders,
    report,
    simulation_by_id,
    status_of,
)
from saleor_postventa.returns.services.policies import countries_served
from saleor_postventa.returns.services.simulating import start_simulation
from saleor_postventa.returns.simulation.band import Assumptions, Band
from saleor_postventa.returns.simulation.compare import Pair
from saleor_postventa.returns.simulation.figures import Figures
from saleor_postventa.returns.simulation.report import Segment, Total
from saleor_postventa.returns.simulation.results import Ending
from saleor_postventa.returns.simulation.segments import Dimension
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id, show_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import SIMULATE_POLICIES, STEER_RETURNS, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleMoney, PostSaleShare, money

from .enums import PostSaleReturnOutcome, PostSaleReturnVerdict
from .policies import PostSalePolicyVersion, PostSalePolicyViolation
from .simulation_words import PostSaleSimulationAssumption, assumptions_of, names_of

MOST_SEGMENTS = 100

PostSaleSimulationStatus = graphene.Enum.from_enum(
    SimulationStatus,
    name="PostSaleSimulationStatus",
    description=lambda value: "How far a simulation is." if value is None else None,
)
PostSaleSimulationDimension = graphene.Enum.from_enum(
    Dimension,
    name="PostSaleSimulationDimension",
    description=lambda value: "By what the figures are told apart." if value is None else None,
)
PostSaleSimulatedEnding = graphene.Enum.from_enum(
    Ending,
    name="PostSaleSimulatedEnding",
    description=lambda value: (
        "Refused by the policy, declined by a person, given up by the shopper, or carried out."
        if value is None
        else None
    ),
)


@dataclass(frozen=True)
class Counted:
    """Figures in a currency."""

    of: Figures
    currency: str


def _of_the_figures(name: str, default: Any, counted: Counted, info: Any, **arguments: Any) -> Any:
    """Counts by their name; amounts, which carry no ending in the graph, as money."""
    amount = getattr(counted.of, f"{name}_amount", None)
    return getattr(counted.of, name) if amount is None else money(amount, counted.currency)


class PostSaleSimulationFigures(graphene.ObjectType):
    """What returns come to under one policy; in a difference, the other policy's less the live one's."""

    class Meta:
        default_resolver = _of_the_figures

    returns_asked = graphene.Int(required=True)
    returns_refused = graphene.Int(required=True, description="By the policy, with all of their items.")
    returns_declined = graphene.Int(required=True, description="By a person, as they did.")
    returns_given_up = graphene.Int(required=True, description="By the shopper, as they did.")
    returns_carried_out = graphene.Int(required=True)
    exchanges = graphene.Int(required=True)
    keep_its = graphene.Int(required=True)
    reviews = graphene.Int(required=True, description="That a person would have to look at.")
    auto_approved = graphene.Int(required=True)
    rights_denied = graphene.Int(
        required=True, description="Items refused or charged although the right of withdrawal still stood."
    )
    units_asked = graphene.Int(required=True)
    units_back = graphene.Int(required=True)
    units_kept_sold = graphene.Int(required=True)
    asked = graphene.Field(PostSaleMoney, required=True, description="What was paid for the units asked back.")
    kept_sales = graphene.Field(
        PostSaleMoney, required=True, description="What was paid for units that were asked back and stayed sold."
    )
    refunded = graphene.Field(PostSaleMoney, required=True)
    credited = graphene.Field(PostSaleMoney, required=True, description="As store credit.")
    exchanged = graphene.Field(PostSaleMoney, required=True, description="Worth of what went out again.")
    fees = graphene.Field(PostSaleMoney, required=True)
    loss = graphene.Field(PostSaleMoney, required=True, description="Of value, deducted after the inspection.")
    shipping = graphene.Field(PostSaleMoney, required=True, description="Deliveries paid back.")
    bonus = graphene.Field(PostSaleMoney, required=True)


class PostSaleSimulationBand(graphene.ObjectType):
    """How far the difference in money refunded may be off: by chance (95 %), and as people behave otherwise."""

    low = graphene.Field(PostSaleMoney, required=True)
    value = graphene.Field(PostSaleMoney, required=True, description="If all ask for what they asked for.")
    high = graphene.Field(PostSaleMoney, required=True)
    margin = graphene.Field(PostSaleMoney, required=True, description="What chance alone adds on either side.")
    late = graphene.Field(PostSaleMoney, required=True, description="Refunded so far to those who would be too late.")
    newly_reviewed = graphene.Field(
        PostSaleMoney, required=True, description="Refunds that only the simulated policy has a person look at."
    )
    declined_low = graphene.Float(required=True, description="The share of what it looks at that the team declines.")
    declined_high = graphene.Float(required=True)


class PostSaleSimulationTotal(graphene.ObjectType):
    """All returns of one currency."""

    currency = graphene.String(required=True)
    live = graphene.Field(PostSaleSimulationFigures, required=True)
    simulated = graphene.Field(PostSaleSimulationFigures, required=True)
    difference = graphene.Field(PostSaleSimulationFigures, required=True)
    refunded_band = graphene.Field(PostSaleSimulationBand, required=True)

    @staticmethod
    def resolve_live(total: Total, info: Any) -> Counted:
        return Counted(total.pair.live, total.currency)

    @staticmethod
    def resolve_simulated(total: Total, info: Any) -> Counted:
        return Counted(total.pair.draft, total.currency)

    @staticmethod
    def resolve_difference(total: Total, info: Any) -> Counted:
        return Counted(total.pair.difference, total.currency)

    @staticmethod
    def resolve_refunded_band(total: Total, info: Any) -> PostSaleSimulationBand:
        return _band(total.band, total.currency)


class PostSaleSimulationSegment(graphene.ObjectType):
    """The part of the returns that one country, category, reason ... has. A customer may be in several groups."""

    key = graphene.String(required=True, description="Stable; empty where nothing is known.")
    name = graphene.String(required=True)
    currency = graphene.String(required=True)
    live = graphene.Field(PostSaleSimulationFigures, required=True)
    simulated = graphene.Field(PostSaleSimulationFigures, required=True)
    difference = graphene.Field(PostSaleSimulationFigures, required=True)
    refused_share = graphene.Field(
        PostSaleShare, description="Of its returns, those that the simulated policy refuses; null where it has none."
    )


class PostSaleSimulatedDecision(graphene.ObjectType):
    """What one policy says of one item of a return, and what it comes to."""

    verdict = graphene.Field(PostSaleReturnVerdict, required=True)
    code = graphene.String(required=True, description="The deciding fact; stable.")
    sentence = graphene.String(required=True, description="In the language asked for (Accept-Language).")
    last_day = graphene.Date(description="Of the window; null while its end is not known.")
    article = graphene.String(description="Of the law, where it decided.")
    is_refused = graphene.Boolean(required=True, description="And the team did not go past it.")
    units = graphene.Int(required=True, description="That are paid for.")
    total = graphene.Field(PostSaleMoney, required=True)
    fees = graphene.Field(PostSaleMoney, required=True)


class PostSaleSimulatedLine(graphene.ObjectType):
    """One item of a return under both policies."""

    order_line = graphene.Field(PostSaleOrderLine, description="Null where it is no longer in the order.")
    quantity = graphene.Int(required=True, description="Asked for.")
    live = graphene.Field(PostSaleSimulatedDecision, required=True)
    simulated = graphene.Field(PostSaleSimulatedDecision, required=True)


class PostSaleSimulatedResult(graphene.ObjectType):
    """What one policy makes of a return."""

    ending = graphene.Field(PostSaleSimulatedEnding, required=True)
    outcome = graphene.Field(PostSaleReturnOutcome, required=True)
    method = graphene.String()
    method_label = graphene.String()
    needs_review = graphene.Boolean(required=True)
    is_keep_it = graphene.Boolean(required=True)
    total = graphene.Field(PostSaleMoney, required=True, description="What the shopper gets, in whatever way.")


class PostSaleSimulatedReturn(graphene.ObjectType):
    """A return of which the two policies make something different."""

    return_id = graphene.ID(required=True)
    number = graphene.String(required=True)
    asked_at = graphene.DateTime(required=True)
    live = graphene.Field(PostSaleSimulatedResult, required=True)
    simulated = graphene.Field(PostSaleSimulatedResult, required=True)
    lines = graphene.List(graphene.NonNull(PostSaleSimulatedLine), required=True)


class PostSaleSimulatedOrder(graphene.ObjectType):
    """An order of which the two policies make something different. Amounts are what goes back as money."""

    class Meta:
        interfaces = (Node,)

    order = graphene.Field(PostSaleOrder, required=True)
    live = graphene.Field(PostSaleMoney, required=True)
    simulated = graphene.Field(PostSaleMoney, required=True)
    difference = graphene.Field(PostSaleMoney, required=True)
    returns = graphene.List(graphene.NonNull(PostSaleSimulatedReturn), required=True)

    @staticmethod
    def resolve_order(row: SimulatedOrder, info: Any) -> Order:
        return row.order

    @staticmethod
    def resolve_live(row: SimulatedOrder, info: Any) -> Money:
        return money(row.live_amount, row.currency)

    @staticmethod
    def resolve_simulated(row: SimulatedOrder, info: Any) -> Money:
        return money(row.draft_amount, row.currency)

    @staticmethod
    def resolve_returns(row: SimulatedOrder, info: Any) -> list[PostSaleSimulatedReturn]:
        lines = {line.pk: line for line in row.order.lines.all()}
        return [_simulated_return(change, lines, row.currency) for change in row.changes]


PostSaleSimulatedOrderConnection = countable_connection(PostSaleSimulatedOrder)


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
    def resolve_status(simulation: PolicySimulation, info: Any) -> SimulationStatus:
        return status_of(simulation)

    @staticmethod
    def resolve_progress(simulation: PolicySimulation, info: Any) -> float:
        if status_of(simulation) == SimulationStatus.DONE:
            return 1.0
        return min(1.0, simulation.orders_done / simulation.orders_total) if simulation.orders_total else 0.0

    @staticmethod
    def resolve_asked_by(simulation: PolicySimulation, info: Any) -> str | None:
        return actor_label(simulation.asked_by)

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
        dimension = Dimension(by.value)
        found = [each for each in report(simulation).segments if each.dimension == dimension][:MOST_SEGMENTS]
        names = names_of(dimension, [each.key for each in found])
        return [_segment(each, names[each.key]) for each in found]

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
        return page_of(rows, ("-weight", "-pk"), load=_with_orders, **asked)


@extends(Mutation)
class SimulationMutations(graphene.ObjectType):
    return_policy_simulate = ReturnPolicySimulate.Field()


def _or(given: float | None, default: float) -> float:
    return default if given is None else given


def _with_orders(rows: Any) -> Any:
    lines = OrderLine.objects.select_related("variant").order_by("position")
    return rows.select_related("order__customer").prefetch_related(Prefetch("order__lines", lines))


def _band(band: Band, currency: str) -> PostSaleSimulationBand:
    return PostSaleSimulationBand(
        low=money(band.low, currency),
        value=money(band.value, currency),
        high=money(band.high, currency),
        margin=money(band.margin, currency),
        late=money(band.late, currency),
        newly_reviewed=money(band.newly_reviewed, currency),
        declined_low=band.declined[0],
        declined_high=band.declined[1],
    )


def _segment(segment: Segment, name: str) -> PostSaleSimulationSegment:
    pair: Pair = segment.pair
    return PostSaleSimulationSegment(
        key=segment.key,
        name=name,
        currency=segment.currency,
        live=Counted(pair.live, segment.currency),
        simulated=Counted(pair.draft, segment.currency),
        difference=Counted(pair.difference, segment.currency),
        refused_share=share(pair.draft.returns_refused, pair.draft.returns_asked),
    )


def _simulated_return(change: Any, lines: dict[int, OrderLine], currency: str) -> PostSaleSimulatedReturn:
    return PostSaleSimulatedReturn(
        return_id=show_id("PostSaleReturn", change["return"]),
        number=change["number"],
        asked_at=datetime.fromisoformat(change["at"]),
        live=_simulated_result(change["live"], currency),
        simulated=_simulated_result(change["draft"], currency),
        lines=[
            PostSaleSimulatedLine(
                order_line=lines.get(live["line"]),
                quantity=live["asked"],
                live=_simulated_decision(live, currency),
                simulated=_simulated_decision(draft, currency),
            )
            for live, draft in zip(change["live"]["lines"], change["draft"]["lines"], strict=True)
        ],
    )


def _simulated_result(kept: dict[str, Any], currency: str) -> PostSaleSimulatedResult:
    return PostSaleSimulatedResult(
        ending=Ending(kept["ending"]),
        outcome=kept["outcome"],
        method=kept["method"] or None,
        method_label=method_label(kept["method"]) if kept["method"] else None,
        needs_review=kept["needs_review"],
        is_keep_it=kept["is_keep_it"],
        total=money(sum((Decimal(line["total"]) for line in kept["lines"]), Decimal(0)), currency),
    )


def _simulated_decision(kept: dict[str, Any], currency: str) -> PostSaleSimulatedDecision:
    decision = Decision.from_json(kept["decision"])
    return PostSaleSimulatedDecision(
        verdict=decision.verdict,
        code=decision.code,
        sentence=for_shopper(decision),
        last_day=decision.window.last_day if decision.window else None,
        article=decision.article or None,
        is_refused=kept["is_refused"],
        units=kept["units"],
        total=money(Decimal(kept["total"]), currency),
        fees=money(Decimal(kept["fees"]), currency),
    )
