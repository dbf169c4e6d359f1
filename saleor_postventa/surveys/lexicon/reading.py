"""Reads a text: its language, topics and mood. The same text under the same lexicon is always read alike."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .folding import any_of, folded
from .language import language_of
from .shipped import LANGUAGES, Mood, Words, shipped_words

_NEAR = 3  # words before one that a "no" among them turns round


@dataclass(frozen=True)
class OwnWord:
    """A shop's: the phrase means this topic there, or, where `is_off`, no longer does. Folded."""

    language: str
    topic: str
    phrase: str
    is_off: bool = False


@dataclass(frozen=True)
class Read:
    language: str
    topics: tuple[str, ...]
    mood: Mood


class Lexicon:
    """The shipped words with a shop's own over them."""

    def __init__(self, own: Iterable[OwnWord] = ()) -> None:
        self._readers = {language: _Reader(_topics(language, own), shipped_words(language)) for language in LANGUAGES}

    def read(self, text: str, asked_in: str = "") -> Read:
        """A text in a language that we have no words of is about nothing and neutral."""
        language = language_of(text, asked_in)
        reader = self._readers.get(language)
        if reader is None:
            return Read(language, (), Mood.NEUTRAL)
        bare = folded(text)
        return Read(language, reader.topics(bare), reader.mood(bare))


def _topics(language: str, own: Iterable[OwnWord]) -> Mapping[str, tuple[str, ...]]:
    found = {topic: list(phrases) for topic, phrases in shipped_words(language).topics.items()}
    for word in own:
        if word.language != language:
            continue
        phrases = found.setdefault(word.topic, [])
        if word.is_off:
            found[word.topic] = [each for each in phrases if each != word.phrase]
        elif word.phrase not in phrases:
            phrases.append(word.phrase)
    return {topic: tuple(phrases) for topic, phrases in found.items()}


class _Reader:
    def __init__(self, topics: Mapping[str, tuple[str, ...]], words: Words) -> None:
        self._topics, self._words = topics, words

    @cached_property
    def _topic_patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        found = [(topic, any_of(phrases)) for topic, phrases in sorted(self._topics.items())]
        return [(topic, each) for topic, each in found if each is not None]

    @cached_property
    def _mood_pattern(self) -> re.Pattern[str] | None:
        return any_of([phrase for phrases in self._words.moods.values() for phrase in phrases])

    @cached_property
    def _mood_patterns(self) -> dict[Mood, re.Pattern[str] | None]:
        return {mood: any_of(phrases) for mood, phrases in self._words.moods.items()}

    def topics(self, bare: str) -> tuple[str, ...]:
        return tuple(topic for topic, each in self._topic_patterns if each.search(bare))

    def mood(self, bare: str) -> Mood:
        """What its words say, turned round by a "no" just before them; good and bad together are mixed."""
        moods = (
            {self._said(bare, found) for found in self._mood_pattern.finditer(bare)} if self._mood_pattern else set()
        )
        if {Mood.POSITIVE, Mood.NEGATIVE} <= moods:
            return Mood.MIXED
        return next((mood for mood in (Mood.POSITIVE, Mood.NEGATIVE) if mood in moods), Mood.NEUTRAL)

    def _said(self, bare: str, found: re.Match[str]) -> Mood:
        mood = next(mood for mood, each in self._mood_patterns.items() if each and each.fullmatch(found.group()))
        negators = self._words.negators
        if found.group().split()[0] in negators or negators.isdisjoint(bare[: found.start()].split()[-_NEAR:]):
            return mood
        return {Mood.POSITIVE: Mood.NEGATIVE, Mood.NEGATIVE: Mood.POSITIVE}.get(mood, mood)
