"""Answers as a table, with the book that says what its columns mean. Nobody is named in it.

Neither names nor addresses nor orders are in it, and answers are numbered anew. What people wrote themselves is as they
wrote it; of whoever was erased it is gone, and the score stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.texts import Speaker
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.models import Answer, AnswerPart
from saleor_postventa.surveys.questions.kind import Reply, kind_of, settings_of
from saleor_postventa.surveys.questions.question import Question

from .distribution import labels_of_options
from .gathered import answers_between
from .results import Results
from .segments import Dimension, Facts, facts_of

PORTION = 500
SEVERAL = " "
type Row = dict[str, str]


@dataclass(frozen=True)
class Column:
    """`values` are the codes that may stand in it, and what each means; empty where anything may."""

    name: str
    label: str
    kind: str
    values: Mapping[str, str]


class Export:
    """The answers that `results` counts, finished or not."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self._zone = current_shop().preferences.zone

    @cached_property
    def columns(self) -> list[Column]:
        return [*_known_columns(), *(column for each in self._questions for column in _columns(each))]

    def rows(self) -> Iterator[Row]:
        """By column; what was not answered is missing."""
        ids, asked = sorted(self._results.answers), self._results.asked
        every = answers_between([asked.version.pk], *asked.moments(self._zone))
        number = 0
        for start in range(0, len(ids), PORTION):
            portion = every.filter(pk__in=ids[start : start + PORTION]).order_by("pk")
            facts, parts = facts_of(portion), _parts(portion)
            for answer in portion:
                number += 1
                yield self._row(number, answer, facts[answer.pk], parts.get(answer.pk, {}))

    @property
    def _questions(self) -> Sequence[Question]:
        return self._results.document.questions

    def _row(self, number: int, answer: Answer, facts: Facts, parts: Mapping[str, AnswerPart]) -> Row:
        at = answer.submitted_at or answer.updated_at
        row = {
            "answer": str(number),
            "day": at.astimezone(self._zone).date().isoformat(),
            "finished": str(int(answer.submitted_at is not None)),
            "language": answer.language[:2].lower(),
        }
        row |= {dimension.value: SEVERAL.join(facts[dimension]) for dimension in Dimension}
        for question in self._questions:
            if (part := parts.get(question.code)) is not None:
                cells = kind_of(question).cells(Reply(part.value, part.text), settings_of(question))
                row |= {_name(question, name): cell for name, cell in cells.items()}
        return row


def _parts(portion: "Sequence[Answer] | object") -> dict[int, dict[str, AnswerPart]]:
    found: dict[int, dict[str, AnswerPart]] = {}
    for part in AnswerPart.objects.filter(answer__in=portion):
        found.setdefault(part.answer_id, {})[part.question] = part
    return found


def _known_columns() -> list[Column]:
    """What is known without asking."""
    yes_no = {"1": _("yes"), "0": _("no")}
    labels = {
        Dimension.PRODUCT: _("Products, by their ids in Saleor, with a blank between"),
        Dimension.REASON: _("Reason of the return it is about"),
        Dimension.CHANNEL: _("Channel in which they bought"),
        Dimension.COUNTRY: _("Country the order went to"),
        Dimension.LEVEL: _("Level in the points programme"),
        Dimension.BUYER: _("New or returning"),
        Dimension.PLACE: _("Where it was answered"),
    }
    values = {
        Dimension.BUYER: {"new": _("First order"), "returning": _("Had bought before")},
    }
    return [
        Column("answer", _("Number of the answer in this file alone"), "", {}),
        Column("day", _("Day of the answer, in the shop's time zone"), "", {}),
        Column("finished", _("Whether the last question was passed"), "", yes_no),
        Column("language", _("Language it was asked in"), "", {}),
        *(Column(each.value, labels[each], "", values.get(each, {})) for each in Dimension),
    ]


def _columns(question: Question) -> list[Column]:
    default = current_shop().preferences.default_language
    speaker = Speaker(get_language() or default, default)
    kind, settings = kind_of(question), settings_of(question)
    asked, values = str(speaker.say(question.text)), labels_of_options(question, speaker)
    found = []
    for name in kind.columns(settings):
        label = f"{asked}: {values.get(name, name)}" if name else asked
        found.append(Column(_name(question, name), label, str(kind.label), values if not name else {}))
    return found


def _name(question: Question, column: str) -> str:
    return f"{question.code}.{column}" if column else question.code
