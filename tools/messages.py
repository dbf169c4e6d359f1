"""The catalogues of translations, without gettext's programs: `update`, `compile`, `check`."""

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "saleor_postventa"
LOCALE = PACKAGE / "locale"
KEYWORDS = [*DEFAULT_KEYWORDS, "gettext_lazy", "ngettext_lazy", "pgettext_lazy", "npgettext_lazy", "gettext_noop", "_"]
SPECS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Text = str | tuple[str, ...]
TEMPLATES = {".html", ".txt", ".mjml"}


def extract() -> Catalog:
    """Every message of the package: Python code and Django templates."""
    catalog = Catalog(project="saleor_postventa", charset="utf-8")
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix == ".py" or (path.suffix in TEMPLATES and "templates" in path.parts):
            for line, message, context in _messages_in(path):
                catalog.add(message, locations=[(str(path.relative_to(ROOT)), line)], context=context)
    return catalog


def _messages_in(path: Path) -> Iterator[tuple[int, Text, str | None]]:
    text = path.read_text()
    code = text if path.suffix == ".py" else _unindented(templatize(text, origin=str(path)))
    found: Iterator[Any] = extract_python(
        io.BytesIO(code.encode()), {name: {} for name in KEYWORDS}, [], {"encoding": "utf-8"}
    )
    for line, function, given, _comments in found:
        arguments = (given,) if isinstance(given, str) else given or ()
        spec = SPECS.get(str(function)) or (1,)
        context = next((arguments[part[0] - 1] for part in spec if isinstance(part, tuple)), None)
        texts = tuple(arguments[part - 1] for part in spec if isinstance(part, int) and part <= len(arguments))
        if texts and all(texts):
            yield line, texts[0] if len(texts) == 1 else texts, context


def _unindented(code: str) -> str:
    """What Django makes of a template is no sound Python where its lines are indented as HTML is."""
    return "\n".join(line.lstrip() for line in code.splitlines())


def catalogues() -> dict[str, Path]:
    return {path.parent.parent.name: path for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))}


def load(language: str) -> Catalog:
    with catalogues()[language].open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Bring new messages into each catalogue; those no longer used leave it."""
    found = extract()
    for language, path in catalogues().items():
        catalog = load(language)
        catalog.update(found, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalog, sort_by_file=True, omit_header=False, no_location=True, width=120)


def compile_all() -> None:
    """Write the .mo beside each .po that is newer; by a rename, so that a reader never sees half of one."""
    for language, path in catalogues().items():
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
            write_mo(file, load(language))
        os.chmod(file.name, 0o644)
        os.replace(file.name, target)


def problems() -> Iterator[str]:
    """What is missing from a catalogue, in a sentence each."""
    found = extract()
    if not catalogues():
        yield "there is no catalogue at all"
    for language in catalogues():
        catalog = load(language)
        for message in found:
            if message.id:
                yield from (f"{language}: {text}" for text in _problems_of(message, catalog))


def _problems_of(message: Message, catalog: Catalog) -> Iterator[str]:
    place = ", ".join(f"{file}:{line}" for file, line in message.locations[:1])
    known = catalog.get(message.id, message.context)
    if known is None or not known.string or (isinstance(known.string, tuple) and not all(known.string)):
        yield f"no translation of {message.id!r} ({place})"
    elif known.fuzzy:
        yield f"an unsure translation of {message.id!r} ({place})"
    elif isinstance(message.id, str) and isinstance(known.string, str) and _names(message.id) != _names(known.string):
        yield f"other placeholders than in {message.id!r} ({place})"


def _names(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:
        return set()


def main() -> int:
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = list(problems())
            print("\n".join(found) or "every message is translated")
            return 1 if found else 0
        case _:
            print("python -m tools.messages update | compile | check")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
