"""What a simulation comes to, in all and by segment."""

from dataclasses import dataclass
from typing import Any

import graphene

from saleor_postventa.core.statistics import share
from saleor_postventa.returns.simulation.band import Band
from saleor_postventa.returns.simulation.compare import Pair
from saleor_postventa.returns.simulation.figures import Figures
from saleor_postventa.returns.simulation.report import Report, Segment, Total
from saleor_postventa.returns.simulation.segments import Dimension
from saleor_postventa.web.values import PostSaleMoney, PostSaleShare, money

from .simulation_words import names_of

MOST_SEGMENTS = 100

PostSaleSimulationDimension = graphene.Enum.from_enum(
    Dimension,
    name="PostSaleSimulationDimension",
    description=lambda value: "By what the figures are told apart." if value is None else None,
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


def segments_by(dimension: Dimension, of: Report) -> list[PostSaleSimulationSegment]:
    """Those with the most returns."""
    found = [each for each in of.segments if each.dimension == dimension][:MOST_SEGMENTS]
    names = names_of(dimension, [each.key for each in found])
    return [_segment(each, names[each.key]) for each in found]


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
