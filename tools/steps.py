"""Steps: commands with a name, what they need, and what came of them; some run at a time, in the order of the list."""

import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOGS = ROOT / "var" / "check"
TAIL = 60


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "FAILED"
    NOT_RUN = "NOT RUN"


@dataclass(frozen=True)
class Step:
    """`missing` says what the machine lacks for it and how to get it; `closing`, how many lines to show.

    `again` is run once, alone, after everything else where the step has failed: for what a busy machine can starve.
    Its result counts, and the report says that it took two.
    """

    name: str
    command: Sequence[str]
    needs: tuple[str, ...] = ()
    missing: Callable[[], str | None] = lambda: None
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path = ROOT
    closing: int = 0
    again: Sequence[str] = ()


@dataclass(frozen=True)
class Result:
    step: Step
    outcome: Outcome
    seconds: float = 0
    reason: str = ""


class Runner:
    """Runs every step whose needs have passed; a step whose needs have not is NOT RUN."""

    def __init__(self, steps: Sequence[Step], *, lanes: int = 2) -> None:
        self._waiting = list(steps)
        self._lanes = lanes
        self._results: dict[str, Result] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._changed = threading.Condition()
        self._is_stopped = False

    def run(self) -> list[Result]:
        order = [step.name for step in self._waiting]
        LOGS.mkdir(parents=True, exist_ok=True)
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(self._lanes)]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                while thread.is_alive():
                    thread.join(0.2)
        except KeyboardInterrupt:
            self._stop()
            raise
        self._try_again()
        return [self._results[name] for name in order]

    def _try_again(self) -> None:
        for name, result in list(self._results.items()):
            if result.outcome is Outcome.FAILED and result.step.again:
                print(f"again    {name}: what failed, alone")
                second = self._carry_out(replace(result.step, command=result.step.again))
                reason = "at the second try" if second.outcome is Outcome.PASSED else second.reason
                self._results[name] = replace(second, seconds=result.seconds + second.seconds, reason=reason)
                _report(self._results[name])

    def _work(self) -> None:
        while (step := self._next()) is not None:
            result = self._carry_out(step)
            with self._changed:
                self._results[step.name] = result
                self._changed.notify_all()
            _report(result)

    def _next(self) -> Step | None:
        with self._changed:
            while self._waiting and not self._is_stopped:
                for step in self._waiting:
                    if all(name in self._results for name in step.needs):
                        self._waiting.remove(step)
                        return step
                self._changed.wait()
        return None

    def _carry_out(self, step: Step) -> Result:
        failed = [name for name in step.needs if self._results[name].outcome is not Outcome.PASSED]
        reason = f"needs: {', '.join(failed)}" if failed else step.missing()
        if reason:
            return Result(step, Outcome.NOT_RUN, reason=reason)
        started = time.monotonic()
        with log_of(step.name).open("wb") as log:
            process = subprocess.Popen(
                step.command,
                cwd=step.folder,
                env={**os.environ, "NO_COLOR": "1", **step.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            self._running[step.name] = process
            code = process.wait()
            del self._running[step.name]
        outcome = Outcome.PASSED if code == 0 else Outcome.FAILED
        return Result(step, outcome, time.monotonic() - started, "" if code == 0 else f"exit code {code}")

    def _stop(self) -> None:
        with self._changed:
            self._is_stopped = True
            self._changed.notify_all()
        for process in list(self._running.values()):
            os.killpg(process.pid, signal.SIGTERM)


def log_of(name: str) -> Path:
    return LOGS / f"{name.replace(' ', '-').replace(':', '')}.log"


_printing = threading.Lock()


def _report(result: Result) -> None:
    step = result.step
    with _printing:
        print(f"{result.outcome:8} {step.name:32} {result.seconds:6.1f} s  {result.reason}")
        if result.outcome is Outcome.FAILED:
            print(f"         $ {shlex.join(step.command)}")
            _print_end_of(log_of(step.name), TAIL)
        elif result.outcome is Outcome.PASSED and step.closing:
            _print_end_of(log_of(step.name), step.closing)
        sys.stdout.flush()


def _print_end_of(path: Path, count: int) -> None:
    for line in path.read_text(errors="replace").rstrip().splitlines()[-count:]:
        print(f"         {line}")
