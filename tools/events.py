"""docs/reference/events.md: every event of the program, with its sentence in each language and its data; `--check`."""

import os
import sys
from dataclasses import fields
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "reference" / "events.md"
OWN = {"subject", "occurred_at"}
HEAD = """# Events

What may become true after a sale, as the program knows it. An event is recorded once, in the transaction that made it
true; reactions to it run after the commit, in order per order, and once in effect. Data are ids, amounts and codes: no
personal data.
The sentence is what the timeline shows. Where it depends on the data, the event words itself (`describe`).
This file is written by `make messages`; a test compares it with the program.

| event | domain | version | shoppers see it | in English | in Spanish | data |
|---|---|---|---|---|---|---|
"""


def render() -> str:
    from django.utils import translation  # noqa: PLC0415  (after django.setup)

    from saleor_postventa.core.event import Event, event_types  # noqa: PLC0415

    rows = []
    for kind in event_types:
        if kind.__module__.startswith("saleor_postventa."):
            said = []
            for language in ("en", "es"):
                with translation.override(language):
                    said.append(str(kind.sentence) or "by its data")
            data = ", ".join(f"`{field.name}`" for field in fields(kind) if field.name not in OWN) or "none"
            domain = kind.__module__.split(".")[1]
            seen = "yes" if kind.is_for_shopper else "no"
            own = "" if kind.describe is Event.describe else " (worded by its data)"
            cells = (kind.__name__, domain, kind.version, seen, said[0] + own, said[1], data)
            rows.append("| " + " | ".join(map(str, cells)) + " |")
    return HEAD + "\n".join(rows) + "\n"


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    text = render()
    if "--check" in sys.argv:
        return 0 if TARGET.read_text() == text else 1
    TARGET.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
