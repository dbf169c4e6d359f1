"""What failed on a busy machine is run once more, alone; what fails then has failed."""

import sys
from pathlib import Path

import pytest

from tools import steps
from tools.steps import Outcome, Runner, Step


@pytest.fixture(autouse=True)
def _logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "LOGS", tmp_path)


def run(code: int, *, again: int | None = None) -> steps.Result:
    words = [[sys.executable, "-c", f"raise SystemExit({each})"] for each in (code, again) if each is not None]
    [result] = Runner([Step("one", words[0], again=words[1] if again is not None else ())]).run()
    return result


def test_the_second_try_counts_and_is_told() -> None:
    result = run(1, again=0)
    assert (result.outcome, result.reason) == (Outcome.PASSED, "at the second try")


def test_what_fails_twice_has_failed() -> None:
    assert run(1, again=2).outcome is Outcome.FAILED


def test_what_has_no_second_try_fails_at_once() -> None:
    assert run(1).outcome is Outcome.FAILED


def test_what_passes_is_not_run_twice() -> None:
    assert run(0, again=1).outcome is Outcome.PASSED
