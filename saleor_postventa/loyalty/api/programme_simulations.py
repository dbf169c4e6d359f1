"""A programme held against the shop's own past: start it, see how far it is, and what would have come of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Self

import graphene
from django.utils.translation import get_language

from saleor_postventa.core.money import Money
from saleor_postventa.core.pieces import text_in
from saleor_postventa.events.labels import label_of
from saleor_postventa.loyalty.models import ProgrammeSimulation
from saleor_postventa.loyalty.programme.document import Programme, read
from saleor_postventa.loyalty.services.simulating import simulate_programme
from saleor_postventa.loyalty.simulation.assumptions import said
from saleor_postventa.loyalty.simulation.report import Figures, Move, Report, cost
from saleor_postventa.orders.api.replays import PostSaleSimulationStatus
from saleor_postventa.people.models import Customer
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id, show_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import READ_CUSTOMER_NOTES, SIMULATE_POLICIES, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleMoney

from .programmes import PostSaleProgrammeVersion


@dataclass(frozen=True)
class _Worth:
    """Points with what one is worth under the programme that gave them."""

    points: Figures
    value: Decimal
    currency: str
    expected_use: float

    def of(self, points: int) -> Money:
        return Money(cost(points, self.value, self.expected_use), self.currency).rounded()


class PostSaleProgrammeFigures(graphene.ObjectType):
    """Of orders of one currency under one programme."""

    issued = graphene.Int(required=True)
    taken_back = graphene.Int(required=True, description="Of them, gone with what came back.")
    kept = graphene.Int(required=True)
    lapsed = graphene.Int(required=True, description="Of what was kept, lapsed by the end of the time.")
    cost = graphene.Field(PostSaleMoney, required=True, description="Kept points x their value x expected use.")
    liability = graphene.Field(PostSaleMoney, required=True, description="Of what was kept and has not lapsed.")

    @staticmethod
    def resolve_issued(worth: _Worth, info: Any) -> int:
        return worth.points.issued

    @staticmethod
    def resolve_taken_back(worth: _Worth, info: Any) -> int:
        return worth.points.back

    @staticmethod
    def resolve_kept(worth: _Worth, info: Any) -> int:
        return worth.points.kept

    @staticmethod
    def resolve_lapsed(worth: _Worth, info: Any) -> int:
        return worth.points.lapsed

    @staticmethod
    def resolve_cost(worth: _Worth, info: Any) -> Money:
        return worth.of(worth.points.kept)

    @staticmethod
    def resolve_liability(worth: _Worth, info: Any) -> Money:
        return worth.of(worth.points.outstanding)


class PostSaleProgrammeComparison(graphene.ObjectType):
    """Both programmes, side by side."""

    currency = graphene.String(required=True)
    month = graphene.String(description="`2026-05`; null for the whole time.")
    live = graphene.Field(PostSaleProgrammeFigures, required=True)
    draft = graphene.Field(PostSaleProgrammeFigures, required=True)


class PostSaleLevelMover(graphene.ObjectType):
    """Somebody who would move."""

    customer_id = graphene.ID(required=True)
    email = graphene.String(required=True)


class PostSaleLevelMove(graphene.ObjectType):
    """Who stands on the one level at the end of the time, and would stand on the other."""

    live_level = graphene.String(description="Its name; null for none.")
    draft_level = graphene.String()
    direction = graphene.Int(required=True, description="1 for up, -1 for down, 0 for the same rank.")
    customers_count = graphene.Int(required=True)
    examples = graphene.List(graphene.NonNull(PostSaleLevelMover), description="Some of them; for the shop's team.")


class PostSaleProgrammeAssumption(graphene.ObjectType):
    """Something that nobody knows, and what was taken for granted of it."""

    code = graphene.String(required=True)
    sentence = graphene.String(required=True, description="In the language asked for (Accept-Language).")


class PostSaleProgrammeSimulation(graphene.ObjectType):
    """A programme held against the one in force on the shop's own past. It is reckoned in the background: ask again."""

    class Meta:
        interfaces = (Node,)

    status = graphene.Field(PostSaleSimulationStatus, required=True)
    progress = graphene.Float(required=True, description="From 0 to 1.")
    asked_at = graphene.DateTime(required=True)
    asked_by = graphene.String()
    finished_at = graphene.DateTime()
    since = graphene.DateTime(required=True, description="Orders placed from then on ...")
    until = graphene.DateTime(required=True, description="... and before then are replayed.")
    version = graphene.Field(PostSaleProgrammeVersion, description="Null for a document that was only tried.")
    live_version = graphene.Field(PostSaleProgrammeVersion, description="Null where no programme was in force.")
    orders_replayed = graphene.Int(required=True)
    orders_changed = graphene.Int(required=True, description="That would have earned something else.")
    customers_count = graphene.Int(required=True)
    totals = graphene.List(graphene.NonNull(PostSaleProgrammeComparison), required=True, description="By currency.")
    months = graphene.List(graphene.NonNull(PostSaleProgrammeComparison), required=True)
    moves = graphene.List(
        graphene.NonNull(PostSaleLevelMove), required=True, description="Who would stand elsewhere; the most first."
    )
    assumptions = graphene.List(
        graphene.NonNull(PostSaleProgrammeAssumption), required=True, description="What it takes for granted."
    )

    @staticmethod
    def resolve_asked_by(simulation: ProgrammeSimulation, info: Any) -> str | None:
        return label_of(simulation.asked_by, info)

    @staticmethod
    def resolve_orders_replayed(simulation: ProgrammeSimulation, info: Any) -> int:
        return _report(simulation).orders

    @staticmethod
    def resolve_orders_changed(simulation: ProgrammeSimulation, info: Any) -> int:
        return _report(simulation).orders_changed

    @staticmethod
    def resolve_customers_count(simulation: ProgrammeSimulation, info: Any) -> int:
        return _report(simulation).customers

    @staticmethod
    def resolve_totals(simulation: ProgrammeSimulation, info: Any) -> list[PostSaleProgrammeComparison]:
        report = _report(simulation)
        return [_compared(simulation, currency, None, report.total(currency)) for currency in report.currencies]

    @staticmethod
    def resolve_months(simulation: ProgrammeSimulation, info: Any) -> list[PostSaleProgrammeComparison]:
        return [_compared(simulation, row.currency, row.month, row.pair) for row in _report(simulation).rows]

    @staticmethod
    def resolve_moves(simulation: ProgrammeSimulation, info: Any) -> list[PostSaleLevelMove]:
        moves = [each for each in _report(simulation).moves if each.live != each.draft]
        examples = _examples(info, moves)
        live, draft = _programmes(simulation)
        return [
            PostSaleLevelMove(
                live_level=_name(live, each.live),
                draft_level=_name(draft, each.draft),
                direction=_direction(_rank(live, each.live), _rank(draft, each.draft)),
                customers_count=each.customers,
                examples=[examples[pk] for pk in each.examples if pk in examples] if examples is not None else None,
            )
            for each in moves
        ]

    @staticmethod
    def resolve_assumptions(simulation: ProgrammeSimulation, info: Any) -> list[PostSaleProgrammeAssumption]:
        live, draft = _programmes(simulation)
        share, currencies = simulation.assumptions["expected_use"], _report(simulation).currencies
        found = said(expected_use=share, live=live, draft=draft, currencies=currencies)
        return [PostSaleProgrammeAssumption(code=code, sentence=sentence) for code, sentence in found.items()]


