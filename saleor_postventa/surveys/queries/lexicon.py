"""The words of the current shop: ours, with its own over them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from saleor_postventa.surveys.lexicon.reading import Lexicon, OwnWord
from saleor_postventa.surveys.lexicon.shipped import Topic, shipped_words
from saleor_postventa.surveys.models import TopicWord


@dataclass(frozen=True)
class TopicWords:
    """`shipped` are ours, `off` those of them that do not count here, `own` the shop's rows that add one."""

    topic: str
    shipped: tuple[str, ...]
    off: tuple[TopicWord, ...]
    own: tuple[TopicWord, ...]


def lexicon_of_shop() -> Lexicon:
    rows = TopicWord.objects.in_order()
    return Lexicon([OwnWord(row.language, row.topic, row.phrase, row.is_off) for row in rows])


def topic_words(language: str) -> list[TopicWords]:
    """Our topics first, then the shop's own by name."""
    shipped = shipped_words(language).topics
    rows = list(TopicWord.objects.filter(language=language).in_order())
    topics = dict.fromkeys([*shipped, *(row.topic for row in rows)])
    return [_of_topic(topic, shipped.get(topic, ()), rows) for topic in topics]


def topic_label(topic: str) -> str:
    """What people call it, in the active language; a topic of the shop's own is called by its name."""
    return str(Topic(topic).label) if topic in Topic.values else topic or _("Something else")


def _of_topic(topic: str, shipped: tuple[str, ...], rows: Iterable[TopicWord]) -> TopicWords:
    mine = [row for row in rows if row.topic == topic]
    return TopicWords(
        topic, shipped, tuple(row for row in mine if row.is_off), tuple(row for row in mine if not row.is_off)
    )
