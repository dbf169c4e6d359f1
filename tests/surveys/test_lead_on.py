"""Which question comes next, where the questions can lead, and what of a survey is not published (row C4)."""

from itertools import product
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.texts import Speaker
from saleor_postventa.surveys.document.checks import flaws
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.document.graph import edges_of, longest_way
from saleor_postventa.surveys.document.piping import filled, recalled
from saleor_postventa.surveys.document.walking import Hidden, Replies, next_question, questions_asked
from saleor_postventa.surveys.questions.kind import Reply
from saleor_postventa.surveys.questions.question import END

from .documents import asked, go, option, survey

SCORED = survey(
    asked("nps", is_required=True, goes=[go("why_low", "at_most", 6), go("why_high", "at_least", 9)]),
    asked("text", "why_middling", to="last"),
    asked("text", "why_low", to="last"),
    asked("text", "why_high"),
    asked("consent", "last"),
)


def code_after(document: SurveyDocument, hidden: Hidden | None = None, **replies: Any) -> str:
    told: Replies = {code: each if isinstance(each, Reply | None) else Reply(each) for code, each in replies.items()}
    found = next_question(document, told, hidden or {})
    return found.code if found is not None else END


def found_in(document: SurveyDocument, *, is_blocking: bool = True) -> list[tuple[str, str]]:
    found = flaws(document, default_language="es")
    assert all(each.message and "{" not in each.message for each in found)
    return [(each.code, each.path) for each in found if each.is_blocking is is_blocking]


@pytest.mark.parametrize(
    ("score", "code"), [(0, "why_low"), (6, "why_low"), (7, "why_middling"), (8, "why_middling"), (9, "why_high")]
)
def test_a_score_leads_to_its_question(score: int, code: str) -> None:
    assert code_after(SCORED) == "nps"
    assert code_after(SCORED, nps=score) == code
    assert code_after(SCORED, nps=score, **{code: None}) == "last"
    assert code_after(SCORED, nps=score, **{code: Reply(True, "so")}, last=False) == END


def test_who_goes_back_and_changes_their_mind_takes_another_way() -> None:
    told = {"nps": Reply(3), "why_low": Reply(True, "bad"), "last": Reply(True)}
    changed = {**told, "nps": Reply(10)}
    assert [each.code for each in questions_asked(SCORED, changed)] == ["nps"]
    assert code_after(SCORED, **changed) == "why_high"
    whole = {**changed, "why_high": None}
    assert [each.code for each in questions_asked(SCORED, whole)] == ["nps", "why_high", "last"]


CHOOSING = [
    ("choice", "any_of", ["price"], Reply("price"), True),
    ("choice", "any_of", ["price", "other"], Reply("other", "x"), True),
    ("choice", "any_of", ["price"], Reply("size"), False),
    ("choice", "none_of", ["price"], Reply("size"), True),
    ("choices", "any_of", ["price", "size"], Reply(["colour", "size"]), True),
    ("choices", "none_of", ["price"], Reply(["price", "size"]), False),
    ("ranking", "any_of", ["price"], Reply(["price", "size", "colour"]), True),
    ("ranking", "any_of", ["price"], Reply(["size", "price", "colour"]), False),
    ("consent", "any_of", ["yes"], Reply(True), True),
    ("consent", "any_of", ["no"], Reply(False), True),
    ("csat", "any_of", ["1", "2"], Reply(2), True),
    ("text", "answered", None, Reply(True, "x"), True),
    ("matrix", "not_answered", None, None, True),
    ("nps", "at_least", 0, None, False),
    ("nps", "at_most", 10, None, False),
    ("choice", "none_of", ["price"], None, True),
]


@pytest.mark.parametrize(("kind", "op", "value", "reply", "is_led"), CHOOSING)
def test_an_answer_is_held_against_a_condition(
    kind: str, op: str, value: Any, reply: Reply | None, is_led: bool
) -> None:
    document = survey(
        asked(kind, "first", goes=[go("third", op, value)]), asked("text", "second"), asked("text", "third")
    )
    assert code_after(document, first=reply) == ("third" if is_led else "second")


def test_an_earlier_answer_and_what_is_known_without_asking_lead_too() -> None:
    document = survey(
        asked("nps", "score"),
        asked("text", "why", goes=[go("thanks", "at_least", 9, "score"), go("abroad", "none_of", ["ES"], "@country")]),
        asked("text", "home", to="end"),
        asked("text", "abroad", to="end"),
        asked("text", "thanks"),
    )
    assert found_in(document) == []
    assert code_after(document, score=9, why=None) == "thanks"
    assert code_after(document, {"country": "ES"}, score=8, why=None) == "home"
    assert code_after(document, {"country": "FR"}, score=8, why=None) == "abroad"
    assert code_after(document, {}, score=8, why=None) == "abroad"


