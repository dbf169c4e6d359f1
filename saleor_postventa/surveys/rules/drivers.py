"""Topics beside scores: what those who write of a topic give, and what the others do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saleor_postventa.core.statistics import Difference, Share, share
from saleor_postventa.surveys.lexicon.shipped import Mood

from .figures import Figure, Scored, change, figure_of

EXAMPLES = 3
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """One written answer as it was read, with the score that the same person gave beside it."""

    text: str
    topics: tuple[str, ...]
    mood: Mood
    score: int | None = None


@dataclass(frozen=True, slots=True)
class TopicRow:
    """`mentioned` is of all texts. `among` and `others` are the scores of who wrote of it and of who wrote of other
    things; `difference` what that tells, None where too few did. It goes along with the score: it need not cause it.
    """

    topic: str
    mentioned: Share
    moods: Mapping[Mood, int]
    among: Figure | None
    others: Figure | None
    difference: Difference | None
    examples: tuple[str, ...]


def topic_rows(told: Sequence[Told], kind: Scored | None) -> list[TopicRow]:
    """What was written of most first; `kind` is that of the scores, None where nothing was scored."""
    counts = Counter(topic for each in told for topic in each.topics)
    return [_row(topic, told, kind) for topic, _n in sorted(counts.items(), key=lambda found: (-found[1], found[0]))]


def mood_counts(told: Iterable[Told]) -> dict[Mood, int]:
    found = Counter(each.mood for each in told)
    return {mood: found[mood] for mood in Mood}


def _row(topic: str, told: Sequence[Told], kind: Scored | None) -> TopicRow:
    having = [each for each in told if topic in each.topics]
    mentioned = share(len(having), len(told))
    assert mentioned is not None
    among = _figure(having, kind)
    others = _figure([each for each in told if topic not in each.topics], kind)
    examples = tuple(each.text[:LONGEST] for each in having[:EXAMPLES])
    return TopicRow(topic, mentioned, mood_counts(having), among, others, change(among, others), examples)


def _figure(told: Iterable[Told], kind: Scored | None) -> Figure | None:
    if kind is None:
        return None
    return figure_of(kind, Counter(each.score for each in told if each.score is not None))
