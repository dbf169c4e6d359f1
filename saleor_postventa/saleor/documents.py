"""The GraphQL documents that we send to Saleor, by name, each with the fragments it reaches."""

import re
from functools import cache
from pathlib import Path

_PACKED = Path(__file__).resolve().parents[1] / "graphql_documents"
_CHECKOUT = Path(__file__).resolve().parents[2] / "graphql"
ROOT = (_PACKED if _PACKED.is_dir() else _CHECKOUT) / "saleor"
_SPREAD = re.compile(r"\.\.\.\s*(?!on\b)([A-Za-z_]\w*)")
_SINCE = re.compile(r"^#\s*since:\s*(\d+)\.(\d+)", re.MULTILINE)


class UnknownDocument(LookupError):
    """There is no document of this kind and name."""


@cache
def document(kind: str, name: str) -> str:
    """The text of `graphql/saleor/<kind>/<name>.graphql` with its fragments. Raises UnknownDocument."""
    path = ROOT / kind / f"{name}.graphql"
    if not path.is_file():
        raise UnknownDocument(f"{kind}/{name}")
    text = path.read_text()
    return "\n".join([text.strip(), *(fragments()[found] for found in _reached(text))]) + "\n"


@cache
def fragments() -> dict[str, str]:
    """Every fragment's text by its name."""
    texts = [path.read_text().strip() for path in sorted((ROOT / "fragments").glob("*.graphql"))]
    return {found.group(1): text for text in texts if (found := re.search(r"fragment\s+(\w+)\s+on", text))}


def since(kind: str, name: str) -> tuple[int, int]:
    """The first Saleor version that a document holds for; (3, 21) where it says nothing."""
    found = _SINCE.search((ROOT / kind / f"{name}.graphql").read_text())
    return (int(found.group(1)), int(found.group(2))) if found else (3, 21)


def subscription_names() -> list[str]:
    return sorted(path.stem for path in (ROOT / "subscriptions").glob("*.graphql"))


def _reached(text: str) -> list[str]:
    found: list[str] = []
    waiting = _SPREAD.findall(text)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            waiting += _SPREAD.findall(fragments()[name])
    return found
