"""Which question comes next: answers and what is known without asking lead from one to another."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from saleor_postventa.surveys.questions.kind import Reply, kind_of, settings_of
from saleor_postventa.surveys.questions.question import END, Op, Question, When

from .document import How, SurveyDocument

# By a question's code; None where it was passed without an answer.
type Replies = Mapping[str, Reply | None]
# What is known without asking, by name: the country, the channel, the level, the products' ids.
type Hidden = Mapping[str, Any]
HIDDEN = ("country", "channel", "level", "language", "products", "trigger", "reason")
NOTHING_HIDDEN: Hidden = {}


def next_question(document: SurveyDocument, replies: Replies, hidden: Hidden = NOTHING_HIDDEN) -> Question | None:
    """The first on the way that was neither answered nor passed; None at the end."""
    return next((each for each in _way(document, replies, hidden) if each.code not in replies), None)


def questions_asked(
    document: SurveyDocument, replies: Replies, hidden: Hidden = NOTHING_HIDDEN
) -> tuple[Question, ...]:
    """The way so far: those that were answered or passed. What was answered off it, before somebody went back and
    chose another way, is no part of it.
    """
    return tuple(each for each in _way(document, replies, hidden) if each.code in replies)


def question_after(
    document: SurveyDocument, question: Question, replies: Replies, hidden: Hidden = NOTHING_HIDDEN
) -> Question | None:
    return document.question(target_of(document, question, replies, hidden))


def target_of(document: SurveyDocument, question: Question, replies: Replies, hidden: Hidden) -> str:
    """A question's code, or `end`."""
    for go in question.goes:
        if holds(go.when, question, document, replies, hidden):
            return go.to
    return otherwise(document, question)


def otherwise(document: SurveyDocument, question: Question) -> str:
    if question.to is not None:
        return question.to
    codes = [each.code for each in document.questions]
    place = codes.index(question.code) + 1
    return codes[place] if place < len(codes) else END


def holds(when: When, question: Question, document: SurveyDocument, replies: Replies, hidden: Hidden) -> bool:
    """What was not answered is at least nothing, at most nothing and none of anything."""
    if when.about.startswith("@"):
        return _holds_of_hidden(when, hidden.get(when.about[1:]))
    if when.about.startswith("$"):
        number = reckoned(document, when.about[1:], replies)
        return _holds(when, frozenset(), number) if number is not None else when.op in {Op.NOT_ANSWERED, Op.NONE_OF}
    about = document.question(when.about) if when.about else question
    reply = replies.get(about.code) if about is not None else None
    if reply is None or about is None:
        return when.op in {Op.NOT_ANSWERED, Op.NONE_OF}
    kind = kind_of(about)
    return _holds(when, kind.picks(reply), kind.number(reply, settings_of(about)))


def reckoned(document: SurveyDocument, code: str, replies: Replies) -> Decimal | None:
    """A variable's number; None where nothing that it is made of was answered."""
    variable = document.variable(code)
    if variable is None:
        return None
    asked = [(each, replies.get(each.code)) for each in document.questions if each.code in variable.of]
    numbers = [
        number
        for each, reply in asked
        if reply is not None and (number := kind_of(each).number(reply, settings_of(each))) is not None
    ]
    return _RECKONED[variable.how](numbers) if numbers else None


_RECKONED: dict[How, Callable[[list[Decimal]], Decimal]] = {
    How.SUM: lambda numbers: sum(numbers, Decimal(0)),
    How.MEAN: lambda numbers: sum(numbers, Decimal(0)) / len(numbers),
    How.LEAST: min,
    How.MOST: max,
}


def _holds_of_hidden(when: When, known: Any) -> bool:
    if known in (None, "", [], ()):
        return when.op in {Op.NOT_ANSWERED, Op.NONE_OF}
    picks = frozenset(str(each) for each in (known if isinstance(known, list | tuple) else [known]))
    return _holds(when, picks, known if isinstance(known, int) else None)


def _holds(when: When, picks: frozenset[str], number: Any) -> bool:
    match when.op:
        case Op.ANSWERED:
            return True
        case Op.NOT_ANSWERED:
            return False
        case Op.AT_LEAST:
            return number is not None and bool(number >= when.value)
        case Op.AT_MOST:
            return number is not None and bool(number <= when.value)
        case Op.ANY_OF:
            return not picks.isdisjoint(_codes(when))
        case Op.NONE_OF:
            return picks.isdisjoint(_codes(when))


def _codes(when: When) -> tuple[str, ...]:
    return when.value if isinstance(when.value, tuple) else ()


def _way(document: SurveyDocument, replies: Replies, hidden: Hidden) -> Iterator[Question]:
    """Ends at the first that was not passed, and where a draft would go round.

    What was answered off the way leads nowhere: it is as if it had not been said.
    """
    told: dict[str, Reply | None] = {}
    question: Question | None = document.questions[0]
    while question is not None and question.code not in told:
        yield question
        if question.code not in replies:
            return
        told[question.code] = replies[question.code]
        question = question_after(document, question, told, hidden)
