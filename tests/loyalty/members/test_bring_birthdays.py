"""Birthdays from a file: day and month, once, and never over what somebody said themselves."""

import pytest

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.chores import give_points_of_days
from saleor_postventa.loyalty.files.columns import Column
from saleor_postventa.loyalty.files.rows import MemberRow, Mistake, WrongRow
from saleor_postventa.loyalty.models import Birthday, Earning, Entry, Lot
from saleor_postventa.loyalty.services.birthdays import forget_birthday, set_birthday
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.loyalty.ways.scene import make_generous_programme, make_person

from .test_import import ANA, checked, exported, files_here, imported, rows_of

__all__ = ["files_here"]
pytestmark = pytest.mark.usefixtures("files_here", "in_norte")
FILE = "email,points,birthday\nana@example.test,100,05-24\neva@example.test,,29/02/1988\n"


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    make_generous_programme(clock)


def told() -> dict[str, str]:
    return {row.customer.email: str(row) for row in Birthday.objects.select_related("customer")}


@pytest.mark.parametrize(
    "written", ["05-24", "--05-24", "1988-05-24", "24/05", "24/5", "24/05/1988", "1988-05-24 00:00"]
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    [row] = rows_of(f"correo,cumplea\u00f1os\na@example.test,{written}\n")
    assert isinstance(row, MemberRow)
    assert row.birthday == (5, 24)


@pytest.mark.parametrize("written", ["30/02", "2026-13-01", "24.05.", "May 24", "00-10", "\u0665/5", "24/05/88"])
def test_a_day_that_there_is_not_is_said_with_its_row(written: str) -> None:
    [row] = rows_of(f"email,birthday\na@example.test,{written}\n")
    assert row == WrongRow(2, Mistake.BIRTHDAY, Column.BIRTHDAY)


@pytest.mark.proves("B21", part="birthdays: checked row by row before, and twice is once")
def test_twice_is_once() -> None:
    made = checked(FILE + "eva@example.test,,01-01\nbea@example.test,,31/04\n")
    assert (made.rows_new, made.points, made.mistakes) == (
        2,
        100,
        [[4, "birthdays", "birthday"], [5, "birthday", "birthday"]],
    )
    assert told() == {}
    assert imported(FILE).rows_new == 2
    expected = {"ana@example.test": "24/05", "eva@example.test": "29/02"}
    assert told() == expected
    again = imported(FILE)
    assert (again.rows_new, again.rows_known, again.points, told()) == (0, 2, 0, expected)
    assert RecordedEvent.objects.filter(name="BirthdayTold").count() == 2


def test_it_comes_later_than_the_points_and_books_none_again() -> None:
    imported("email,points\nana@example.test,100\n")
    made = imported("email,points,birthday\nana@example.test,100,05-24\n")
    assert (made.rows_new, made.points, told()) == (1, 0, {"ana@example.test": "24/05"})
    assert sum(lot.rest for lot in Lot.objects.all()) == 100


def test_what_somebody_said_themselves_stands() -> None:
    ana, eva = make_person(email="ana@example.test"), make_person(email="eva@example.test")
    set_birthday(ana, month=1, day=2, by=ANA)
    set_birthday(eva, month=2, day=29, by=ANA)
    forget_birthday(eva, by=ANA)
    made = imported(FILE)
    assert (made.rows_new, made.rows_known, told()) == (1, 1, {"ana@example.test": "02/01"})


@pytest.mark.proves("B9", part="a birthday that is brought along brings nothing for days that are over, nor at once")
def test_nothing_is_given_for_a_day_that_is_over_or_too_near(clock: MovableClock) -> None:
    today = clock.moment
    make_person(email="ana@example.test")
    make_person(email="eva@example.test")
    imported(f"email,birthday\nana@example.test,{today:%m-%d}\neva@example.test,{today.day - 1}/{today.month}\n")
    give_points_of_days()
    assert not Earning.objects.filter(way="birthday").exists()
    clock.move(days=364)
    give_points_of_days()
    clock.move(days=1)
    give_points_of_days()
    assert Earning.objects.filter(way="birthday").count() == 2


def test_where_birthdays_bring_nothing_none_is_kept(clock: MovableClock) -> None:
    clock.move(minutes=1)
    make_generous_programme(clock, since=clock.moment, birthday={"is_on": False})
    clock.move(minutes=1)
    assert imported(FILE).mistakes == [[2, "no_birthdays", "birthday"], [3, "no_birthdays", "birthday"]]
    assert (told(), Entry.objects.count(), Customer.objects.count()) == ({}, 0, 0)


def test_an_export_has_it_once_and_is_read_again(sur: Shop, clock: MovableClock) -> None:
    imported(FILE + "ana@example.test,50,\n")
    text = exported()
    assert text.count("'--05-24") == 1
    assert (imported(text).rows_new, imported(text).rows_known) == (0, 3)
    with shop_scope(sur):
        make_generous_programme(clock)
        assert imported(text).rows_new == 3
        assert told() == {"ana@example.test": "24/05", "eva@example.test": "29/02"}
