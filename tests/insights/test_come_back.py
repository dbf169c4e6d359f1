"""Who comes back: repeat purchase by the month of the first order, and from month to month; told again by plain SQL."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from saleor_postventa.insights.coming_back import WITHIN_DAYS, Cohort, Firsts, cohorts, repeat_purchases, retention
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.api.ask import ask
from tests.cast import NORTE, SUR
from tests.mailing.scene import make_customer, make_order

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)
ORACLE = """
WITH standing AS (
  SELECT o.id, o.customer_id, o.placed_at FROM orders_order o JOIN people_customer c ON c.id = o.customer_id
  WHERE o.shop_id = %(shop)s AND o.placed_at IS NOT NULL AND o.paid_at IS NOT NULL AND o.deleted_at IS NULL
    AND o.status NOT IN ('canceled', 'expired') AND NOT o.is_replacement AND NOT c.is_staff
), first AS (
  SELECT customer_id, min(placed_at) AS at FROM standing GROUP BY customer_id
), cohort AS (
  SELECT customer_id, at, date_trunc('month', at AT TIME ZONE 'Europe/Madrid')::date AS month,
    (SELECT count(*) FROM standing s WHERE s.customer_id = f.customer_id
       AND s.placed_at < f.at + make_interval(days => %(days)s)) AS orders
  FROM first f
)
SELECT month, count(*) FILTER (WHERE at + make_interval(days => %(days)s) <= %(now)s),
  count(*) FILTER (WHERE at + make_interval(days => %(days)s) <= %(now)s AND orders > 1), count(*)
