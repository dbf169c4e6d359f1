"""Every text of a survey, and in which languages it is missing."""

from collections.abc import Iterator

from saleor_postventa.core.pieces import Piece
from saleor_postventa.core.translations import MissingTranslation, Texts

from .document import SurveyDocument

_TEXTS = Texts(
    frozenset(
        {"text", "help", "names", "thanks", "subject", "intro", "reminder_subject", "reminder_intro"}
        | {"low", "high", "other", "agree"}
    ),
    silent_without={"other": "has_other"},
)


def texts_of(piece: Piece, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """With the path of each that is written in some language."""
    return _TEXTS.of(piece, path)


def missing_translations(document: SurveyDocument, default: str) -> list[MissingTranslation]:
    """`default` is the shop's first language."""
    return _TEXTS.missing(document, document.languages, default=default)
