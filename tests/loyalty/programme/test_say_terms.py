"""Row B30: the terms page is made from the rules, and every number on it from the configuration."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given

from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import Programme, dump
from saleor_postventa.loyalty.programme.words import Paragraph, programme_in_words

from .scene import multiplier, programme, programmes, purchase

NUMBER = re.compile(r"\d[\d.,]*")
# What the rules themselves count by: "in 12 months", and the one euro of a rate.
MONTHS, UNIT = "12", "1"


def said(what: Programme, language: str = "en") -> dict[str, Paragraph]:
    with override(language):
        return {each.code: each for each in programme_in_words(what)}


def text(what: Programme, language: str = "en") -> str:
    return " ".join(each for part in said(what, language).values() for each in part.sentences)


def numbers(told: str, language: str) -> Counter[str]:
    """As plain decimals, without the zeros at their end, each as often as it is told."""
    found: Counter[str] = Counter()
    for each in NUMBER.findall(told):
        plain = each.strip(".,")
        plain = plain.replace(".", "").replace(",", ".") if language == "es" else plain.replace(",", "")
        found[bare(plain)] += 1
    return found


def bare(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def configured(what: Programme) -> Counter[str]:
    """Every number of a programme that has a say, each as often as it has to be told: read from the document alone."""
    document = dump(what)
    found = (*_of_ways(document["earning"]), *_of_times(document), *_of_levels(document["tiers"]))
    return Counter(bare(str(number)) for number in found if number)


def _of_ways(earning: dict[str, Any]) -> Iterator[Any]:
    on = {code: way for code, way in earning.items() if way["is_on"]}
    for way in on.values():
        yield from (way.get(name) for name in ("points", "photo_points", "referrer_points", "friend_points"))
        yield from (way.get("wait_days"), way.get("most_a_year"), *way.get("minimum", {}).values())
    yield from (MONTHS for code in on if code in ("birthday", "review", "survey", "referral"))
    if "purchase" in on:
        for rate in on["purchase"]["rates"].values():
            yield from (rate, UNIT)
        for each in on["purchase"]["multipliers"]:
            yield from (each["factor"], each["budget"])


def _of_times(document: dict[str, Any]) -> Iterator[Any]:
    pending, expiry = document["pending"], document["expiry"]
    if pending["until"] == "days":
        yield pending["days"]
    if expiry["kind"] != "never":
        yield from (expiry["years"] if expiry["kind"] == "end_of_year" else expiry["months"], *expiry["warn_days"])


def _of_levels(tiers: dict[str, Any]) -> Iterator[Any]:
    for level in tiers["levels"]:
        benefits = level["benefits"]
        yield from (level["threshold"], benefits["window_days"], benefits["early_access_hours"])
        if benefits["multiplier"] != "1":
            yield benefits["multiplier"]
    if tiers["levels"]:
        yield tiers["grace_days"]
        if tiers["period"] == "rolling_12_months":
            yield MONTHS


@pytest.mark.proves("B30", part="the words")
@given(programmes())
def test_the_numbers_told_are_those_configured_no_more_and_no_less(what: Programme) -> None:
    for language in ("en", "es"):
        assert numbers(text(what, language), language) == configured(what)


NUMBERS: list[tuple[dict[str, Any], str]] = [
    ({"earning": {"purchase": {"rates": {"EUR": "7.5"}}}}, "7.5"),
    ({"earning": {"birthday": {"points": 777}}}, "777"),
    ({"earning": {"birthday": {"wait_days": 77}}}, "77"),
    ({"earning": {"review": {"points": 777}}}, "777"),
    ({"earning": {"review": {"photo_points": 777}}}, "777"),
    ({"earning": {"review": {"most_a_year": 777}}}, "777"),
    ({"earning": {"survey": {"is_on": True, "points": 777}}}, "777"),
    ({"earning": {"survey": {"is_on": True, "most_a_year": 777}}}, "777"),
    ({"earning": {"sign_up": {"points": 777}}}, "777"),
    ({"earning": {"anniversary": {"is_on": True, "points": 777}}}, "777"),
    ({"earning": {"social": {"is_on": True, "points": 777, "networks": ["Instagram"]}}}, "777"),
    ({"earning": {"referral": {"referrer_points": 777}}}, "777"),
    ({"earning": {"referral": {"friend_points": 777}}}, "777"),
    ({"earning": {"referral": {"most_a_year": 777}}}, "777"),
    ({"earning": {"referral": {"minimum": {"EUR": "77"}}}}, "77"),
    ({"earning": {"purchase": {"multipliers": [multiplier(factor="7.5")]}}}, "7.5"),
    ({"earning": {"purchase": {"multipliers": [multiplier(budget=7777)]}}}, "7777"),
    ({"pending": {"until": "days", "days": 77}}, "77"),
    ({"expiry": {"months": 77}}, "77"),
    ({"expiry": {"kind": "inactivity", "months": 77}}, "77"),
    ({"expiry": {"kind": "end_of_year", "years": 9}}, "9"),
    ({"expiry": {"warn_days": [77, 5]}}, "77"),
    ({"expiry": {"warn_days": [77, 5]}}, "5"),
    ({"tiers": {"grace_days": 77}}, "77"),
    ({"tiers": {"levels": [{"code": "a", "names": {"en": "A"}, "threshold": "777"}]}}, "777"),
]


@pytest.mark.proves("B30", part="the words")
@pytest.mark.parametrize(("changes", "number"), NUMBERS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_number_configured_is_told(changes: dict[str, Any], number: str, language: str) -> None:
    assert number in numbers(text(programme(**changes), language), language)
    assert number not in numbers(text(default_programme(), language), language)


@pytest.mark.parametrize(("name", "value"), [("multiplier", "7.5"), ("window_days", 77), ("early_access_hours", 77)])
def test_every_benefit_is_told(name: str, value: Any) -> None:
    one = {"code": "a", "names": {"en": "A"}, "threshold": "500", "benefits": {name: value}}
    assert str(value) in numbers(text(programme(tiers={"levels": [one]})), "en")


@pytest.mark.parametrize(
    ("language", "first", "levels"),
    [
        (
            "en",
            "You earn 1 point for every €1 you spend.",
            "Silver: from €200.00; 1.25 times the points, free returns.",
        ),
        (
            "es",
            "Ganas 1 punto por cada 1 € que gastas.",
            "Plata: a partir de 200,00 €; 1,25 veces los puntos, devoluciones gratis.",
        ),
    ],
)
def test_the_default_in_words(language: str, first: str, levels: str) -> None:
    found = said(default_programme(), language)
    sentences = (*found["earning"].sentences, *found["levels"].sentences)
    plain = [each.replace("\N{NO-BREAK SPACE}", " ") for each in sentences]
    assert plain[0] == first
    assert levels in plain


@pytest.mark.parametrize("language", ["en", "es"])
@given(what=programmes())
def test_nothing_is_left_open_in_any_sentence(language: str, what: Programme) -> None:
    for paragraph in said(what, language).values():
        assert paragraph.heading
        assert all("{" not in each and each.endswith(".") for each in paragraph.sentences)


def test_each_choice_has_its_own_words() -> None:
    seen = {
        text(what)
        for what in (
            default_programme(),
            programme(pending={"until": "at_once"}),
            programme(may_be_negative=False),
            programme(guests_earn=False),
            programme(expiry={"kind": "never"}),
            programme(expiry={"kind": "end_of_year", "years": 0}),
            programme(tiers={"by": "orders"}),
            programme(tiers={"period": "lifetime"}),
            programme(tiers={"downgrade": "recompute"}),
            programme(excluded={"email_domains": ["example.com"]}),
            purchase(rounding="up"),
            *(purchase(basis={name: not is_so}) for name, is_so in default_programme().purchase.basis),
        )
    }
    assert len(seen) == 11 + 6


def test_what_a_shop_counts_of_a_person_is_not_told() -> None:
    assert text(purchase(multipliers=[multiplier(segments=["vip"])])) == text(default_programme())
    assert text(purchase(multipliers=[multiplier(is_on=False)])) == text(default_programme())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Double: 2 times the points."),
        ({"factor": "0"}, "Double: no points."),
        (
            {"starts_on": "2026-11-01", "ends_on": "2026-11-30", "budget": 10000},
            (
                "Double: 2 times the points, for orders from November 1, 2026 to November 30, 2026, as long as the "
                "10,000 points for it last."
            ),
        ),
        ({"starts_on": "2026-11-01"}, "Double: 2 times the points, for orders from November 1, 2026 on."),
        ({"ends_on": "2026-11-30"}, "Double: 2 times the points, for orders until November 30, 2026."),
    ],
)
def test_campaigns_are_told_with_their_days(changes: dict[str, Any], told: str) -> None:
    assert said(purchase(multipliers=[multiplier(**changes)]))["more"].sentences == (told,)


def test_without_purchases_and_levels_they_are_not_spoken_of() -> None:
    found = said(programme(earning={"purchase": {"is_on": False}}, tiers={"levels": []}))
    assert not {"counting", "more", "levels"} & set(found)
