from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache

from saleor_postventa.web import rates


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    def stand_at(second: int) -> None:
        monkeypatch.setattr(rates, "system_now", lambda: datetime.fromtimestamp(1_780_000_000 + second, UTC))

    stand_at(0)
    return stand_at


def knock(who: str = "1.2.3.4", door: str = "orders") -> bool:
    return rates.is_within_rate(door, who, limit=2, seconds=100)


def test_lets_so_many_in(at: Any) -> None:
    assert [knock() for _ in range(4)] == [True, True, False, False]


def test_counts_each_apart(at: Any) -> None:
    assert [knock() for _ in range(3)][-1] is False
    assert knock("5.6.7.8")
    assert knock(door="links")


def test_begins_anew_with_the_next_stretch(at: Any) -> None:
    assert [knock() for _ in range(3)][-1] is False
    at(100)
    assert knock()
