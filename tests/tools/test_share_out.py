"""What runs on one database alone runs on one."""

from tests.house.tree import ROOT
from tools.check import ON_ONE_DATABASE, ON_THE_OTHER


def test_nothing_is_left_out_of_both() -> None:
    both = [(one, other) for one in ON_ONE_DATABASE for other in ON_THE_OTHER if _meet(one, other)]
    assert both == []


def test_what_is_named_is_there() -> None:
    assert [path for path in (*ON_ONE_DATABASE, *ON_THE_OTHER) if not (ROOT / "tests" / path).exists()] == []


def _meet(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
