"""The answers to several versions of surveys in one time, read once for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.lexicon.reading import Lexicon
from saleor_postventa.surveys.models import Answer, AnswerPart, AnswerPhoto, SurveyVersion
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.rules.figures import Given, Scored

from .funnel import Funnel, funnels
from .lexicon import lexicon_of_shop
from .periods import midnight
from .segments import Facts, facts_of
from .strata import Strata, strata_of
from .surveys import document_of

type ByQuestion = dict[str, list[Given]]
MOST_PHOTOS = 60
CHANGED_AT = Coalesce("submitted_at", "updated_at")


@dataclass(frozen=True)
class Excluded:
    spam: int = 0
    tests: int = 0


@dataclass(frozen=True)
class Kept:
    """An answer that counts."""

    answer: int
    is_finished: bool


class Gathered:
    """From the day `first` to the day `last`, of the current shop. Whatever is asked of one version is read of all."""

    def __init__(self, versions: Sequence[SurveyVersion], first: date, last: date) -> None:
        self.versions, self.first, self.last = list(versions), first, last
        self.zone: ZoneInfo = current_shop().preferences.zone

    @property
    def moments(self) -> tuple[datetime, datetime]:
        return midnight(self.first, self.zone), midnight(self.last + timedelta(days=1), self.zone)

    @cached_property
    def before(self) -> "Gathered":
        """As long, and right before it."""
        days = self.last - self.first + timedelta(days=1)
        return Gathered(self.versions, self.first - days, self.last - days)

    @cached_property
    def kept(self) -> dict[int, list[Kept]]:
        """By version."""
        found: dict[int, list[Kept]] = {}
        for pk, version, submitted_at in self._kept.values_list("pk", "version_id", "submitted_at"):
            found.setdefault(version, []).append(Kept(pk, submitted_at is not None))
        return found

    @cached_property
    def given(self) -> dict[int, ByQuestion]:
        """By version."""
        return _given(self._kept, "answer__version_id")

    @cached_property
    def ever(self) -> dict[int, ByQuestion]:
        """By survey: all NPS until the end of the time, whatever the version, as it is about people, not wording."""
        _since, until = self.moments
        surveys = [each.survey_id for each in self.versions]
        answers = Answer.objects.counted().filter(survey__in=surveys).annotate(at=CHANGED_AT)
        codes = {question.code for version in self.versions for question in _of_kind(version, Scored.NPS)}
        return _given(answers.filter(at__lt=until), "answer__survey_id", questions=codes)

    @cached_property
    def facts(self) -> dict[int, Facts]:
        """By answer."""
        return facts_of(self._kept)

    @cached_property
    def excluded(self) -> dict[int, Excluded]:
        """By version."""
        rows = self._every.values("version_id").annotate(
            spam=Count("pk", filter=Q(is_spam=True)), tests=Count("pk", filter=Q(is_spam=False, is_test=True))
        )
        return {row["version_id"]: Excluded(row["spam"], row["tests"]) for row in rows.order_by()}

    @cached_property
    def funnels(self) -> dict[int, Funnel]:
        """By version."""
        return funnels([each.pk for each in self.versions], *self.moments)

    @cached_property
    def strata(self) -> Strata:
        return strata_of([each.pk for each in self.versions], self._kept, *self.moments)

    @cached_property
    def lexicon(self) -> Lexicon:
        return lexicon_of_shop()

    def photos(self, version: SurveyVersion, question: str) -> list[AnswerPhoto]:
        """The newest."""
        rows = AnswerPhoto.objects.filter(answer__in=self._kept.filter(version=version), question=question)
        return list(rows.order_by("-at", "-pk")[:MOST_PHOTOS])

    @cached_property
    def _every(self) -> "QuerySet[Answer]":
        since, until = self.moments
        return answers_between([each.pk for each in self.versions], since, until)

    @property
    def _kept(self) -> "QuerySet[Answer]":
        return self._every.filter(is_spam=False, is_test=False)


def answers_between(version_ids: Sequence[int], since: datetime, until: datetime) -> "QuerySet[Answer]":
    """On the day on which they were last changed, which they carry as `at`."""
    answers = Answer.objects.filter(version__in=version_ids).annotate(at=CHANGED_AT)
    return answers.filter(at__gte=since, at__lt=until)


def _of_kind(version: SurveyVersion, kind: Scored) -> list[Question]:
    return [each for each in document_of(version).questions if each.kind == kind]


def _given(answers: "QuerySet[Answer]", whose: str, questions: set[str] | None = None) -> dict[int, ByQuestion]:
    parts = AnswerPart.objects.filter(answer__in=answers).annotate(
        at=Coalesce("answer__submitted_at", "answer__updated_at"), person=F("answer__customer_id")
    )
    if questions is not None:
        parts = parts.filter(question__in=questions)
    found: dict[int, ByQuestion] = {}
    rows: Iterable[tuple[int, str, *tuple[object, ...]]] = parts.values_list(
        whose, "question", "answer_id", "person", "at", "value", "number", "text", "answer__language"
    ).iterator(chunk_size=2000)
    for key, code, *told in rows:
        found.setdefault(key, {}).setdefault(code, []).append(Given(*told))  # type: ignore[arg-type]
    return found
