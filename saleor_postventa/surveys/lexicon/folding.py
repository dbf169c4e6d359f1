"""Text as the lexicon compares it: words without capitals, accents and signs."""

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
STAR = "*"


def folded(text: str) -> str:
    """Words with a blank between them: "¡Qué rápido!" is "que rapido"."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall("".join(each for each in bare if not unicodedata.combining(each))))


def folded_phrase(phrase: str) -> str:
    """As `folded`, with the star of an open ending kept: "Devol*" is "devol*". Empty where nothing is left of it."""
    bare = folded(phrase)
    return bare + STAR if bare and phrase.rstrip().endswith(STAR) else bare


def pattern(phrase: str) -> str:
    """A folded phrase as a regular expression over folded text; whole words, but for an open ending."""
    return rf"{re.escape(phrase.removesuffix(STAR))}{'[a-z0-9]*' if phrase.endswith(STAR) else ''}"


def any_of(phrases: "list[str] | tuple[str, ...]") -> re.Pattern[str] | None:
    """Finds the longest of them first; None where there are none."""
    found = "|".join(pattern(each) for each in sorted(phrases, key=lambda each: (-len(each), each)))
    return re.compile(rf"(?<![a-z0-9])(?:{found})(?![a-z0-9])") if found else None
