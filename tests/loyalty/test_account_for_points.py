"""The books: every row adds up and is the ledger's, what is owed, and the file that accountants get."""

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from itertools import pairwise
from random import Random

import pytest
from django.db import connection
from django.test import Client

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.money import Money
from saleor_postventa.loyalty.ledger.movements import activate, adjust, earn, give_back, grant, spend, take_back
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.links import BooksAsked, books_path
from saleor_postventa.loyalty.models import DaySum, LedgerCheck
from saleor_postventa.loyalty.queries import Period, outstanding, points_by_period
from saleor_postventa.loyalty.queries.accounting import Accounting
from saleor_postventa.loyalty.queries.cohorts import cohorts
from saleor_postventa.loyalty.rules.breakage import Cohort
from saleor_postventa.loyalty.services import check_ledger, close_books
from saleor_postventa.loyalty.services.closing import SETTLED_AFTER
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.web.sheets import csv_response
from tests.conftest import MovableClock

from .conftest import make_account, terms
from .test_show_figures import live
from .trade import make_programme

pytestmark = pytest.mark.django_db


def at(clock: MovableClock, *day: int) -> None:
    clock.set(datetime(*day, 12, tzinfo=UTC))  # type: ignore[misc]


@pytest.mark.proves("B19")
@pytest.mark.parametrize("period", list(Period))
@pytest.mark.parametrize("seed", range(3))
def test_every_row_adds_up_to_the_ledger(in_norte: Shop, clock: MovableClock, period: Period, seed: int) -> None:
    """Whatever happened: the rows follow on each other, and the last one is what there is."""
    clock.set(datetime(2026, 3, 25, 21, tzinfo=UTC))
    began = clock.moment.date()
    live(clock, 12, Random(seed))
    if seed:
        close_books()
    report = Accounting(period, began, clock.moment.date() + timedelta(days=1))
    ledger = points_by_period(period, first=report.first, last=report.last)
    assert report.rows[0].opening == 0
    assert all(after.opening == before.closing for before, after in pairwise(report.rows))
    assert [row.closing for row in report.rows] == [each.closing.total for each in ledger]
    assert report.rows[-1].closing == outstanding().total != 0


def test_each_kind_has_its_column(in_norte: Shop, clock: MovableClock) -> None:
    account = make_account()
    earned = post(earn(account, 100, terms()))
    post(activate(earned, 90, terms(), expires_at=None))
    spent = post(spend(account, 40, terms()))
    post(give_back(spent, 15, terms()))
    post(take_back(earned, terms(), pending=10, active=5))
    post(adjust(account, terms(), active=-3))
    row = Accounting(Period.DAY, clock.moment.date(), clock.moment.date()).rows[0]
    assert (row.opening, row.earned, row.activated, row.redeemed) == (0, 100, 90, 25)
    assert (row.reversed, row.expired, row.adjusted, row.closing) == (15, 0, -3, 57)


@pytest.mark.parametrize("zone", ["Europe/Madrid", "Pacific/Auckland"])
def test_closed_or_not_the_books_say_the_same(in_norte: Shop, clock: MovableClock, zone: str) -> None:
    clock.set(datetime(2026, 1, 28, 21, tzinfo=UTC))
    began = clock.moment.date() - timedelta(days=1)
    live(clock, 8, Random(zone))
    last = clock.moment.date() + timedelta(days=1)
    close_books()
    update_preferences(in_norte, {"time_zone": zone}, by=SYSTEM)
    for period in Period:
        before = points_by_period(period, first=began, last=last)
        until = close_books()
        assert DaySum.objects.filter(day__gte=until).count() == 0 < DaySum.objects.count()
        assert points_by_period(period, first=began, last=last) == before
    live(clock, 3, Random(zone))
    close_books()
    assert check_ledger()[1] == []


def test_a_day_stays_open_until_it_is_settled(in_norte: Shop, clock: MovableClock) -> None:
    at(clock, 2026, 6, 10)
    post(grant(make_account(), 5, terms(), expires_at=None))
    clock.set(datetime(2026, 6, 11, 12, tzinfo=UTC))
    assert close_books() == date(2026, 6, 10)
    assert not DaySum.objects.exists()
    clock.move(minutes=int(SETTLED_AFTER.total_seconds() / 60))
    assert [close_books() for _ in range(2)] == [date(2026, 6, 11)] * 2
    assert [(row.day, row.active) for row in DaySum.objects.all()] == [(date(2026, 6, 10), 5)]


def test_closed_books_that_were_changed_are_found_out(in_norte: Shop, clock: MovableClock) -> None:
    post(grant(make_account(), 5, terms(), expires_at=None))
    clock.move(days=40)
    close_books()
    assert check_ledger()[1] == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE loyalty_daysum SET active = 6")
        cursor.execute("UPDATE loyalty_cohortsum SET used = 1")
    assert len(check_ledger(most=5)[1]) == 2
    assert "closed books" in LedgerCheck.objects.get().fault


