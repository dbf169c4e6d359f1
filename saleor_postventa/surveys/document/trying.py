"""A survey walked through before anybody is asked: nothing of it is kept."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.texts import Speaker
from saleor_postventa.surveys.questions.fields import Shown, question_fields
from saleor_postventa.surveys.questions.file import NEW
from saleor_postventa.surveys.questions.kind import Form, Reply, kind_of
from saleor_postventa.surveys.questions.question import Question

from .document import SurveyDocument
from .piping import filled, filled_said, recalled
from .walking import NOTHING_HIDDEN, Hidden, next_question

SEED, SAMPLE = "preview", "0" * 32


@dataclass(frozen=True, slots=True)
class Step:
    question: Question
    html: SafeString
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """The questions on the way, the one that is next at its end; `thanks` where it is over."""

    steps: tuple[Step, ...]
    is_over: bool = False
    thanks: str = ""


def tried(
    document: SurveyDocument,
    form: Form,
    speaker: Speaker,
    *,
    hidden: Hidden = NOTHING_HIDDEN,
    first_name: str = "",
    product: str = "",
) -> Trial:
    """As far as the form has something for each question on the way, be it empty, and nothing that is refused."""
    replies: dict[str, Reply | None] = {}
    steps: list[Step] = []

    def shown(question: Question, refused: Refusal | None = None) -> Step:
        known = recalled(document, replies, speaker, first_name=first_name, product=product)
        texts = [filled_said(speaker.say(each), known) for each in (question.text, question.help)]
        how = Shown(speaker=speaker, text=texts[0], help=texts[1], seed=SEED, given=form, refused=refused)
        return Step(question, question_fields(question, how), refused.message if refused is not None else "")

    while (question := next_question(document, replies, hidden)) is not None:
        if not is_given(question, form):
            return Trial((*steps, shown(question)))
        try:
            reply = kind_of(question).clean(_as_sent(question, form), question)
        except Refusal as refused:
            return Trial((*steps, shown(question, refused)))
        steps.append(shown(question))
        replies[question.code] = reply
    known = recalled(document, replies, speaker, first_name=first_name, product=product)
    return Trial(tuple(steps), is_over=True, thanks=filled(str(speaker.say(document.thanks)), known))


def _as_sent(question: Question, form: Form) -> Form:
    """Of a photo that was chosen it is enough that it was: nothing of it is kept here."""
    is_chosen = kind_of(question).takes_files and any(form.get(f"{question.name}.{NEW}", ()))
    return {**form, question.name: [*form.get(question.name, ()), SAMPLE]} if is_chosen else form


def is_given(question: Question, form: Form) -> bool:
    return any(name == question.name or name.startswith(f"{question.name}.") for name in form)
