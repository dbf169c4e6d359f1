"""The contract of kinds of questions, over the registry: each is shown, read, counted and exported."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override
from pydantic import ValidationError

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.texts import Speaker
from saleor_postventa.surveys.questions import QuestionKind, question_kinds
from saleor_postventa.surveys.questions.fields import question_fields
from saleor_postventa.surveys.questions.kind import Form, Reply, Unanswered, kind_of, settings_of
from saleor_postventa.surveys.questions.question import Question

from .documents import SETTINGS, TEXTS, cleaned, question
from .markup import Element, as_it_stands, name_of, parsed

ENGLISH, SPANISH, ARABIC = (Speaker(each, "es") for each in ("en", "es", "ar"))

# What a browser sends, and what comes of it; every kind has to be here.
GIVEN: dict[str, tuple[Form, Reply, Decimal | None, str]] = {
    "nps": ({"q-nps": ["9"]}, Reply(9), Decimal(9), "9"),
    "csat": ({"q-csat": ["1"]}, Reply(1), Decimal(1), "1"),
    "ces": ({"q-ces": ["7"]}, Reply(7), Decimal(7), "7"),
    "choice": ({"q-choice": ["other"], "q-choice.other": [" a smell "]}, Reply("other", "a smell"), None, "a smell"),
    "choices": ({"q-choices": ["size", "price"]}, Reply(["price", "size"]), None, "The price, The size"),
    "matrix": (
        {"q-matrix.parcel": ["bad"], "q-matrix.shop": [""]},
        Reply({"parcel": "bad"}),
        None,
        "The parcel: The bad",
    ),
    "text": ({"q-text": ["Hello\r\nyou"]}, Reply(True, "Hello\nyou"), None, "Hello\nyou"),
    "ranking": (
        {"q-ranking.price": ["2"], "q-ranking.colour": ["3"], "q-ranking.size": ["1"]},
        Reply(["size", "price", "colour"]),
        None,
        "1. The size, 2. The price, 3. The colour",
    ),
    "consent": ({"q-consent": ["yes"]}, Reply(True), Decimal(1), "yes"),
    "file": ({"q-file": ["a" * 32, "b" * 32]}, Reply(2, f"{'a' * 32} {'b' * 32}"), None, "2 photos"),
}
# What nobody can have chosen on the page.
FORGED: dict[str, list[Form]] = {
    "nps": [{"q-nps": [each]} for each in ("11", "-1", "9.5", "٩", "nine", "1e1", " 0x1")],
    "csat": [{"q-csat": [each]} for each in ("0", "6", "★")],
    "ces": [{"q-ces": [each]} for each in ("0", "8", "07")],
    "choice": [
        {"q-choice": ["weight"]},
        {"q-choice": ["other"]},
        {"q-choice": ["other"], "q-choice.other": ["x" * 201]},
        {"q-choice": ["other"], "q-choice.other": ["a\u202eb"]},
    ],
    "choices": [
        {"q-choices": ["weight"]},
        {"q-choices": ["price", "colour", "size"]},
        {"q-choices": ["other"], "q-choices.other": ["  "]},
    ],
    "matrix": [{"q-matrix.parcel": ["excellent"]}],
    "text": [{"q-text": ["x" * 1001]}, {"q-text": ["a\x00b"]}],
    "ranking": [
        {"q-ranking.price": ["1"]},
        {"q-ranking.price": ["1"], "q-ranking.colour": ["1"], "q-ranking.size": ["2"]},
        {"q-ranking.price": ["1"], "q-ranking.colour": ["2"], "q-ranking.size": ["4"]},
    ],
    "consent": [{"q-consent": ["maybe"]}],
    "file": [{"q-file": ["../../etc/passwd"]}, {"q-file": [str(each) * 32 for each in range(4)]}],
}


@pytest.fixture(params=list(question_kinds), ids=lambda kind: kind.code)
def kind(request: pytest.FixtureRequest) -> QuestionKind[Any]:
    found: QuestionKind[Any] = request.param
    return found


def drawn(asks: Question, speaker: Speaker = ENGLISH, given: Form | None = None, seed: str = "7") -> Element:
    return parsed(question_fields(asks, as_it_stands(asks, speaker, seed=seed, given=given or {})))


def fields_of(root: Element) -> list[Element]:
    return root.all("input", "select", "textarea")


def sent(root: Element) -> dict[str, list[str]]:
    """What a browser without scripts would send of it."""
    form: dict[str, list[str]] = {}
    for each in fields_of(root):
        if each.given.get("type") == "file":
            continue  # its content travels beside the form
        if each.tag == "select":
            values = [one.given["value"] for one in each.all("option") if "selected" in one.given]
        elif each.tag == "textarea":
            values = ["".join(each.words)]
        elif each.given.get("type") in {"radio", "checkbox"}:
            values = [each.given["value"]] if "checked" in each.given else []
        else:
            values = [each.given["value"]]
        form.setdefault(each.given["name"], []).extend(values)
    return form


def test_it_is_known_here(kind: QuestionKind[Any]) -> None:
    assert GIVEN[kind.code]
    assert FORGED[kind.code]


def test_it_has_a_name_in_each_language(kind: QuestionKind[Any]) -> None:
    with override("en"):
        english = str(kind.label)
    with override("es"):
        assert str(kind.label) not in ("", english)


@pytest.mark.proves("C1", part="validation")
def test_it_reads_what_a_browser_sends(kind: QuestionKind[Any]) -> None:
    form, reply, number, _shown = GIVEN[kind.code]
    asks = question(kind.code, is_required=True)
    assert cleaned(asks, form) == reply
    assert kind.number(reply, settings_of(asks)) == number


@pytest.mark.proves("C1", part="validation")
def test_it_refuses_what_nobody_can_have_chosen(kind: QuestionKind[Any]) -> None:
    asks = question(kind.code)
    for form in FORGED[kind.code]:
        with pytest.raises(Refusal) as refusal:
            cleaned(asks, form)
        assert (refusal.value.field or "").startswith(asks.name)
        assert refusal.value.message


def test_left_empty_it_is_no_answer_and_refused_where_there_has_to_be_one(kind: QuestionKind[Any]) -> None:
    empty: list[Form] = [{}, {f"q-{kind.code}": [""]}]
    for form in empty:
        told = cleaned(question(kind.code), form)
        assert told is None or kind.is_always_answered
        with pytest.raises(Unanswered):
            cleaned(question(kind.code, is_required=True), form)


def test_what_is_kept_is_plain_and_names_no_one(kind: QuestionKind[Any]) -> None:
    """What was written stands in `text` alone, where it is taken out of when somebody is erased."""
    reply = GIVEN[kind.code][1]
    written = "".join(reply.text.split())
    assert not written or written not in repr(reply.value)
    asks = question(kind.code)
    assert cleaned(asks, kind.form_of(reply, asks)) == reply


@pytest.mark.proves("C1", part="export")
def test_it_is_told_in_words_and_in_columns(kind: QuestionKind[Any]) -> None:
    _form, reply, _number, shown = GIVEN[kind.code]
    asks = question(kind.code)
    settings = settings_of(asks)
    with override("en"):
        assert shown in kind.shown(reply, settings, ENGLISH)
    cells = kind.cells(reply, settings)
    assert set(cells) == set(kind.columns(settings))
    assert len(set(kind.columns(settings))) == len(kind.columns(settings))
    assert all(isinstance(each, str) for each in cells.values())


def test_the_columns_of_a_kind_are_the_same_in_every_language(kind: QuestionKind[Any]) -> None:
    asks, reply = question(kind.code), GIVEN[kind.code][1]
    with override("es"):
        spanish = kind.cells(reply, settings_of(asks))
    with override("en"):
        assert kind.cells(reply, settings_of(asks)) == spanish


def test_what_conditions_can_choose_is_what_answers_pick(kind: QuestionKind[Any]) -> None:
    asks = question(kind.code)
    choosable = set(kind.choosable(settings_of(asks)))
    assert kind.picks(GIVEN[kind.code][1]) <= choosable
    samples = kind.samples(settings_of(asks))
    if samples is not None and choosable:
        assert frozenset().union(*(kind.picks(each) for each in samples)) == choosable


@pytest.mark.proves("C1", part="rendering")
def test_what_was_given_stands_in_the_fields_again(kind: QuestionKind[Any]) -> None:
    form, reply, _number, _shown = GIVEN[kind.code]
    asks = question(kind.code)
    again = sent(drawn(asks, given=form))
    assert cleaned(asks, again) == reply
    assert set(form) <= set(again)


def test_nothing_is_chosen_beforehand(kind: QuestionKind[Any]) -> None:
    assert not [each for each in sent(drawn(question(kind.code))).values() if any(each)]


@pytest.mark.proves("C1", part="accessible fields, by their markup")
def test_every_field_has_a_name_that_tells_the_question(kind: QuestionKind[Any]) -> None:
    root = drawn(question(kind.code))
    names = [name_of(each, root) for each in fields_of(root)]
    assert names
    assert len(set(names)) == len(names)
    assert all(TEXTS["en"] in each and not each.endswith("· ") for each in names)
    assert all(each.above("fieldset") for each in root.all("input") if each.given.get("type") == "radio")
    assert not [each for each in root.all("fieldset") if each.children[0].tag != "legend" or not each.children[0].text]


@pytest.mark.proves("C1", part="accessible fields, by their markup")
def test_ids_are_there_once_and_what_describes_is_there(kind: QuestionKind[Any]) -> None:
    asks = question(kind.code, help={"en": "A word"})
    refused = Unanswered(field=asks.name)
    plain = as_it_stands(asks, ENGLISH)
    root = parsed(
        question_fields(asks, type(plain)(speaker=ENGLISH, text=plain.text, help=plain.help, refused=refused))
    )
    ids = [each.given["id"] for each in root.everything() if "id" in each.given]
    assert len(set(ids)) == len(ids)
    described = {one for each in root.everything() for one in each.given.get("aria-describedby", "").split()}
    assert {f"{asks.name}-help", f"{asks.name}-problem"} <= described <= set(ids)
    assert refused.message in root.text


def test_it_works_without_scripts_and_without_styles_of_its_own(kind: QuestionKind[Any]) -> None:
    html = question_fields(question(kind.code), as_it_stands(question(kind.code), ENGLISH))
    assert not re.search(r"<script|\son\w+=|style=", html)


def test_what_the_shop_writes_is_text_and_no_markup(kind: QuestionKind[Any]) -> None:
    mean = {"en": "<b>x</b>\"'&"}
    settings = _reworded(SETTINGS.get(kind.code, {}), mean)
    asks = question(kind.code, settings, text=mean, help=mean)
    root = drawn(asks, given={asks.name: [mean["en"]], f"{asks.name}.other": [mean["en"]]})
    assert not root.all("b")
    assert mean["en"] in root.text


def _reworded(found: Any, texts: dict[str, str]) -> Any:
    if isinstance(found, list):
        return [_reworded(each, texts) for each in found]
    if isinstance(found, dict):
        return {name: texts if name == "text" else _reworded(each, texts) for name, each in found.items()}
    return found


@pytest.mark.proves("C11", part="fields of languages that begin on the right")
def test_it_says_what_is_in_which_language_and_from_which_side(kind: QuestionKind[Any]) -> None:
    """An Arabic survey on a Spanish page: the question is, our own words are not, what lacks Arabic is neither."""
    asks = question(kind.code, text={"ar": "ماذا؟", "es": "¿Qué?"}, help={"es": "Una palabra"})
    with override("es"):
        root = drawn(asks, ARABIC)
    outer = root.children[0]
    assert (outer.given["lang"], outer.given["dir"]) == ("ar", "rtl")
    told = {each.text: each for each in root.everything() if each.given.get("lang") == "es"}
    assert told["Una palabra"].given["dir"] == "ltr"
    ours = next(each for each in root.everything() if each.tag == "span" and "small" in each.given.get("class", ""))
    assert ours.given["lang"] == "es"
    with override("es"):
        assert "lang" not in drawn(question(kind.code), SPANISH).children[0].given


def test_the_style_sheet_names_no_side() -> None:
    css = (__file__.rsplit("/tests/", 1)[0]) + "/saleor_postventa/surveys/static/surveys/questions.css"
    with open(css, encoding="utf-8") as file:
        rules = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)
    assert not re.search(r"\b(left|right)\b", rules)


def test_settings_have_names_for_the_form(kind: QuestionKind[Any]) -> None:
    with override("es"):
        properties = kind.settings.model_json_schema()["properties"]
    plain = {name.replace("_", " ").capitalize() for name in properties}
    assert not {each.get("title", "") for each in properties.values()} & plain


def test_unknown_settings_are_refused(kind: QuestionKind[Any]) -> None:
    with pytest.raises(ValidationError):
        question(kind.code, {"moon": 1})


def test_the_kind_of_a_question_is_found_by_its_code(kind: QuestionKind[Any]) -> None:
    assert kind_of(question(kind.code)) is kind
