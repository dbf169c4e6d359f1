"""What one question of a survey found."""

from dataclasses import dataclass
from typing import Any

import graphene
from django.conf import settings
from django.utils.translation import get_language

from saleor_postventa.core.statistics import Difference, Share
from saleor_postventa.core.texts import Speaker
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.models import AnswerPhoto
from saleor_postventa.surveys.photo_links import answer_photo_path
from saleor_postventa.surveys.queries.distribution import Option
from saleor_postventa.surveys.queries.groups import Groups
from saleor_postventa.surveys.queries.periods import Every
from saleor_postventa.surveys.queries.results import Point, Results
from saleor_postventa.surveys.queries.segments import Dimension
from saleor_postventa.surveys.questions.kind import kind_of
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.rules.drivers import Told
from saleor_postventa.surveys.rules.figures import Figure, Scored
from saleor_postventa.surveys.rules.weighting import WeightedScore
from saleor_postventa.web.values import PostSaleShare

from .figures import (
    PostSaleSurveyDifference,
    PostSaleSurveyDimension,
    PostSaleSurveyFigure,
    PostSaleSurveyWeighted,
)
from .question_texts import PostSaleSurveyTexts, texts_of

TEXT = "text"
PostSaleSurveyEvery = graphene.Enum.from_enum(
    Every,
    name="PostSaleSurveyEvery",
    description=lambda value: "Weeks begin on Monday." if value is None else None,
)


@dataclass(frozen=True)
class OfQuestion:
    """One question within the results of its survey."""

    results: Results
    question: Question

    @property
    def told(self) -> list[Told]:
        return self.results.told(self.question) if self.question.kind == TEXT else []

    @property
    def score_kind(self) -> Scored | None:
        beside = self.results.score_question
        return Scored(beside.kind) if beside else None


class PostSaleSurveyOption(graphene.ObjectType):
    """`share` is of those who answered the question, or that row of a matrix."""

    row = graphene.String(required=True, description="Of a matrix; else empty.")
    row_label = graphene.String(required=True)
    code = graphene.String(required=True)
    label = graphene.String(required=True)
    count = graphene.Int(required=True)
    share = graphene.Field(PostSaleShare)

    @staticmethod
    def resolve_count(option: Option, info: Any) -> int:
        return option.share.count if option.share else 0


class PostSaleSurveyPoint(graphene.ObjectType):
    starts_on = graphene.Date(required=True)
    figure = graphene.Field(PostSaleSurveyFigure)


class PostSaleSurveyGroup(graphene.ObjectType):
    key = graphene.String(required=True, description="Stable: of a product its id in Saleor.")
    label = graphene.String(required=True)
    figure = graphene.Field(PostSaleSurveyFigure, required=True)


class PostSaleSurveyGroups(graphene.ObjectType):
    """The largest first. An order of several products counts for each of them."""

    rows = graphene.List(graphene.NonNull(PostSaleSurveyGroup), required=True)
    left_out = graphene.Int(required=True, description="Smaller groups that are not shown.")
    unknown = graphene.Int(required=True, description="Answers of which this is not known.")


class PostSaleSurveyPhoto(graphene.ObjectType):
    """One that came with an answer, drawn anew without what cameras add."""

    url = graphene.String(required=True)
    at = graphene.DateTime(required=True)

    @staticmethod
    def resolve_url(photo: AnswerPhoto, info: Any) -> str:
        return f"{settings.PUBLIC_URL}{answer_photo_path(photo, info.context.shop)}"


class PostSaleSurveyQuestionResults(graphene.ObjectType):
    code = graphene.String(required=True)
    kind = graphene.String(required=True)
    kind_label = graphene.String(required=True)
    text = graphene.String(required=True, description="In the language asked for (Accept-Language).")
    n = graphene.Int(required=True, description="Answers to this question.")
    figure = graphene.Field(PostSaleSurveyFigure, description="Of NPS, CSAT and CES, where anybody answered.")
    weighted = graphene.Field(
        PostSaleSurveyWeighted, description="NPS: beside the plain score; null of a segment, and where nobody answered."
    )
    before = graphene.Field(PostSaleSurveyFigure, description="The same of the period before, as long.")
    change = graphene.Field(
        PostSaleSurveyDifference, description="Against the period before; null where fewer than ten answered in either."
    )
    options = graphene.List(graphene.NonNull(PostSaleSurveyOption), required=True)
    trend = graphene.List(
        graphene.NonNull(PostSaleSurveyPoint),
        required=True,
        every=PostSaleSurveyEvery(default_value=Every.MONTH),
        description="Of a question with a figure; else empty.",
    )
    groups = graphene.Field(PostSaleSurveyGroups, required=True, by=PostSaleSurveyDimension(required=True))
    recovered = graphene.Field(
        PostSaleShare,
        description="NPS: of detractors who answered again until the end of the period, those who are none any more.",
    )
    texts = graphene.Field(PostSaleSurveyTexts, description="Of a text.")
    photos = graphene.List(
        graphene.NonNull(PostSaleSurveyPhoto), required=True, description="Of photos: the newest 60, each for an hour."
    )

    @staticmethod
    def resolve_code(of: OfQuestion, info: Any) -> str:
        return of.question.code

    @staticmethod
    def resolve_kind(of: OfQuestion, info: Any) -> str:
        return of.question.kind

    @staticmethod
    def resolve_kind_label(of: OfQuestion, info: Any) -> str:
        return str(kind_of(of.question).label)

    @staticmethod
    def resolve_text(of: OfQuestion, info: Any) -> str:
        default = current_shop().preferences.default_language
        return str(Speaker(get_language() or default, default).say(of.question.text))

    @staticmethod
    def resolve_n(of: OfQuestion, info: Any) -> int:
        return len(of.results.given(of.question.code))

    @staticmethod
    def resolve_figure(of: OfQuestion, info: Any) -> Figure | None:
        return of.results.figure(of.question)

    @staticmethod
    def resolve_weighted(of: OfQuestion, info: Any) -> WeightedScore | None:
        return of.results.weighted(of.question)

    @staticmethod
    def resolve_before(of: OfQuestion, info: Any) -> Figure | None:
        return of.results.before.figure(of.question)

    @staticmethod
    def resolve_change(of: OfQuestion, info: Any) -> Difference | None:
        return of.results.change(of.question)

    @staticmethod
    def resolve_options(of: OfQuestion, info: Any) -> list[Option]:
        return of.results.options(of.question)

    @staticmethod
    def resolve_trend(of: OfQuestion, info: Any, *, every: Any = None) -> list[Point]:
        return of.results.trend(of.question, Every(getattr(every, "value", every) or Every.MONTH))

    @staticmethod
    def resolve_groups(of: OfQuestion, info: Any, *, by: Any) -> Groups:
        return of.results.groups(of.question, Dimension(getattr(by, "value", by)))

    @staticmethod
    def resolve_recovered(of: OfQuestion, info: Any) -> Share | None:
        return of.results.recovered(of.question) if of.question.kind == Scored.NPS else None

    @staticmethod
    def resolve_photos(of: OfQuestion, info: Any) -> list[AnswerPhoto]:
        return of.results.photos(of.question)

    @staticmethod
    def resolve_texts(of: OfQuestion, info: Any) -> PostSaleSurveyTexts | None:
        if of.question.kind != TEXT:
            return None
        return texts_of(of.told, of.score_kind)
