"""A question as fields of a form, that work without a script."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.texts import Said, Speaker, direction_of

from .kind import Asking, Form, kind_of, settings_of
from .question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How a question is to be shown. `text` and `help` are its own with all put in that they take up.

    `seed` is the invitation's, so that whoever comes back finds the same order. `refused` is why it comes again.
    `pictures` are the addresses of photos that were sent before.
    """

    speaker: Speaker
    text: Said
    help: Said
    seed: str = ""
    given: Form = field(default_factory=dict)
    refused: Refusal | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)


def question_fields(question: Question, shown: Shown) -> SafeString:
    """Its HTML, in the active language where the words are ours."""
    kind = kind_of(question)
    asking = Asking(question.name, shown.speaker, shown.given, seed=shown.seed, pictures=shown.pictures)
    problem = shown.refused.message if shown.refused is not None else ""
    described = [part for part, there in (("help", shown.help.text), ("problem", problem)) if there]
    values = {
        "name": question.name,
        "text": shown.text,
        "help": shown.help,
        "is_required": question.is_required,
        "problem": problem,
        "refused_field": shown.refused.field if shown.refused is not None else "",
        "described_by": " ".join(f"{question.name}-{part}" for part in described),
        **_tongues(shown.speaker.language[:2]),
        **kind.parts(settings_of(question), asking),
    }
    return render_to_string(kind.template, values)


def _tongues(language: str) -> dict[str, str]:
    """Where a survey speaks another language than the page around it, it says so, and our own words within it too."""
    ours = (get_language() or "en")[:2]
    return {"tongue": _tongue(language), "ours": _tongue(ours)} if language != ours else {}


def _tongue(language: str) -> SafeString:
    return format_html(' lang="{}" dir="{}"', language, direction_of(language))
