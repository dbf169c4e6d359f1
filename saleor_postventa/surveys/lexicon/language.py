"""The language of a short text, by its commonest words and the letters that only one of them has."""

import re

from .folding import folded
from .shipped import common_words

_ONLY = {
    "es": re.compile("[ñ¿¡]"),
    "pt": re.compile("[ãõ]"),
    "de": re.compile("[ßäö]"),
    "fr": re.compile("[êœ]"),
    "ca": re.compile("l·l"),
}


def language_of(text: str, asked_in: str = "") -> str:
    """The best of the languages we know, with one point more for `asked_in`, that of the question; "" of none.

    So it takes two words of another language before somebody is not believed to have answered in that of the question.
    """
    words, lower = folded(text).split(), text.casefold()
    scores = {
        language: sum(word in common for word in words)
        + 2 * bool(language in _ONLY and _ONLY[language].search(lower))
        + (language == asked_in)
        for language, common in common_words().items()
    }
    best = max(scores, key=lambda language: (scores[language], language == asked_in))
    return best if scores[best] else ""
