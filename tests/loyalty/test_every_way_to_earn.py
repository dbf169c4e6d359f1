"""The contract of ways to earn, over the registry; and what each of them is careful about (rows B8, B9, B13, B14)."""

import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override
from pydantic import ValidationError

from saleor_postventa.core.money import Money
from saleor_postventa.loyalty.earn_rules import Award, History, Past, Turn, WayToEarn, ways_to_earn
from saleor_postventa.loyalty.earn_rules.anniversary import AnniversaryFacts
from saleor_postventa.loyalty.earn_rules.birthday import BirthdayFacts
from saleor_postventa.loyalty.earn_rules.purchase import PurchaseFacts
from saleor_postventa.loyalty.earn_rules.referral import ReferralFacts, Role
from saleor_postventa.loyalty.earn_rules.review import ReviewFacts
from saleor_postventa.loyalty.earn_rules.sign_up import SignUpFacts
from saleor_postventa.loyalty.earn_rules.social import SocialFacts
from saleor_postventa.loyalty.earn_rules.survey import SurveyFacts
from saleor_postventa.loyalty.rules.signals import Signal
from saleor_postventa.loyalty.rules.why import why_as_json, why_from_json
from tests.loyalty.scene import MADRID, NOW, TODAY, line, order

# Facts that earn something, and the settings for it; each way has to be here.
EARNING: dict[str, tuple[Any, dict[str, Any]]] = {
    "purchase": (
        PurchaseFacts(order_key="7", order=order(line(), line("9", key="shoe")), placed_at=NOW, zone=MADRID),
        {"rates": {"EUR": "1"}},
    ),
    "sign_up": (SignUpFacts(is_confirmed=True), {}),
    "survey": (SurveyFacts(survey="nps:7", day=TODAY), {}),
    "review": (ReviewFacts(product="shirt", day=TODAY), {}),
    "birthday": (BirthdayFacts(today=TODAY, month=6, day=10, entered_on=date(2026, 1, 1)), {}),
    "anniversary": (AnniversaryFacts(today=TODAY, joined_on=date(2024, 6, 10)), {}),
    "referral": (
        ReferralFacts(referral="3", role=Role.REFERRER, day=TODAY, paid=Money(Decimal(30), "EUR")),
        {"minimum": {"EUR": "30"}},
    ),
    "social": (SocialFacts(network="Instagram"), {"networks": ["Instagram", "TikTok"]}),
}


def settings_of(code: str, **changes: Any) -> Any:
    given = {**EARNING[code][1], "is_on": True, **changes}
    return ways_to_earn.get(code).settings.model_validate_json(json.dumps(given))


def earned(code: str, facts: Any = None, **changes: Any) -> tuple[Award, ...]:
    return ways_to_earn.get(code).earned(facts or EARNING[code][0], settings_of(code, **changes))


def past(key: str, on: date = TODAY) -> History:
    return History((Past(key=key, on=on),))


@pytest.fixture(params=list(ways_to_earn), ids=lambda way: way.code)
def way(request: pytest.FixtureRequest) -> WayToEarn:
    found: WayToEarn = request.param
    return found


def test_it_is_known_here(way: WayToEarn) -> None:
    assert isinstance(EARNING[way.code][0], way.facts)


def test_it_has_a_name_in_each_language(way: WayToEarn) -> None:
    with override("en"):
        english = str(way.label)
    with override("es"):
        assert str(way.label) not in ("", english)


def test_its_awards_are_sound(way: WayToEarn) -> None:
    found = earned(way.code)
    assert found
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert each.points > 0
        assert each.key
        assert sum(each.bonuses.values()) <= each.points
        assert why_from_json(why_as_json(each.why)) == each.why


def test_the_same_facts_give_the_same_awards(way: WayToEarn) -> None:
    assert earned(way.code) == earned(way.code)


def test_switched_off_it_gives_nothing(way: WayToEarn) -> None:
    assert earned(way.code, is_on=False) == ()


