"""What one question of a survey found."""

from dataclasses import dataclass
from typing import Any

import graphene
from django.utils.translation import get_language

from saleor_postventa.core.statistics import Difference, Share
from saleor_postventa.core.texts import Speaker
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.lexicon.shipped import Mood
from saleor_postventa.surveys.queries.distribution import Option
from saleor_postventa.surveys.queries.lexicon import topic_label
from saleor_postventa.surveys.queries.periods import Every
from saleor_postventa.surveys.queries.results import Groups, Point, Results
from saleor_postventa.surveys.queries.segments import Dimension
from saleor_postventa.surveys.questions.kind import kind_of
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.rules.drivers import Told, TopicRow, mood_counts, topic_rows
from saleor_postventa.surveys.rules.figures import Figure, Scored
from saleor_postventa.web.values import PostSaleShare

from .figures import PostSaleSurveyDifference, PostSaleSurveyDimension, PostSaleSurveyFigure

TEXT = "text"
PostSaleSurveyEvery = graphene.Enum.from_enum(
    Every,
    name="PostSaleSurveyEvery",
    description=lambda value: "Weeks begin on Monday." if value is None else None,
)
PostSaleMood = graphene.Enum.from_enum(
    Mood,
    name="PostSaleMood",
    description=lambda value: "Rough: what the words sound like." if value is None else None,
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


class PostSaleMoodCount(graphene.ObjectType):
    mood = graphene.Field(PostSaleMood, required=True)
    label = graphene.String(required=True)
    count = graphene.Int(required=True)


class PostSaleSurveyTopic(graphene.ObjectType):
    """What is written of. The difference goes along with the topic: that need not be its cause."""

    topic = graphene.String(required=True)
    label = graphene.String(required=True)
    mentioned = graphene.Field(PostSaleShare, required=True, description="Of all that was written here.")
    count = graphene.Int(required=True)
    moods = graphene.List(graphene.NonNull(PostSaleMoodCount), required=True)
    among = graphene.Field(PostSaleSurveyFigure, description="The score of those who wrote of it.")
    others = graphene.Field(PostSaleSurveyFigure, description="The score of those who wrote of other things.")
    difference = graphene.Field(PostSaleSurveyDifference, description="Null where fewer than ten are on either side.")
    examples = graphene.List(graphene.NonNull(graphene.String), required=True, description="The newest.")

    @staticmethod
    def resolve_label(row: TopicRow, info: Any) -> str:
        return topic_label(row.topic)

    @staticmethod
    def resolve_count(row: TopicRow, info: Any) -> int:
        return row.mentioned.count

    @staticmethod
    def resolve_moods(row: TopicRow, info: Any) -> list[PostSaleMoodCount]:
        return _moods(row.moods)

    @staticmethod
    def resolve_examples(row: TopicRow, info: Any) -> list[str]:
        return list(row.examples)


class PostSaleSurveyTexts(graphene.ObjectType):
    """What was written, sorted by the words of `topicWords`."""

    n = graphene.Int(required=True, description="Texts read: the newest 2,000 at most.")
    moods = graphene.List(graphene.NonNull(PostSaleMoodCount), required=True)
    topics = graphene.List(graphene.NonNull(PostSaleSurveyTopic), required=True, description="The most frequent first.")


class PostSaleSurveyQuestionResults(graphene.ObjectType):
    code = graphene.String(required=True)
    kind = graphene.String(required=True)
    kind_label = graphene.String(required=True)
    text = graphene.String(required=True, description="In the language asked for (Accept-Language).")
    n = graphene.Int(required=True, description="Answers to this question.")
    figure = graphene.Field(PostSaleSurveyFigure, description="Of NPS, CSAT and CES, where anybody answered.")
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
    def resolve_texts(of: OfQuestion, info: Any) -> PostSaleSurveyTexts | None:
        if of.question.kind != TEXT:
            return None
        told = of.told
        return PostSaleSurveyTexts(n=len(told), moods=_moods(mood_counts(told)), topics=topic_rows(told, of.score_kind))


def _moods(counts: Any) -> list[PostSaleMoodCount]:
    return [PostSaleMoodCount(mood=mood, label=str(mood.label), count=counts[mood]) for mood in Mood]
