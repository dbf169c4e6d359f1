"""Two people at one draft: nobody's work is written over, published or thrown away unseen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils.translation import override

from saleor_postventa.core.actor import Actor
from saleor_postventa.events.drafts import DraftOvertaken
from saleor_postventa.returns.models import PolicyVersion
from saleor_postventa.returns.policy.document import Policy, dump
from saleor_postventa.returns.queries import draft_policy
from saleor_postventa.returns.services import discard_draft, export_policy, import_policy, publish_policy, save_draft
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import global_id
from tests.conftest import MovableClock

from .make import BY_STAFF
from .snapshot import everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_norte")]
DEFAULT = dump(Policy.default())
MARTA = Actor.staff(global_id("User", 7))


def policy_of(days: int) -> dict[str, object]:
    return {**DEFAULT, "window": {**DEFAULT["window"], "days": days}}


def overtaken(act: Callable[[], object]) -> DraftOvertaken:
    before = everything()
    with pytest.raises(DraftOvertaken) as refusal:
        act()
    assert everything() == before
    return refusal.value


def test_what_a_colleague_saved_meanwhile_is_not_written_over(clock: MovableClock) -> None:
    read = save_draft(policy_of(30), by=BY_STAFF)
    clock.move(minutes=5)
    theirs = save_draft(policy_of(45), revision=read.revision, by=MARTA)
    refusal = overtaken(lambda: save_draft(policy_of(60), revision=read.revision, by=BY_STAFF))
    assert refusal.version == theirs
    assert (theirs.changed_by, theirs.created_by) == (MARTA.ref, BY_STAFF.ref)


def test_goes_over_it_once_it_was_read(clock: MovableClock) -> None:
    read = save_draft(policy_of(30), by=BY_STAFF)
    theirs = save_draft(policy_of(45), revision=read.revision, by=MARTA)
    mine = save_draft(policy_of(60), revision=theirs.revision, by=BY_STAFF)
    assert (mine.pk, mine.content) == (theirs.pk, policy_of(60))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "After you opened the draft, #7 saved it (10 Jun 2026, 14:05)."),
        ("es", "Después de que abrieras el borrador, #7 lo guardó (10/06/2026 14:05)."),
    ],
)
def test_says_who_and_when_on_the_shops_clocks(clock: MovableClock, language: str, said: str) -> None:
    read = save_draft(DEFAULT, by=BY_STAFF)
    clock.move(minutes=5)
    save_draft(policy_of(45), revision=read.revision, by=MARTA)
    with override(language):
        refusal = overtaken(lambda: save_draft(DEFAULT, revision=read.revision, by=BY_STAFF))
        assert refusal.message.startswith(said)


def test_who_saw_no_draft_writes_over_none(clock: MovableClock) -> None:
    theirs = save_draft(policy_of(45), by=MARTA)
    assert overtaken(lambda: save_draft(DEFAULT, by=BY_STAFF)).version == theirs
    assert overtaken(lambda: import_policy(export_policy(None), by=BY_STAFF)).version == theirs


def test_a_draft_that_was_published_or_thrown_away_meanwhile_is_told_of(clock: MovableClock) -> None:
    read = save_draft(policy_of(30), by=BY_STAFF)
    published = publish_policy(read.pk, revision=read.revision, by=MARTA)
    refusal = overtaken(lambda: save_draft(policy_of(60), revision=read.revision, by=BY_STAFF))
    assert refusal.version == published
    assert "#7 published it" in refusal.message
    another = save_draft(policy_of(60), by=BY_STAFF)
    discard_draft(another.pk, revision=another.revision, by=MARTA)
    assert "#7 threw it away" in overtaken(lambda: save_draft(DEFAULT, revision=another.revision, by=BY_STAFF)).message
    assert save_draft(DEFAULT, by=BY_STAFF).number == 3


def test_a_draft_that_followed_the_one_that_was_read_is_not_taken_for_it(clock: MovableClock) -> None:
    read = save_draft(policy_of(30), by=BY_STAFF)
    discard_draft(read.pk, by=MARTA)
    theirs = save_draft(policy_of(45), by=MARTA)
    assert overtaken(lambda: save_draft(DEFAULT, revision=read.revision, by=BY_STAFF)).version == theirs


@pytest.mark.parametrize("act", [publish_policy, discard_draft])
def test_what_nobody_looked_at_is_neither_published_nor_thrown_away(
    clock: MovableClock, act: Callable[..., PolicyVersion]
) -> None:
    read = save_draft(policy_of(30), by=BY_STAFF)
    theirs = save_draft(policy_of(45), revision=read.revision, by=MARTA)
    assert overtaken(lambda: act(read.pk, revision=read.revision, by=BY_STAFF)).version == theirs
    act(read.pk, revision=theirs.revision, by=BY_STAFF)
    assert draft_policy() is None


def test_each_shop_counts_for_itself(sur: Shop, clock: MovableClock) -> None:
    save_draft(policy_of(45), by=MARTA)
    with shop_scope(sur):
        first = save_draft(DEFAULT, by=BY_STAFF)
        assert (first.number, first.revision) == (1, 1)
        assert save_draft(DEFAULT, revision=1, by=BY_STAFF).revision == 2


def test_a_revision_of_nothing_at_all_is_no_obstacle(clock: MovableClock) -> None:
    clock.move(days=1)
    kept = save_draft(DEFAULT, revision=9, by=BY_STAFF)
    assert kept.changed_at == clock.moment > clock.moment - timedelta(days=1)
