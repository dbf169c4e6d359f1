"""What texts take up: an earlier answer, a variable, the first name, the product.

`{answer:why}`, `{variable:total}`, `{first_name}`, `{product}`; what follows a bar is said where there is none:
`{first_name|there}`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import override

from saleor_postventa.core.texts import Said, Speaker
from saleor_postventa.surveys.questions.kind import kind_of, settings_of

from .document import SurveyDocument
from .walking import Replies, reckoned

PLACE = re.compile(r"\{([^{}|:]*)(?::([^{}|]*))?(?:\|([^{}]*))?\}")
ANSWER, VARIABLE = "answer", "variable"
PLAIN = ("first_name", "product")
MOST_RECALLED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """`answers` are in words, by the question's code, and variables, by their code with its $."""

    answers: Mapping[str, str] = field(default_factory=dict)
    first_name: str = ""
    product: str = ""

    def value(self, name: str, code: str | None) -> str:
        if name == ANSWER:
            return self.answers.get(code or "", "")
        if name == VARIABLE:
            return self.answers.get(f"${code}", "")
        return {"first_name": self.first_name, "product": self.product}.get(name, "")


def recalled(
    document: SurveyDocument, replies: Replies, speaker: Speaker, *, first_name: str = "", product: str = ""
) -> Recall:
    """With the answers in the words of the language they are said in."""
    answers = {}
    for question in document.questions:
        reply = replies.get(question.code)
        if reply is not None:
            shown = kind_of(question).shown(reply, settings_of(question), speaker)
            answers[question.code] = " ".join(shown.split())[:MOST_RECALLED]
    for variable in document.variables:
        number = reckoned(document, variable.code, replies)
        if number is not None:
            answers[f"${variable.code}"] = _in_words(number, speaker)
    return Recall(answers=answers, first_name=first_name, product=product)


def _in_words(number: Decimal, speaker: Speaker) -> str:
    """With one decimal, where it is no whole number."""
    rounded = round(number, 1)
    with override(speaker.language):
        return number_format(rounded, 0 if rounded == int(rounded) else 1)


def filled(text: str, recall: Recall) -> str:
    """Without a gap where there is nothing to say: “Hello {first_name}, ...” is “Hello, ...” to whom we don't know."""

    def value(found: re.Match[str]) -> str:
        name, code, instead = found.groups()
        # A mark that no text holds stands for nothing, so that what surrounds it can close up.
        return recall.value(name, code) or (instead or "").strip() or "\0"

    if not PLACE.search(text):
        return text
    said = PLACE.sub(value, text)
    said = re.sub(r"^\0[,;:.]?\s*", "", said)
    return re.sub(r"\s*\0", "", said)


def filled_said(said: Said, recall: Recall) -> Said:
    return replace(said, text=filled(said.text, recall))


def places_in(text: str) -> list[tuple[str, str | None]]:
    """What a text takes up: names, and codes of questions."""
    return [(found[1], found[2]) for found in PLACE.finditer(text)]
