"""Opening and movements come to the closing, on every day and in every month, and to the ledger."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.codes import EntryKind
from saleor_postventa.loyalty.ledger.movements import activate, earn, give_back, grant, spend, take_back
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints, post
from saleor_postventa.loyalty.models import Account, Entry
from saleor_postventa.loyalty.queries import Balance, Period, outstanding, points_by_period
from saleor_postventa.loyalty.services import expire_points, merge_accounts
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock

from .conftest import make_account, terms

pytestmark = pytest.mark.django_db


def live(clock: MovableClock, days: int, chance: Random) -> None:
    """A shop's days, at all hours."""
    accounts = [make_account() for _ in range(3)]
    for _ in range(days * 3):
        clock.move(minutes=chance.randrange(900))
        account = chance.choice(accounts)
        ends = clock.moment + timedelta(days=chance.randrange(1, 40))
        earned = post(earn(account, chance.randrange(1, 50), terms()))
        match chance.randrange(5):
            case 0:
                post(take_back(earned, terms(), pending=earned.pending))
            case 1 | 2:
                post(activate(earned, earned.pending, terms(), expires_at=ends))
            case 3:
                try:
                    spent = post(spend(account, chance.randrange(1, 60), terms()))
                except NotEnoughPoints:
                    continue
                post(give_back(spent, 1, terms()))
            case 4:
                expire_points(account, due=clock.moment, by=SYSTEM)
    merge_accounts(accounts[0], accounts[1])


@pytest.mark.proves("B19", part="opening + movements = closing on every row, equal to the ledger")
@pytest.mark.parametrize("period", list(Period))
@pytest.mark.parametrize("zone", ["Europe/Madrid", "Pacific/Auckland"])
def test_every_row_adds_up_and_the_last_is_the_ledger(
    in_norte: Shop, clock: MovableClock, period: Period, zone: str
) -> None:
    update_preferences(in_norte, {"time_zone": zone}, by=SYSTEM)
    clock.set(datetime(2026, 10, 20, 21, tzinfo=UTC))
    began = clock.moment
    live(clock, 12, Random(zone))
    first, last = began.astimezone(in_norte.preferences.zone).date(), clock.moment.date() + timedelta(days=2)
    rows = points_by_period(period, first=first, last=last)
    assert rows[0].opening == Balance(0, 0)
    assert all(after.opening == before.closing for before, after in pairwise(rows))
    assert rows[-1].closing == outstanding()
    assert outstanding().total == sum(account.pending + account.active for account in Account.objects.all()) > 0
    for row in rows:
        booked = [
            entry
            for entry in Entry.objects.all()
            if _start(entry.recorded_at.astimezone(in_norte.preferences.zone).date(), period) == row.starts_on
        ]
        assert set(row.movements) == {entry.kind for entry in booked}
        for kind, change in row.movements.items():
            of_kind = [entry for entry in booked if entry.kind == kind]
            assert change == (sum(each.pending for each in of_kind), sum(each.active for each in of_kind))


def _start(day: date, period: Period) -> date:
    return day if period == Period.DAY else day.replace(day=1)


def test_an_opening_in_the_middle_is_what_there_was(in_norte: Shop, clock: MovableClock) -> None:
    clock.set(datetime(2026, 3, 27, 12, tzinfo=UTC))
    live(clock, 8, Random(1))
    last = clock.moment.date() + timedelta(days=1)
    whole = points_by_period(Period.DAY, first=date(2026, 3, 27), last=last)
    for number in range(len(whole)):
        assert points_by_period(Period.DAY, first=whole[number].starts_on, last=last) == whole[number:]


def test_midnight_is_the_shops(in_norte: Shop, clock: MovableClock) -> None:
    """23:30 in Madrid in June is 21:30 UTC; half past midnight is still the day before in UTC."""
    account = make_account()
    for moment in (datetime(2026, 6, 10, 21, 30, tzinfo=UTC), datetime(2026, 6, 10, 22, 30, tzinfo=UTC)):
        clock.set(moment)
        post(grant(account, 5, terms(), expires_at=None))
    rows = points_by_period(Period.DAY, first=date(2026, 6, 10), last=date(2026, 6, 11))
    assert [row.movements for row in rows] == [{EntryKind.GRANTED: Balance(0, 5)}] * 2
    assert rows[1].opening == Balance(0, 5)


def test_months_without_movement_are_there(in_norte: Shop, clock: MovableClock) -> None:
    post(grant(make_account(), 5, terms(), expires_at=None))
    rows = points_by_period(Period.MONTH, first=date(2026, 5, 31), last=date(2026, 8, 1))
    assert [row.starts_on.month for row in rows] == [5, 6, 7, 8]
    assert [row.closing.active for row in rows] == [0, 5, 5, 5]
    assert points_by_period(Period.DAY, first=date(2026, 5, 2), last=date(2026, 5, 1)) == []


def test_another_shops_points_are_not_counted(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    post(grant(make_account(), 5, terms(), expires_at=None))
    with shop_scope(sur):
        assert outstanding() == Balance(0, 0)
        today = clock.moment.date()
        assert [row.closing for row in points_by_period(Period.DAY, first=today, last=today)] == [Balance(0, 0)]
