"""Everything that is checked, in CI's order; `make test` runs it, `.ci/run` fails on what did not run."""

import argparse
import os
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from . import postgres
from .bootstrap import BROWSERS, DASHBOARD, ROOT
from .steps import LOGS, Outcome, Result, Runner, Step

PYTHON = sys.executable
BIN = Path(PYTHON).parent
NO_PROCESSES = ("-m", "not processes")
ON_ONE_DATABASE = (  # dear, and of our own logic more than of queries: on PostgreSQL alone, where there is one
    "api",
    "credits",
    "flows/test_begin_once.py",
    "flows/test_see_what_it_brings.py",
    "fuzz",
    "goods",
    "orders/test_mirror_shuffled.py",
    "recommendations",
    "refunds",
    "returns/test_exchange.py",
    "returns/test_follow_reasons.py",
    "returns/test_tell_shopper.py",
    "returns/test_whole_way.py",
    "saleor/test_catch_up.py",
    "saleor/test_catch_up_with_trouble.py",
    "surveys/results",
)
OF_THEIR_OWN = ("runtime/test_chaos.py", "runtime/test_disk.py")  # start their own databases: once is enough
ON_THE_OTHER = (  # as dear, where a database is a database: on SQLite alone, but for the races
    "config/test_open_addresses.py",
    "demo",
    "flows/test_go_through.py",
    "flows/test_keep_back_offers.py",
    "flows/test_look_the_same.py",
    "flows/test_print_card.py",
    "flows/test_try_mail.py",
    "flows/year",
    "insights/test_keep_no_longer.py",
    "loyalty/members/test_leave.py",
    "loyalty/pages",
    "loyalty/programme",
    "loyalty/rewards/test_mail_code.py",
    "loyalty/rewards/test_spend.py",
    "loyalty/test_conserve_trade.py",
    "loyalty/test_earn_for_orders.py",
    "loyalty/test_expire_points.py",
    "loyalty/test_follow_levels.py",
    "loyalty/test_give_level_benefits.py",
    "loyalty/test_simulate_programme.py",
    "loyalty/test_take_back_points.py",
    "loyalty/test_tell_purse.py",
    "loyalty/ways/test_award_deeds.py",
    "loyalty/ways/test_refer_friends.py",
    "mailing",
    "portal",
    "returns/pages",
    "returns/simulation",
    "returns/test_end.py",
    "returns/test_move.py",
    "returns/test_take_in.py",
    "surveys/answering",
    "surveys/reviews",
)
ON_SQLITE = {postgres.VARIABLE: "", "POSTVENTA_DATABASE_URL": ""}


def main() -> int:
    options = _options()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    started = time.monotonic()
    try:
        results = Runner(_chosen(steps(is_full=options.full), options.only), lanes=options.lanes).run()
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130
    skipped = skipped_everywhere()
    _summarise(results, skipped, time.monotonic() - started)
    is_incomplete = bool(skipped) or any(result.outcome is Outcome.NOT_RUN for result in results)
    has_failed = any(result.outcome is Outcome.FAILED for result in results)
    return 1 if has_failed or (is_incomplete and options.complete) else 0


def steps(*, is_full: bool) -> list[Step]:
    """The longest begin first, so that what is short fills the lanes at the end."""
    checks = [*_pytest(), *_dashboard(), *_browser(), *_static(), *_wheel()]
    return [*checks, *(_full() if is_full else [])]


def _static() -> list[Step]:
    return [
        Step("ruff: rules", [str(BIN / "ruff"), "check", "."]),
        Step("ruff: format", [str(BIN / "ruff"), "format", "--check", "."]),
        Step("imports", [str(BIN / "lint-imports"), "--no-logo"]),
        Step("mypy", [str(BIN / "mypy")]),
        Step("migrations", _manage("makemigrations", "--check", "--dry-run")),
        Step("schema: no difference", _manage("print_api_schema", "--check")),
        Step("translations", _module("tools.messages", "check")),
    ]


def _pytest() -> list[Step]:
    """What waits for processes more than it works runs once, beside the others, where it can on what shops run on.

    What failed is tried once more, alone, and the report names it: a bug fails twice, as hypothesis keeps its examples.
    """
    server = _server()
    on_postgres = {postgres.VARIABLE: server or ""}
    elsewhere = [f"--database-elsewhere=tests/{path}" for path in ON_ONE_DATABASE if server]
    processes = ("-m", "processes", *files_marked("processes"))
    on_sqlite_alone = [f"--database-elsewhere=tests/{path}" for path in ON_THE_OTHER]
    return [
        Step(
            "pytest: PostgreSQL",
            _tests("postgres", *NO_PROCESSES, "--only-database", *on_sqlite_alone),
            environment=on_postgres,
            missing=lambda: None if server else postgres.HOW,
            closing=3,
            again=_again("postgres", *NO_PROCESSES),
        ),
        Step(
            "pytest: processes",
            _tests("processes", *processes),
            environment=on_postgres if server else ON_SQLITE,
            closing=3,
            again=_again("processes", *processes),
        ),
        Step(
            "pytest: SQLite",
            _tests("sqlite", *NO_PROCESSES, *elsewhere),
            environment=ON_SQLITE,
            closing=3,
            again=_again("sqlite", *NO_PROCESSES),
        ),
    ]


def _browser() -> list[Step]:
    wanted = ("-m", "browser", "tests/browser", *files_marked("browser"))
    command, again = _tests("browser", *wanted), _again("browser", *wanted)
    needs = ("dashboard: build",)
    return [Step("browser", command, needs, _no_browser, environment=ON_SQLITE, closing=3, again=again)]


