"""What the reference says of the law and of the rules is what the program holds."""

from tests.house.tree import ROOT
from tools import rulebook


def test_the_law_in_the_reference_is_the_data() -> None:
    assert (ROOT / "docs" / "reference" / "law.md").read_text() == rulebook.law()


def test_the_conditions_and_actions_in_the_reference_are_the_registries() -> None:
    assert (ROOT / "docs" / "reference" / "policy.md").read_text() == rulebook.policy()