def test_what_was_earned_is_not_earned_again(way: WayToEarn) -> None:
    """Of a purchase the ledger alone knows: by the key."""
    facts = EARNING[way.code][0]
    if "history" in {each.name for each in fields(facts)}:
        (award,) = earned(way.code)
        assert earned(way.code, replace(facts, history=past(award.key))) == ()


def test_an_award_of_nothing_is_no_award(way: WayToEarn) -> None:
    nothing = {name: 0 for name in way.settings.model_fields if name.endswith("points")}
    assert earned(way.code, **(nothing or {"rates": {"EUR": "0"}})) == ()


def test_its_settings_have_defaults_and_names_for_the_form(way: WayToEarn) -> None:
    assert way.settings() == way.settings.model_validate_json("{}")
    with override("es"):
        properties = way.settings.model_json_schema()["properties"]
    if way.code != "purchase":
        plain = {name.replace("_", " ").capitalize() for name in properties}
        assert not {each.get("title", "") for each in properties.values()} & plain


def test_unknown_settings_are_refused(way: WayToEarn) -> None:
    with pytest.raises(ValidationError):
        settings_of(way.code, moon=1)


def test_it_says_its_settings_in_each_language(way: WayToEarn) -> None:
    for language in ("en", "es"):
        with override(language):
            said = way.says(settings_of(way.code))
        assert said
        assert all("{" not in each and each.endswith(".") for each in said)


def test_a_purchase_earns_by_the_line_and_waits_with_it() -> None:
    found = earned("purchase")
    assert [(each.line, each.points, each.key, each.turn) for each in found] == [
        ("shirt", 50, "7:shirt", Turn.WITH_ORDER),
        ("shoe", 9, "7:shoe", Turn.WITH_ORDER),
    ]


def test_an_account_earns_once_its_address_is_proved() -> None:
    assert earned("sign_up", SignUpFacts(is_confirmed=False)) == ()


@pytest.mark.proves("B8", part="the caps, by the rules")
def test_a_second_review_of_the_same_product_earns_nothing() -> None:
    again = ReviewFacts(product="shirt", day=date(2028, 1, 1), history=past("shirt"))
    assert earned("review", again) == ()
    assert len(earned("review", replace(again, product="shoe"))) == 1


def test_a_review_with_a_photo_earns_more_and_one_of_nothing_bought_nothing() -> None:
    facts = EARNING["review"][0]
    assert earned("review", replace(facts, has_photo=True))[0].points == 75
    assert earned("review", replace(facts, is_bought=False)) == ()
    assert len(earned("review", replace(facts, is_bought=False), is_for_bought_alone=False)) == 1


@pytest.mark.parametrize(("code", "most"), [("review", 2), ("survey", 2), ("referral", 2)])
def test_what_can_be_done_often_has_a_cap_in_twelve_months(code: str, most: int) -> None:
    facts = EARNING[code][0]
    one, other = ("referrer:1", "referrer:2") if code == "referral" else ("a", "b")
    twice = History((Past(key=one, on=date(2025, 6, 11)), Past(key=other, on=date(2026, 6, 1))))
    assert earned(code, replace(facts, history=twice), most_a_year=most) == ()
    a_year_ago = History((Past(key=one, on=date(2025, 6, 10)), Past(key=other, on=date(2026, 6, 1))))
    assert len(earned(code, replace(facts, history=a_year_ago), most_a_year=most)) == 1


BIRTHDAY = BirthdayFacts(today=TODAY, month=6, day=10, entered_on=date(2026, 1, 1))


