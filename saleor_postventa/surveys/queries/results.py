"""What one version of a survey found: each figure with its interval, and with how many answers it is of.

Counted are answers that are neither spam nor tests, finished or not, on the day they were last changed. Of NPS each
person counts once a period, with their last answer.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from saleor_postventa.core.statistics import Difference, Share
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.models import Answer, AnswerPart, SurveyVersion
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.rules.drivers import Told
from saleor_postventa.surveys.rules.figures import (
    Figure,
    Given,
    Scored,
    change,
    counted,
    figure_of,
    last_per_person,
    recovered,
)

from .distribution import Option, options_of
from .funnel import Funnel, funnel
from .lexicon import lexicon_of_shop
from .periods import Every, midnight, start_of, starts
from .segments import Dimension, Facts, facts_of, labels_of
from .surveys import document_of

MOST_GROUPS = 20
MOST_TEXTS = 2000  # the newest: each takes a fraction of a millisecond to read, whenever somebody looks


@dataclass(frozen=True)
class Slice:
    """The answers to one version from `first` to `last`; `where` keeps those alone of which all of it is known."""

    version: SurveyVersion
    first: date
    last: date
    where: Mapping[Dimension, str] = field(default_factory=dict)

    @property
    def before(self) -> "Slice":
        """As long, and right before it."""
        return replace(self, first=self.first - (self.last - self.first) - timedelta(days=1), last=self._eve)

    @property
    def _eve(self) -> date:
        return self.first - timedelta(days=1)

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        return midnight(self.first, zone), midnight(self.last + timedelta(days=1), zone)


@dataclass(frozen=True)
class Point:
    starts_on: date
    figure: Figure | None


@dataclass(frozen=True)
class Group:
    """`key` is stable; `label` in the active language."""

    key: str
    label: str
    figure: Figure


@dataclass(frozen=True)
class Groups:
    """The largest; `left_out` says how many more there are, `unknown` of how many answers nothing is known."""

    rows: tuple[Group, ...]
    left_out: int
    unknown: int


@dataclass(frozen=True)
class Excluded:
    spam: int
    tests: int


def answers_in(asked: Slice) -> "QuerySet[Answer]":
    since, until = asked.moments(current_shop().preferences.zone)
    found = Answer.objects.filter(version=asked.version).annotate(at=Coalesce("submitted_at", "updated_at"))
    return found.filter(at__gte=since, at__lt=until)


class Results:
    """Of the current shop. Reads the answers once, whatever is asked of it then."""

    def __init__(self, asked: Slice) -> None:
        self.asked = asked
        self.zone = current_shop().preferences.zone

    @cached_property
    def document(self) -> SurveyDocument:
        return document_of(self.asked.version)

    @cached_property
    def before(self) -> "Results":
        return Results(self.asked.before)

    @cached_property
    def funnel(self) -> Funnel:
        return funnel(self.asked.version, *self.asked.moments(self.zone))

    @cached_property
    def excluded(self) -> Excluded:
        found = answers_in(self.asked).aggregate(
            spam=Count("pk", filter=Q(is_spam=True)), tests=Count("pk", filter=Q(is_spam=False, is_test=True))
        )
        return Excluded(**found)

    @cached_property
    def answers(self) -> frozenset[int]:
        """Their ids."""
        kept = self._kept.values_list("pk", flat=True)
        return frozenset(kept) if not self.asked.where else frozenset(self._fitting)

    @cached_property
    def finished(self) -> int:
        return len(self.answers & set(self._kept.exclude(submitted_at=None).values_list("pk", flat=True)))

    def given(self, question: str) -> list[Given]:
        return self._given.get(question, [])

    def figure(self, question: Question) -> Figure | None:
        kind = scored(question)
        return figure_of(kind, counted(self._once(question))) if kind else None

    def options(self, question: Question) -> list[Option]:
        return options_of(question, self._once(question), current_shop().preferences.default_language)

    def change(self, question: Question) -> Difference | None:
        """Against the period before, of the same version. None where too few answered in one of the two."""
        return change(self.figure(question), self.before.figure(question))

    def trend(self, question: Question, every: Every) -> list[Point]:
        kind = scored(question)
        by_start: dict[date, list[Given]] = {}
        for each in self._once(question, lambda one: self._start(one, every)):
            by_start.setdefault(self._start(each, every), []).append(each)
        days = starts(every, self.asked.first, self.asked.last)
        return [Point(day, figure_of(kind, counted(by_start.get(day, ())))) for day in days] if kind else []

    def groups(self, question: Question, dimension: Dimension) -> Groups:
        kind = scored(question)
        by_key: dict[str, list[Given]] = {}
        unknown = 0
        for each in self.given(question.code):
            keys = self._facts[each.answer][dimension]
            unknown += not keys
            for key in keys:
                by_key.setdefault(key, []).append(each)
        figures = ((key, figure_of(kind, counted(_once(question, given)))) for key, given in by_key.items() if kind)
        found = sorted(((key, each) for key, each in figures if each), key=lambda pair: (-pair[1].n, pair[0]))
        labels = labels_of(dimension, [key for key, _each in found[:MOST_GROUPS]])
        rows = tuple(Group(key, labels.get(key, key), each) for key, each in found[:MOST_GROUPS])
        return Groups(rows, max(0, len(found) - MOST_GROUPS), unknown)

    def recovered(self, question: Question) -> Share | None:
        """Among all who answered until the end of the period, whatever the version: it is about people, not wording."""
        _since, until = self.asked.moments(self.zone)
        answers = Answer.objects.counted().filter(survey=self.asked.version.survey_id)
        every = _given(answers.annotate(at=Coalesce("submitted_at", "updated_at")).filter(at__lt=until), question.code)
        return recovered(every.get(question.code, ()))

    @cached_property
    def score_question(self) -> Question | None:
        """The one that texts are held against: NPS if there is one, else the first with a figure."""
        scores = [each for each in self.document.questions if scored(each)]
        return min(scores, key=lambda each: each.kind != Scored.NPS, default=None)

    def told(self, question: Question) -> list[Told]:
        """The newest texts, as they are read today."""
        lexicon, scores = lexicon_of_shop(), self._scores
        texts = [each for each in self.given(question.code) if each.text]
        texts.sort(key=lambda each: (each.at, each.answer), reverse=True)
        found = []
        for each in texts[:MOST_TEXTS]:
            told = lexicon.read(each.text, each.language[:2].lower())
            found.append(Told(each.text, told.topics, told.mood, scores.get(each.answer)))
        return found

    @property
    def _scores(self) -> dict[int, int]:
        asked = self.score_question
        given = self.given(asked.code) if asked else []
        return {each.answer: int(each.number) for each in given if each.number is not None}

    def _start(self, given: Given, every: Every) -> date:
        return start_of(every, given.at.astimezone(self.zone).date())

    def _once(self, question: Question, period: Callable[[Given], Hashable] = lambda _each: None) -> list[Given]:
        return _once(question, self.given(question.code), period)

    @cached_property
    def _kept(self) -> "QuerySet[Answer]":
        return answers_in(self.asked).filter(is_spam=False, is_test=False)

    @cached_property
    def _facts(self) -> dict[int, Facts]:
        return facts_of(self._kept)

    @cached_property
    def _fitting(self) -> set[int]:
        where = self.asked.where.items()
        return {pk for pk, facts in self._facts.items() if all(key in facts[dimension] for dimension, key in where)}

    @cached_property
    def _given(self) -> dict[str, list[Given]]:
        every = _given(self._kept)
        if not self.asked.where:
            return every
        return {code: [each for each in given if each.answer in self._fitting] for code, given in every.items()}


def scored(question: Question) -> Scored | None:
    return Scored(question.kind) if question.kind in set(Scored) else None


def _once(
    question: Question, given: Sequence[Given], period: Callable[[Given], Hashable] = lambda _each: None
) -> list[Given]:
    return last_per_person(given, period) if question.kind == Scored.NPS else list(given)


def _given(answers: "QuerySet[Answer]", question: str = "") -> dict[str, list[Given]]:
    parts = AnswerPart.objects.filter(answer__in=answers).annotate(
        at=Coalesce("answer__submitted_at", "answer__updated_at"), person=F("answer__customer_id")
    )
    if question:
        parts = parts.filter(question=question)
    found: dict[str, list[Given]] = {}
    rows: Iterable[tuple[str, *tuple[object, ...]]] = parts.values_list(
        "question", "answer_id", "person", "at", "value", "number", "text", "answer__language"
    ).iterator(chunk_size=2000)
    for code, *told in rows:
        found.setdefault(code, []).append(Given(*told))  # type: ignore[arg-type]
    return found
