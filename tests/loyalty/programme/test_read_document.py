"""A programme as a document: strict, exact, and stable in and out."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from pydantic import BaseModel, ValidationError

from saleor_postventa.core.registry import UnknownCode
from saleor_postventa.loyalty.earn_rules import ways_to_earn
from saleor_postventa.loyalty.programme import document
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import Programme, dump, read, schema

from .scene import DEFAULT, content, multiplier, programme, programmes, purchase


def refusals(wrong: Any) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        read(wrong)
    return [".".join(map(str, each["loc"])) for each in refused.value.errors()]


@given(programmes())
def test_what_goes_out_comes_in_again_and_is_the_same(what: Programme) -> None:
    assert read(dump(what)) == what
    assert read(json.dumps(dump(what))) == what


def test_the_default_is_a_friendly_start() -> None:
    default = default_programme()
    assert read(dump(default)) == default
    assert [level.code for level in default.tiers.levels] == ["bronze", "silver", "gold"]
    assert default.purchase.rates


def test_it_says_everything_so_that_a_new_default_changes_nothing() -> None:
    assert set(DEFAULT) == set(Programme.model_fields)
    assert set(DEFAULT["earning"]) == set(ways_to_earn.codes())


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"format": 2}, "format"),
        ({"unknown": 1}, "unknown"),
        ({"names": {}}, "names"),
        ({"point_values": {"EUR": "0"}}, "point_values.EUR"),
        ({"point_values": {"euro": "1"}}, "point_values.euro.[key]"),
        ({"guests_earn": 1}, "guests_earn"),
        ({"pending": {"days": 0}}, "pending.days"),
        ({"expiry": {"warn_days": [7, 30]}}, "expiry"),
        ({"earning": {"juggling": {}}}, "earning.juggling"),
        ({"earning": {"birthday": {"points": "100"}}}, "earning.birthday.points"),
        ({"earning": {"birthday": {"points": -1}}}, "earning.birthday.points"),
        ({"earning": {"purchase": {"rates": {"EUR": "-1"}}}}, "earning.purchase.rates.EUR"),
        (
            {"earning": {"purchase": {"multipliers": [multiplier(factor="101")]}}},
            "earning.purchase.multipliers.0.factor",
        ),
        ({"earning": {"purchase": {"multipliers": [multiplier(), multiplier()]}}}, "earning.purchase"),
        ({"earning": {"referral": {"held_back_by": ["moon"]}}}, "earning.referral.held_back_by.0"),
        ({"tiers": {"levels": [{"code": "A"}]}}, "tiers.levels.0.code"),
        ({"excluded": {"email_domains": ["@example.com"]}}, "excluded.email_domains.0"),
    ],
)
def test_what_is_wrong_is_refused_with_its_path(changes: dict[str, Any], path: str) -> None:
    assert refusals(content(**changes))[0] == path


def test_what_is_no_json_is_refused() -> None:
    assert refusals("points: 1") == [""]
    assert refusals("[]") == [""]


def test_nothing_in_a_programme_can_be_changed() -> None:
    with pytest.raises(ValidationError):
        programme().guests_earn = False


def test_an_older_format_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a format 0 would have been, which knew one rate alone."""

    def from_format_0(old: dict[str, Any]) -> dict[str, Any]:
        return {"format": 1, "earning": {"purchase": {"rates": {"EUR": old["points_per_euro"]}}}}

    monkeypatch.setitem(document.UPGRADES, 0, from_format_0)
    assert read({"format": 0, "points_per_euro": "2"}) == read({"earning": {"purchase": {"rates": {"EUR": "2"}}}})


def test_the_schema_for_the_editor_knows_every_way() -> None:
    text = json.dumps(schema())
    assert all(f'"{code}"' in text for code in ways_to_earn.codes())


def fields_of(model: type[BaseModel]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Of the whole document, by its parts, as the editor gets them."""
    found = model.model_json_schema()
    for name, part in [(model.__name__, found), *found["$defs"].items()]:
        yield from ((f"{name}.{key}", each) for key, each in part.get("properties", {}).items())


def test_every_field_has_a_name_for_people() -> None:
    with override("es"):
        found = dict(fields_of(Programme))
    nameless = [path for path, each in found.items() if each.get("title") in (None, made_up(path.split(".")[1]))]
    assert nameless == ["Programme.format"]


def made_up(name: str) -> str:
    """What pydantic calls a field that nobody gave a name."""
    return name.replace("_", " ").title()


def test_every_choice_has_a_name_for_people() -> None:
    with override("es"):
        found = [each for _path, each in fields_of(Programme) if "labels" in each]
    assert {"down": "hacia abajo", "nearest": "al más cercano, la mitad hacia arriba", "up": "hacia arriba"} in [
        each["labels"] for each in found
    ]
    assert len(found) == 8


def test_settings_are_found_by_the_code_of_the_way() -> None:
    assert purchase(rounding="up").settings_of("purchase") == purchase(rounding="up").purchase
    with pytest.raises(UnknownCode):
        programme().settings_of("juggling")


@pytest.mark.parametrize(
    ("guests_earn", "who", "takes_part"),
    [
        (True, {"is_guest": True}, True),
        (False, {"is_guest": True}, False),
        (False, {"customer": "VXNlcjox"}, True),
        (True, {"is_guest": True, "email": "ana@staff.example.com"}, False),
    ],
)
def test_guests_take_part_where_the_shop_lets_them(guests_earn: bool, who: dict[str, Any], takes_part: bool) -> None:
    what = programme(guests_earn=guests_earn, excluded={"email_domains": ["staff.example.com"]})
    assert what.takes_part(**who) is takes_part


@pytest.mark.proves("B29", part="who is left out; opting out and merging come later")
@pytest.mark.parametrize(
    ("who", "is_out"),
    [
        ({}, False),
        ({"customer": "VXNlcjox"}, True),
        ({"customer": "VXNlcjoy"}, False),
        ({"groups": ["traders", "friends"]}, True),
        ({"groups": ["friends"]}, False),
        ({"email": "ana@staff.example.com"}, True),
        ({"email": "ana@mail.Staff.Example.com"}, True),
        ({"email": "ana@notstaff.example.com"}, False),
        ({"email": ""}, False),
    ],
)
def test_who_takes_no_part(who: dict[str, Any], is_out: bool) -> None:
    rules = {"customers": ["VXNlcjox"], "groups": ["traders"], "email_domains": ["staff.example.com"]}
    assert programme(excluded=rules).excluded.leaves_out(**who) is is_out
