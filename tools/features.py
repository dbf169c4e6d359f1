"""Each row of docs/features.md with the tests that prove it, and the rows that none does."""

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "docs" / "features.md"
EVERY_KIND = "slow or browser or not slow"
_ROW = re.compile(r"^\| ([A-Z](?:-?[A-Z])?\d+) \| (.+?) \|", re.MULTILINE)


@dataclass(frozen=True)
class Feature:
    row: str
    text: str


def features() -> list[Feature]:
    return [Feature(row, text) for row, text in _ROW.findall(TABLE.read_text())]


def proofs() -> dict[str, dict[str, str | None]]:
    """Row, then test, then the part that it proves (None: all of it)."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "proofs.json"
        command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", f"--proofs={target}", "-m", EVERY_KIND]
        collected = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if not target.exists():
            sys.exit(collected.stdout + collected.stderr)
        found: dict[str, dict[str, str | None]] = json.loads(target.read_text())
        return found


def status(tests: dict[str, str | None]) -> str:
    if not tests:
        return "-"
    return "proven" if None in tests.values() else "partly"


def main() -> int:
    known, proven = features(), proofs()
    counts: dict[str, int] = {}
    for feature in known:
        tests = proven.get(feature.row, {})
        state = status(tests)
        counts[state] = counts.get(state, 0) + 1
        print(f"{feature.row:6} {state:7} {feature.text[:100]}")
        for name, part in sorted(tests.items()):
            print(f"{'':14} {name}{f'  ({part})' if part else ''}")
    print(
        f"\n{counts.get('proven', 0)} proven, {counts.get('partly', 0)} partly, {counts.get('-', 0)} with no test yet"
    )
    unknown = sorted(set(proven) - {feature.row for feature in known})
    if unknown:
        print(f"tests name rows that docs/features.md does not have: {', '.join(unknown)}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
