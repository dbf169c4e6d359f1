"""JSON that is hashed is written in one way, and holds nothing that would not read the same everywhere."""

from typing import Any

import pytest

from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.ledger.chain import InexactJson, exact_json


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (-7, "-7"),
        ("ñ \u2028 \U0001f600", '"ñ \u2028 \U0001f600"'),
        (EntryKind.SPENT, '"spent"'),
        ({"b": [1, "2.50"], "a": {"y": None, "x": (3,)}}, '{"a":{"x":[3],"y":null},"b":[1,"2.50"]}'),
    ],
)
def test_writes_it_in_one_way(value: Any, text: str) -> None:
    assert exact_json(value) == text


@pytest.mark.parametrize("value", [0.5, 1.0, b"1", "a\0b", "\ud800", "x\udfff", {1: "a"}, {"\0": 1}, {"a"}, object()])
def test_refuses_what_does_not_read_the_same_everywhere(value: Any) -> None:
    for within in (value, [value], (1, value), {"a": value}, {"a": [{"b": value}]}):
        with pytest.raises(InexactJson):
            exact_json(within)
