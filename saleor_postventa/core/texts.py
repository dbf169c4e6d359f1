"""What a shop writes in several languages: what is missing in one is said in another, and marked as such."""

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext
from pydantic import AfterValidator, Field, StringConstraints

from saleor_postventa.core.pieces import Language, Text
from saleor_postventa.core.plain import is_plain

# Unseen, and part of how Persian and joined emoji are written.
JOINERS = "\u200c\u200d"
# Of the languages with two letters, those that are written from right to left.
_FROM_THE_RIGHT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def _seen(text: str) -> str:
    if not is_plain(text, allowed=JOINERS):
        raise ValueError(gettext("It holds characters that nobody sees."))
    return text


def _seen_lines(text: str) -> str:
    if not is_plain(text, allowed=JOINERS + "\r\n"):
        raise ValueError(gettext("It holds characters that nobody sees."))
    return text


Line = Annotated[Text, AfterValidator(_seen)]
Prose = Annotated[
    str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True), AfterValidator(_seen_lines)
]
Lines = Annotated[dict[Language, Line], Field(min_length=1, max_length=20)]
MaybeLines = Annotated[dict[Language, Line], Field(max_length=20)]
MaybeProse = Annotated[dict[Language, Prose], Field(max_length=20)]


@dataclass(frozen=True, slots=True)
class Said:
    """`is_other`: it is in another language than was asked for, and a page has to say so."""

    text: str
    language: str
    is_other: bool = False

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things in `language`, and what it lacks in the shop's `default`; after that in English, or as there is."""

    language: str
    default: str

    def say(self, texts: dict[str, str]) -> Said:
        wanted = self.language[:2]
        for code in (wanted, self.default[:2], "en", *texts):
            if texts.get(code):
                return Said(texts[code], code, is_other=code != wanted)
        return Said("", wanted)


def direction_of(language: str) -> str:
    return "rtl" if language[:2] in _FROM_THE_RIGHT else "ltr"
