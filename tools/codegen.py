"""Are the dashboard's generated types those of today's schema and documents? Runs codegen and compares."""

import filecmp
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .bootstrap import DASHBOARD

GENERATED = DASHBOARD / "src" / "api" / "generated"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder) / "before"
        shutil.copytree(GENERATED, before)
        made = subprocess.run(["npm", "run", "codegen"], cwd=DASHBOARD, check=False)
        changed = _differences(before)
    for name in changed:
        print(f"not what codegen makes: {name} (it is now; commit it)")
    return made.returncode or bool(changed)


def _differences(before: Path) -> list[str]:
    names = sorted({path.name for folder in (before, GENERATED) for path in folder.glob("*") if path.is_file()})
    _same, different, lone = filecmp.cmpfiles(before, GENERATED, names, shallow=False)
    return sorted([*different, *lone])


if __name__ == "__main__":
    sys.exit(main())
