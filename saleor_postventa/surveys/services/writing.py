"""Writing surveys: one draft each, kept until it is published or thrown away."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from pydantic import ValidationError

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.mistakes import mistake_in_words, path_of
from saleor_postventa.core.pieces import is_slug
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.codes import SurveyPurpose, SurveyState
from saleor_postventa.surveys.document.checks import Flaw, flaws
from saleor_postventa.surveys.document.document import KINDS_IN, SurveyDocument, dump, read
from saleor_postventa.surveys.document.ready_made import ready_made
from saleor_postventa.surveys.models import Survey, SurveyVersion
from saleor_postventa.surveys.rules.states import may_be_written

from .refusals import (
    BadCode,
    CodeTaken,
    InvalidSurvey,
    NoDraft,
    NothingReadyMade,
    SurveyOvertaken,
    UnknownSurvey,
    WrongState,
)
from .trying import begin_tests_anew, end_tests

TITLE_LENGTH = 120


@dataclass(frozen=True)
class Problem:
    path: str
    message: str


@dataclass(frozen=True)
class SurveyCheck:
    """`document` is None where it can't be read, with the `problems` that it has."""

    document: SurveyDocument | None
    problems: tuple[Problem, ...] = ()
    flaws: tuple[Flaw, ...] = ()

    @property
    def can_publish(self) -> bool:
        return self.document is not None and not any(each.is_blocking for each in self.flaws)


def check_survey(content: dict[str, Any]) -> SurveyCheck:
    """All that is wrong with it, and changes nothing."""
    try:
        document = read(content)
    except ValidationError as error:
        return SurveyCheck(None, tuple(_problems(error)))
    return SurveyCheck(document, flaws=tuple(flaws_of(document)))


def _problems(error: ValidationError) -> Iterator[Problem]:
    """Pydantic calls a list too short where what stands in it is wrong: that is not told beside."""
    found = error.errors()
    for each in found:
        depth = len(each["loc"])
        is_echo = any(other["loc"][:depth] == each["loc"] and len(other["loc"]) > depth for other in found)
        if not (each["type"] == "too_short" and is_echo):
            yield Problem(path_of(each, kinds_in=KINDS_IN), mistake_in_words(each))


@transaction.atomic
def create_survey(
    code: str,
    *,
    title: str = "",
    purpose: SurveyPurpose | None = None,
    content: dict[str, Any] | None = None,
    start_from: str = "",
    by: Actor,
) -> Survey:
    """With its first draft: the `content`, or the ready-made one that it starts from.

    Raises BadCode, CodeTaken, NothingReadyMade, InvalidSurvey.
    """
    if not is_slug(code):
        raise BadCode(field="code")
    made = ready_made.get(start_from) if start_from in ready_made else None
    if content is not None:
        document = checked_document(content)
    elif made is not None:
        document = made.document
    else:
        raise NothingReadyMade(field="startFrom", wanted=start_from)
    shop = Shop.objects.select_for_update().get(pk=current_shop().pk)
    if Survey.objects.filter(code=code).exists():
        raise CodeTaken(field="code", taken=code)
    survey = Survey.objects.create(
        shop=shop,
        code=code,
        title=(title.strip() or (str(made.title) if made else code))[:TITLE_LENGTH],
        purpose=purpose or (made.purpose if made else SurveyPurpose.OTHER),
        created_by=by.ref,
        changed_by=by.ref,
    )
    _write_draft(SurveyVersion(shop=survey.shop, survey=survey, created_by=by.ref), document, by)
    return survey


@transaction.atomic
def save_draft(
    survey_id: int, content: dict[str, Any], *, title: str | None = None, revision: int | None = None, by: Actor
) -> SurveyVersion:
    """Keep the survey's one draft, over the one whose `revision` was read: None where there was none.

    What is being asked stays as it is. Raises UnknownSurvey, WrongState, InvalidSurvey, SurveyOvertaken.
    """
    document = checked_document(content)
    survey = locked_survey(survey_id)
    if not may_be_written(SurveyState(survey.state)):
        raise WrongState(field="id", state=survey.get_state_display())
    draft = SurveyVersion.objects.drafts().filter(survey=survey).first()
    refuse_overtaken(survey, draft, revision)
    if title is not None and title.strip():
        survey.title = title.strip()[:TITLE_LENGTH]
    touch(survey, by)
    return _write_draft(draft or SurveyVersion(shop=survey.shop, survey=survey, created_by=by.ref), document, by)


@transaction.atomic
def discard_draft(survey_id: int, *, revision: int | None = None, by: Actor) -> Survey:
    """Of a survey that was never published, nothing is left to ask; it stays, and can be written anew.

    Raises UnknownSurvey, NoDraft, SurveyOvertaken.
    """
    survey = locked_survey(survey_id)
    draft = draft_of(survey, revision)
    end_tests(draft.pk)
    draft.delete()
    touch(survey, by)
    return survey


def draft_of(survey: Survey, revision: int | None) -> SurveyVersion:
    """Without a `revision`, as it is now. Raises NoDraft, SurveyOvertaken."""
    draft = SurveyVersion.objects.drafts().filter(survey=survey).first()
    if revision is not None:
        refuse_overtaken(survey, draft, revision)
    if draft is None:
        raise NoDraft(field="id")
    return draft


def checked_document(content: dict[str, Any]) -> SurveyDocument:
    """Raises InvalidSurvey."""
    try:
        return read(content)
    except ValidationError as error:
        first = error.errors()[0]
        path = path_of(first, kinds_in=KINDS_IN) or "survey"
        raise InvalidSurvey(field=path, path=path, problem=mistake_in_words(first)) from error


def flaws_of(document: SurveyDocument) -> list[Flaw]:
    return flaws(document, default_language=current_shop().preferences.default_language)


def locked_survey(survey_id: int) -> Survey:
    """One writer of a survey at a time: its numbers follow one another. Raises UnknownSurvey."""
    found = Survey.objects.select_for_update().filter(pk=survey_id).first()
    if found is None:
        raise UnknownSurvey(field="id")
    return found


def touch(survey: Survey, by: Actor) -> None:
    survey.changed_at, survey.changed_by = now(), by.ref
    survey.save()


def next_revision(survey: Survey) -> int:
    last: int | None = SurveyVersion.objects.filter(survey=survey).aggregate(last=Max("revision"))["last"]
    return (last or 0) + 1


def refuse_overtaken(survey: Survey, draft: SurveyVersion | None, revision: int | None) -> None:
    """Of what was read before, and is locked now. Raises SurveyOvertaken."""
    if (draft.revision if draft is not None else None) != revision:
        raise SurveyOvertaken(draft or survey.current)


def _write_draft(draft: SurveyVersion, document: SurveyDocument, by: Actor) -> SurveyVersion:
    if draft.pk is not None:
        begin_tests_anew(draft.pk)
    draft.document = dump(document)
    draft.revision, draft.changed_at, draft.changed_by = next_revision(draft.survey), now(), by.ref
    draft.save()
    return draft
