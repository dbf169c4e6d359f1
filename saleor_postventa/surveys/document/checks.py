"""What of a survey does not fit together: each named, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from saleor_postventa.surveys.questions.kind import kind_of, settings_of
from saleor_postventa.surveys.questions.question import CHOOSING, END, Question, When
from saleor_postventa.surveys.triggers import read_settings, trigger_kinds

from .document import SurveyDocument
from .graph import Edges, always_before, edges_of, longest_way, loop_in, reached
from .piping import ANSWER, PLAIN, VARIABLE, places_in
from .translations import missing_translations, texts_of
from .walking import HIDDEN

# Whoever is asked more gives up on the way.
MANY_QUESTIONS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """`path` leads to it in the document. One that `is_blocking` keeps the survey from being published."""

    code: str
    path: str
    is_blocking: bool = False
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """In the active language."""
        return _MESSAGES[self.code]().format(**self.values)


def flaws(document: SurveyDocument, *, default_language: str) -> list[Flaw]:
    """Those that block first. `default_language` is the shop's."""
    found = [*_of_trigger(document), *_of_targets(document), *_of_conditions(document)]
    edges, start = edges_of(document), document.questions[0].code
    if loop := loop_in(edges):
        path = f"questions.{_place(document, loop[0])}.goes"
        found.append(Flaw(code="loop", path=path, is_blocking=True, values={"way": " → ".join(loop)}))
    else:
        found += [*_of_places(document, edges), *_of_length(edges, start)]
    found += [*_of_variables(document), *_of_reach(document, edges, start)]
    found += _of_translations(document, default_language)
    return sorted(found, key=lambda each: not each.is_blocking)


def _of_trigger(document: SurveyDocument) -> Iterator[Flaw]:
    asked = document.trigger
    if asked.code not in trigger_kinds:
        yield _blocking("unknown_trigger", "trigger.code", trigger=asked.code)
        return
    try:
        read_settings(asked.code, asked.settings)
    except ValidationError as error:
        for each in error.errors():
            path = ".".join(("trigger.settings", *map(str, each["loc"])))
            yield _blocking("wrong_trigger_setting", path, trigger=str(trigger_kinds.get(asked.code).label))


def _of_targets(document: SurveyDocument) -> Iterator[Flaw]:
    known = {END, *(each.code for each in document.questions)}
    for place, question in enumerate(document.questions):
        led = [(f"goes.{number}.to", go.to) for number, go in enumerate(question.goes)]
        for path, target in [*led, ("to", question.to)]:
            if target is not None and target not in known:
                yield _blocking("unknown_target", f"questions.{place}.{path}", target=target)


def _of_conditions(document: SurveyDocument) -> Iterator[Flaw]:
    for place, question in enumerate(document.questions):
        for number, go in enumerate(question.goes):
            yield from _of_condition(go.when, question, document, f"questions.{place}.goes.{number}.when")


def _of_condition(when: When, question: Question, document: SurveyDocument, path: str) -> Iterator[Flaw]:
    if when.about.startswith(("@", "$")):
        yield from _of_what_is_known(when, document, path)
        return
    about = document.question(when.about) if when.about else question
    if about is None:
        yield _blocking("unknown_about", f"{path}.about", about=when.about)
        return
    kind = kind_of(about)
    if when.op not in kind.ops:
        yield _blocking("wrong_comparison", f"{path}.op", kind=str(kind.label))
    elif when.op in CHOOSING and isinstance(when.value, tuple):
        for strange in sorted(set(when.value) - set(kind.choosable(settings_of(about)))):
            yield _blocking("unknown_choice", f"{path}.value", choice=strange)


def _of_what_is_known(when: When, document: SurveyDocument, path: str) -> Iterator[Flaw]:
    """Without asking, or from what was answered."""
    is_variable, name = when.about.startswith("$"), when.about[1:]
    if (document.variable(name) is None) if is_variable else (name not in HIDDEN):
        yield _blocking("unknown_about", f"{path}.about", about=when.about)
    elif is_variable and when.op in CHOOSING:
        yield _blocking("wrong_comparison", f"{path}.op", kind=when.about)


def _of_variables(document: SurveyDocument) -> Iterator[Flaw]:
    for place, variable in enumerate(document.variables):
        for number, code in enumerate(variable.of):
            asked, path = document.question(code), f"variables.{place}.of.{number}"
            if asked is None:
                yield _blocking("unknown_about", path, about=code)
            elif not _is_number(asked):
                yield _blocking("no_number", path, question=code)


def _is_number(question: Question) -> bool:
    kind, settings = kind_of(question), settings_of(question)
    samples = kind.samples(settings) or ()
    return any(kind.number(each, settings) is not None for each in samples)


