"""The contract of triggers: settings with a form, words, and occasions that fit or do not."""

from typing import Any

import pytest
from django.utils import translation
from pydantic import ValidationError

from saleor_postventa.surveys.document.checks import flaws
from saleor_postventa.surveys.triggers import TriggerKind, read_settings, told, trigger_kinds
from saleor_postventa.surveys.triggers.cancelled import CancelledFacts
from saleor_postventa.surveys.triggers.case_closed import CaseFacts
from saleor_postventa.surveys.triggers.delivered import DeliveredFacts
from saleor_postventa.surveys.triggers.milestone import MilestoneFacts
from saleor_postventa.surveys.triggers.nth_order import OrderNumberFacts
from saleor_postventa.surveys.triggers.return_closed import ReturnFacts

from .documents import survey


@pytest.mark.parametrize("kind", trigger_kinds, ids=lambda kind: kind.code)
def test_can_be_asked_without_settings_and_says_so(kind: TriggerKind) -> None:
    for language in ("en", "es"):
        with translation.override(language):
            at_once, later = told(kind.code, {}, delay_days=0), told(kind.code, {}, delay_days=3)
            assert at_once != later
            assert "3" in later
            schema = kind.settings.model_json_schema()
            assert all(each["title"] for each in schema.get("properties", {}).values())
    assert str(kind.label)


def test_there_is_one_for_everything_that_surveys_are_asked_after() -> None:
    assert trigger_kinds.codes() == ["cancelled", "case_closed", "delivered", "milestone", "nth_order", "return_closed"]


@pytest.mark.parametrize(
    ("code", "settings", "facts", "is_one"),
    [
        ("delivered", {}, DeliveredFacts(is_estimate=True), True),
        ("delivered", {"counts_estimates": False}, DeliveredFacts(is_estimate=True), False),
        ("delivered", {"counts_estimates": False}, DeliveredFacts(), True),
        ("return_closed", {}, ReturnFacts(outcome="credit"), True),
        ("return_closed", {"outcomes": ["refund"]}, ReturnFacts(outcome="credit"), False),
        ("return_closed", {"outcomes": ["refund"]}, ReturnFacts(outcome="refund"), True),
        ("case_closed", {}, CaseFacts(topic="delivery"), True),
        ("case_closed", {"topics": ["payment"]}, CaseFacts(topic="delivery"), False),
        ("cancelled", {}, CancelledFacts(was_paid=False), False),
        ("cancelled", {"paid_only": False}, CancelledFacts(was_paid=False), True),
        ("nth_order", {}, OrderNumberFacts(number=1), True),
        ("nth_order", {"number": 3}, OrderNumberFacts(number=2), False),
        ("nth_order", {"number": 3}, OrderNumberFacts(number=3), True),
        ("milestone", {"points": 100}, MilestoneFacts(before=99, after=100), True),
        ("milestone", {"points": 100}, MilestoneFacts(before=100, after=150), False),
        ("milestone", {"points": 100}, MilestoneFacts(before=0, after=99), False),
    ],
)
def test_fits(code: str, settings: dict[str, Any], facts: Any, is_one: bool) -> None:
    assert trigger_kinds.get(code).fits(facts, read_settings(code, settings)) is is_one


@pytest.mark.parametrize(
    ("code", "settings"),
    [("nth_order", {"number": 0}), ("delivered", {"colour": "red"}), ("milestone", {"points": "x"})],
)
def test_refuses_settings_that_are_none(code: str, settings: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read_settings(code, settings)


@pytest.mark.parametrize(
    ("trigger", "flaw", "path"),
    [
        ({"code": "full_moon"}, "unknown_trigger", "trigger.code"),
        ({"code": "nth_order", "settings": {"number": 0}}, "wrong_trigger_setting", "trigger.settings.number"),
    ],
)
def test_is_not_published_with_a_trigger_that_never_comes(trigger: dict[str, Any], flaw: str, path: str) -> None:
    found = flaws(survey(trigger=trigger), default_language="es")
    assert (found[0].code, found[0].path, found[0].is_blocking) == (flaw, path, True)
    assert found[0].message
