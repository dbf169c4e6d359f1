from pathlib import Path

import pytest

from saleor_postventa.api.documents import Documents
from saleor_postventa.api.schema import executable_schema

EXAMPLES = Path(__file__).parents[2] / "graphql" / "examples"
PATHS = sorted(EXAMPLES.rglob("*.graphql"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_example_holds_and_stays_within_the_limits(path: Path) -> None:
    assert Documents(executable_schema()).prepare(path.read_text(encoding="utf-8")).shape.depth > 1


def test_every_kind_of_asker_has_examples() -> None:
    assert {path.parent.name for path in PATHS} == {"shopper", "staff", "integrator", "gateway"}
