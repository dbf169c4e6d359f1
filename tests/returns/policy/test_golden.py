"""Rows A5 and A-B3: the golden file of decisions, and how each is told."""

import re
from dataclasses import MISSING, fields
from typing import Any, get_type_hints

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from saleor_postventa.legal.laws import countries
from saleor_postventa.returns.policy.decision import Decision, TraceStep, Verdict
from saleor_postventa.returns.policy.document import read
from saleor_postventa.returns.policy.kinds import conditions
from saleor_postventa.returns.policy.lawful import floor_violations
from saleor_postventa.returns.policy.sentences import for_shopper, for_staff

from .golden import CASES, FIELDS, judged
from .scene import DEFAULT, policy

NAMED = {case["name"]: case for case in CASES}
each = pytest.mark.parametrize("case", CASES, ids=list(NAMED))
A_DATE = {"en": re.compile(r"[A-Z][a-z]+\.? \d{1,2}, \d{4}"), "es": re.compile(r"\d{1,2} de [a-z]+ de \d{4}")}


@pytest.mark.proves("A5")
def test_there_are_at_least_sixty_cases() -> None:
    assert len(NAMED) == len(CASES) >= 60


@pytest.mark.proves("A5")
@each
def test_the_decision_is_as_written(case: dict[str, Any]) -> None:
    decision = judged(case)
    found = {"verdict": decision.verdict.value, "code": decision.code}
    if decision.window is not None:
        found["until"] = decision.window.last_day.isoformat()
    found |= {name: FIELDS[name](decision) for name in case["decision"] if name in FIELDS}
    assert found == case["decision"]


@pytest.mark.proves("A5")
def test_every_kind_of_condition_decides_a_case() -> None:
    used = {
        condition["kind"]
        for case in CASES
        for rule in case.get("policy", {}).get("rules", ())
        for condition in rule["conditions"]
    }
    assert set(conditions.codes()) == used


@pytest.mark.proves("A-B3")
@each
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_shopper_reads_one_sentence_with_its_date(case: dict[str, Any], language: str) -> None:
    decision = judged(case)
    with override(language):
        sentence = for_shopper(decision)
        told = case[language]
        assert sentence == told
        assert A_DATE[language].search(sentence)
        if decision.is_open and decision.window is not None:
            assert date_format(decision.window.last_day, "DATE_FORMAT") in sentence
    assert sentence.endswith(".")
    assert ". " not in A_DATE["en"].sub("", sentence).replace("art. ", "").replace("no. ", "")


@pytest.mark.proves("A-B3")
@each
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_team_reads_every_step(case: dict[str, Any], language: str) -> None:
    decision = judged(case)
    what = policy(**case.get("policy", {}))
    with override(language):
        told = for_staff(decision, what)
        assert len(told) == len(decision.trace)
        assert told[-1] == case[language]
        assert all(each.endswith(".") and "{" not in each for each in told)


@pytest.mark.proves("A-B3")
def test_no_decision_can_be_made_without_the_step_that_decided() -> None:
    """The type says so: the step has no default, and is not optional."""
    deciding = next(each for each in fields(Decision) if each.name == "deciding")
    assert deciding.default is MISSING
    assert deciding.default_factory is MISSING
    assert get_type_hints(Decision)["deciding"] is TraceStep
    with pytest.raises(TypeError):
        Decision(verdict=Verdict.RETURNABLE)  # type: ignore[call-arg]


@each
def test_a_decision_is_kept_as_json_and_read_back(case: dict[str, Any]) -> None:
    decision = judged(case)
    kept = decision.as_json()
    assert kept["code"] == decision.code
    again = Decision.from_json(kept)
    assert again == decision
    with override("es"):
        assert for_shopper(again) == for_shopper(decision)


@each
def test_every_policy_of_the_file_could_be_published(case: dict[str, Any]) -> None:
    assert floor_violations(read(DEFAULT | case.get("policy", {})), countries=countries()) == []


@pytest.mark.proves("A24", part="the decision of a blocked customer; the withdrawal and claim pages are rights'")
def test_who_is_blocked_is_told_and_shown_the_ways_that_stay_open() -> None:
    case = NAMED["a blocked customer within the right of withdrawal"]
    decision = judged(case)
    assert decision.verdict is Verdict.BLOCKED
    assert decision.has_withdrawal_right
    with override("en"):
        sentence = for_shopper(decision)
    assert "you can still withdraw from the contract until June 22, 2026" in sentence
    assert "the legal guarantee covers it until June 6, 2029" in sentence
    assert "many empty boxes" not in sentence + str(decision.as_json())


@pytest.mark.proves("W9", part="the excluded line says why, with the article, and others are not touched")
def test_an_excluded_line_says_why_with_the_article() -> None:
    decision = judged(NAMED["made to measure"])
    assert (decision.verdict, decision.article) == (Verdict.EXCLUDED, "art. 103.c TRLGDCU")
    assert "art. 103.c TRLGDCU" in NAMED["made to measure"]["es"]
    assert judged(NAMED["thirty days from the last parcel"]).verdict is Verdict.RETURNABLE
