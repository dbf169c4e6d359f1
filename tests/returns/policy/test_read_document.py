"""A policy as a document: strict, exact, and stable in and out."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from saleor_postventa.returns.policy import document
from saleor_postventa.returns.policy.document import Policy, dump, export, read, schema
from saleor_postventa.returns.policy.kinds import actions, conditions

from .random_policies import policies
from .scene import DEFAULT, policy, rule


def refusals(content: Any) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        read(content)
    return [".".join(map(str, each["loc"])) for each in refused.value.errors()]


@given(policies())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_goes_out_comes_in_again_and_is_the_same(content: dict[str, Any]) -> None:
    what = read(content)
    assert read(dump(what)) == what
    assert read(export(what)) == what
    assert export(read(export(what))) == export(what)


def test_the_default_is_a_friendly_start() -> None:
    default = Policy.default()
    assert (default.format, default.window.days, default.fees) == (1, 30, ())
    assert read(dump(default)) == default


def test_a_file_says_everything_so_that_a_new_default_changes_nothing() -> None:
    assert set(dump(policy())) == set(Policy.model_fields)
    assert json.loads(export(policy())) == dump(policy())
    assert export(policy()).endswith("}\n")


@pytest.mark.parametrize(
    ("terms", "path"),
    [
        ({"window": {"days": 0}}, "window.days"),
        ({"window": {"days": "30"}}, "window.days"),
        ({"window": {"dayz": 30}}, "window.dayz"),
        ({"window": {"anchor": "yesterday"}}, "window.anchor"),
        ({"format": 2}, "format"),
        ({"unknown": 1}, "unknown"),
        ({"outcomes": []}, "outcomes"),
        ({"methods": ["Own Carrier"]}, "methods.0"),
        ({"fees": [{"kind": "label"}]}, "fees.0"),
        ({"fees": [{"kind": "label", "percent": "10", "amounts": {"EUR": "1"}}]}, "fees.0"),
        ({"fees": [{"kind": "label", "amounts": {"euro": "1"}}]}, "fees.0.amounts.euro.[key]"),
        ({"fees": [{"kind": "label", "amounts": {"EUR": "-1"}}]}, "fees.0.amounts.EUR"),
        ({"loss_by_grade": {"c": "101"}}, "loss_by_grade.c"),
        ({"auto_approve": 1}, "auto_approve"),
        ({"rules": [rule(("set_window", {"days": 0}))]}, "rules.0.actions.0.set_window.value.days"),
        ({"rules": [rule(("set_window", {}))]}, "rules.0.actions.0.set_window.value"),
        ({"rules": [rule(("explode", {}))]}, "rules.0.actions.0"),
        (
            {"rules": [rule(("donate", {}), when={"price": {"at_least": "x"}})]},
            "rules.0.conditions.0.price.value.at_least",
        ),
        ({"rules": [rule(("donate", {}), when={"price": {}})]}, "rules.0.conditions.0.price.value"),
        (
            {"rules": [rule(("donate", {}), when={"price": {"at_least": 1, "more_than": 2}})]},
            "rules.0.conditions.0.price.value",
        ),
        (
            {"rules": [rule(("donate", {}), when={"price": {"at_most": 1, "less_than": 2}})]},
            "rules.0.conditions.0.price.value",
        ),
        ({"rules": [rule(("donate", {}), when={"sku": {}})]}, "rules.0.conditions.0.sku.value"),
        (
            {"rules": [rule(("donate", {}), when={"sku": {"any_of": ["a"], "none_of": ["b"]}})]},
            "rules.0.conditions.0.sku.value",
        ),
        ({"rules": [rule(("donate", {}), when={"collection": {}})]}, "rules.0.conditions.0.collection.value"),
        ({"rules": [rule(("donate", {}), when={"order_date": {}})]}, "rules.0.conditions.0.order_date.value"),
        (
            {"rules": [rule(("donate", {}), when={"order_date": {"since": "2026-02-01", "until": "2026-01-01"}})]},
            "rules.0.conditions.0.order_date.value",
        ),
        ({"rules": [rule(("donate", {}), when={"moon": {"is": True}})]}, "rules.0.conditions.0"),
        ({"rules": [rule()]}, "rules.0.actions"),
        ({"rules": [rule(("donate", {}), names={})]}, "rules.0.names"),
        ({"rules": [rule(("donate", {}), id="Not a slug")]}, "rules.0.id"),
        ({"rules": [rule(("donate", {}), starts_on="2026-02-01", ends_on="2026-01-01")]}, "rules.0"),
    ],
)
def test_what_is_wrong_is_refused_with_its_path(terms: dict[str, Any], path: str) -> None:
    assert refusals(DEFAULT | terms)[0] == path


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ({"remind_after_days": 21}, "The reminder has to come before the time to send it is over."),
        ({"methods": ["store", "store"]}, "The same one twice: methods."),
        ({"accepts_excluded": ["press", "moon_dust"]}, "The law leaves out no such goods: moon_dust."),
        ({"rules": [rule(("donate", {})), rule(("keep_item", {}))]}, "The same one twice: rules."),
        (
            {"rules": [rule(("waive_fees", {}), ("set_fee", {"kind": "label", "percent": "1"}))]},
            "Two actions set the same: fee:label.",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(terms: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        policy(**terms)


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="Expecting value"):
        read("window: 30")
    assert refusals("[]") == [""]


def test_nothing_in_a_policy_can_be_changed() -> None:
    with pytest.raises(ValidationError):
        policy().auto_approve = False


def test_a_file_of_an_older_format_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a format 0 would have been, which called the window `return_days`."""

    def from_format_0(old: dict[str, Any]) -> dict[str, Any]:
        return {"format": 1, "window": {"days": old["return_days"]}}

    monkeypatch.setitem(document.UPGRADES, 0, from_format_0)
    assert read({"format": 0, "return_days": 45}).window.days == 45


def test_the_schema_for_the_editor_knows_every_kind() -> None:
    text = json.dumps(schema())
    assert all(f'"{code}"' in text for code in [*conditions.codes(), *actions.codes()])
