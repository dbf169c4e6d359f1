"""An event of its own for these tests, and reactions that come and go with a test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

import pytest

from saleor_postventa.core.event import Event, event_types
from tests.reacting import reacting

MOMENT = datetime(2026, 6, 1, 9, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class BellRung(Event):
    """Somebody rang."""

    sentence: ClassVar[str] = "The bell rang {times} times."

    times: int = 1
    occurred_at: datetime = MOMENT

    def key(self) -> str:
        return str(self.times)


event_types._entries.pop("BellRung")


@pytest.fixture(autouse=True)
def _bell() -> Iterator[None]:
    event_types.add("BellRung", BellRung)
    yield
    del event_types._entries["BellRung"]


@pytest.fixture
def react() -> Iterator[Callable[..., None]]:
    """`react("care.count", effect)` registers a reaction to BellRung for the time of the test."""
    with ExitStack() as added:

        def register(code: str, effect: Callable[[Any], None], *events: str) -> None:
            added.enter_context(reacting(code, effect, *(events or ("BellRung",))))

        yield register