def files_marked(mark: str) -> list[str]:
    """The tests that have it somewhere: to read all the others takes a lane longer than some of its tests."""
    found = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(path.relative_to(ROOT)) for path in found if f"pytest.mark.{mark}" in path.read_text()]


def _wheel() -> list[Step]:
    return [Step("wheel: build and migrate", _module("tools.wheel", "--check"), needs=("dashboard: build",))]


def _dashboard() -> list[Step]:
    def npm(name: str, *words: str, needs: tuple[str, ...] = ()) -> Step:
        return Step(f"dashboard: {name}", ["npm", "run", *words], needs, _no_node, folder=DASHBOARD)

    return [
        Step("dashboard: codegen", _module("tools.codegen"), missing=_no_node),
        npm("build", "build", needs=("dashboard: codegen",)),
        npm("eslint", "lint"),
        npm("tsc", "typecheck"),
        npm("vitest", "test"),
    ]


def _full() -> list[Step]:
    server = _server()
    needs = ("pytest: SQLite", "pytest: PostgreSQL")
    slow = ("-m", "slow", "--timeout", "3000")
    elsewhere = [f"--ignore=tests/{path}" for path in OF_THEIR_OWN if server]
    return [
        Step("slow: SQLite", _tests("slow-sqlite", *slow, *elsewhere), needs, environment=ON_SQLITE, closing=3),
        Step(
            "slow: PostgreSQL",
            _tests("slow-postgres", *slow),
            needs,
            lambda: None if server else postgres.HOW,
            {postgres.VARIABLE: server or ""},
            closing=3,
        ),
    ]


def _tests(name: str, *words: str, report: str = "") -> list[str]:
    """Each run keeps what failed in a folder of its own, so that runs side by side do not mix."""
    kept = ("-o", f"cache_dir={LOGS / f'cache-{name}'}", f"--junitxml={LOGS / f'tests-{report or name}.xml'}")
    return [PYTHON, "-m", "pytest", "-q", *kept, *words]


def _again(name: str, *words: str) -> list[str]:
    return _tests(name, *words, "--last-failed", "--last-failed-no-failures=none", report=f"{name}-again")


def _module(name: str, *words: str) -> list[str]:
    return [PYTHON, "-m", name, *words]


def _manage(*words: str) -> list[str]:
    return [PYTHON, "-m", "tools.manage", *words]


@cache
def _server() -> str | None:
    return postgres.find_or_start()


def _no_node() -> str | None:
    if not (DASHBOARD / "node_modules").is_dir():
        return "no packages of the dashboard: Node.js 20 or later, then `make install`"
    return None if shutil.which("npm") else "no npm: Node.js 20 or later (nodejs.org)"


def _no_browser() -> str | None:
    found = any(map(shutil.which, BROWSERS)) or os.environ.get("POSTVENTA_TEST_CHROMIUM")
    how = "no Chromium: install it (Debian: apt-get install chromium), or name it in POSTVENTA_TEST_CHROMIUM"
    return None if found else how


def skipped_everywhere() -> dict[str, str]:
    """Tests that were skipped in each run that had them, and why."""
    passed: set[str] = set()
    skipped: dict[str, str] = {}
    for path in sorted(LOGS.glob("tests-*.xml")):
        for case in ET.parse(path).iter("testcase"):
            name = f"{case.get('classname')}::{case.get('name')}"
            note = case.find("skipped")
            if note is None:
                passed.add(name)
            else:
                skipped[name] = note.get("message") or ""
    return {name: reason for name, reason in skipped.items() if name not in passed}


def failed_tests() -> list[str]:
    """What failed, in which run, and the first line of why; what passed at the second try stands there too."""
    found = []
    for path in sorted(LOGS.glob("tests-*.xml")):
        for case in ET.parse(path).iter("testcase"):
            note = next((case.find(kind) for kind in ("failure", "error") if case.find(kind) is not None), None)
            if note is not None:
                why = (note.get("message") or "").partition("\n")[0][:200]
                found.append(f"{path.stem}: {case.get('classname')}::{case.get('name')}: {why}")
    return found


def _summarise(results: Sequence[Result], skipped: dict[str, str], seconds: float) -> None:
    print(f"\n{'=' * 72}")
    for result in results:
        print(f"{result.outcome:8} {result.step.name:32} {result.seconds:6.1f} s  {result.reason}")
    not_run = [(result.step.name, result.reason) for result in results if result.outcome is Outcome.NOT_RUN]
    not_run += sorted(skipped.items())
    print(f"\nNOT RUN: {len(not_run) or 'nothing'}")
    for name, reason in not_run:
        print(f"  {name}: {reason}")
    print("(tests/live wants a Saleor of your own: see docs/guides/develop.md)")
    failed = [result.step.name for result in results if result.outcome is Outcome.FAILED]
    for name in failed_tests():
        print(f"failed in {name}")
    print(f"\n{f'FAILED: {", ".join(failed)}' if failed else 'Everything that ran has passed.'} ({seconds:.0f} s)")


def _chosen(found: list[Step], only: list[str] | None) -> list[Step]:
    for old in LOGS.glob("tests-*.xml"):
        old.unlink()
    if not only:
        return found
    chosen = [step for step in found if any(step.name.startswith(word) for word in only)]
    names = {step.name for step in chosen}
    return [step for step in chosen if names.issuperset(step.needs)]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.check", description=__doc__)
    parser.add_argument("only", nargs="*", help="begin of the names of the steps to run")
    parser.add_argument("--full", action="store_true", help="the big counts too")
    parser.add_argument("--complete", action="store_true", default=bool(os.environ.get("POSTVENTA_CI")))
    parser.add_argument("--lanes", type=int, default=3, help="how many steps run side by side")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
