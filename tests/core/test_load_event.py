"""An event comes back from its row as it went in, and from older rows too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from saleor_postventa.core.event import Event, Subject, event_types

MOMENT = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def lamp_lit() -> Iterator[type[Event]]:
    @dataclass(frozen=True, kw_only=True)
    class LampLit(Event):
        version: ClassVar[int] = 3
        sentence: ClassVar[str] = "{name} shines at {price}."

        name: str
        price: Decimal
        units: dict[int, int]
        due: datetime | None = None

        def key(self) -> str:
            return self.name

        @classmethod
        def upgrade(cls, data: dict[str, Any], version: int) -> dict[str, Any]:
            return data if version == 2 else {**data, "units": {}}

    yield LampLit
    del event_types._entries["LampLit"]


def test_round_trip_loses_nothing(lamp_lit: Any) -> None:
    subject = Subject(order=3, customer=4, lines=(5, 6))
    event = lamp_lit(name="desk", price=Decimal("1.10"), units={5: 2}, due=MOMENT, subject=subject, occurred_at=MOMENT)
    data = event.data()
    assert data == {"name": "desk", "price": "1.10", "units": {"5": 2}, "due": "2026-06-01T09:00:00Z"}
    assert lamp_lit.load(data, version=3, subject=subject, occurred_at=MOMENT) == event


def test_reads_the_data_of_older_versions(lamp_lit: Any) -> None:
    old = lamp_lit.load({"name": "desk", "price": "2"}, version=1, subject=Subject(), occurred_at=MOMENT)
    assert (old.units, old.due) == ({}, None)


def test_passes_over_what_a_newer_program_wrote(lamp_lit: Any) -> None:
    data = {"name": "desk", "price": "2", "units": {}, "colour": "red"}
    assert lamp_lit.load(data, version=4, subject=Subject(), occurred_at=MOMENT).name == "desk"


def test_tells_itself_in_a_sentence(lamp_lit: Any) -> None:
    assert lamp_lit(name="desk", price=Decimal(2), units={}, occurred_at=MOMENT).describe() == "desk shines at 2."


def test_is_never_changed(lamp_lit: Any) -> None:
    event = lamp_lit(name="desk", price=Decimal(2), units={}, occurred_at=MOMENT)
    with pytest.raises(AttributeError):
        event.name = "wall"