FROM cohort GROUP BY month ORDER BY month DESC
"""


def paid(customer: Customer | None, at: datetime, **more: Any) -> Order:
    return make_order(customer, **{"placed_at": at, "paid_at": at, **more})


def in_short(found: list[Cohort]) -> dict[date, list[tuple[int, int] | None]]:
    return {
        each.month: [(again.share.count, again.share.n) if again.share else None for again in each.again]
        for each in found
    }


class TestCohorts:
    """By hand: three customers of January, seen on 10 June."""

    def found(self, *pairs: tuple[datetime, datetime | None], now: datetime = NOW) -> list[Cohort]:
        return cohorts([Firsts(*pair) for pair in pairs], months=13, now=now, zone=MADRID)

    @pytest.mark.proves("G12", part="the vectors by hand")
    def test_count_who_ordered_again_within_the_days_of_those_who_have_had_them(self) -> None:
        january = datetime(2026, 1, 10, 9, tzinfo=UTC)
        found = self.found(
            (january, january + timedelta(days=29)), (january, january + timedelta(days=89)), (january, None)
        )
        assert in_short(found) == {date(2026, 1, 1): [(1, 3), (1, 3), (2, 3), None, None]}
        [cohort] = found
        assert [each.is_whole for each in cohort.again] == [True, True, True, False, False]
        assert cohort.again[3].whole_on == date(2026, 7, 31)

    def test_a_month_is_whole_when_its_last_customer_is_ripe_though_clocks_went_forward(self) -> None:
        last = datetime(2026, 2, 28, 22, 59, 59, tzinfo=UTC)
        for minutes, is_whole in ((-30, False), (0, True)):
            seen_at = datetime(2026, 3, 30, 23, tzinfo=UTC) + timedelta(minutes=minutes)
            [cohort] = self.found((last, None), now=seen_at)
            assert (cohort.again[0].is_whole, cohort.again[0].share is not None) == (is_whole, is_whole)

    def test_windows_are_half_open(self) -> None:
        first = datetime(2026, 1, 10, 9, tzinfo=UTC)
        within, beyond = timedelta(days=30, seconds=-1), timedelta(days=30)
        assert in_short(self.found((first, first + within)))[date(2026, 1, 1)][0] == (1, 1)
        assert in_short(self.found((first, first + beyond)))[date(2026, 1, 1)][0] == (0, 1)

    def test_a_month_half_of_which_has_had_the_days_is_not_whole(self) -> None:
        early, late = datetime(2026, 5, 2, tzinfo=UTC), datetime(2026, 5, 30, tzinfo=UTC)
        [cohort] = self.found((early, early + timedelta(days=3)), (late, None))
        within_30 = cohort.again[0]
        assert (cohort.customers, within_30.is_whole, within_30.whole_on) == (2, False, date(2026, 7, 1))
        assert within_30.share is not None
        assert (within_30.share.count, within_30.share.n) == (1, 1)

    def test_a_month_is_that_of_the_shop(self) -> None:
        """At 23:30 UTC on the last of January it is February in Madrid."""
        [cohort] = self.found((datetime(2026, 1, 31, 23, 30, tzinfo=UTC), None))
        assert cohort.month == date(2026, 2, 1)

    def test_older_months_are_left_out(self) -> None:
        assert self.found((datetime(2025, 5, 31, tzinfo=UTC), None)) == []


@pytest.mark.django_db
class TestOrders:
    def test_that_count_are_paid_and_stand(self, norte: Shop) -> None:
        first, again = datetime(2026, 1, 10, tzinfo=UTC), datetime(2026, 1, 20, tzinfo=UTC)
        without = (
            {"paid_at": None},
            {"status": "canceled"},
            {"status": "expired"},
            {"is_replacement": True},
            {"deleted_at": NOW},
        )
        with shop_scope(norte):
            for more in without:
                customer = make_customer()
                paid(customer, first)
                paid(customer, again, **more)
            whole = make_customer()
            paid(whole, first, status="returned")
            paid(whole, again, status="returned")
            guest = make_customer(saleor_id=None, email="guest@example.test")
            paid(guest, first)
            paid(guest, again)
            team = make_customer(is_staff=True)
            paid(team, first)
            paid(None, first)
            found = repeat_purchases(months=13, now=NOW, zone=MADRID)
        assert in_short(found)[date(2026, 1, 1)][0] == (2, len(without) + 2)

    @pytest.mark.pg
    @pytest.mark.proves("G12")
    def test_are_reckoned_as_plain_sql_reckons_them(self, norte: Shop, sur: Shop) -> None:
        chance = random.Random(12)
        states = ["fulfilled"] * 6 + ["canceled", "returned", "partially_returned"]
        for shop in (norte, sur):
            with shop_scope(shop):
                for _person in range(60):
                    customer = make_customer(is_staff=chance.random() < 0.05)
                    start = NOW - timedelta(days=chance.uniform(0, 500))
                    for _order in range(chance.choice([1, 1, 1, 2, 3, 5])):
                        at = start + timedelta(days=chance.expovariate(1 / 60))
                        more = {"status": chance.choice(states), "is_replacement": chance.random() < 0.1}
                        paid(customer, min(at, NOW), **more, **({"paid_at": None} if chance.random() < 0.1 else {}))
        with shop_scope(norte):
            found = repeat_purchases(months=24, now=NOW, zone=MADRID)
        assert len(found) > 12
        for place, days in enumerate(WITHIN_DAYS):
            with connection.cursor() as cursor:
                cursor.execute(ORACLE, {"shop": norte.pk, "days": days, "now": NOW})
                oracle = {month: (again, ripe, total) for month, ripe, again, total in cursor.fetchall()}
            for cohort in found:
                share = cohort.again[place].share
                again, ripe, total = oracle[cohort.month]
                assert ((share.count, share.n) if share else (0, 0), cohort.customers) == ((again, ripe), total)

    @pytest.mark.proves("G13", part="retention from month to month, without the spend ratios")
    def test_kept_are_those_of_the_month_before_who_came_again(self, norte: Shop) -> None:
        march, april, may = (datetime(2026, month, 12, tzinfo=UTC) for month in (3, 4, 5))
        with shop_scope(norte):
            stays, goes, returns = make_customer(), make_customer(), make_customer()
            for at in (march, april, may):
                paid(stays, at)
            paid(goes, april)
            paid(returns, march)
            paid(returns, may)
            paid(make_customer(), may)
            found = {each.month: each for each in retention(months=2, now=NOW, zone=MADRID)}
        assert list(found) == [date(2026, 5, 1), date(2026, 4, 1)]
        kept = found[date(2026, 5, 1)]
        assert kept.retained is not None
        assert (kept.retained.count, kept.retained.n, kept.customers, kept.new, kept.growth) == (1, 2, 3, 1, 1.0)
        before = found[date(2026, 4, 1)]
        assert before.retained is not None
        assert (before.retained.count, before.retained.n, before.new, before.growth) == (1, 2, 1, 0.5)


ASKED = """query Q($months: Int!) { postSaleComingBack(months: $months) {
  cohorts { month customers again { days isWhole wholeOn share { value n } } }
  retention { month customers new growth retained { n } } } }"""


@pytest.mark.django_db
def test_the_graph_tells_it_to_the_team_of_this_shop_alone(norte: Shop, sur: Shop) -> None:
    with shop_scope(norte):
        paid(make_customer(), datetime(2020, 1, 10, tzinfo=UTC))
        paid(make_customer(), datetime.now(UTC) - timedelta(minutes=5))
    told = ask(norte, ASKED, {"months": 2}, token=NORTE.staff_token()).data["postSaleComingBack"]
    [cohort] = told["cohorts"]
    assert cohort["customers"] == 1
    assert [(each["days"], each["isWhole"], each["share"]) for each in cohort["again"]] == [
        (days, False, None) for days in WITHIN_DAYS
    ]
    assert ask(sur, ASKED, {"months": 2}, token=SUR.staff_token()).data["postSaleComingBack"]["cohorts"] == []
    assert ask(norte, ASKED, {"months": 0}, token=NORTE.staff_token()).codes == ["INVALID"]