PostSaleProgrammeSimulationConnection = countable_connection(PostSaleProgrammeSimulation)


class PointsProgrammeSimulateInput(graphene.InputObjectType):
    programme_id = graphene.ID(description="A version. Without it, and without `content`, the draft.")
    content = graphene.JSONString(description="This document, which need not be saved.")
    since = graphene.DateTime(description="Orders placed from then on, at most two years; else a year before `until`.")
    until = graphene.DateTime(description="Now, where it isn't given.")
    expected_use = graphene.Float(description="Which share of kept points is used in the end; all where not given.")


class PointsProgrammeSimulate(PostSaleMutation):
    """Replay the shop's past under a programme and the one in force. It goes on in the background; one at a time."""

    access: ClassVar = SIMULATE_POLICIES

    class Arguments:
        input = PointsProgrammeSimulateInput(required=True)

    simulation = graphene.Field(PostSaleProgrammeSimulation)

    @classmethod
    def perform(cls, info: Any, *, programme_id: str | None = None, **given: Any) -> Self:
        pk = must_read_id("PostSaleProgrammeVersion", programme_id, field="programme_id") if programme_id else None
        started = simulate_programme(programme_id=pk, **given, by=info.context.viewer.actor)
        return cls(simulation=started)


@extends(Query)
class ProgrammeSimulationQueries(graphene.ObjectType):
    points_programme_simulation = graphene.Field(PostSaleProgrammeSimulation, id=graphene.ID(required=True))
    points_programme_simulations = connection_field(
        PostSaleProgrammeSimulationConnection, description="The newest first."
    )

    @staticmethod
    @requires(SIMULATE_POLICIES)
    def resolve_points_programme_simulation(root: None, info: Any, **asked: Any) -> ProgrammeSimulation | None:
        pk = read_id("PostSaleProgrammeSimulation", asked["id"])
        found: ProgrammeSimulation | None = ProgrammeSimulation.objects.filter(pk=pk).first()
        return found

    @staticmethod
    @requires(SIMULATE_POLICIES)
    def resolve_points_programme_simulations(root: None, info: Any, **asked: Any) -> Any:
        rows = ProgrammeSimulation.objects.select_related("version", "live_version")
        return page_of(rows, ("-id",), **asked)


