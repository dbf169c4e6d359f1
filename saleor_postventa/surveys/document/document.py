"""What a version of a survey keeps, what the dashboard edits, what goes in and out as a file.

`read` and `dump` are exact inverses. A document says its `format`; an older one is brought up to date before it is
read. What does not fit together (`checks`) may be kept as a draft, and is not published.
"""

import json
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, JsonValue, model_validator

from saleor_postventa.core.pieces import Language, OneOfKinds, Piece, Slug, labelled
from saleor_postventa.core.texts import Lines, MaybeLines, MaybeProse
from saleor_postventa.surveys.questions import question_kinds
from saleor_postventa.surveys.questions.question import END, Question
from saleor_postventa.surveys.rules.audience import Audience
from saleor_postventa.surveys.rules.quotas import Quota

# How to bring a document of an older format one format further: none has been left behind yet.
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
# Lists whose entries are told apart by their kind.
KINDS_IN = ("questions",)

AnyQuestion = Annotated[Question, OneOfKinds(lambda: (kind.question for kind in question_kinds))]


class Trigger(Piece):
    """What makes it be asked, `delay_days` after. `settings` are of that trigger alone."""

    code: Annotated[Slug, labelled(_("After what"))] = "delivered"
    delay_days: Annotated[int, Field(ge=0, le=365), labelled(_("So many days later"))] = 3
    settings: Annotated[dict[str, JsonValue], Field(max_length=20), labelled(_("More of it"))] = {}


class How(TextChoices):
    """What becomes of several numbers."""

    SUM = "sum", _("their sum")
    MEAN = "mean", _("their mean")
    LEAST = "least", _("the lowest")
    MOST = "most", _("the highest")


class Again(TextChoices):
    """Beside the pauses."""

    ALWAYS = "always", _("whenever there is cause to")
    UNTIL_ANSWERED = "until_answered", _("until they have answered")
    ONCE = "once", _("never: once is enough")


class Variable(Piece):
    """A number made of those that were answered by then; none where none was. Conditions name it with a $ before it."""

    code: Annotated[Slug, labelled(_("Code"))]
    of: Annotated[
        tuple[Slug, ...], Field(min_length=1, max_length=50), labelled(_("Of which questions"), _("By their codes."))
    ]
    how: Annotated[How, labelled(_("What of their numbers"), choices=How)] = How.SUM


class MailTexts(Piece):
    """Empty: our own words."""

    subject: Annotated[MaybeLines, labelled(_("Subject"))] = {}
    intro: Annotated[MaybeProse, labelled(_("Before the first question"))] = {}
    reminder_subject: Annotated[MaybeLines, labelled(_("Subject of the reminder"))] = {}
    reminder_intro: Annotated[MaybeProse, labelled(_("Before the first question, in the reminder"))] = {}


class SurveyDocument(Piece):
    """`names` is what customers read it is called. `points`: answering it is a way to earn points, whatever is said."""

    format: Literal[1] = 1
    names: Annotated[Lines, labelled(_("Name"), _("Customers read it, in each language."))]
    languages: Annotated[
        tuple[Language, ...],
        Field(min_length=1, max_length=20),
        labelled(_("Languages"), _("What is missing in one is said in the shop's first language.")),
    ] = ("es", "en")
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1, max_length=50), labelled(_("Questions"))]
    variables: Annotated[tuple[Variable, ...], Field(max_length=20), labelled(_("Reckoned from the answers"))] = ()
    trigger: Annotated[Trigger, labelled(_("When it is asked"))] = Trigger()
    audience: Annotated[Audience, labelled(_("Who is asked"))] = Audience()
    reminder_after_days: Annotated[
        Annotated[int, Field(ge=1, le=60)] | None,
        labelled(_("One reminder, after so many days"), _("Empty: none.")),
    ] = None
    expires_after_days: Annotated[int, Field(ge=1, le=365), labelled(_("It can be answered for so many days"))] = 30
    again_after_days: Annotated[
        Annotated[int, Field(ge=1, le=3650)] | None,
        labelled(
            _("The same person is asked again after so many days"),
            _("Empty: as soon as your pause between any two surveys is over."),
        ),
    ] = None
    again: Annotated[Again, labelled(_("Whether the same person is asked again"), choices=Again)] = Again.ALWAYS
    quotas: Annotated[tuple[Quota, ...], Field(max_length=20), labelled(_("At most so many in a day, by group"))] = ()
    points: Annotated[
        bool, labelled(_("Answering it earns points"), _("Whatever is answered; as the programme says."))
    ] = False
    mail: Annotated[MailTexts, labelled(_("The mail"))] = MailTexts()
    thanks: Annotated[MaybeProse, labelled(_("Thanks, at the end"))] = {}

    @model_validator(mode="after")
    def _is_sound(self) -> "SurveyDocument":
        if self.reminder_after_days is not None and self.reminder_after_days >= self.expires_after_days:
            raise ValueError(gettext("The reminder has to come before the time to answer is over."))
        codes = [each.code for each in self.questions]
        for name, values in (
            ("questions", codes),
            ("languages", list(self.languages)),
            ("variables", [each.code for each in self.variables]),
        ):
            if twice := sorted({each for each in values if values.count(each) > 1}):
                raise ValueError(gettext("The same one twice: {name}.").format(name=f"{name} {', '.join(twice)}"))
        if END in codes:
            raise ValueError(gettext("No question can be called “{code}”.").format(code=END))
        return self

    def question(self, code: str) -> Question | None:
        return next((each for each in self.questions if each.code == code), None)

    def variable(self, code: str) -> Variable | None:
        return next((each for each in self.variables if each.code == code), None)


def read(content: Mapping[str, Any] | str) -> SurveyDocument:
    """A survey from what is kept of it, or from a file's text.

    Raises pydantic's ValidationError, with the path of each thing that is wrong; of a text that is no JSON, all of it.
    """
    try:
        kept: Any = json.loads(content) if isinstance(content, str) else content
    except ValueError:
        kept = content
    if isinstance(kept, dict):
        while isinstance(found := kept.get("format"), int) and found in UPGRADES:
            kept = UPGRADES[found](kept)
    return SurveyDocument.model_validate_json(json.dumps(kept))


def dump(document: SurveyDocument) -> dict[str, Any]:
    """Plain JSON, with everything said, so that a new default never changes an old version."""
    return document.model_dump(mode="json")


def schema() -> dict[str, Any]:
    """JSON Schema of the whole document, for the dashboard's editor, in the active language."""
    return SurveyDocument.model_json_schema()
