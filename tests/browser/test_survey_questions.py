"""Every kind of question in a real browser: axe, the keyboard, and a language that begins on the right."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.texts import Said, Speaker
from saleor_postventa.mailing import look
from saleor_postventa.surveys.questions import question_kinds
from saleor_postventa.surveys.questions.fields import Shown, question_fields
from saleor_postventa.surveys.questions.kind import Unanswered, kind_of, settings_of
from saleor_postventa.surveys.questions.question import Question
from tests.house.tree import PACKAGE
from tests.surveys.documents import asked, cleaned, survey
from tests.surveys.test_every_kind_of_question import FORGED, GIVEN

from .accessible import SCHEMES, grave_faults, need_axe
from .shoppers import PHONE

STYLES = ("mailing/static/mailing/shopper.css", "surveys/static/surveys/questions.css")
BRAND = {"color": "#1f4d3a", "on_color": "#ffffff", "link": "#1f4d3a", "dark_link": "#8fd3b6"}
NO_HELP = Said("", "en")
ARABIC = {"ar": "ماذا؟", "en": "What?"}
EVERY = survey(*(asked(kind.code, text=ARABIC, help={"en": "A word of help"}) for kind in question_kinds))


def fields(question: Question, language: str, *, is_refused: bool) -> str:
    speaker = Speaker(language, "en")
    refused: Refusal | None = Unanswered(field=question.name) if is_refused else None
    said, helped = speaker.say(question.text), speaker.say(question.help)
    return question_fields(question, Shown(speaker=speaker, text=said, help=helped, seed="1", refused=refused))


def page_of(language: str, *, is_refused: bool = False) -> str:
    with override("en"):
        tokens = render_to_string("mailing/parts/tokens.html", {**look.for_templates(), "brand": BRAND})
        asks = "".join(fields(each, language, is_refused=is_refused) for each in EVERY.questions)
    styles = "".join((PACKAGE / each).read_text(encoding="utf-8") for each in STYLES)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Survey</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">{tokens}<style>{styles}</style></head>
      <body><main><h1>Survey</h1><form class="card">{asks}
      <button class="main">Send</button></form></main></body></html>"""


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport=PHONE, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.mark.proves("C1", part="axe over every kind, plain and refused, on light and dark screens")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_grave_in_any_kind(phone: Any, language: str) -> None:
    need_axe()
    faults = []
    for is_refused in (False, True):
        phone.set_content(page_of(language, is_refused=is_refused))
        for scheme in SCHEMES:
            phone.emulate_media(color_scheme=scheme)
            faults += grave_faults(phone, f"{language} {scheme} refused={is_refused}")
    assert faults == []


@pytest.mark.proves("C1")
@pytest.mark.parametrize("kind", [kind.code for kind in question_kinds])
def test_each_kind_is_drawn_answered_by_a_browser_validated_exported_and_read_aloud(phone: Any, kind: str) -> None:
    """NPS, CSAT, CES, one and several choices, matrix, text, ranking, consent, photos."""
    need_axe()
    asks = next(each for each in EVERY.questions if each.kind == kind)
    form, reply, _number, shown = GIVEN[kind]
    assert cleaned(asks, form) == reply
    for forged in FORGED[kind]:
        with pytest.raises(Refusal):
            cleaned(asks, forged)
    settings = settings_of(asks)
    assert set(kind_of(asks).cells(reply, settings)) == set(kind_of(asks).columns(settings))
    with override("en"):
        assert shown in kind_of(asks).shown(reply, settings, Speaker("en", "en"))
    given = Shown(
        speaker=Speaker("en", "en"), text=Speaker("en", "en").say(asks.text), help=NO_HELP, given=form, seed="1"
    )
    with override("en"):
        drawn = question_fields(asks, given)
    phone.set_content(page_of("en").split("<form")[0] + f'<form class="card">{drawn}</form></main></body></html>')
    sent = phone.evaluate(
        """() => [...new FormData(document.querySelector('form'))]
             .filter(([, value]) => typeof value === 'string' && value !== '')"""
    )
    again: dict[str, list[str]] = {}
    for name, value in sent:
        again.setdefault(name, []).append(value)
    assert cleaned(asks, again) == reply
    assert grave_faults(phone, kind) == []


def test_the_keyboard_alone_gives_a_score_and_sees_where_it_is(phone: Any) -> None:
    phone.set_content(page_of("en"))
    phone.focus("[name=q-nps]")
    phone.keyboard.press("Space")
    for _ in range(3):
        phone.keyboard.press("ArrowRight")
    assert phone.evaluate("document.querySelector('[name=q-nps]:checked').value") == "3"
    assert phone.evaluate("getComputedStyle(document.activeElement.closest('.point')).outlineStyle") == "solid"


@pytest.mark.proves("C11", part="nothing of a survey that is read from the right runs out of a phone's screen")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_all_of_it_fits_a_phone(phone: Any, language: str) -> None:
    phone.set_content(page_of(language))
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    first, last = (phone.locator(f"[name=q-csat][value='{value}']").bounding_box()["x"] for value in ("1", "5"))
    assert (first < last) == (language == "en")
    small = phone.evaluate("""() => [...document.querySelectorAll('.point')]
      .filter(each => each.getBoundingClientRect().height < 44 || each.getBoundingClientRect().width < 24).length""")
    assert small == 0


def test_what_is_written_instead_is_asked_for_where_it_was_chosen(phone: Any) -> None:
    phone.set_content(page_of("en"))
    assert not phone.is_visible("[name='q-choice.other']")
    phone.check("[name=q-choice][value=other]")
    assert phone.is_visible("[name='q-choice.other']")