@extends(Mutation)
class ProgrammeSimulationMutations(graphene.ObjectType):
    points_programme_simulate = PointsProgrammeSimulate.Field()


def _report(simulation: ProgrammeSimulation) -> Report:
    """Empty until it is done."""
    return Report.from_json(simulation.results)


def _programmes(simulation: ProgrammeSimulation) -> tuple[Programme | None, Programme]:
    return read(simulation.live_content) if simulation.live_content else None, read(simulation.content)


def _compared(
    simulation: ProgrammeSimulation, currency: str, month: str | None, pair: Any
) -> PostSaleProgrammeComparison:
    share = simulation.assumptions["expected_use"]
    live, draft = (
        _Worth(points, programme.point_values.get(currency, Decimal(0)) if programme else Decimal(0), currency, share)
        for programme, points in zip(_programmes(simulation), (pair.live, pair.draft), strict=True)
    )
    return PostSaleProgrammeComparison(currency=currency, month=month, live=live, draft=draft)


def _examples(info: Any, moves: Sequence[Move]) -> dict[int, PostSaleLevelMover] | None:
    """None for who may not see customers."""
    if not READ_CUSTOMER_NOTES.admits(info.context.viewer):
        return None
    found = Customer.objects.filter(pk__in={pk for move in moves for pk in move.examples})
    return {
        pk: PostSaleLevelMover(customer_id=show_id("PostSaleCustomer", pk), email=email)
        for pk, email in found.values_list("pk", "email")
    }


def _name(programme: Programme | None, code: str) -> str | None:
    level = programme.tiers.level(code) if programme is not None else None
    return text_in(level.names, get_language() or "en") if level is not None else None


def _rank(programme: Programme | None, code: str) -> int:
    levels = programme.tiers.levels if programme is not None else ()
    return next((rank for rank, level in enumerate(levels, 1) if level.code == code), 0)


def _direction(live: int, draft: int) -> int:
    return (draft > live) - (draft < live)
