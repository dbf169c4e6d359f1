"""Versions of surveys: one draft, one that is asked, and what was published stays with its answers (row C21)."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop, shop_scope
from saleor_postventa.surveys.codes import SurveyPurpose, SurveyState
from saleor_postventa.surveys.document.document import dump, read
from saleor_postventa.surveys.document.ready_made import ready_made
from saleor_postventa.surveys.models import Answer, AnswerPart, Invitation, Survey, SurveyVersion
from saleor_postventa.surveys.queries.surveys import (
    answer_counts,
    current_of,
    document_of,
    drafts_of,
    live_surveys,
    surveys_asking_after,
    versions_of,
)
from saleor_postventa.surveys.services.publishing import end_survey, pause_survey, publish_survey, resume_survey
from saleor_postventa.surveys.services.refusals import (
    BadCode,
    CodeTaken,
    FlawedSurvey,
    InvalidSurvey,
    NoDraft,
    NothingReadyMade,
    SurveyOvertaken,
    UnknownSurvey,
    WrongState,
)
from saleor_postventa.surveys.services.writing import check_survey, create_survey, discard_draft, save_draft
from tests.cast import STAFF
from tests.conftest import MovableClock
from tests.race import side_by_side

from .documents import asked, content

pytestmark = pytest.mark.django_db
BY_STAFF = Actor.staff(STAFF.id)
FIRST, SECOND = content(asked("nps")), content(asked("nps"), asked("text"))
ROUND = content(asked("text", "a", to="a"))


def made(code: str = "nps", found: dict[str, Any] | None = None, **how: Any) -> Survey:
    return create_survey(code, content=found or FIRST, by=BY_STAFF, **how)


def live(code: str = "nps", found: dict[str, Any] | None = None) -> Survey:
    return publish_survey(made(code, found).pk, by=BY_STAFF).survey


def draft(survey: Survey) -> SurveyVersion:
    return drafts_of([survey.pk])[survey.pk]


def rows() -> list[Any]:
    return [*Survey.objects.order_by("pk").values(), *SurveyVersion.objects.order_by("pk").values()]


def refused[R: Refusal](kind: type[R], act: Any, *given: Any, **how: Any) -> R:
    before = rows()
    with pytest.raises(kind) as refusal:
        act(*given, **how, by=BY_STAFF)
    assert rows() == before
    return refusal.value


def answered(version: SurveyVersion, cause: str, score: int = 9, **how: Any) -> Answer:
    shop = current_shop()
    customer = Customer.objects.create(shop=shop, email=f"{cause}@example.test")
    invitation = Invitation.objects.create(
        shop=shop,
        survey=version.survey,
        version=version,
        customer=customer,
        cause=cause,
        trigger="delivered",
        due_at=version.published_at,
    )
    answer = Answer.objects.create(
        shop=shop,
        invitation=invitation,
        survey=version.survey,
        version=version,
        customer=customer,
        submitted_at=version.published_at,
        **how,
    )
    AnswerPart.objects.create(shop=shop, answer=answer, question="nps", value=score, number=score)
    return answer


def test_a_new_survey_asks_nobody_until_its_draft_is_published(in_norte: Shop, clock: MovableClock) -> None:
    survey = made(title=" After the parcel ", purpose=SurveyPurpose.NPS)
    assert (survey.title, survey.purpose, survey.state) == ("After the parcel", "nps", SurveyState.DRAFT)
    assert (draft(survey).number, draft(survey).revision, draft(survey).created_by) == (None, 1, BY_STAFF.ref)
    assert live_surveys() == []
    version = publish_survey(survey.pk, by=BY_STAFF)
    assert (version.number, version.published_at, version.published_by) == (1, clock.moment, BY_STAFF.ref)
    assert live_surveys() == [survey]
    assert current_of(live_surveys()[0]) == version
    assert drafts_of([survey.pk]) == {}
    events = RecordedEvent.objects.order_by("pk").values_list("name", "data")
    told = [(name, data.get("number"), data.get("after")) for name, data in events]
    assert told == [("SurveyPublished", 1, None), ("SurveyStateChanged", None, "live")]


def test_starts_from_a_ready_made_one(in_norte: Shop, clock: MovableClock) -> None:
    for each in ready_made:
        survey = create_survey(each.code, start_from=each.code, by=BY_STAFF)
        assert (survey.title, survey.purpose) == (str(each.title), each.purpose)
        assert read(draft(survey).document) == each.document
        publish_survey(survey.pk, by=BY_STAFF)
    assert [each.code for each in surveys_asking_after("delivered")] == ["nps_after_delivery"]
    refused(NothingReadyMade, create_survey, "more", start_from="horoscope")
    refused(NothingReadyMade, create_survey, "more")


def test_codes_are_there_once_in_a_shop(norte: Shop, sur: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        made()
        refused(CodeTaken, create_survey, "nps", content=FIRST)
        for code in ("", "A", "a b", "-a", "x" * 61, "ñ"):
            refused(BadCode, create_survey, code, content=FIRST)
    with shop_scope(sur):
        assert not Survey.objects.filter(code="nps").exists()
        assert made().code == "nps"


def test_names_the_path_of_what_is_wrong(in_norte: Shop, clock: MovableClock) -> None:
    wrong = content(asked("nps"), asked("choice", settings={"options": []}))
    assert refused(InvalidSurvey, create_survey, "x", content=wrong).field == "questions.1.settings.options"
    assert refused(InvalidSurvey, save_draft, made().pk, {"colour": "red"}, revision=1).field == "names"


def test_keeps_everything_said_so_that_no_new_default_changes_it(in_norte: Shop, clock: MovableClock) -> None:
    assert draft(made()).document == dump(read(FIRST))


@pytest.mark.proves("C21", part="versions; its test mail is sent elsewhere")
def test_editing_a_live_survey_makes_version_2_and_answers_stay_with_their_own(
    in_norte: Shop, clock: MovableClock
) -> None:
    survey = live()
    first = current_of(survey)
    answered(first, "parcel:1")
    answered(first, "parcel:2", is_test=True)
    answered(first, "parcel:3", is_spam=True)
    written = save_draft(survey.pk, SECOND, by=BY_STAFF)
    survey.refresh_from_db()
    assert (survey.current, survey.state) == (first, SurveyState.LIVE)
    second = publish_survey(survey.pk, revision=written.revision, by=BY_STAFF)
    assert (second.pk, second.number) == (written.pk, 2)
    answered(second, "parcel:4")
    answered(second, "parcel:5")
    first.refresh_from_db()
    assert read(first.document) == read(FIRST)
    assert [each.code for each in document_of(second).questions] == ["nps", "text"]
    assert versions_of([survey.pk]) == {survey.pk: [second, first]}
    assert answer_counts([first.pk, second.pk]) == {first.pk: 1, second.pk: 2}
    assert current_of(live_surveys()[0]) == second


@pytest.mark.proves("C21", part="the freeze")
@pytest.mark.parametrize("change", [{"document": {}}, {"number": 7}, {"number": None, "published_at": None}])
def test_the_database_itself_keeps_what_was_published(
    in_norte: Shop, clock: MovableClock, change: dict[str, Any]
) -> None:
    version = current_of(live())
    with pytest.raises(DatabaseError), transaction.atomic():
        SurveyVersion.objects.filter(pk=version.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM surveys_surveyversion")
    SurveyVersion.objects.filter(pk=version.pk).update(first_answered_at=clock.moment)
    version.refresh_from_db()
    assert version.first_answered_at == clock.moment
    version.save()


def test_one_draft_one_invitation_one_answer_and_one_part(in_norte: Shop, clock: MovableClock) -> None:
    survey = live()
    answer = answered(current_of(survey), "parcel:1")
    part = answer.parts.get()
    save_draft(survey.pk, SECOND, by=BY_STAFF)
    for row in (part, answer, answer.invitation, draft(survey)):
        again = type(row).objects.get(pk=row.pk)
        again.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            again.save(force_insert=True)


def test_what_does_not_fit_together_is_kept_and_not_published(in_norte: Shop, clock: MovableClock) -> None:
    survey = made(found=ROUND)
    refusal = refused(FlawedSurvey, publish_survey, survey.pk)
    assert ([each.code for each in refusal.flaws], refusal.field) == (["loop"], "questions.0.goes")
    assert "a → a" in refusal.message


def test_a_check_says_all_and_changes_nothing(in_norte: Shop, clock: MovableClock) -> None:
    assert check_survey(FIRST).can_publish
    assert not check_survey(ROUND).can_publish
    wrong = check_survey(content(asked("nps", text={}), expires_after_days=0))
    assert [each.path for each in wrong.problems] == ["questions.0.text", "expires_after_days"]
    assert not wrong.can_publish
    warned = check_survey(content(languages=["es", "en", "fr"]))
    assert warned.can_publish
    assert {each.code for each in warned.flaws} == {"missing_translation"}
    assert rows() == []


def test_who_writes_over_somebodys_draft_is_told(in_norte: Shop, clock: MovableClock) -> None:
    survey = made()
    theirs = save_draft(survey.pk, SECOND, revision=1, title="Theirs", by=BY_STAFF)
    assert (theirs.revision, theirs.survey.title) == (2, "Theirs")
    for revision in (1, None):
        assert refused(SurveyOvertaken, save_draft, survey.pk, FIRST, revision=revision).version == theirs
    refused(SurveyOvertaken, publish_survey, survey.pk, revision=1)
    refused(SurveyOvertaken, discard_draft, survey.pk, revision=1)
    published = publish_survey(survey.pk, revision=2, by=BY_STAFF)
    refusal = refused(SurveyOvertaken, save_draft, survey.pk, FIRST, revision=2)
    assert (refusal.version, published.revision) == (published, 3)
    refused(NoDraft, publish_survey, survey.pk)
    assert save_draft(survey.pk, FIRST, by=BY_STAFF).revision == 4


def test_a_draft_is_thrown_away_and_what_is_asked_goes_on(in_norte: Shop, clock: MovableClock) -> None:
    survey = live()
    save_draft(survey.pk, SECOND, by=BY_STAFF)
    assert discard_draft(survey.pk, by=BY_STAFF).state == SurveyState.LIVE
    assert drafts_of([survey.pk]) == {}
    refused(NoDraft, discard_draft, survey.pk)
    never = made("never")
    discard_draft(never.pk, by=BY_STAFF)
    assert refused(SurveyOvertaken, save_draft, never.pk, FIRST, revision=1).version is None
    assert save_draft(never.pk, FIRST, by=BY_STAFF).number is None


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        ([pause_survey], SurveyState.PAUSED),
        ([pause_survey, resume_survey], SurveyState.LIVE),
        ([end_survey], SurveyState.ENDED),
        ([pause_survey, end_survey], SurveyState.ENDED),
    ],
)
def test_a_survey_is_paused_goes_on_and_ends(
    in_norte: Shop, clock: MovableClock, acts: list[Any], state: SurveyState
) -> None:
    survey = live()
    for act in acts:
        clock.move(days=1)
        survey = act(survey.pk, by=BY_STAFF)
    assert (survey.state, survey.state_since) == (state, clock.moment)
    moves = RecordedEvent.objects.filter(name="SurveyStateChanged").order_by("pk")
    assert moves.last().data["after"] == state
    assert moves.count() == len(acts) + 1
    assert [each.code for each in live_surveys()] == (["nps"] if state is SurveyState.LIVE else [])


def test_a_paused_one_is_published_anew_and_stays_paused(in_norte: Shop, clock: MovableClock) -> None:
    survey = live()
    pause_survey(survey.pk, by=BY_STAFF)
    save_draft(survey.pk, SECOND, by=BY_STAFF)
    assert publish_survey(survey.pk, by=BY_STAFF).survey.state == SurveyState.PAUSED


def test_what_a_state_does_not_allow_is_refused(in_norte: Shop, clock: MovableClock) -> None:
    never, ended, asking = made("never"), live("ended"), live("asking")
    save_draft(ended.pk, SECOND, by=BY_STAFF)
    end_survey(ended.pk, by=BY_STAFF)
    for act in (pause_survey, resume_survey, end_survey):
        refused(WrongState, act, never.pk)
        refused(WrongState, act, ended.pk)
    refused(WrongState, resume_survey, asking.pk)
    refused(WrongState, publish_survey, ended.pk)
    refused(WrongState, save_draft, ended.pk, FIRST, revision=4)


def test_a_survey_of_another_shop_does_not_exist(norte: Shop, sur: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        survey = live()
    with shop_scope(sur):
        for act in (publish_survey, pause_survey, end_survey, discard_draft):
            refused(UnknownSurvey, act, survey.pk)
        refused(UnknownSurvey, save_draft, survey.pk, FIRST)
        assert live_surveys() == []


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_do_not_write_over_each_other(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        survey = made()

    def save(_number: int) -> None:
        with shop_scope(norte):
            save_draft(survey.pk, SECOND, revision=1, by=BY_STAFF)

    lost = side_by_side(save, range(3))
    assert [type(each) for each in lost] == [SurveyOvertaken] * 2

    def publish(_number: int) -> None:
        with shop_scope(norte):
            publish_survey(survey.pk, by=BY_STAFF)

    lost = side_by_side(publish, range(2))
    assert [type(each) for each in lost] == [NoDraft]
    with shop_scope(norte):
        assert SurveyVersion.objects.get().number == 1
