"""Who of the team was here is called by their address where others read what they did."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from saleor_postventa.shops.chores import COLLEAGUES_KEPT, forget_old_colleagues
from saleor_postventa.shops.colleagues import colleagues, note_colleague
from saleor_postventa.shops.models import Colleague, Shop
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE, STAFF
from tests.conftest import MovableClock

pytestmark = pytest.mark.django_db
OTHER = show_id("User", 77)


def test_whoever_of_the_team_asks_for_anything_is_known_from_then_on(in_norte: Shop) -> None:
    cache.clear()
    assert colleagues() == {}
    ask(in_norte, "{ __typename }", token=NORTE.staff_token())
    assert colleagues() == {STAFF.id: STAFF.email}


def test_is_written_once_a_day_and_follows_a_changed_address(in_norte: Shop, clock: MovableClock) -> None:
    note_colleague(OTHER, "other@example.test")
    clock.move(hours=23)
    note_colleague(OTHER, "other@example.test")
    assert Colleague.objects.get().seen_at == clock.moment - timedelta(hours=23)
    note_colleague(OTHER, "new@example.test")
    assert [(each.email, each.seen_at) for each in Colleague.objects.all()] == [("new@example.test", clock.moment)]
    note_colleague("", "nobody@example.test")
    assert Colleague.objects.count() == 1


def test_who_was_not_here_for_a_year_is_forgotten(in_norte: Shop, clock: MovableClock) -> None:
    note_colleague(OTHER, "other@example.test")
    clock.move(days=COLLEAGUES_KEPT.days)
    forget_old_colleagues()
    assert Colleague.objects.count() == 1
    clock.move(minutes=1)
    forget_old_colleagues()
    assert Colleague.objects.count() == 0
