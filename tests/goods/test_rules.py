"""Which units a return takes, and what two readings tell of a call between them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.goods.rules import Packed, Taken, returned_units, take_units, was_heard
from saleor_postventa.orders.rules import replaced_order, replacement_reference

STATUSES = ["FULFILLED", "REFUNDED", "WAITING_FOR_APPROVAL", "CANCELED", "RETURNED", "REPLACED"]


def packed(identity: str, quantity: int, status: str = "FULFILLED", number: int = 1, line: str = "a") -> Packed:
    return Packed(identity, line, quantity, status, number)


@pytest.mark.parametrize(
    ("holds", "unsent", "wanted", "taken"),
    [
        ([packed("1", 2)], {}, {"a": 2}, Taken({"1": 2})),
        ([packed("2", 2, number=2), packed("1", 1)], {}, {"a": 2}, Taken({"1": 1, "2": 1})),
        ([packed("1", 1, "REFUNDED"), packed("2", 1)], {}, {"a": 1}, Taken({"2": 1})),
        ([packed("1", 1, "WAITING_FOR_APPROVAL"), packed("2", 1, "REFUNDED")], {}, {"a": 1}, Taken({"2": 1})),
        ([packed("1", 1)], {"a": 3}, {"a": 3}, Taken({"1": 1}, {"a": 2})),
        ([packed("1", 2, "RETURNED")], {}, {"a": 1}, None),
        ([packed("1", 2, "CANCELED")], {}, {"a": 1}, None),
        ([packed("1", 2)], {"a": 1}, {"a": 4}, None),
        ([packed("1", 2, line="b")], {}, {"a": 1}, None),
    ],
)
def test_where_units_are_taken_from(
    holds: list[Packed], unsent: dict[str, int], wanted: dict[str, int], taken: Taken | None
) -> None:
    assert take_units(holds, unsent, wanted) == taken


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 4), st.sampled_from(STATUSES)), max_size=8),
    st.fixed_dictionaries({"a": st.integers(0, 3), "b": st.integers(0, 3)}),
    st.dictionaries(st.sampled_from("ab"), st.integers(1, 5), min_size=1),
)
def test_takes_exactly_what_is_wanted_and_never_more_than_there_is(
    rows: list[tuple[str, int, str]], unsent: dict[str, int], wanted: dict[str, int]
) -> None:
    holds = [Packed(str(n), line, quantity, status, n) for n, (line, quantity, status) in enumerate(rows)]
    taken = take_units(holds, unsent, wanted)
    there = Counter({line: unsent[line] for line in unsent})
    for each in holds:
        if each.status in STATUSES[:3]:
            there[each.order_line] += each.quantity
    assert (taken is None) == any(there[line] < quantity for line, quantity in wanted.items())
    if taken is not None:
        by_line = Counter(taken.unsent)
        for each in holds:
            assert 0 <= taken.packed.get(each.id, 0) <= each.quantity
            by_line[each.order_line] += taken.packed.get(each.id, 0)
        assert {line: by_line[line] for line in wanted} == wanted
        assert set(taken.packed.values()) <= set(range(1, 6))


@pytest.mark.parametrize(
    ("before", "after", "heard"),
    [
        ({"a": 1, "b": 0}, {"a": 1}, False),
        ({"a": 1, "b": 0}, {"a": 3, "b": 1}, True),
        ({"a": 1, "b": 0}, {"a": 3}, None),
        ({"a": 1, "b": 0}, {"a": 4, "b": 1}, None),
        ({"a": 1, "b": 0}, {"a": 2}, None),
    ],
)
def test_what_two_readings_tell(before: dict[str, int], after: dict[str, int], heard: bool | None) -> None:
    assert was_heard(before, after, {"a": 2, "b": 1}) is heard


def test_what_came_back_is_counted_over_all_its_fulfilments() -> None:
    holds = [packed("1", 2, "RETURNED"), packed("2", 1, "REPLACED"), packed("3", 1, "REFUNDED_AND_RETURNED")]
    assert returned_units([*holds, packed("4", 9)]) == {"a": 4}


def test_the_reference_of_a_replacement_names_whose_place_it_takes() -> None:
    assert replaced_order(replacement_reference("T3JkZXI6MQ==", "abc")) == "T3JkZXI6MQ=="


@pytest.mark.parametrize(
    "reference", [None, "", "12", "postventa:replacement:", "postventa:replacement:x", "postventa:replacement::x"]
)
def test_other_references_are_no_replacements(reference: str | None) -> None:
    assert replaced_order(reference) is None
