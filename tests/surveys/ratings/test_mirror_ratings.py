"""What Saleor holds of a product's reviews is what was published, soon, and told once."""

from typing import Any

import pytest

from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import ReactionRun
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys import rating_mirroring
from saleor_postventa.surveys.chores import follow_rating_mirrors, retry_given_up_rating_mirrors
from saleor_postventa.surveys.findings import rating_mirrors_given_up
from saleor_postventa.surveys.models import RatingMirror
from saleor_postventa.surveys.rules.rating_mirrors import KEYS, told_of
from saleor_postventa.surveys.services.rating_mirrors import keep_rating_mirrors
from tests.conftest import MovableClock
from tests.loyalty.mirrors.scene import calls_of_saleor
from tests.refunds.scene import Saleor, work

from .scene import Rated, figures, make_rated, settle, switch

OTHER_APP = {"other.app": "stays"}


def test_nothing_is_told_of_a_product_that_nobody_reviewed() -> None:
    assert told_of(None, 0) == {}
    assert told_of(3.666, 3) == figures("3.67", 3)


def test_mean_and_count_stand_in_the_products_metadata(shirt: Rated, clock: MovableClock) -> None:
    shirt.saleor.control.set_metadata(OTHER_APP, product=shirt.id)
    for stars in (5, 4, 2):
        shirt.gets(stars)
    with calls_of_saleor() as called:
        settle(clock)
    assert (shirt.told, shirt.rating, len(called)) == (figures("3.67", 3), 3.67, 1)
    assert set(KEYS) | set(OTHER_APP) <= set(shirt.metadata)
    lost = shirt.gets(1)
    settle(clock)
    assert shirt.told == figures("3.00", 4)
    shirt.loses(lost)
    settle(clock)
    assert shirt.told == figures("3.67", 3)


def test_it_is_off_until_the_shop_switches_it_on(saleor: Saleor, quiet_shop: Shop, clock: MovableClock) -> None:
    shirt = make_rated(saleor)
    shirt.gets(5)
    settle(clock)
    follow_rating_mirrors()
    assert not ReactionRun.objects.filter(code="surveys.mirror_rating_of_product").exists()
    assert not RatingMirror.objects.exists()
    switch(quiet_shop, is_on=True)
    settle(clock)
    assert shirt.told == figures("5.00", 1)


def test_switched_off_it_takes_its_own_keys_out(shirt: Rated, shop: Shop, clock: MovableClock) -> None:
    shirt.saleor.control.set_metadata(OTHER_APP, product=shirt.id)
    shirt.gets(5)
    settle(clock)
    switch(shop, is_on=False)
    settle(clock)
    assert (set(KEYS) & set(shirt.metadata), shirt.rating) == (set(), None)
    assert OTHER_APP.items() <= shirt.metadata.items()
    assert not RatingMirror.objects.exists()


def test_without_a_review_left_nothing_is_told(shirt: Rated, clock: MovableClock) -> None:
    review = shirt.gets(5)
    settle(clock)
    shirt.loses(review)
    settle(clock)
    assert (shirt.told, RatingMirror.objects.exists()) == ({}, False)


def test_an_outcome_that_nobody_knows_is_made_sure_of(
    shirt: Rated, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saleor took it and the answer was lost: it is written again, and comes to the same."""
    shirt.gets(5)
    noted = rating_mirroring.note_told

    def lost(*told: Any) -> None:
        monkeypatch.setattr(rating_mirroring, "note_told", noted)
        raise ConnectionError("the answer was lost")

    monkeypatch.setattr(rating_mirroring, "note_told", lost)
    settle(clock)
    assert shirt.told == figures("5.00", 1)
    assert (shirt.mirror.state, shirt.mirror.told) == (WorkState.WAITING, {})
    settle(clock, minutes=10)
    assert (shirt.mirror.state, shirt.mirror.told) == (WorkState.DONE, figures("5.00", 1))


def test_a_saleor_that_is_down_is_asked_again_later(shirt: Rated, clock: MovableClock) -> None:
    shirt.gets(4)
    with calls_of_saleor(broken=2):
        settle(clock)
        assert "503" in shirt.mirror.error
        settle(clock)
        settle(clock)
    assert shirt.told == figures("4.00", 1)


def test_a_change_while_it_is_being_told_is_told_too(
    shirt: Rated, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shirt.gets(5)
    write = rating_mirroring.metadata_of

    def overtaken(*told: Any, **options: Any) -> dict[str, str]:
        monkeypatch.undo()
        shirt.gets(1)
        work("reactions")
        return write(*told, **options)

    monkeypatch.setattr(rating_mirroring, "metadata_of", overtaken)
    settle(clock)
    assert shirt.mirror.state == WorkState.WAITING
    settle(clock)
    assert (shirt.told, shirt.mirror.state) == (figures("3.00", 2), WorkState.DONE)


def test_a_missed_change_is_found_by_the_chore(shirt: Rated, clock: MovableClock) -> None:
    review = shirt.gets(5)
    settle(clock)
    type(review).objects.filter(pk=review.pk).update(stars=3)
    follow_rating_mirrors()
    settle(clock)
    assert shirt.told == figures("3.00", 1)
    with calls_of_saleor() as called:
        follow_rating_mirrors()
        settle(clock)
    assert called == []


def test_a_product_that_is_gone_is_not_asked_for_for_ever(shirt: Rated, clock: MovableClock) -> None:
    shirt.saleor.control.delete_product(shirt.id)
    shirt.gets(5)
    settle(clock)
    assert (shirt.mirror.state, shirt.mirror.is_there) == (WorkState.DONE, False)
    with calls_of_saleor() as called:
        follow_rating_mirrors()
        settle(clock, minutes=60)
    assert called == []


def test_a_missing_permission_is_seen_and_tried_again_every_day(
    shirt: Rated, shop: Shop, saleor: Saleor, clock: MovableClock
) -> None:
    allowed = saleor.app.manifest["permissions"]
    saleor.control.update_app("Listening", [code for code in allowed if code != "MANAGE_PRODUCTS"])
    shirt.gets(5)
    settle(clock)
    assert shirt.mirror.state == WorkState.DEAD
    assert [finding.code for finding in rating_mirrors_given_up(shop)] == ["rating_mirrors_given_up"]
    saleor.control.update_app("Listening", allowed)
    retry_given_up_rating_mirrors()
    settle(clock)
    assert shirt.told == figures("5.00", 1)
    assert list(rating_mirrors_given_up(shop)) == []


def test_another_shop_asks_for_nothing(shirt: Rated, sur: Shop) -> None:
    shirt.gets(5)
    with shop_scope(sur):
        assert keep_rating_mirrors() == 0
        assert not RatingMirror.objects.exists()
