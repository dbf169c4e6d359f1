"""The words by which answers are sorted into topics."""

from collections.abc import Sequence
from typing import Any, Self

import graphene

from saleor_postventa.surveys.lexicon.shipped import LANGUAGES
from saleor_postventa.surveys.models import TopicWord
from saleor_postventa.surveys.queries.lexicon import TopicWords, topic_label, topic_words
from saleor_postventa.surveys.services.lexicon import UnknownLexiconLanguage, drop_topic_word, keep_topic_word
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_TOPIC_WORDS, READ_SURVEY_RESULTS, requires
from saleor_postventa.web.roots import Mutation, Query


class PostSaleTopicWord(graphene.ObjectType):
    """A word or phrase, without capitals and accents; a star at its end stands for any ending."""

    class Meta:
        interfaces = (Node,)

    language = graphene.String(required=True)
    topic = graphene.String(required=True)
    phrase = graphene.String(required=True)
    is_off = graphene.Boolean(required=True, description="One of ours that does not mean the topic in this shop.")


class PostSaleTopicWords(graphene.ObjectType):
    """All words of a topic in one language."""

    topic = graphene.String(required=True, description="Its code, or the name of one of the shop's own.")
    label = graphene.String(required=True)
    shipped = graphene.List(graphene.NonNull(graphene.String), required=True)
    off = graphene.List(graphene.NonNull(PostSaleTopicWord), required=True, description="What of those does not count.")
    own = graphene.List(graphene.NonNull(PostSaleTopicWord), required=True, description="What the shop added.")

    @staticmethod
    def resolve_label(words: TopicWords, info: Any) -> str:
        return topic_label(words.topic)

    @staticmethod
    def resolve_off(words: TopicWords, info: Any) -> Sequence[TopicWord]:
        return words.off

    @staticmethod
    def resolve_own(words: TopicWords, info: Any) -> Sequence[TopicWord]:
        return words.own


class TopicWordKeepInput(graphene.InputObjectType):
    language = graphene.String(required=True, description="es or en.")
    topic = graphene.String(required=True, description="The code of a topic, or the name of one of your own.")
    phrase = graphene.String(required=True)
    is_off = graphene.Boolean(default_value=False)


class TopicWordKeep(PostSaleMutation):
    """Say that a word means a topic in this shop, or that one of ours does not. Counts for old answers as well."""

    access = CHANGE_TOPIC_WORDS

    class Arguments:
        input = TopicWordKeepInput(required=True)

    topic_word = graphene.Field(PostSaleTopicWord)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        word = keep_topic_word(
            given["language"],
            given["topic"],
            given["phrase"],
            is_off=bool(given.get("is_off")),
            by=info.context.viewer.actor,
        )
        return cls(topic_word=word)


class TopicWordDropInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class TopicWordDrop(PostSaleMutation):
    """Take back what was said of a word."""

    access = CHANGE_TOPIC_WORDS

    class Arguments:
        input = TopicWordDropInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        drop_topic_word(must_read_id("PostSaleTopicWord", given["id"], field="id"), by=info.context.viewer.actor)
        return cls()


@extends(Query)
class LexiconQueries(graphene.ObjectType):
    topic_words = graphene.List(
        graphene.NonNull(PostSaleTopicWords),
        language=graphene.String(required=True, description="es or en."),
        description="By which words written answers are sorted into topics.",
    )

    @staticmethod
    @requires(READ_SURVEY_RESULTS)
    def resolve_topic_words(root: None, info: Any, *, language: str) -> list[TopicWords]:
        if language not in LANGUAGES:
            raise UnknownLexiconLanguage(field="language")
        return topic_words(language)


@extends(Mutation)
class LexiconMutations(graphene.ObjectType):
    topic_word_keep = TopicWordKeep.Field()
    topic_word_drop = TopicWordDrop.Field()
