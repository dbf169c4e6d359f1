"""Every text of a document that a shop writes, and in which languages it is missing."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from .pieces import Piece


@dataclass(frozen=True, slots=True)
class MissingTranslation:
    """`path` leads to the text in the document; `said_in` is what is read instead."""

    path: str
    language: str
    said_in: str


@dataclass(frozen=True, slots=True)
class Texts:
    """`names` are the dictionaries of a document that are texts by language, wherever they stand.

    One that is in `silent_without` is said to nobody as long as the field named there is off.
    """

    names: Collection[str]
    silent_without: Mapping[str, str] = field(default_factory=dict)

    def of(self, piece: Piece, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
        """With the path of each; those that are written in no language are left out, as ours are said instead."""
        for name in type(piece).model_fields:
            value, here = getattr(piece, name), f"{path}.{name}" if path else name
            if name in self.names and isinstance(value, dict):
                if value and getattr(piece, self.silent_without.get(name, ""), True):
                    yield here, value
            elif isinstance(value, Piece):
                yield from self.of(value, here)
            elif isinstance(value, tuple):
                for place, each in enumerate(value):
                    if isinstance(each, Piece):
                        yield from self.of(each, f"{here}.{place}")

    def missing(self, piece: Piece, languages: Collection[str], *, default: str) -> list[MissingTranslation]:
        """`default` is the shop's first language."""
        return [
            MissingTranslation(path, language, _said_in(texts, default))
            for path, texts in self.of(piece)
            for language in languages
            if language not in texts
        ]


def _said_in(texts: Mapping[str, str], default: str) -> str:
    return next(code for code in (default[:2], "en", *texts) if code in texts)
