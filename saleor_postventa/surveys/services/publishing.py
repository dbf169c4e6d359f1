"""What is asked, and whether: publishing a draft, pausing, going on and ending."""

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.events.services import record
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.codes import SurveyState
from saleor_postventa.surveys.events import SurveyPublished, SurveyStateChanged
from saleor_postventa.surveys.models import Survey, SurveyVersion
from saleor_postventa.surveys.rules.states import may_be_written, may_become, state_when_published

from .refusals import FlawedSurvey, WrongState
from .writing import checked_document, draft_of, flaws_of, locked_survey, next_revision, touch


@transaction.atomic
def publish_survey(survey_id: int, *, revision: int | None = None, by: Actor) -> SurveyVersion:
    """From now on it is asked as the draft has it; what was answered before stays with the version that asked.

    Raises UnknownSurvey, WrongState, NoDraft, SurveyOvertaken, InvalidSurvey, FlawedSurvey.
    """
    survey = locked_survey(survey_id)
    if not may_be_written(SurveyState(survey.state)):
        raise WrongState(field="id", state=survey.get_state_display())
    draft = draft_of(survey, revision)
    found = flaws_of(checked_document(draft.document))
    if blocking := [each for each in found if each.is_blocking]:
        raise FlawedSurvey(blocking)
    newest = SurveyVersion.objects.published().filter(survey=survey).first()
    draft.number = (newest.number or 0) + 1 if newest is not None else 1
    draft.published_at, draft.published_by = now(), by.ref
    draft.revision, draft.changed_at, draft.changed_by = next_revision(survey), now(), by.ref
    draft.save()
    before = SurveyState(survey.state)
    note_surveys(current_shop())
    survey.current = draft
    _become(survey, state_when_published(before))
    touch(survey, by)
    record(
        SurveyPublished(
            survey_id=survey.pk, version_id=draft.pk, survey=survey.code, number=draft.number, occurred_at=now()
        ),
        by=by,
    )
    _tell(survey, before, by)
    return draft


def has_surveys(shop: Shop) -> bool:
    """Whether it ever asked by one: until then nothing that happens concerns surveys."""
    return shop.has_surveys


def note_surveys(shop: Shop) -> None:
    """Of a shop that asks; also the one at hand, which knows no better."""
    if not shop.has_surveys:
        Shop.objects.filter(pk=shop.pk).update(has_surveys=True)
        shop.has_surveys = True


def pause_survey(survey_id: int, *, by: Actor) -> Survey:
    """Nobody new is asked; who was asked may answer. Raises UnknownSurvey, WrongState."""
    return _move(survey_id, SurveyState.PAUSED, by)


def resume_survey(survey_id: int, *, by: Actor) -> Survey:
    """Raises UnknownSurvey, WrongState."""
    return _move(survey_id, SurveyState.LIVE, by)


def end_survey(survey_id: int, *, by: Actor) -> Survey:
    """For good: it can neither go on nor be written any more. Raises UnknownSurvey, WrongState."""
    return _move(survey_id, SurveyState.ENDED, by)


@transaction.atomic
def _move(survey_id: int, after: SurveyState, by: Actor) -> Survey:
    survey = locked_survey(survey_id)
    before = SurveyState(survey.state)
    if not may_become(after, before):
        raise WrongState(field="id", state=survey.get_state_display())
    _become(survey, after)
    touch(survey, by)
    _tell(survey, before, by)
    return survey


def _become(survey: Survey, after: SurveyState) -> None:
    if survey.state != after:
        survey.state, survey.state_since = after, now()


def _tell(survey: Survey, before: SurveyState, by: Actor) -> None:
    if survey.state != before:
        moved = SurveyStateChanged(
            survey_id=survey.pk,
            survey=survey.code,
            before=before,
            after=survey.state,
            at=survey.state_since,
            occurred_at=survey.state_since,
        )
        record(moved, by=by)
