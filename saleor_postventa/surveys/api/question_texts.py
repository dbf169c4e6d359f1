"""What was written in answer to a question, sorted by topics and moods."""

from collections.abc import Sequence
from typing import Any

import graphene

from saleor_postventa.surveys.lexicon.shipped import Mood
from saleor_postventa.surveys.queries.lexicon import topic_label
from saleor_postventa.surveys.rules.drivers import Told, TopicRow, mood_counts, topic_rows
from saleor_postventa.surveys.rules.figures import Scored
from saleor_postventa.web.values import PostSaleShare

from .figures import PostSaleSurveyDifference, PostSaleSurveyFigure

PostSaleMood = graphene.Enum.from_enum(
    Mood,
    name="PostSaleMood",
    description=lambda value: "Rough: what the words sound like." if value is None else None,
)


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


def texts_of(told: Sequence[Told], beside: Scored | None) -> PostSaleSurveyTexts:
    """`beside` is the kind of the scores that they are held against."""
    return PostSaleSurveyTexts(n=len(told), moods=_moods(mood_counts(told)), topics=topic_rows(told, beside))


def _moods(counts: Any) -> list[PostSaleMoodCount]:
    return [PostSaleMoodCount(mood=mood, label=str(mood.label), count=counts[mood]) for mood in Mood]