def _of_reach(document: SurveyDocument, edges: Edges, start: str) -> Iterator[Flaw]:
    known = reached(edges, start)
    for place, question in enumerate(document.questions):
        if question.code not in known:
            yield _blocking("unreachable", f"questions.{place}", question=question.code)


def _of_places(document: SurveyDocument, edges: Edges) -> Iterator[Flaw]:
    """What texts take up has to be known by then: texts of the mail know no answer, those of the end any."""
    start = document.questions[0].code
    before = always_before(edges, start)
    ahead = {code: reached(edges, code) - {code} for code in before}
    may_precede = {code: {each for each in before if code in ahead[each]} for code in before}
    for place, question in enumerate(document.questions):
        always, maybe = before.get(question.code, set()), may_precede.get(question.code, set())
        for path, texts in texts_of(question, f"questions.{place}"):
            yield from _of_texts(texts, path, always, _with_variables(document, maybe))
        told = _with_variables(document, maybe | {question.code})
        for number, go in enumerate(question.goes):
            about = go.when.about
            exists = document.question(about) or document.variable(about[1:])
            if exists and about[:1] != "@" and about not in told:
                yield _blocking("about_later", f"questions.{place}.goes.{number}.when.about", about=about)
    ends = [before[code] | {code} for code, targets in edges.items() if code in before and END in targets]
    at_end = _with_variables(document, set(before))
    yield from _of_texts(document.thanks, "thanks", set.intersection(*ends) if ends else set(), at_end)
    for path, texts in [*texts_of(document.mail, "mail"), ("names", document.names)]:
        yield from _of_texts(texts, path, set(), set())


def _with_variables(document: SurveyDocument, codes: set[str]) -> set[str]:
    """With those, each with its $, that something which may be answered by then is part of."""
    return codes | {f"${each.code}" for each in document.variables if not codes.isdisjoint(each.of)}


def _of_texts(texts: dict[str, str], path: str, always: set[str], maybe: set[str]) -> Iterator[Flaw]:
    for language, text in texts.items():
        for name, code in places_in(text):
            here = f"{path}.{language}"
            if name == VARIABLE:
                if f"${code}" not in maybe:
                    yield _blocking("recalls_later", here, question=f"${code}")
            elif name != ANSWER and (name not in PLAIN or code is not None):
                yield _blocking("unknown_place", here, place=name)
            elif name == ANSWER and code not in maybe:
                yield _blocking("recalls_later", here, question=code or "")
            elif name == ANSWER and code not in always:
                yield Flaw(code="recalls_unasked", path=here, values={"question": code})


def _of_length(edges: Edges, start: str) -> Iterator[Flaw]:
    if (most := longest_way(edges, start)) > MANY_QUESTIONS:
        yield Flaw(code="many_questions", path="questions", values={"count": most})


def _of_translations(document: SurveyDocument, default: str) -> Iterator[Flaw]:
    for each in missing_translations(document, default):
        values = {"language": each.language, "said_in": each.said_in}
        yield Flaw(code="missing_translation", path=each.path, values=values)


def _place(document: SurveyDocument, code: str) -> int:
    return [each.code for each in document.questions].index(code)


def _blocking(code: str, path: str, **values: Any) -> Flaw:
    return Flaw(code=code, path=path, is_blocking=True, values=values)


_MESSAGES = {
    "unknown_trigger": lambda: _("Nothing that we know of is called “{trigger}”, and so it would never be asked."),
    "wrong_trigger_setting": lambda: _("This cannot be set so: {trigger}."),
    "unknown_target": lambda: _("It leads to a question that does not exist: “{target}”."),
    "unknown_about": lambda: _("A condition asks for something that does not exist: “{about}”."),
    "about_later": lambda: _("A condition asks for an answer that nobody has given by then: “{about}”."),
    "wrong_comparison": lambda: _("Answers of this kind can't be compared like that: {kind}."),
    "unknown_choice": lambda: _("A condition asks for a choice that does not exist: “{choice}”."),
    "no_number": lambda: _("“{question}” is answered with no number."),
    "loop": lambda: _("The questions go round, and never end: {way}."),
    "unreachable": lambda: _("Nobody ever gets to “{question}”: no answer leads there."),
    "unknown_place": lambda: _("Nothing can be put in for “{place}”."),
    "recalls_later": lambda: _("It repeats an answer that nobody has given by then: “{question}”."),
    "recalls_unasked": lambda: _("It repeats an answer that not everybody has given by then: “{question}”."),
    "many_questions": lambda: _("Somebody may have to answer {count} questions: many give up."),
    "missing_translation": lambda: _("Missing in “{language}”: it is said in “{said_in}” there."),
}
