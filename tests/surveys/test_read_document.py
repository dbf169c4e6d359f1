"""A survey as a document: what is kept, what is refused, and what a shop may start from."""

from typing import Any

import pytest
from django.utils.translation import override
from pydantic import ValidationError

from saleor_postventa.surveys.document.checks import flaws
from saleor_postventa.surveys.document.document import dump, read, schema
from saleor_postventa.surveys.document.ready_made import ReadyMade, ready_made
from saleor_postventa.surveys.questions import question_kinds

from .documents import asked, content, go, option, survey


def test_reading_and_writing_are_inverses() -> None:
    document = survey(*(asked(kind.code) for kind in question_kinds), reminder_after_days=3)
    kept = dump(document)
    assert read(kept) == document
    assert dump(read(kept)) == kept
    assert kept["questions"][0]["to"] is None


@pytest.mark.parametrize(
    "wrong",
    [
        content(asked("nps", "a"), asked("csat", "a")),
        content(asked("nps", "end")),
        content(asked("nps", "A b")),
        content(asked("telepathy")),
        content(asked("nps", goes=[go("end", "at_least", ["9"])])),
        content(asked("nps", goes=[go("end", "any_of", [])])),
        content(asked("nps", goes=[go("end", "any_of", 9)])),
        content(asked("choice", settings={"options": [option("a")]})),
        content(asked("choice", settings={"options": [option("a"), option("a")]})),
        content(asked("choice", settings={"options": [option("a"), option("other")]})),
        content(asked("choices", settings={"most": 9})),
        content(asked("matrix", settings={"rows": [option("a"), option("a")]})),
        content(asked("ranking", settings={"options": [option("a"), option("a")]})),
        content(asked("nps", text={})),
        content(asked("nps", text={"en": "a\u202eb"})),
        content(asked("nps", text={"en": "x" * 301})),
        content(*(asked("nps", f"q{each}") for each in range(51))),
        content(languages=["es", "es"]),
        content(languages=[]),
        content(reminder_after_days=30, expires_after_days=30),
        content(trigger={"code": "delivered", "delay_days": 366}),
        content(audience={"percent": "101"}),
        content(audience={"countries": ["Spain"]}),
        content(colour="red"),
        {"names": {"en": "x"}, "questions": []},
    ],
)
def test_what_is_wrong_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read(wrong)


def test_joined_emoji_and_persian_may_be_written() -> None:
    assert survey(asked("nps", text={"fa": "می\u200cکنم", "en": "👩\u200d🚀"}))


def test_the_schema_names_every_kind_in_the_active_language() -> None:
    with override("es"):
        told = schema()
    named = told["$defs"]
    for kind in question_kinds:
        properties = named[kind.question.__name__]["properties"]
        assert properties["kind"]["const"] == kind.code
        assert properties["text"]["title"] == "Pregunta"


@pytest.fixture(params=list(ready_made), ids=lambda made: made.code)
def made(request: pytest.FixtureRequest) -> ReadyMade:
    found: ReadyMade = request.param
    return found


def test_what_a_shop_may_start_from_can_be_published_and_lacks_no_translation(made: ReadyMade) -> None:
    assert flaws(made.document, default_language="es") == []
    assert read(dump(made.document)) == made.document
    for language in ("en", "es"):
        with override(language):
            assert str(made.title)
            assert str(made.summary).endswith(".")
    with override("en"):
        english = str(made.title)
    with override("es"):
        assert str(made.title) != english


def test_there_is_one_for_each_of_the_common_causes() -> None:
    assert {made.document.trigger.code for made in ready_made} == {
        "delivered",
        "return_closed",
        "nth_order",
        "case_closed",
    }
    assert ready_made.get("how_did_you_find_us").document.audience.buyers == "new"
