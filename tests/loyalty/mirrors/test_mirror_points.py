"""What Saleor holds of somebody's points is what the ledger says, soon, and told once."""

from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import ReactionRun
from saleor_postventa.loyalty import mirroring
from saleor_postventa.loyalty.chores import follow_mirrors, retry_given_up_mirrors
from saleor_postventa.loyalty.codes import ExclusionReason
from saleor_postventa.loyalty.findings import mirrors_given_up
from saleor_postventa.loyalty.ledger.movements import earn, grant, spend
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Account, BalanceMirror
from saleor_postventa.loyalty.rules.mirrors import AS_OF, KEYS
from saleor_postventa.loyalty.services import (
    book,
    come_back,
    exclude_member,
    follow_level,
    join_accounts,
    leave_programme,
    preview_join,
)
from saleor_postventa.loyalty.services.levels import grant_level
from saleor_postventa.loyalty.services.mirrors import ask_mirrors, keep_mirrors
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_customer, erase_person
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.loyalty.conftest import make_account, terms
from tests.loyalty.trade import make_programme
from tests.refunds.crashing import Killed, unplugged
from tests.refunds.scene import Saleor, work

from .scene import BY, Mirrored, calls_of_saleor, figures, make_mirrored, settle, switch

LEVELS = [
    {"code": "silver", "names": {"en": "Silver", "es": "Plata"}, "threshold": "100"},
    {"code": "gold", "names": {"en": "Gold", "es": "Oro"}, "threshold": "500"},
]
OTHER_APP = {"other.app": "stays"}
BOUNDARIES = 6


def test_points_stand_in_private_metadata_alone(lea: Mirrored, clock: MovableClock) -> None:
    lea.saleor.control.set_metadata(OTHER_APP, customer=lea.id, private=True)
    lea.gets(40)
    book(earn(lea.account, 25, terms()), by=BY)
    settle(clock)
    assert lea.told == figures(40, 25) | OTHER_APP
    assert datetime.fromisoformat(lea.metadata[AS_OF]) == clock.moment
    assert set(lea.metadata) == {*KEYS, *OTHER_APP}
    assert lea.public == {}


def test_the_level_is_told_when_it_changes(lea: Mirrored, shop: Shop, clock: MovableClock) -> None:
    make_programme(clock, tiers={"levels": LEVELS})
    lea.gets(5)
    settle(clock)
    grant_level(lea.account, "gold", until=clock.moment.replace(year=2027), key="brought", by=BY)
    follow_level(lea.account.pk)
    settle(clock)
    assert lea.told == figures(5, level="gold")


def test_many_changes_within_a_moment_are_told_once(lea: Mirrored, clock: MovableClock) -> None:
    for points in (10, 20, 30):
        lea.gets(points)
    with calls_of_saleor() as called:
        settle(clock)
    assert (lea.told, len(called)) == (figures(60), 1)
    assert BalanceMirror.objects.count() == 1


def test_what_comes_to_the_same_figures_is_not_told_again(lea: Mirrored, clock: MovableClock) -> None:
    lea.gets(50)
    settle(clock)
    spent = book(spend(lea.account, 20, terms()), by=BY)
    lea.gets(20)
    with calls_of_saleor() as called:
        settle(clock)
        follow_mirrors()
        settle(clock)
    assert called == []
    assert lea.mirror.sequence > spent.sequence


