"""The words we ship."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from .folding import folded_phrase

LANGUAGES = ("es", "en")
_WORDS = Path(__file__).parent / "words"


class Topic(TextChoices):
    """What an answer may be about; a shop may add topics of its own."""

    DELIVERY = "delivery", pgettext_lazy("topic", "Delivery")
    PACKAGING = "packaging", pgettext_lazy("topic", "Packaging")
    QUALITY = "quality", pgettext_lazy("topic", "Quality")
    SIZE = "size", pgettext_lazy("topic", "Size")
    DESCRIPTION = "description", pgettext_lazy("topic", "Description and photos")
    PRICE = "price", pgettext_lazy("topic", "Price")
    SERVICE = "service", pgettext_lazy("topic", "Service")
    RETURNS = "returns", pgettext_lazy("topic", "Returns")
    WEBSITE = "website", pgettext_lazy("topic", "Website")
    PAYMENT = "payment", pgettext_lazy("topic", "Payment")


class Mood(TextChoices):
    """Rough: what the words of an answer sound like, not what somebody felt."""

    POSITIVE = "positive", pgettext_lazy("mood", "Positive")
    NEUTRAL = "neutral", pgettext_lazy("mood", "Neutral")
    MIXED = "mixed", pgettext_lazy("mood", "Mixed")
    NEGATIVE = "negative", pgettext_lazy("mood", "Negative")


@dataclass(frozen=True)
class Words:
    """Of one language, all folded."""

    topics: Mapping[str, tuple[str, ...]]
    moods: Mapping[Mood, tuple[str, ...]]
    negators: frozenset[str]
    common: frozenset[str]


@cache
def shipped_words(language: str) -> Words:
    read = _read(language)
    return Words(
        topics={topic: _folded(phrases) for topic, phrases in read["topics"].items()},
        moods={Mood(mood): _folded(phrases) for mood, phrases in read["moods"].items()},
        negators=frozenset(_folded(read["negators"])),
        common=frozenset(_folded(read["common"])),
    )


@cache
def common_words() -> Mapping[str, frozenset[str]]:
    """Of the languages we have words of, and of those that could be taken for them."""
    others = {language: frozenset(words) for language, words in _read("others").items()}
    return {language: shipped_words(language).common for language in LANGUAGES} | others


def _folded(phrases: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded_phrase(each) for each in phrases))


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((_WORDS / f"{name}.yaml").read_text("utf-8"))
    return found
