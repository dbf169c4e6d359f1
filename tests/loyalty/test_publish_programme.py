"""Versions of the programme: one draft, one in force, and what was published stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.drafts import DraftOvertaken
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.codes import ProgrammeStatus
from saleor_postventa.loyalty.models import ProgrammeVersion
from saleor_postventa.loyalty.programme.document import Programme, dump
from saleor_postventa.loyalty.queries import (
    content_of,
    draft_programme,
    programme_at,
    programmes_in_force,
    version_at,
)
from saleor_postventa.loyalty.services import (
    check_programme,
    discard_programme,
    publish_programme,
    save_programme,
)
from saleor_postventa.loyalty.services.programmes import (
    ContradictoryProgramme,
    InvalidProgramme,
    NotADraftProgramme,
    SameMoment,
    UnknownProgramme,
)
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import STAFF
from tests.conftest import MovableClock
from tests.race import side_by_side

from .programme.scene import DEFAULT, content

pytestmark = pytest.mark.django_db
BY_STAFF = Actor.staff(STAFF.id)
FREE_POINTS = content(pending={"until": "at_once"}, may_be_negative=False)


def published(**changes: Any) -> ProgrammeVersion:
    return publish_programme(save_programme(content(**changes), by=BY_STAFF).pk, by=BY_STAFF)


def rows() -> list[dict[str, Any]]:
    return list(ProgrammeVersion.objects.order_by("pk").values())


def refused(kind: type[Refusal], programme_id: int, **how: Any) -> Refusal:
    before = rows()
    with pytest.raises(kind) as refusal:
        publish_programme(programme_id, by=BY_STAFF, **how)
    assert rows() == before
    return refusal.value


def test_there_is_one_draft_and_numbers_follow_one_another(in_norte: Shop, clock: MovableClock) -> None:
    first = save_programme(DEFAULT, name="Spring", by=BY_STAFF)
    again = save_programme(content(guests_earn=False), name="Summer", revision=first.revision, by=BY_STAFF)
    assert (again.pk, again.number, again.name) == (first.pk, 1, "Summer")
    assert draft_programme() == again
    publish_programme(again.pk, by=BY_STAFF)
    assert draft_programme() is None
    assert save_programme(DEFAULT, by=BY_STAFF).number == 2


def test_keeps_everything_said_so_that_no_new_default_changes_it(in_norte: Shop, clock: MovableClock) -> None:
    assert save_programme({"format": 1}, by=BY_STAFF).content == dump(Programme())


def test_names_the_path_of_what_is_wrong(in_norte: Shop, clock: MovableClock) -> None:
    with pytest.raises(InvalidProgramme) as refusal:
        save_programme(content(earning={"birthday": {"points": -1}}), by=BY_STAFF)
    assert refusal.value.field == "earning.birthday.points"
    with pytest.raises(InvalidProgramme):
        save_programme({"colour": "red"}, by=BY_STAFF)
    assert rows() == []


def test_is_in_force_from_the_moment_it_is_published(in_norte: Shop, clock: MovableClock) -> None:
    version = published()
    assert (version.status, version.published_by) == (ProgrammeStatus.PUBLISHED, BY_STAFF.ref)
    assert programme_at(clock.moment) == version
    assert programme_at(clock.moment - timedelta(seconds=1)) is None
    assert content_of(version).purchase.rates
    assert RecordedEvent.objects.get(name="ProgrammePublished").data["number"] == 1


def test_one_is_in_force_at_a_time_and_the_past_keeps_its_own(in_norte: Shop, clock: MovableClock) -> None:
    first = published()
    start = clock.moment
    clock.move(days=10)
    second = published(guests_earn=False)
    assert programme_at(clock.moment) == second
    assert programme_at(clock.moment - timedelta(seconds=1)) == first
    versions = programmes_in_force(clock.moment)
    assert versions == [second, first]
    moments = (start - timedelta(1), start, clock.moment)
    assert [version_at(each, versions) for each in moments] == [None, first, second]


def test_may_come_into_force_later(in_norte: Shop, clock: MovableClock) -> None:
    now = published()
    draft = save_programme(content(guests_earn=False), by=BY_STAFF)
    later = clock.moment + timedelta(days=5)
    ahead = publish_programme(draft.pk, in_force_since=later, by=BY_STAFF)
    assert programme_at(clock.moment) == now
    assert programme_at(later) == ahead
    draft = save_programme(DEFAULT, by=BY_STAFF)
    refused(SameMoment, draft.pk, in_force_since=later)


def test_never_comes_into_force_before_it_was_published(in_norte: Shop, clock: MovableClock) -> None:
    draft = save_programme(DEFAULT, by=BY_STAFF)
    version = publish_programme(draft.pk, in_force_since=clock.moment - timedelta(days=5), by=BY_STAFF)
    assert version.in_force_since == clock.moment


def test_what_contradicts_itself_is_not_published(in_norte: Shop, clock: MovableClock) -> None:
    draft = save_programme(FREE_POINTS, by=BY_STAFF)
    refusal = refused(ContradictoryProgramme, draft.pk)
    assert isinstance(refusal, ContradictoryProgramme)
    assert [each.code for each in refusal.contradictions] == ["points_for_nothing"]
    assert refusal.field == "may_be_negative"
    assert "14" in refusal.message


def test_a_check_says_all_and_changes_nothing(in_norte: Shop, clock: MovableClock) -> None:
    assert check_programme(DEFAULT).can_publish
    assert not check_programme(FREE_POINTS).can_publish
    wrong = check_programme(content(guests_earn=1, expiry={"months": 0}))
    assert [each.path for each in wrong.problems] == ["guests_earn", "expiry.months"]
    assert not wrong.can_publish
    warned = check_programme(content(tiers={"grace_days": 0}))
    assert warned.can_publish
    assert [each.code for each in warned.contradictions] == ["steps_without_grace"]
    assert rows() == []


def test_who_writes_over_somebodys_draft_is_told(in_norte: Shop, clock: MovableClock) -> None:
    mine = save_programme(DEFAULT, by=BY_STAFF)
    theirs = save_programme(content(guests_earn=False), revision=mine.revision, by=BY_STAFF)
    for revision in (None, mine.revision):
        with pytest.raises(DraftOvertaken) as refusal:
            save_programme(DEFAULT, revision=revision, by=BY_STAFF)
        assert refusal.value.version == theirs
    refused(DraftOvertaken, mine.pk, revision=mine.revision)
    with pytest.raises(DraftOvertaken):
        discard_programme(mine.pk, revision=mine.revision, by=BY_STAFF)
    publish_programme(theirs.pk, revision=theirs.revision, by=BY_STAFF)
    with pytest.raises(DraftOvertaken, match="published"):
        save_programme(DEFAULT, revision=theirs.revision, by=BY_STAFF)


def test_refuses_what_is_no_draft(in_norte: Shop, clock: MovableClock) -> None:
    version = published()
    refused(NotADraftProgramme, version.pk)
    refused(UnknownProgramme, 0)
    with pytest.raises(NotADraftProgramme):
        discard_programme(version.pk, by=BY_STAFF)
    draft = save_programme(DEFAULT, by=BY_STAFF)
    discard_programme(draft.pk, by=BY_STAFF)
    refused(NotADraftProgramme, draft.pk)
    assert draft_programme() is None


@pytest.mark.parametrize("change", [{"content": {}}, {"in_force_since": None}, {"status": "draft"}, {"name": "x"}])
def test_the_database_refuses_to_change_what_was_published(
    in_norte: Shop, clock: MovableClock, change: dict[str, Any]
) -> None:
    version = published()
    before = rows()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        ProgrammeVersion.objects.filter(pk=version.pk).update(**change)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        ProgrammeVersion.objects.filter(pk=version.pk).delete()
    assert rows() == before


def test_another_shop_has_programmes_of_its_own(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    version = published()
    draft = save_programme(DEFAULT, by=BY_STAFF)
    with shop_scope(sur):
        assert programme_at(clock.moment) is None
        assert draft_programme() is None
        assert programmes_in_force(clock.moment) == []
        refused(UnknownProgramme, draft.pk)
        refused(UnknownProgramme, version.pk)
        with pytest.raises(UnknownProgramme):
            discard_programme(draft.pk, by=BY_STAFF)
        assert save_programme(DEFAULT, by=BY_STAFF).number == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_or_publish_at_the_same_moment_one_wins(norte: Shop) -> None:
    def save(guests_earn: bool) -> None:
        with shop_scope(norte):
            save_programme(content(guests_earn=guests_earn), by=BY_STAFF)

    lost = side_by_side(save, (True, False, True))
    assert [type(each) for each in lost] == [DraftOvertaken] * 2
    with shop_scope(norte):
        draft = ProgrammeVersion.objects.get()

    def publish(revision: int) -> None:
        with shop_scope(norte):
            publish_programme(draft.pk, revision=revision, by=BY_STAFF)

    lost = side_by_side(publish, (draft.revision, draft.revision))
    assert [type(each) for each in lost] == [DraftOvertaken]
    with shop_scope(norte):
        assert ProgrammeVersion.objects.get().status == ProgrammeStatus.PUBLISHED