def test_products_are_known_as_a_list() -> None:
    first = asked("text", "first", goes=[go("end", "any_of", ["UHJvZHVjdDox"], "@products")])
    document = survey(first, asked("text", "second"))
    assert code_after(document, {"products": ["UHJvZHVjdDoy", "UHJvZHVjdDox"]}, first=None) == END
    assert code_after(document, {"products": ["UHJvZHVjdDoy"]}, first=None) == "second"


@pytest.mark.proves("C4")
def test_a_loop_and_what_nobody_gets_to_are_named_and_not_published() -> None:
    loop = survey(asked("text", "a"), asked("text", "b", goes=[go("a", "answered")]), asked("text", "c"))
    assert found_in(loop) == [("loop", "questions.0.goes")]
    assert "a → b → a" in flaws(loop, default_language="es")[0].message
    itself = survey(asked("text", "a", to="a"))
    assert found_in(itself) == [("loop", "questions.0.goes")]
    island = survey(asked("text", "a", to="c"), asked("text", "b"), asked("text", "c"))
    assert found_in(island) == [("unreachable", "questions.1")]
    assert found_in(SCORED) == []


def test_a_question_that_no_answer_leads_to_is_found_though_a_condition_names_it() -> None:
    """Whoever has to give a score of 0 to 10 never gives none of them."""
    every_score = asked("nps", is_required=True, goes=[go("end", "at_least", 0), go("why", "at_most", 3)])
    assert found_in(survey(every_score, asked("text", "why"))) == [("unreachable", "questions.1")]
    assert found_in(survey({**every_score, "is_required": False}, asked("text", "why"))) == []
    options = {"options": [option("a"), option("b")], "has_other": False}
    both = asked("choice", settings=options, is_required=True, goes=[go("end", "any_of", ["a", "b"])])
    assert found_in(survey(both, asked("text", "why"))) == [("unreachable", "questions.1")]


@pytest.mark.parametrize(
    ("questions", "code", "path"),
    [
        ([asked("text", "a", to="nowhere")], "unknown_target", "questions.0.to"),
        ([asked("text", "a", goes=[go("nowhere", "answered")])], "unknown_target", "questions.0.goes.0.to"),
        ([asked("text", "a", goes=[go("end", "at_least", 1)])], "wrong_comparison", "questions.0.goes.0.when.op"),
        ([asked("nps", "a", goes=[go("end", "any_of", ["11"])])], "unknown_choice", "questions.0.goes.0.when.value"),
        ([asked("choice", "a", goes=[go("end", "any_of", ["x"])])], "unknown_choice", "questions.0.goes.0.when.value"),
        (
            [asked("text", "a", goes=[go("end", "answered", None, "b")])],
            "unknown_about",
            "questions.0.goes.0.when.about",
        ),
        (
            [asked("text", "a", goes=[go("end", "answered", None, "@shoe_size")])],
            "unknown_about",
            "questions.0.goes.0.when.about",
        ),
        (
            [asked("text", "a", goes=[go("end", "answered", None, "b")]), asked("text", "b")],
            "about_later",
            "questions.0.goes.0.when.about",
        ),
    ],
)
def test_what_leads_nowhere_is_named_with_its_place(questions: list[dict[str, Any]], code: str, path: str) -> None:
    assert (code, path) in found_in(survey(*questions))


def test_a_draft_that_goes_round_is_shown_once_and_ends() -> None:
    loop = survey(asked("text", "a", to="a"))
    assert code_after(loop, a=None) == END
    lost = survey(asked("text", "a", to="nowhere"), asked("text", "b"))
    assert code_after(lost, a=None) == END


def test_many_questions_are_warned_of_by_the_longest_way() -> None:
    document = survey(*(asked("text", f"q{each}") for each in range(11)))
    assert found_in(document, is_blocking=False)[0] == ("many_questions", "questions")
    split = survey(
        asked("consent", "first", goes=[go("q5", "any_of", ["yes"])]),
        *(asked("text", f"q{each}") for each in range(10)),
    )
    assert longest_way(edges_of(split), "first") == 11


def test_messages_are_in_the_language_asked_for() -> None:
    found = flaws(survey(asked("text", "a", to="a")), default_language="es")
    with override("es"):
        spanish = found[0].message
    with override("en"):
        assert found[0].message != spanish


CODES = ("a", "b", "c")
TARGETS = st.sampled_from([*CODES, END])


@st.composite
def _documents(draw: st.DrawFn) -> SurveyDocument:
    """Three scores of 1 to 5 that lead anywhere by two thresholds, some of them not required."""
    questions = []
    for code in CODES:
        goes = [
            go(draw(TARGETS), draw(st.sampled_from(["at_least", "at_most"])), draw(st.integers(0, 6)))
            for _ in range(draw(st.integers(0, 2)))
        ]
        more = {"goes": goes, "to": draw(st.one_of(st.none(), TARGETS)), "is_required": draw(st.booleans())}
        questions.append(asked("csat", code, **more))
    return survey(*questions)


