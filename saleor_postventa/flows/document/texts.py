"""Every text of a flow, and in which languages it is missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from saleor_postventa.core.pieces import Piece

from .document import FlowDocument

# Dictionaries of a document that are texts by language, wherever they stand.
_TEXTS = frozenset({"names", "subject", "preview", "text", "alt"})


@dataclass(frozen=True, slots=True)
class MissingTranslation:
    """`path` leads to the text in the document; `said_in` is what is read instead."""

    path: str
    language: str
    said_in: str


def texts_of(piece: Piece, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """With the path of each; those that are written in no language are left out, as ours are said instead."""
    for name in type(piece).model_fields:
        value, here = getattr(piece, name), f"{path}.{name}" if path else name
        if name in _TEXTS and isinstance(value, dict):
            if value:
                yield here, value
        elif isinstance(value, Piece):
            yield from texts_of(value, here)
        elif isinstance(value, tuple):
            for place, each in enumerate(value):
                if isinstance(each, Piece):
                    yield from texts_of(each, f"{here}.{place}")


def missing_translations(document: FlowDocument, default: str) -> list[MissingTranslation]:
    """`default` is the shop's first language."""
    return [
        MissingTranslation(path, language, _said_in(texts, default))
        for path, texts in texts_of(document)
        for language in document.languages
        if language not in texts
    ]


def _said_in(texts: dict[str, str], default: str) -> str:
    return next(code for code in (default[:2], "en", *texts) if code in texts)
