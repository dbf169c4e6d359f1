from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.surveys.lexicon.folding import STAR, folded, folded_phrase
from saleor_postventa.surveys.lexicon.language import language_of
from saleor_postventa.surveys.lexicon.measuring import measured, sample
from saleor_postventa.surveys.lexicon.reading import Lexicon, OwnWord
from saleor_postventa.surveys.lexicon.shipped import LANGUAGES, Mood, Topic, shipped_words

LEXICON = Lexicon()


@pytest.mark.parametrize(
    ("text", "topics", "mood"),
    [
        ("¡El ENVÍO llegó tardísimo!", {"delivery"}, Mood.NEGATIVE),
        ("Perfecto, la talla clavada", {"size"}, Mood.POSITIVE),
        ("No funciona", set(), Mood.NEGATIVE),
        ("No tengo ninguna queja", set(), Mood.POSITIVE),
        ("No está mal", set(), Mood.NEUTRAL),
        ("Llegó tarde pero es muy bueno", {"delivery"}, Mood.MIXED),
        ("", set(), Mood.NEUTRAL),
    ],
)
def test_reads_topics_and_mood(text: str, topics: set[str], mood: Mood) -> None:
    found = LEXICON.read(text, "es")
    assert (set(found.topics), found.mood) == (topics, mood)


@pytest.mark.parametrize(
    ("text", "asked_in", "language"),
    [
        ("El pedido llegó tarde y no me avisaron", "en", "es"),
        ("The parcel was late and nobody told me", "es", "en"),
        ("Ok", "es", "es"),
        ("Le colis est arrivé trop tard et je ne suis pas contente", "es", "fr"),
        ("O produto chegou e não gostei da qualidade", "es", "pt"),
        ("12345", "", ""),
    ],
)
def test_tells_the_language(text: str, asked_in: str, language: str) -> None:
    assert language_of(text, asked_in) == language


def test_a_language_without_words_is_about_nothing() -> None:
    found = LEXICON.read("Le colis est arrivé trop tard et je ne suis pas contente du prix", "es")
    assert (found.language, found.topics, found.mood) == ("fr", (), Mood.NEUTRAL)


def test_finds_whole_words_alone() -> None:
    """`caro` is in `caroteno`, `web` in `webcam`: neither is meant."""
    assert LEXICON.read("Tiene caroteno y una webcam", "es").topics == ()


def test_a_shops_own_words_stand_over_ours() -> None:
    text = "La etiqueta de la tela pica y el olor no se va"
    assert LEXICON.read(text, "es").topics == ("quality",)
    own = [
        OwnWord("es", "Etiquetas", "etiqueta*"),
        OwnWord("es", "quality", "tela", is_off=True),
        OwnWord("es", "quality", "olor", is_off=True),
        OwnWord("en", "Labels", "etiqueta*"),
    ]
    assert Lexicon(own).read(text, "es").topics == ("Etiquetas",)
    assert Lexicon(reversed(own)).read(text, "es").topics == ("Etiquetas",)
    assert Lexicon().read(text, "es").topics == ("quality",)


@given(st.text(max_size=60))
def test_reads_any_text_and_always_alike(text: str) -> None:
    assert LEXICON.read(text) == Lexicon().read(text)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded_phrase(folded_phrase(text)) == folded_phrase(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_words_are_words_of_known_topics(language: str) -> None:
    """An unquoted "no" is a truth value in YAML, and a star in the middle would be dropped."""
    written = yaml.safe_load(
        (Path(__file__).parents[3] / f"saleor_postventa/surveys/lexicon/words/{language}.yaml").read_text("utf-8")
    )
    lists = [*written["topics"].values(), *written["moods"].values(), written["negators"], written["common"]]
    words = [word for each in lists for word in each]
    assert all(isinstance(word, str) and word and STAR not in word[:-1] for word in words)
    assert set(shipped_words(language).topics) == set(Topic.values)
    assert all(phrase for phrases in shipped_words(language).topics.values() for phrase in phrases)


@pytest.mark.parametrize(("part", "topics", "moods"), [("tune", 0.95, 0.95), ("held", 0.85, 0.70)])
def test_reads_the_labelled_spanish_sample(part: str, topics: float, moods: float) -> None:
    found = measured(LEXICON, sample("es", part), "es")
    assert found.topics >= topics
    assert found.moods >= moods
    assert found.languages >= 0.85


def test_the_sample_is_as_large_as_we_say() -> None:
    assert [len(sample("es", part)) for part in ("tune", "held")] == [80, 40]
    assert len({row.text for part in ("tune", "held") for row in sample("es", part)}) == 120
