"""The points ledger: booking on one hot account beside SELECT FOR UPDATE, and reading where there are many entries.

Clients are processes. Both ways write the same rows and hashes, in turns, each round on a new account; a tenth of what
is booked is told twice, and what is not there is refused. After each round the chain, lots and balances are reckoned
anew. PostgreSQL, and SQLite beside it; the databases go at the end.
"""

import argparse
import os
import subprocess
import sys

from .postgres import database


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument(
        "--rows", type=int, nargs="*", default=[1_000_000, 10_000_000], help="entries; none to leave out"
    )
    wanted.add_argument("--clients", type=int, nargs="*", default=[8, 32], help="at once; none to leave out")
    wanted.add_argument("--rounds", type=int, default=3)
    wanted.add_argument("--seconds", type=float, default=2.5)
    given = wanted.parse_args()
    booking = [f"--rounds={given.rounds}", f"--seconds={given.seconds}"]
    clients = [str(each) for each in given.clients]
    if clients:
        with database("ledger") as url:
            _run("ledger_booking", url, *booking, "--clients", *clients)
        _run("ledger_booking", None, *booking, "--clients", "1", "8")
    rows = [str(each) for each in given.rows]
    if rows:
        with database("ledger") as url:
            _run("ledger_reading", url, "--rows", *rows)
        _run("ledger_reading", None, "--rows", *rows)


def _run(part: str, url: str | None, *options: str) -> None:
    own = {name: value for name, value in os.environ.items() if name != "POSTVENTA_BENCHMARK_DATABASE_URL"}
    if url is not None:
        own["POSTVENTA_BENCHMARK_DATABASE_URL"] = url
    done = subprocess.run([sys.executable, "-m", f"benchmarks.{part}", *options], env=own, check=False)
    if done.returncode:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
