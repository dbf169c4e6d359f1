"""A deed brings what the programme says of it, once, up to its cap."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.earn_rules.review import ReviewFacts
from saleor_postventa.loyalty.earn_rules.social import SocialFacts
from saleor_postventa.loyalty.earn_rules.survey import SurveyFacts
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Birthday, Entry
from saleor_postventa.loyalty.services import come_back, leave_programme
from saleor_postventa.loyalty.services.awarding import award_deed
from saleor_postventa.loyalty.services.birthdays import NoSuchDay, forget_birthday, set_birthday
from saleor_postventa.loyalty.services.days import award_anniversaries, award_birthdays, award_sign_ups
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from tests.conftest import MovableClock
from tests.loyalty.trade import make_programme

from .scene import make_generous_programme, make_person, points_of

pytestmark = pytest.mark.django_db
MADRID = ZoneInfo("Europe/Madrid")


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    clock.set(datetime(2026, 3, 10, 12, tzinfo=UTC))
    make_generous_programme(clock, survey={"most_a_year": 2})


def morning_of(clock: MovableClock, year: int, month: int, day: int) -> None:
    """Six o'clock in the shop."""
    clock.set(datetime(year, month, day, 6, tzinfo=current_shop().preferences.zone))


@pytest.mark.proves("B8", part="reviews: a second one of the same product brings nothing")
def test_a_second_review_of_the_same_product_brings_nothing() -> None:
    ana = make_person()
    first = ReviewFacts(product="mug", day=date(2026, 3, 10), has_photo=True)
    assert [each.points for each in award_deed(ana, "review", first, by=SYSTEM)] == [50]
    assert award_deed(ana, "review", first, by=SYSTEM) == []
    assert award_deed(ana, "review", ReviewFacts(product="lamp", day=date(2026, 3, 10)), by=SYSTEM)[0].points == 25
    assert points_of(ana) == (0, 75)
    assert list(faults()) == []


def test_the_cap_of_twelve_months_holds_and_ends(clock: MovableClock) -> None:
    ana = make_person()
    for survey in "abc":
        award_deed(ana, "survey", SurveyFacts(survey=survey, day=date(2026, 3, 10)), by=SYSTEM)
    assert points_of(ana) == (0, 40)
    clock.move(days=366)
    award_deed(ana, "survey", SurveyFacts(survey="d", day=date(2027, 3, 11)), by=SYSTEM)
    assert points_of(ana) == (0, 60)


def test_a_network_brings_points_once_if_the_shop_named_it() -> None:
    ana = make_person()
    for network in ("Instagram", "Instagram", "Elsewhere", "Mastodon"):
        award_deed(ana, "social", SocialFacts(network=network), by=SYSTEM)
    assert points_of(ana) == (0, 20)


def test_what_it_was_for_stands_with_the_points() -> None:
    (earning,) = award_deed(make_person(), "social", SocialFacts(network="Mastodon"), by=SYSTEM)
    entry = Entry.objects.get(pk=earning.entry_id)
    assert entry.why == {"kind": "action", "rule": "social", "points": 10, "about": "Mastodon"}
    assert entry.cause == {"programme_version": 1, "rule": "social"}
    assert entry.expires_at is not None


def test_nothing_where_it_is_off_or_the_person_left(clock: MovableClock) -> None:
    ana = make_person()
    account = Account.objects.create(shop=current_shop(), customer=ana, left_at=clock.moment)
    assert award_deed(ana, "social", SocialFacts(network="Mastodon"), by=SYSTEM) == []
    Account.objects.filter(pk=account.pk).update(left_at=None)
    clock.move(minutes=1)
    make_programme(clock, since=clock.moment)  # networks are off in it
    assert award_deed(ana, "social", SocialFacts(network="Mastodon"), by=SYSTEM) == []
    assert points_of(ana) == (0, 0)


@pytest.mark.proves("B9")
def test_a_birthday_told_today_counts_from_next_year(clock: MovableClock) -> None:
    ana = make_person()
    morning_of(clock, 2026, 4, 2)
    set_birthday(ana, month=4, day=2, by=SYSTEM)
    assert award_birthdays() == 0
    morning_of(clock, 2027, 4, 2)
    assert award_birthdays() == 1
    assert award_birthdays() == 0
    assert points_of(ana) == (0, 100)
    morning_of(clock, 2028, 4, 2)
    assert award_birthdays() == 1