def live_months(clock: MovableClock, months: int) -> None:
    """Each month issues 100 and sees 40 of them used in the same month, 20 in the next."""
    account = make_account()
    for number in range(months):
        at(clock, 2024 + number // 12, number % 12 + 1, 10)
        if number:
            post(spend(account, 20, terms()))
        ends = clock.moment + timedelta(days=365)
        post(grant(account, 100, terms(), expires_at=ends))
        if number:
            post(spend(account, 20, terms()))
        else:
            post(spend(account, 40, terms()))


def test_cohorts_are_those_of_the_lots(in_norte: Shop, clock: MovableClock) -> None:
    """What came back is not used, and points taken back were never issued."""
    account = make_account()
    at(clock, 2026, 1, 10)
    first = post(grant(account, 100, terms(), expires_at=None))
    spent = post(spend(account, 30, terms()))
    at(clock, 2026, 2, 10)
    post(give_back(spent, 10, terms()))
    post(spend(account, 5, terms()))
    post(take_back(first, terms(), active=20))
    post(grant(account, 50, terms(), expires_at=None))
    at(clock, 2026, 4, 2)
    assert cohorts() == {}
    close_books()
    assert cohorts() == {
        date(2026, 1, 1): Cohort(issued=80, redeemed=(30, 25, 25)),
        date(2026, 2, 1): Cohort(issued=50, redeemed=(0, 0)),
        date(2026, 3, 1): Cohort(issued=0, redeemed=(0,)),
    }


@pytest.mark.proves("B20", part="the report: outstanding x value x (1 - breakage), breakage from the ledger's cohorts")
def test_what_is_owed_is_what_will_be_used(in_norte: Shop, clock: MovableClock) -> None:
    make_programme(clock, since=datetime(2024, 1, 1, tzinfo=UTC), point_values={"EUR": "0.05"})
    live_months(clock, 14)
    at(clock, 2025, 3, 2)
    close_books()
    found = Accounting(Period.MONTH, date(2024, 1, 1), date(2025, 2, 1)).liability
    assert (found.months, found.months_needed, found.is_estimated) == (14, 12, True)
    assert found.breakage is not None
    owed = found.outstanding.owed
    assert owed == 14 * 100 - 14 * 40 - 0 - (13 * 0)
    expected = Decimal(str(round(1 - found.breakage.still_expected / owed, 6)))
    assert found.gross == Money(Decimal("42.00"), "EUR")
    assert found.amount == (Money(Decimal("0.05"), "EUR") * owed * (1 - expected)).rounded()
    assert Decimal(0) < found.amount.amount < found.gross.amount


def test_with_too_little_history_every_point_is_owed(in_norte: Shop, clock: MovableClock) -> None:
    make_programme(clock, since=datetime(2024, 1, 1, tzinfo=UTC), point_values={"EUR": "0.05"})
    live_months(clock, 3)
    at(clock, 2024, 4, 2)
    close_books()
    report = Accounting(Period.MONTH, date(2024, 1, 1), date(2024, 4, 1))
    assert (report.liability.is_estimated, report.liability.breakage_rate) == (False, 0)
    assert report.liability.amount == report.liability.gross == Money(Decimal("9.00"), "EUR")


def test_balances_below_zero_lessen_no_debt(in_norte: Shop, clock: MovableClock) -> None:
    make_programme(clock, point_values={"EUR": "0.10"})
    post(grant(make_account(), 100, terms(), expires_at=None))
    poor = make_account()
    given = post(grant(poor, 30, terms(), expires_at=None))
    post(spend(poor, 30, terms()))
    post(take_back(given, terms(), active=30, floor=None))
    report = Accounting(Period.DAY, clock.moment.date(), clock.moment.date())
    found = report.liability.outstanding
    assert (found.total, found.below_zero, found.owed) == (70, -30, 100)
    assert report.liability.amount == Money(Decimal("10.00"), "EUR")


@pytest.mark.proves("G19", part="the redemption rate")
def test_the_redemption_rate_is_of_matured_points(in_norte: Shop, clock: MovableClock) -> None:
    account = make_account()
    assert Accounting(Period.DAY, clock.moment.date(), clock.moment.date()).redemption.rate is None
    earned = post(earn(account, 100, terms()))
    post(activate(earned, 80, terms(), expires_at=None))
    post(take_back(earned, terms(), active=30))
    spent = post(spend(account, 25, terms()))
    post(give_back(spent, 5, terms()))
    found = Accounting(Period.DAY, clock.moment.date(), clock.moment.date()).redemption
    assert (found.redeemed, found.matured, found.rate) == (20, 50, 0.4)


@pytest.mark.parametrize(("language", "delimiter", "opening"), [("en", ",", "Opening"), ("es", ";", "Saldo inicial")])
def test_the_file_has_the_same_rows(
    in_norte: Shop, sur: Shop, clock: MovableClock, client: Client, language: str, delimiter: str, opening: str
) -> None:
    make_programme(clock, point_values={"EUR": "0.05"})
    post(grant(make_account(), 30, terms(), expires_at=None))
    today = clock.moment.date()
    path = books_path(BooksAsked(Period.DAY, today, today, "EUR", language), in_norte)
    answer = client.get(path)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    head, row = csv.reader(StringIO(text), delimiter=delimiter)
    assert head[1] == opening
    assert row[:3] == [today.isoformat(), "0", "30"]
    assert row[-1] == ("1,50" if language == "es" else "1.50")
    assert client.get(path.replace(in_norte.slug, sur.slug)).status_code == 404
    clock.move(minutes=31)
    assert client.get(path).status_code == 404


def test_no_cell_is_a_formula() -> None:
    response = csv_response("x", [["=1+1", "-2", -2, Decimal("-0.5"), None]], language="en")
    assert b"".join(response.streaming_content).decode("utf-8-sig").strip() == "'=1+1,'-2,-2,-0.5,"  # type: ignore[arg-type]


def test_another_shops_points_are_not_in_it(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    post(grant(make_account(), 30, terms(), expires_at=None))
    clock.move(days=40)
    close_books()
    with shop_scope(sur):
        close_books()
        report = Accounting(Period.DAY, clock.moment.date(), clock.moment.date())
        assert (report.rows[0].closing, report.liability.outstanding.owed, report.redemption.matured) == (0, 0, 0)
        assert cohorts() == {}
