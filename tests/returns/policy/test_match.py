"""How conditions hold their values against facts."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from saleor_postventa.returns.policy.matching import Choice, Days, Flag, Matcher, Overlap, Range


@pytest.mark.parametrize(
    ("matcher", "fact", "is_met"),
    [
        (Choice(any_of=("a", "b")), "a", True),
        (Choice(any_of=("a", "b")), "c", False),
        (Choice(none_of=("a", "b")), "c", True),
        (Choice(none_of=("a", "b")), "a", False),
        (Overlap(any_of=("a", "b")), {"b", "c"}, True),
        (Overlap(any_of=("a", "b")), set(), False),
        (Overlap(all_of=("a", "b")), {"a", "b", "c"}, True),
        (Overlap(all_of=("a", "b")), {"a"}, False),
        (Overlap(none_of=("a", "b")), {"c"}, True),
        (Overlap(none_of=("a", "b")), {"a"}, False),
        (Range(at_least=Decimal(5)), 5, True),
        (Range(more_than=Decimal(5)), 5, False),
        (Range(at_most=Decimal(5)), Decimal("5.01"), False),
        (Range(less_than=Decimal(5)), Decimal("4.99"), True),
        (Range(at_least=Decimal(5), less_than=Decimal(9)), 9, False),
        (Flag(is_=True), True, True),
        (Flag(is_=False), True, False),
        (Flag(is_=False), False, True),
        (Days(since=date(2026, 6, 1)), date(2026, 6, 1), True),
        (Days(since=date(2026, 6, 1)), date(2026, 5, 31), False),
        (Days(until=date(2026, 6, 1)), date(2026, 6, 1), True),
        (Days(until=date(2026, 6, 1)), date(2026, 6, 2), False),
    ],
)
def test_a_fact_meets_it_or_not(matcher: Matcher, fact: Any, is_met: bool) -> None:
    assert bool(matcher.test()(fact)) is is_met


@pytest.mark.parametrize(
    ("matcher", "told"),
    [
        (Choice(any_of=("a", "b")), "what: a, b"),
        (Choice(none_of=("a",)), "what: not a"),
        (Overlap(any_of=("a",)), "what: a"),
        (Overlap(all_of=("a", "b")), "what: all of a, b"),
        (Overlap(none_of=("a",)), "what: not a"),
        (Range(at_least=Decimal(5), less_than=Decimal("9.5")), "what: at least 5, less than 9.5"),
        (Range(more_than=Decimal(5)), "what: more than 5"),
        (Range(at_most=Decimal(5)), "what: at most 5"),
        (Flag(), "what"),
        (Flag(is_=False), "what: no"),
        (Days(since=date(2026, 6, 1)), "what: from June 1, 2026 on"),
        (Days(until=date(2026, 6, 1)), "what: until June 1, 2026"),
        (Days(since=date(2026, 6, 1), until=date(2026, 6, 2)), "what: from June 1, 2026 to June 2, 2026"),
    ],
)
def test_it_is_told_in_words(matcher: Matcher, told: str) -> None:
    with override("en"):
        assert matcher.says("what") == told
