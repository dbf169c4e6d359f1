"""How well the lexicon reads our own sample: macro-F1 of topics and moods, and how many languages were right."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from .reading import Lexicon
from .shipped import Mood, Topic

_SAMPLE = Path(__file__).parent / "sample.yaml"


@dataclass(frozen=True)
class Labelled:
    """One answer of the sample, and how a person would read it."""

    text: str
    topics: frozenset[str]
    mood: Mood


@dataclass(frozen=True)
class Measured:
    """`topics` and `moods` are macro-F1, 0 to 1; `by_topic` is F1 of each topic that the part has or was given."""

    n: int
    topics: float
    moods: float
    languages: float
    by_topic: dict[str, float]


def sample(language: str, part: str) -> list[Labelled]:
    """Raises KeyError where there is no such part of it."""
    rows = yaml.safe_load(_SAMPLE.read_text("utf-8"))[language][part]
    return [Labelled(text, frozenset(Topic(each) for each in topics), Mood(mood)) for text, topics, mood in rows]


def measured(lexicon: Lexicon, rows: Sequence[Labelled], language: str) -> Measured:
    """The language is told without knowing in which was asked; the rest as of somebody who was asked in it."""
    read = [lexicon.read(row.text, language) for row in rows]
    by_topic = _f1((row.topics, set(found.topics)) for row, found in zip(rows, read, strict=True))
    by_mood = _f1(({row.mood}, {found.mood}) for row, found in zip(rows, read, strict=True))
    right = sum(lexicon.read(row.text).language == language for row in rows)
    return Measured(len(rows), _mean(by_topic), _mean(by_mood), right / len(rows), by_topic)


def _f1(pairs: "Iterable[tuple[Iterable[str], Iterable[str]]]") -> dict[str, float]:
    """2·hits / (meant + given), label by label."""
    hits: dict[str, int] = defaultdict(int)
    all_: dict[str, int] = defaultdict(int)
    for meant, given in pairs:
        for label in set(meant) & set(given):
            hits[label] += 1
        for label in (*meant, *given):
            all_[label] += 1
    return {str(label): 2 * hits[label] / all_[label] for label in sorted(all_)}


def _mean(by_label: dict[str, float]) -> float:
    return sum(by_label.values()) / len(by_label)
