"""Texts take up what is known, and are said in another language where one is missing (rows C4 and C11)."""

import pytest

from saleor_postventa.core.texts import Said, Speaker
from saleor_postventa.surveys.document.checks import flaws
from saleor_postventa.surveys.document.piping import Recall, filled, filled_said, recalled
from saleor_postventa.surveys.document.translations import missing_translations
from saleor_postventa.surveys.questions.kind import Reply

from .documents import asked, go, option, survey

KNOWN = Recall(answers={"why": "The price"}, first_name="Ana", product="Lamp")


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("Hello {first_name}, how was it?", "Hello Ana, how was it?", "Hello, how was it?"),
        ("{first_name}, how was it?", "Ana, how was it?", "how was it?"),
        ("Hello {first_name|you}.", "Hello Ana.", "Hello you."),
        ("How is {product|what you bought}?", "How is Lamp?", "How is what you bought?"),
        ("You said: {answer:why}. More?", "You said: The price. More?", "You said:. More?"),
        ("You said {answer:why|nothing}.", "You said The price.", "You said nothing."),
        ("No place { here", "No place { here", "No place { here"),
        ("{shoe_size}", "", ""),
    ],
)
def test_what_is_known_is_put_in_and_what_is_not_leaves_no_gap(text: str, known: str, unknown: str) -> None:
    assert filled(text, KNOWN) == known
    assert filled(text, Recall()) == unknown


def test_what_was_put_in_is_not_read_again() -> None:
    assert filled("{answer:why}", Recall(answers={"why": "{first_name}"}, first_name="Ana")) == "{first_name}"


def test_an_answer_is_repeated_in_the_language_of_the_survey() -> None:
    document = survey(asked("choice", "why"), asked("text", "more", text={"es": "¿Por qué {answer:why}?"}))
    replies = {"why": Reply("price"), "more": None}
    for language, said in (("es", "El price"), ("en", "The price")):
        assert recalled(document, replies, Speaker(language, "es")).answers == {"why": said}
    spanish = Speaker("es", "es")
    told = filled_said(spanish.say(document.questions[1].text), recalled(document, replies, spanish))
    assert told == Said("¿Por qué El price?", "es")


def test_a_long_answer_is_repeated_on_one_line_and_shortened() -> None:
    told = recalled(survey(asked("text")), {"text": Reply(True, "a\n" + "b" * 500)}, Speaker("en", "en"))
    assert told.answers["text"] == "a " + "b" * 198


RECALLING = {"es": "{answer:score} {answer:why}"}


@pytest.mark.proves("C4", part="texts repeat earlier answers alone")
def test_texts_repeat_earlier_answers_alone() -> None:
    document = survey(
        asked("nps", "score", is_required=True, goes=[go("last", "at_least", 9)]),
        asked("text", "why", text={"es": "{answer:score}, {answer:why}, {answer:last}, {answer:never}, {age}"}),
        asked("text", "last", text=RECALLING),
        mail={"subject": {"es": "{first_name}, {answer:score}"}},
        thanks={"es": "{answer:score} {answer:why}"},
    )
    found = [
        (each.code, each.path, *each.values.values())
        for each in flaws(document, default_language="es")
        if each.code.startswith(("recalls", "unknown_place"))
    ]
    assert found == [
        ("recalls_later", "questions.1.text.es", "why"),
        ("recalls_later", "questions.1.text.es", "last"),
        ("recalls_later", "questions.1.text.es", "never"),
        ("unknown_place", "questions.1.text.es", "age"),
        ("recalls_later", "mail.subject.es", "score"),
        ("recalls_unasked", "questions.2.text.es", "why"),
        ("recalls_unasked", "thanks.es", "why"),
    ]


@pytest.mark.proves("C11")
def test_a_missing_translation_is_listed_and_said_in_the_shops_language() -> None:
    document = survey(
        asked("nps", text={"es": "¿Qué?", "en": "What?"}, help={"en": "A word"}),
        asked("choice", settings={"options": [option("a", text={"es": "Uno", "pt": "Um"}), option("b")]}),
        languages=["es", "en", "pt"],
        names={"es": "Encuesta", "en": "Survey", "pt": "Inquérito"},
    )
    found = {(each.path, each.language, each.said_in) for each in missing_translations(document, "es")}
    assert found == {
        ("questions.0.text", "pt", "es"),
        ("questions.0.help", "es", "en"),
        ("questions.0.help", "pt", "en"),
        ("questions.0.settings.low", "pt", "es"),
        ("questions.0.settings.high", "pt", "es"),
        ("questions.1.text", "pt", "es"),
        ("questions.1.settings.options.0.text", "en", "es"),
        ("questions.1.settings.options.1.text", "pt", "es"),
        ("questions.1.settings.other", "pt", "es"),
    }
    listed = [each for each in flaws(document, default_language="es") if each.code == "missing_translation"]
    assert {each.path for each in listed} == {path for path, _language, _said in found}
    assert not any(each.is_blocking for each in listed)
    portuguese = Speaker("pt", "es")
    assert portuguese.say(document.questions[0].text) == Said("¿Qué?", "es", is_other=True)
    assert portuguese.say(document.names) == Said("Inquérito", "pt")
    assert portuguese.say(document.questions[0].help) == Said("A word", "en", is_other=True)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"fr": "Quoi ?"}, Said("Quoi ?", "fr", is_other=True)),
        ({"fr": "Quoi ?", "en": "What?"}, Said("What?", "en", is_other=True)),
        ({"fr": "Quoi ?", "en": "What?", "es": "¿Qué?"}, Said("¿Qué?", "es", is_other=True)),
        ({}, Said("", "he")),
    ],
)
def test_what_is_missing_is_said_in_what_there_is(texts: dict[str, str], said: Said) -> None:
    assert Speaker("he-IL", "es").say(texts) == said
    assert Said("", "he").direction == "rtl"
    assert said.direction == ("ltr" if texts else "rtl")
