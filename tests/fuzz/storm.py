"""Many bad inputs at one door: the same ones in each run, and the smallest that breaks it where one does."""

import re
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import NORTE, SUR

NASTY = [
    *("", " ", "0", "-1", "1e999", "NaN", "null", "true", "9" * 30, "\0", "\u202e", "\ufffd", "\U0001f9e6" * 40),
    *("a" * 5000, "' OR 1=1 --", "<script>alert(1)</script>", "{{7*7}}", "%s%n", "../../../../etc/passwd", "\r\nX: y"),
    *(
        "%00",
        "%ff%fe",
        "[]",
        "{}",
        "__proto__",
        "٣",
        "\uff11",
        "2026-02-30",
        "0000-00-00T00:00:00Z",
        "Ünïcödé",
        "\ufeff",
    ),
]
plain_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
nasty_text = st.sampled_from(NASTY) | plain_text
TOLD_OF_US = re.compile(r"Traceback \(most recent|site-packages|saleor_postventa/|django\.(db|core)|File \"")


def counts(few: int, many: int) -> Any:
    """`few` in each run, `many` in `make test-full`."""
    return pytest.mark.parametrize(
        "count", [pytest.param(few, id="some"), pytest.param(many, id="many", marks=pytest.mark.slow)]
    )


def storm[T](
    count: int, cases: st.SearchStrategy[T], knock: Callable[[T], None], *, is_taken_back: bool = True
) -> None:
    """What one case changes in the database is taken back before the next, unless other threads have to see it."""

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(cases)
    def one(case: T) -> None:
        cache.clear()  # so many are more than anybody may knock in a minute
        with taken_back() if is_taken_back else nullcontext():
            knock(case)

    one()


class taken_back:  # noqa: N801 (it reads as a verb)
    def __enter__(self) -> None:
        self._block = transaction.atomic()
        self._block.__enter__()

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        transaction.set_rollback(True)
        self._block.__exit__(kind, error, trace)


def secrets() -> list[str]:
    return [django_settings.SECRET_KEY, *django_settings.ENCRYPTION_KEYS, NORTE.token, SUR.token]


def check_says_nothing(text: str) -> None:
    """Neither how the program looks inside, nor what opens a door."""
    found = TOLD_OF_US.search(text)
    assert found is None, text[max(0, found.start() - 200) : found.end() + 200]
    assert not [secret for secret in secrets() if secret in text]
