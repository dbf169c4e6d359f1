"""What runs on one database alone runs on one."""

import pytest

from tests.house.tree import ROOT
from tools.check import ON_ONE_DATABASE, ON_THE_OTHER, files_marked


def test_nothing_is_left_out_of_both() -> None:
    both = [(one, other) for one in ON_ONE_DATABASE for other in ON_THE_OTHER if _meet(one, other)]
    assert both == []


def test_what_is_named_is_there() -> None:
    assert [path for path in (*ON_ONE_DATABASE, *ON_THE_OTHER) if not (ROOT / "tests" / path).exists()] == []


@pytest.mark.parametrize("mark", ["processes", "browser"])
def test_a_lane_is_given_all_that_has_its_mark(mark: str) -> None:
    """Whatever else gives marks away, their lanes would not find; but for the folder of the browser's own."""
    browsers = ROOT / "tests" / "browser" / "conftest.py"
    marking = [path for path in (ROOT / "tests").rglob("*.py") if f"mark.{mark}" in path.read_text()]
    found = [str(path.relative_to(ROOT)) for path in sorted(marking) if path != browsers]
    assert found == files_marked(mark) != []


def _meet(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
