"""What one version of a survey found: each figure with its interval, and with how many answers it is of.

Counted are answers that are neither spam nor tests, finished or not, on the day they were last changed. Of NPS each
person counts once a period, with their last answer.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from saleor_postventa.core.statistics import Difference, Share
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.models import AnswerPhoto, SurveyVersion
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
from saleor_postventa.surveys.rules.weighting import Stratum, WeightedScore, weighted_nps

from .distribution import Option, options_of
from .funnel import Funnel
from .gathered import ByQuestion, Excluded, Gathered, Kept
from .groups import Groups, grouped
from .periods import Every, midnight, start_of, starts
from .segments import Dimension
from .surveys import document_of

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
        days = self.last - self.first + timedelta(days=1)
        return replace(self, first=self.first - days, last=self.last - days)

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        return midnight(self.first, zone), midnight(self.last + timedelta(days=1), zone)


@dataclass(frozen=True)
class Point:
    starts_on: date
    figure: Figure | None


class Results:
    """Of the current shop. `gathered` reads the answers once, also for other versions of the same time."""

    def __init__(self, asked: Slice, gathered: Gathered | None = None) -> None:
        self.asked = asked
        self.gathered = gathered or Gathered([asked.version], asked.first, asked.last)
        self.zone = current_shop().preferences.zone

    @cached_property
    def document(self) -> SurveyDocument:
        return document_of(self.asked.version)

    @cached_property
    def before(self) -> "Results":
        return Results(self.asked.before, self.gathered.before)

    @property
    def funnel(self) -> Funnel:
        return self.gathered.funnels[self.asked.version.pk]

    @property
    def excluded(self) -> Excluded:
        return self.gathered.excluded.get(self.asked.version.pk, Excluded())

    @cached_property
    def answers(self) -> frozenset[int]:
        """Their ids."""
        return frozenset(each.answer for each in self._kept if self._fits(each.answer))

    @cached_property
    def finished(self) -> int:
        return sum(each.is_finished for each in self._kept if self._fits(each.answer))

    def given(self, question: str) -> list[Given]:
        return self._given.get(question, [])

    def figure(self, question: Question) -> Figure | None:
        kind = scored(question)
        return figure_of(kind, counted(self._once(question))) if kind else None

    def weighted(self, question: Question) -> WeightedScore | None:
        """NPS as it would be if who answered were like who was asked. Of a segment there is none."""
        if question.kind != Scored.NPS or self.asked.where:
            return None
        strata = self.gathered.strata
        scores: dict[Stratum, Counter[int]] = {}
        for each in self._once(question):
            scores.setdefault(strata.of_answer.get(each.answer, Stratum()), Counter())[int(each.number or 0)] += 1
        return weighted_nps(strata.asked.get(self.asked.version.pk, Counter()), scores)

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
        kind, facts = scored(question), self.gathered.facts
        pairs = [(each, facts[each.answer][dimension]) for each in self.given(question.code)]

        def figure(given: Sequence[Given]) -> Figure | None:
            return figure_of(kind, counted(_once(question, given))) if kind else None

        return grouped(pairs, dimension, figure)

    def recovered(self, question: Question) -> Share | None:
        """Among all who answered until the end of the period, whatever the version."""
        return recovered(self.ever(question))

    def ever(self, question: Question) -> Sequence[Given]:
        """Of NPS, whatever the version."""
        return self.gathered.ever.get(self.asked.version.survey_id, {}).get(question.code, ())

    def photos(self, question: Question) -> list[AnswerPhoto]:
        """The newest."""
        found = self.gathered.photos(self.asked.version, question.code) if question.kind == "file" else []
        return [each for each in found if self._fits(each.answer_id)]

    @cached_property
    def score_question(self) -> Question | None:
        """The one that texts are held against: NPS if there is one, else the first with a figure."""
        scores = [each for each in self.document.questions if scored(each)]
        return min(scores, key=lambda each: each.kind != Scored.NPS, default=None)

    def told(self, question: Question) -> list[Told]:
        """The newest texts, as they are read today."""
        lexicon, scores = self.gathered.lexicon, self._scores
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

    @property
    def _kept(self) -> list[Kept]:
        return self.gathered.kept.get(self.asked.version.pk, [])

    def _fits(self, answer: int) -> bool:
        where = self.asked.where
        return not where or all(key in self.gathered.facts[answer][dimension] for dimension, key in where.items())

    @cached_property
    def _given(self) -> ByQuestion:
        every = self.gathered.given.get(self.asked.version.pk, {})
        return {code: [each for each in given if self._fits(each.answer)] for code, given in every.items()}


def scored(question: Question) -> Scored | None:
    return Scored(question.kind) if question.kind in set(Scored) else None


def _once(
    question: Question, given: Sequence[Given], period: Callable[[Given], Hashable] = lambda _each: None
) -> list[Given]:
    return last_per_person(given, period) if question.kind == Scored.NPS else list(given)
