"""Whom a survey asks (row C10), and in which order choices stand (row C18)."""

from collections import Counter
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from scipy.stats import chisquare

from saleor_postventa.core.drawing import is_drawn
from saleor_postventa.core.texts import Speaker
from saleor_postventa.surveys.document.ready_made import ready_made
from saleor_postventa.surveys.questions.fields import question_fields
from saleor_postventa.surveys.questions.kind import settings_of
from saleor_postventa.surveys.questions.options import Order, in_order, option_meant
from saleor_postventa.surveys.rules.audience import Audience, AudienceFacts, LeftOut, left_out

from .documents import option, question
from .markup import as_it_stands, parsed

FACTS: dict[str, Any] = {
    "person": "7",
    "orders_before": 2,
    "products": ("UHJvZHVjdDox",),
    "categories": ("lamps",),
    "country": "ES",
    "channel": "web",
    "level": "gold",
}


@pytest.mark.proves("C10", part="the rules but for chance")
@pytest.mark.parametrize(
    ("rules", "facts", "reason"),
    [
        ({}, {}, None),
        ({"buyers": "new"}, {}, LeftOut.NOT_NEW),
        ({"buyers": "new"}, {"orders_before": 0}, None),
        ({"buyers": "returning"}, {}, None),
        ({"buyers": "returning"}, {"orders_before": 0}, LeftOut.NOT_RETURNING),
        ({"products": ["UHJvZHVjdDox"]}, {}, None),
        ({"products": ["UHJvZHVjdDoy"]}, {}, LeftOut.OTHER_PRODUCT),
        ({"products": ["UHJvZHVjdDoy"], "categories": ["lamps"]}, {}, None),
        ({"collections": ["summer"]}, {}, LeftOut.OTHER_PRODUCT),
        ({"collections": ["summer"]}, {"collections": ("summer", "sale")}, None),
        ({"countries": ["ES", "PT"]}, {}, None),
        ({"countries": ["PT"]}, {}, LeftOut.OTHER_COUNTRY),
        ({"countries": ["PT"]}, {"country": ""}, LeftOut.OTHER_COUNTRY),
        ({"channels": ["shop"]}, {}, LeftOut.OTHER_CHANNEL),
        ({"levels": ["gold"]}, {}, None),
        ({"levels": ["silver"]}, {}, LeftOut.OTHER_LEVEL),
        ({"percent": "0"}, {}, LeftOut.NOT_DRAWN),
        ({"buyers": "new", "countries": ["PT"]}, {}, LeftOut.NOT_NEW),
    ],
)
def test_every_rule_has_to_fit(rules: dict[str, Any], facts: dict[str, Any], reason: LeftOut | None) -> None:
    audience = Audience.model_validate(rules, strict=False)
    assert left_out(AudienceFacts(**{**FACTS, **facts}), audience, survey="nps") == reason


PERSONS = [str(each) for each in range(1, 10_001)]


def drawn(percent: str, survey: str = "nps") -> set[str]:
    return {each for each in PERSONS if is_drawn(each, Decimal(percent), salt=survey)}


@pytest.mark.proves("C10")
def test_a_fifth_of_ten_thousand_is_a_fifth_and_always_the_same_people() -> None:
    """2,000 of 10,000 with a standard deviation of 40: four of them are left either way."""
    fifth = drawn("20")
    assert 1840 <= len(fifth) <= 2160
    assert drawn("20") == fifth
    assert fifth <= drawn("20.5") <= drawn("50")
    assert (drawn("0"), len(drawn("100"))) == (set(), 10_000)


def test_another_survey_draws_other_people() -> None:
    """Of two independent fifths a twenty-fifth is in both: 400 of 10,000, with a standard deviation of 20."""
    assert 320 <= len(drawn("20") & drawn("20", "csat")) <= 480


def test_a_whole_audience_draws_by_the_survey_and_the_person() -> None:
    audience = Audience(percent=Decimal(20))
    asked = {each for each in PERSONS if left_out(AudienceFacts(person=each), audience, survey="nps") is None}
    assert asked == drawn("20")


ASKED = question("choice", {"order": "random", "options": [option("a"), option("b"), option("c")], "has_other": True})


def rendered(seed: str) -> tuple[str, ...]:
    root = parsed(question_fields(ASKED, as_it_stands(ASKED, Speaker("en", "en"), seed=seed)))
    return tuple(each.given["value"] for each in root.all("input") if each.given.get("type") == "radio")


@pytest.mark.proves("C18", part="the order")
def test_each_order_is_as_likely_as_another_over_a_thousand_renders() -> None:
    renders = [rendered(str(each)) for each in range(1000)]
    seen = Counter(renders)
    assert set(seen) == {(*each, "other") for each in permutations("abc")}
    assert chisquare(list(seen.values())).pvalue > 0.001
    first = Counter(each[0] for each in renders)
    assert chisquare([first[each] for each in "abc"]).pvalue > 0.001


def test_who_comes_back_finds_the_same_order_and_a_preview_the_shops() -> None:
    assert rendered("12") == rendered("12")
    assert rendered("")[:3] == ("a", "b", "c")


def test_what_stays_last_does() -> None:
    options = settings_of(
        question("choice", {"options": [option("a", stays_last=True), option("b"), option("c")]})
    ).options
    for seed in range(20):
        assert in_order(options, Order.RANDOM, str(seed))[-1].code == "a"
    assert [each.code for each in in_order(options, Order.FIXED, "")] == ["b", "c", "a"]


SOURCES = settings_of(ready_made.get("how_did_you_find_us").document.questions[0])


@pytest.mark.proves("C18", part="what was written instead")
@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("insta", "instagram"),
        ("En INSTAGRAM, creo", "instagram"),
        ("instagramable", "other"),
        ("mi hermana Lucía", "friend"),
        ("un pódcast", "press"),
        ("you tube", "youtube"),
        ("Google.", "search"),
        ("an ad on the bus", "other"),
        ("", "other"),
    ],
)
def test_what_was_written_under_other_counts_as_what_is_meant(written: str, code: str) -> None:
    assert option_meant(written, SOURCES.options) == code