@pytest.mark.proves("C4")
@given(_documents())
def test_a_survey_has_a_flaw_exactly_where_walking_it_finds_one(document: SurveyDocument) -> None:
    """Held against every way of answering it, walked by hand."""
    met: set[str] = set()
    has_loop = False
    choices = [[*range(1, 6), *([] if each.is_required else [None])] for each in document.questions]
    for given_ in product(*choices):
        replies = {code: Reply(each) if each else None for code, each in zip(CODES, given_, strict=True)}
        way: list[str] = []
        at: str = CODES[0]
        while at != END and at not in way:
            way.append(at)
            at = _led_by_hand(document, at, replies[at].value if replies[at] else None)
        has_loop |= at != END
        met |= set(way)
        if at == END:
            assert [each.code for each in questions_asked(document, replies)] == way
    found = dict(found_in(document))
    assert ("loop" in found) == (has_loop or _goes_round(document, met))
    unreachable = {path for code, path in found_in(document) if code == "unreachable"}
    assert unreachable == {f"questions.{place}" for place, code in enumerate(CODES) if code not in met}


def _led_by_hand(document: SurveyDocument, code: str, score: int | None) -> str:
    place = CODES.index(code)
    asks = document.questions[place]
    for each in asks.goes:
        bound = each.when.value
        assert isinstance(bound, int)
        if score is not None and (score >= bound if each.when.op == "at_least" else score <= bound):
            return each.to
    return asks.to or [*CODES, END][place + 1]


def _goes_round(document: SurveyDocument, met: set[str]) -> bool:
    """Among those that nobody gets to."""
    ahead = {
        code: {_led_by_hand(document, code, score) for score in (*range(1, 6), *([] if asks.is_required else [None]))}
        for code, asks in zip(CODES, document.questions, strict=True)
    }
    for _ in CODES:
        ahead = {code: led | {far for each in led & set(CODES) for far in ahead[each]} for code, led in ahead.items()}
    return any(code in ahead[code] for code in set(CODES) - met)


SUMMED = survey(
    asked("csat", "speed", is_required=True),
    asked("csat", "care", goes=[go("sorry", "at_most", 4, "$total"), go("why", "at_most", 3, "$mean")], to="end"),
    asked("text", "why", to="end"),
    asked("text", "sorry", text={"es": "{variable:total} de 10, {variable:mean|nada} de media"}),
    variables=[{"code": "total", "of": ["speed", "care"]}, {"code": "mean", "of": ["speed", "care"], "how": "mean"}],
    thanks={"es": "{variable:total}"},
)


@pytest.mark.parametrize(
    ("speed", "care", "code"), [(1, 3, "sorry"), (3, 3, "why"), (4, None, "sorry"), (4, 4, END), (5, None, END)]
)
def test_what_is_reckoned_from_answers_leads_on(speed: int, care: int | None, code: str) -> None:
    assert found_in(SUMMED) == []
    assert code_after(SUMMED, speed=speed, care=Reply(care) if care else None) == code


def test_what_is_reckoned_is_said_in_the_language_of_the_survey() -> None:
    told = {"speed": Reply(1), "care": Reply(2)}
    text = SUMMED.questions[3].text["es"]
    assert filled(text, recalled(SUMMED, told, Speaker("es", "es"))) == "3 de 10, 1,5 de media"
    assert filled(text, recalled(SUMMED, told, Speaker("en", "es"))) == "3 de 10, 1.5 de media"
    assert filled(text, recalled(SUMMED, {}, Speaker("es", "es"))) == "de 10, nada de media"


def test_a_variable_of_nothing_that_is_known_by_then_is_not_published() -> None:
    late = survey(
        asked("csat", "a", text={"es": "{variable:later}"}, goes=[go("c", "at_least", 1, "$later")]),
        asked("csat", "b"),
        asked("text", "c", goes=[go("end", "any_of", ["1"], "$later"), go("end", "answered", None, "$never")]),
        variables=[{"code": "later", "of": ["b"]}, {"code": "wrong", "of": ["c", "z"]}],
    )
    assert sorted(found_in(late)) == [
        ("about_later", "questions.0.goes.0.when.about"),
        ("no_number", "variables.1.of.0"),
        ("recalls_later", "questions.0.text.es"),
        ("unknown_about", "questions.2.goes.1.when.about"),
        ("unknown_about", "variables.1.of.1"),
        ("wrong_comparison", "questions.2.goes.0.when.op"),
    ]


def test_what_was_answered_off_the_way_leads_nowhere() -> None:
    """Somebody gave a 2, said why, went back and made it a 9: their why does not count any more."""
    document = survey(
        asked("nps", "score", is_required=True, goes=[go("why", "at_most", 6)], to="last"),
        asked("text", "why"),
        asked("text", "last", goes=[go("end", "not_answered", None, "why")]),
        asked("text", "more"),
    )
    told = {"why": Reply(True, "so"), "last": None}
    assert code_after(document, score=2, **told) == "more"
    assert code_after(document, score=9, **told) == END