@pytest.mark.proves("B8", part="birthdays: one award though it was changed twice")
def test_a_birthday_changed_twice_in_a_year_brings_one_award(clock: MovableClock) -> None:
    ana = make_person()
    set_birthday(ana, month=5, day=1, by=SYSTEM)
    morning_of(clock, 2026, 5, 1)
    given = award_birthdays()
    for month in (8, 11):
        morning_of(clock, 2026, month - 2, 1)
        set_birthday(ana, month=month, day=1, by=SYSTEM)
        morning_of(clock, 2026, month, 1)
        given += award_birthdays()
    assert given == 1


def test_the_days_before_are_caught_up_on(clock: MovableClock) -> None:
    ana = make_person()
    set_birthday(ana, month=5, day=1, by=SYSTEM)
    morning_of(clock, 2026, 5, 3)
    assert award_birthdays() == 1
    morning_of(clock, 2026, 5, 4)
    assert award_birthdays() == 0


def test_29_february_is_the_28th_in_other_years(clock: MovableClock) -> None:
    ana = make_person()
    set_birthday(ana, month=2, day=29, by=SYSTEM)
    morning_of(clock, 2027, 2, 27)
    assert award_birthdays() == 0
    morning_of(clock, 2027, 2, 28)
    assert award_birthdays() == 1
    morning_of(clock, 2028, 2, 28)
    assert award_birthdays() == 0
    morning_of(clock, 2028, 2, 29)
    assert award_birthdays() == 1


def test_the_day_is_the_shops(clock: MovableClock) -> None:
    """At 23:30 in London on the last of April it is May in Madrid."""
    shop = current_shop()
    assert shop.preferences.zone == MADRID
    set_birthday(make_person(), month=5, day=1, by=SYSTEM)
    clock.set(datetime(2026, 4, 30, 21, 59, tzinfo=UTC))
    assert award_birthdays() == 0
    clock.set(datetime(2026, 4, 30, 22, 1, tzinfo=UTC))
    assert award_birthdays() == 1


@pytest.mark.parametrize(("month", "day"), [(2, 30), (4, 31), (13, 1), (0, 1), (1, 0)])
def test_there_is_no_such_day(month: int, day: int) -> None:
    with pytest.raises(NoSuchDay):
        set_birthday(make_person(), month=month, day=day, by=SYSTEM)
    assert not Birthday.objects.exists()


def test_a_birthday_that_was_taken_back_brings_nothing(clock: MovableClock) -> None:
    ana = make_person()
    set_birthday(ana, month=5, day=1, by=SYSTEM)
    assert forget_birthday(ana, by=SYSTEM)
    assert not forget_birthday(ana, by=SYSTEM)
    morning_of(clock, 2026, 5, 1)
    assert award_birthdays() == 0


def test_a_new_account_is_welcomed_once_its_address_is_proved(clock: MovableClock) -> None:
    ana = make_person(is_confirmed=False, joined_at=clock.moment)
    assert award_sign_ups() == 0
    Customer.objects.filter(pk=ana.pk).update(is_confirmed=True)
    assert award_sign_ups() == 1
    assert award_sign_ups() == 0
    assert points_of(ana) == (0, 50)


def test_those_who_left_do_not_stand_before_others(clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of accounts that leave at once would keep everybody else from being welcomed."""
    monkeypatch.setattr("saleor_postventa.loyalty.services.days.BATCH", 1)
    ana = make_person(joined_at=clock.moment - timedelta(days=1))
    gone = make_person(joined_at=clock.moment)
    leave_programme(gone, by=SYSTEM)
    assert award_sign_ups() == 1
    assert (points_of(ana), points_of(gone)) == ((0, 50), (0, 0))
    come_back(gone, by=SYSTEM)
    assert award_sign_ups() == 1


def test_accounts_from_before_the_programme_are_not_new(clock: MovableClock) -> None:
    make_person(joined_at=datetime(2025, 12, 31, tzinfo=UTC))
    make_person(joined_at=None)
    make_person(joined_at=clock.moment - timedelta(days=91))
    assert award_sign_ups() == 0


def test_an_anniversary_is_each_year_of_the_account(clock: MovableClock) -> None:
    ana = make_person(joined_at=datetime(2024, 2, 29, 12, tzinfo=UTC))
    make_person(joined_at=datetime(2024, 2, 27, 12, tzinfo=UTC))
    morning_of(clock, 2027, 2, 28)
    assert award_anniversaries() == 2, "the 27th is caught up on"
    assert award_anniversaries() == 0
    assert points_of(ana) == (0, 50)
    morning_of(clock, 2028, 2, 29)
    assert award_anniversaries() == 2
    morning_of(clock, 2029, 3, 15)
    assert award_anniversaries() == 0
