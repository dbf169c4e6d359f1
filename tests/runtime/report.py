"""The table of a chaos run, for a person to read."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

WIDTH = 60
FOLDER = Path(__file__).parents[2] / "var"


@dataclass
class Report:
    title: str
    rows: list[tuple[str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    troubles: set[str] = field(default_factory=set)

    def head(self, name: str) -> None:
        self.rows.append((name, ""))

    def say(self, name: str, count: object, note: str = "") -> None:
        self.rows.append((f"  {name}", f"{count}{f'  ({note})' if note else ''}"))

    def say_all(self, counts: Counter[str]) -> None:
        for name, count in sorted(counts.items()):
            self.say(name, count)

    def must_be_empty(self, name: str, found: Sequence[object]) -> None:
        """What was lost, doubled or wrong: told as a number here, and by name beneath."""
        self.say(name, len(found))
        self.troubles |= {name} if found else set()
        self.lost += [f"{name}: {each}" for each in found]

    def text(self) -> str:
        rows = [f"{name:{WIDTH}}{value}".rstrip() for name, value in self.rows]
        return "\n".join(
            [self.title, "=" * len(self.title), *rows, "", *(self.lost or ["Nothing was lost or doubled."])]
        )

    def publish(self, name: str) -> None:
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / name).write_text(self.text())
        sys.stdout.write(f"\n{self.text()}")