def test_a_change_while_it_is_being_told_is_told_too(
    lea: Mirrored, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lea.gets(10)
    write = mirroring.metadata_of

    def overtaken(*told: Any, **options: Any) -> dict[str, str]:
        monkeypatch.undo()
        lea.gets(5)
        work("reactions")
        return write(*told, **options)

    monkeypatch.setattr(mirroring, "metadata_of", overtaken)
    settle(clock)
    assert lea.told == figures(10)
    assert lea.mirror.state == WorkState.WAITING
    settle(clock)
    assert lea.told == figures(15)
    assert lea.mirror.state == WorkState.DONE


def test_what_somebody_edits_there_is_overwritten_with_the_next_change(lea: Mirrored, clock: MovableClock) -> None:
    lea.gets(10)
    settle(clock)
    lea.saleor.control.set_metadata({"postventa.points_active": "1000000"}, customer=lea.id, private=True)
    follow_mirrors()
    settle(clock)
    lea.account.refresh_from_db()
    assert lea.account.active == 10
    lea.gets(1)
    settle(clock)
    assert lea.told == figures(11)


def test_a_saleor_that_is_down_is_asked_again_later(lea: Mirrored, clock: MovableClock) -> None:
    lea.gets(10)
    with calls_of_saleor(broken=2):
        settle(clock)
        assert lea.mirror.state == WorkState.WAITING
        assert "503" in lea.mirror.error
        settle(clock)
        settle(clock)
    assert lea.told == figures(10)
    assert (lea.mirror.state, lea.mirror.error) == (WorkState.DONE, "")


def test_there_are_as_many_boundaries_as_are_tried(lea: Mirrored, clock: MovableClock) -> None:
    lea.gets(10)
    work("reactions")
    clock.move(minutes=1)
    with unplugged(None, (mirroring, "note_told")) as plug:
        work("mirrors")
    assert plug.passed == BOUNDARIES


@pytest.mark.parametrize("at", range(BOUNDARIES))
def test_a_worker_that_is_killed_at_any_step_leaves_it_to_the_next(lea: Mirrored, clock: MovableClock, at: int) -> None:
    lea.gets(10)
    work("reactions")
    clock.move(minutes=1)
    with unplugged(at, (mirroring, "note_told")), pytest.raises(Killed):
        work("mirrors")
    lea.gets(5)
    BalanceMirror.objects.update(leased_until=None)
    settle(clock)
    settle(clock)
    assert lea.told == figures(15)
    assert lea.mirror.state == WorkState.DONE


def test_where_it_is_off_nothing_is_written_and_nothing_asked(quiet_shop: Shop, clock: MovableClock) -> None:
    account = make_account()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        book(grant(account, 10, terms(), expires_at=None), by=BY)
    assert not [each for each in captured.captured_queries if "balancemirror" in each["sql"]]
    work("reactions")
    assert not ReactionRun.objects.filter(code="loyalty.mirror_change").exists()
    assert ask_mirrors([account.pk]) == keep_mirrors() == 0
    assert not BalanceMirror.objects.exists()


def test_switched_on_it_tells_everybody_so_many_at_a_time(
    saleor: Saleor, quiet_shop: Shop, clock: MovableClock
) -> None:
    people = [make_mirrored(saleor) for _ in range(3)]
    for each in people:
        each.gets(7)
    work("reactions")
    quiet_shop.preferences_data = {"is_points_mirror_on": True}
    quiet_shop.save()
    with shop_scope(quiet_shop):
        assert [keep_mirrors(limit=2) for _ in range(3)] == [2, 1, 0]
        settle(clock)
    assert [each.told for each in people] == [figures(7)] * 3


def test_saving_the_setting_begins_at_once(saleor: Saleor, quiet_shop: Shop, clock: MovableClock) -> None:
    noa = make_mirrored(saleor)
    noa.gets(7)
    work("reactions")
    switch(quiet_shop, is_on=True)
    settle(clock)
    assert noa.told == figures(7)


def test_switched_off_it_takes_its_own_keys_out(lea: Mirrored, shop: Shop, clock: MovableClock) -> None:
    lea.saleor.control.set_metadata(OTHER_APP, customer=lea.id, private=True)
    lea.gets(10)
    settle(clock)
    switch(shop, is_on=False)
    settle(clock)
    assert lea.metadata == OTHER_APP
    assert not lea.is_mirrored
    lea.gets(1)
    settle(clock)
    assert lea.metadata == OTHER_APP


def test_switched_off_while_it_is_being_told_it_is_taken_out(
    lea: Mirrored, shop: Shop, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lea.gets(10)
    write = mirroring.metadata_of

    def overtaken(*told: Any, **options: Any) -> dict[str, str]:
        monkeypatch.undo()
        switch(shop, is_on=False)
        return write(*told, **options)

    monkeypatch.setattr(mirroring, "metadata_of", overtaken)
    settle(clock)
    follow_mirrors()
    settle(clock)
    assert (lea.metadata, lea.is_mirrored) == ({}, False)


def test_a_missed_change_is_found_by_the_chore(lea: Mirrored, clock: MovableClock) -> None:
    lea.gets(10)
    settle(clock)
    post(grant(lea.account, 5, terms(), expires_at=None))
    settle(clock)
    assert lea.told == figures(10)
    follow_mirrors()
    settle(clock)
    assert lea.told == figures(15)


def test_guests_and_the_team_have_none(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    guest, staff = make_account(), make_mirrored(saleor)
    Customer.objects.filter(pk=staff.customer.pk).update(is_staff=True)
    for account in (guest, staff.account):
        book(grant(account, 10, terms(), expires_at=None), by=BY)
    settle(clock)
    follow_mirrors()
    assert not BalanceMirror.objects.exists()


def test_who_leaves_has_none_and_who_comes_back_has(lea: Mirrored, clock: MovableClock) -> None:
    lea.gets(10)
    settle(clock)
    leave_programme(lea.customer, by=BY)
    settle(clock)
    assert (lea.metadata, lea.is_mirrored) == ({}, False)
    come_back(lea.customer, by=BY)
    settle(clock)
    assert lea.told == figures(10)
    exclude_member(lea.customer, ExclusionReason.MISUSE, by=BY)
    settle(clock)
    assert (lea.metadata, lea.is_mirrored) == ({}, False)


def test_of_two_accounts_that_are_joined_one_is_told_of(lea: Mirrored, clock: MovableClock) -> None:
    noa = make_mirrored(lea.saleor)
    lea.gets(10)
    noa.gets(5)
    settle(clock)
    mark = preview_join(noa.account.pk, lea.account.pk).mark
    join_accounts(noa.account.pk, lea.account.pk, mark=mark, by=BY)
    settle(clock)
    assert (noa.metadata, noa.is_mirrored) == ({}, False)
    assert lea.told == figures(15)


def test_it_does_not_outlive_an_erasure(lea: Mirrored, clock: MovableClock) -> None:
    lea.gets(10)
    settle(clock)
    erase_person(lea.customer, ErasureReason.ASKED, by=BY)
    settle(clock)
    assert (lea.metadata, lea.is_mirrored) == ({}, False)
    assert Account.objects.get(pk=lea.account.pk).active == 10


def test_it_ends_with_who_was_deleted_in_saleor(lea: Mirrored, shop: Shop, clock: MovableClock) -> None:
    lea.gets(10)
    settle(clock)
    lea.saleor.control.delete_customer(lea.id)
    erase_customer(lea.id, email=lea.customer.email, at=clock.moment, by=BY)
    settle(clock)
    assert not lea.is_mirrored


def test_who_is_gone_before_we_heard_of_it_is_not_asked_for_for_ever(lea: Mirrored, clock: MovableClock) -> None:
    lea.gets(10)
    settle(clock)
    lea.saleor.control.delete_customer(lea.id)
    lea.gets(5)
    with calls_of_saleor() as called:
        settle(clock)
        for _ in range(3):
            follow_mirrors()
            settle(clock, minutes=60)
    assert len(called) == 2
    assert (lea.mirror.state, lea.mirror.saleor_id, lea.mirror.told) == (WorkState.DONE, "", {})


def test_a_missing_permission_is_seen_and_tried_again_every_day(
    lea: Mirrored, shop: Shop, saleor: Saleor, clock: MovableClock
) -> None:
    allowed = saleor.app.manifest["permissions"]
    saleor.control.update_app("Listening", [code for code in allowed if code != "MANAGE_USERS"])
    lea.gets(10)
    settle(clock)
    assert lea.mirror.state == WorkState.DEAD
    assert [finding.code for finding in mirrors_given_up(shop)] == ["points_mirrors_given_up"]
    saleor.control.update_app("Listening", allowed)
    follow_mirrors()
    settle(clock)
    assert lea.metadata == {}
    retry_given_up_mirrors()
    settle(clock)
    assert lea.told == figures(10)
    assert list(mirrors_given_up(shop)) == []


def test_a_shop_that_switched_us_off_is_left_alone(lea: Mirrored, shop: Shop, clock: MovableClock) -> None:
    lea.gets(10)
    work("reactions")
    Shop.objects.filter(pk=shop.pk).update(state="inactive")
    with calls_of_saleor() as called:
        settle(clock)
    assert called == []
    Shop.objects.filter(pk=shop.pk).update(state="active")
    settle(clock)
    assert lea.told == figures(10)


def test_the_other_shop_has_its_own_setting(lea: Mirrored, shop: Shop, sur: Shop, clock: MovableClock) -> None:
    with shop_scope(sur):
        book(grant(make_account(), 10, terms(), expires_at=None), by=BY)
        assert ask_mirrors([lea.account.pk]) == keep_mirrors() == 0
        assert not BalanceMirror.objects.exists()
    lea.gets(3)
    settle(clock)
    assert BalanceMirror.objects.get().account == lea.account
