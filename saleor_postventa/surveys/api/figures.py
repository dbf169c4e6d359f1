"""Figures in the graph: each with its interval and with how many answers it is of."""

from typing import Any

import graphene

from saleor_postventa.core.statistics import MINIMUM_N, Difference
from saleor_postventa.surveys.queries.funnel import Funnel, FunnelStep, Step
from saleor_postventa.surveys.queries.segments import Dimension
from saleor_postventa.surveys.rules.figures import WORTH_SEEING, Figure, Scored
from saleor_postventa.surveys.rules.weighting import WeightedScore
from saleor_postventa.web.values import PostSaleShare

PostSaleScoreKind = graphene.Enum.from_enum(
    Scored,
    name="PostSaleScoreKind",
    description=lambda value: "Kinds of question with a figure of their own." if value is None else None,
)
PostSaleSurveyDimension = graphene.Enum.from_enum(
    Dimension,
    name="PostSaleSurveyDimension",
    description=lambda value: "By what answers are told apart." if value is None else None,
)
PostSaleSurveyFunnelStage = graphene.Enum.from_enum(
    Step,
    name="PostSaleSurveyFunnelStage",
    description=lambda value: "From being asked to having answered." if value is None else None,
)


class PostSaleSurveyFigure(graphene.ObjectType):
    """NPS: -100 to 100, adjusted Wald. CSAT: the share of 4 and 5, 0 to 1, Wilson. CES: the mean from 1 to 7, Student.
    All at 95 %."""

    kind = graphene.Field(PostSaleScoreKind, required=True)
    value = graphene.Float(required=True)
    low = graphene.Float(required=True)
    high = graphene.Float(required=True)
    n = graphene.Int(required=True, description="Answers; of NPS persons, with their last one.")
    is_enough = graphene.Boolean(required=True, description="Whether there are ten: of fewer nothing is claimed.")
    easy = graphene.Field(PostSaleShare, description="CES: the share of 5 and more.")
    worth_seeing = graphene.Float(required=True, description="The change that `needed` is about, in the figure's unit.")
    needed = graphene.Int(
        required=True,
        description="Answers that two periods need each, for such a change to show in 80 of 100 comparisons.",
    )
    more_needed = graphene.Int(required=True, description="So many of them are missing.")

    @staticmethod
    def resolve_value(figure: Figure, info: Any) -> float:
        return figure.estimate.value

    @staticmethod
    def resolve_low(figure: Figure, info: Any) -> float:
        return figure.estimate.low

    @staticmethod
    def resolve_high(figure: Figure, info: Any) -> float:
        return figure.estimate.high

    @staticmethod
    def resolve_is_enough(figure: Figure, info: Any) -> bool:
        return figure.estimate.is_enough

    @staticmethod
    def resolve_worth_seeing(figure: Figure, info: Any) -> float:
        return WORTH_SEEING[figure.kind]


class PostSaleSurveyWeighted(graphene.ObjectType):
    """NPS as it would be if who answered were like who was asked: by the value of the order, the country, and whether
    they had bought before. With the adjusted-Wald interval (95 %) of as many answers as they are worth."""

    value = graphene.Float(required=True)
    low = graphene.Float(required=True)
    high = graphene.Float(required=True)
    n = graphene.Int(required=True, description="Answers.")
    effective_n = graphene.Float(
        required=True, description="So many answers that all count alike would tell as much (Kish)."
    )
    asked = graphene.Int(required=True, description="Those who were asked, for whom the answers stand.")
    groups = graphene.Int(required=True, description="Into how many they were sorted, of five answers at least.")
    is_enough = graphene.Boolean(required=True, description="Whether the answers are worth ten.")

    @staticmethod
    def resolve_value(score: WeightedScore, info: Any) -> float:
        return score.estimate.value

    @staticmethod
    def resolve_low(score: WeightedScore, info: Any) -> float:
        return score.estimate.low

    @staticmethod
    def resolve_high(score: WeightedScore, info: Any) -> float:
        return score.estimate.high

    @staticmethod
    def resolve_n(score: WeightedScore, info: Any) -> int:
        return score.estimate.n

    @staticmethod
    def resolve_effective_n(score: WeightedScore, info: Any) -> float:
        return score.worth

    @staticmethod
    def resolve_is_enough(score: WeightedScore, info: Any) -> bool:
        return score.worth >= MINIMUM_N


class PostSaleSurveyDifference(graphene.ObjectType):
    """Of two figures, with its interval (95 %)."""

    value = graphene.Float(required=True)
    low = graphene.Float(required=True)
    high = graphene.Float(required=True)
    is_visible = graphene.Boolean(required=True, description="Whether the interval leaves no room for no difference.")

    @staticmethod
    def resolve_is_visible(difference: Difference, info: Any) -> bool:
        return difference.is_visible


class PostSaleSurveyFunnelStep(graphene.ObjectType):
    step = graphene.Field(PostSaleSurveyFunnelStage, required=True)
    count = graphene.Int(description="Null where nobody reports it.")
    of = graphene.Field(PostSaleSurveyFunnelStage, description="Of what `share` is.")
    share = graphene.Field(PostSaleShare)


class PostSaleSurveyFunnel(graphene.ObjectType):
    """Of those to whom a mail went in the time, whenever they answered. Tests and spam are no part of it."""

    steps = graphene.List(graphene.NonNull(PostSaleSurveyFunnelStep), required=True)
    response_rate = graphene.Field(
        PostSaleSurveyFunnelStep,
        required=True,
        description="Completed of delivered; of sent where the mail service does not report deliveries.",
    )

    @staticmethod
    def resolve_steps(funnel: Funnel, info: Any) -> tuple[FunnelStep, ...]:
        return funnel.steps

    @staticmethod
    def resolve_response_rate(funnel: Funnel, info: Any) -> FunnelStep:
        return funnel.response_rate