@pytest.mark.proves("B9", part="the rule")
@pytest.mark.parametrize(
    ("changes", "is_earned"),
    [
        ({}, True),
        ({"today": date(2026, 6, 9)}, False),
        ({"today": date(2026, 6, 11)}, False),
        ({"entered_on": TODAY}, False),
        ({"entered_on": date(2026, 5, 12)}, False),
        ({"entered_on": date(2026, 5, 11)}, True),
        ({"entered_on": TODAY, "today": date(2027, 6, 10)}, True),
        ({"history": past("2025", date(2025, 6, 10))}, True),
        ({"history": past("2025", date(2025, 6, 11))}, False),
        ({"history": past("2026", date(2026, 1, 31))}, False),
        ({"month": 2, "day": 29, "today": date(2027, 2, 28)}, True),
        ({"month": 2, "day": 29, "today": date(2028, 2, 28)}, False),
        ({"month": 2, "day": 29, "today": date(2028, 2, 29), "history": past("x", date(2027, 2, 28))}, True),
        ({"month": 2, "day": 29, "today": date(2029, 2, 28), "history": past("x", date(2028, 2, 29))}, True),
    ],
)
def test_a_birthday_earns_once_in_twelve_months_and_not_at_once(changes: dict[str, Any], is_earned: bool) -> None:
    assert bool(earned("birthday", replace(BIRTHDAY, **changes), wait_days=30)) is is_earned


@pytest.mark.proves("B8", part="the caps, by the rules")
def test_a_birthday_changed_twice_in_a_year_earns_once() -> None:
    history = History()
    awards = 0
    for month, entered_on in ((6, date(2026, 1, 1)), (9, date(2026, 6, 11)), (12, date(2026, 9, 11))):
        today = date(2026, month, 10)
        facts = BirthdayFacts(today=today, month=month, day=10, entered_on=entered_on, history=history)
        for award in earned("birthday", facts, wait_days=30):
            awards += 1
            history = History((*history.awards, Past(key=award.key, on=today)))
    assert awards == 1


@pytest.mark.parametrize(
    ("today", "joined_on", "key"),
    [
        (date(2026, 6, 10), date(2024, 6, 10), "2"),
        (date(2024, 6, 10), date(2024, 6, 10), None),
        (date(2026, 6, 11), date(2024, 6, 10), None),
        (date(2025, 2, 28), date(2024, 2, 29), "1"),
    ],
)
def test_each_year_since_joining_earns_once(today: date, joined_on: date, key: str | None) -> None:
    found = earned("anniversary", AnniversaryFacts(today=today, joined_on=joined_on))
    assert [each.key for each in found] == ([key] if key else [])


REFERRED: ReferralFacts = EARNING["referral"][0]


@pytest.mark.proves("B13", part="the points of both, by the rules")
def test_both_are_rewarded_and_wait_with_the_friends_order() -> None:
    (for_referrer,) = earned("referral")
    (for_friend,) = earned("referral", replace(REFERRED, role=Role.FRIEND))
    assert (for_referrer.points, for_friend.points) == (200, 100)
    assert for_referrer.turn is for_friend.turn is Turn.WITH_ORDER


def test_a_friend_is_a_friend_but_once() -> None:
    assert earned("referral", replace(REFERRED, role=Role.FRIEND, history=past("friend:2"))) == ()
    assert len(earned("referral", replace(REFERRED, history=past("friend:2")))) == 1
    assert len(earned("referral", replace(REFERRED, role=Role.FRIEND, history=past("referrer:2")))) == 1


def test_too_small_an_order_earns_nothing_and_other_currencies_have_no_minimum() -> None:
    assert earned("referral", replace(REFERRED, paid=Money(Decimal("29.99"), "EUR"))) == ()
    assert len(earned("referral", replace(REFERRED, paid=Money(Decimal(1), "USD")))) == 1


@pytest.mark.proves("B14", part="what is held back, and let go, by the rules")
@pytest.mark.parametrize("signal", list(Signal))
def test_signs_hold_a_referral_back_until_somebody_has_looked(signal: Signal) -> None:
    suspect = replace(REFERRED, signals=(signal,))
    assert earned("referral", suspect) == ()
    assert len(earned("referral", replace(suspect, is_cleared=True))) == 1
    others = [each for each in Signal if each is not signal]
    assert len(earned("referral", suspect, held_back_by=others)) == 1


def test_networks_that_the_shop_does_not_name_earn_nothing() -> None:
    assert earned("social", SocialFacts(network="Elsewhere")) == ()
    assert len(earned("social", SocialFacts(network="TikTok", history=past("Instagram")))) == 1
