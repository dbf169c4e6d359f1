"""What a shopper is shown of their points adds up, whatever happened, and each entry says why."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from saleor_postventa.core import clock as core_clock
from saleor_postventa.loyalty.codes import EntryKind, StayReason
from saleor_postventa.loyalty.ledger.movements import earn, expire, give_back, grant, spend, take_back
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Account, Entry, ExpiryStay
from saleor_postventa.loyalty.pages.telling import PER_PAGE, history_view
from saleor_postventa.loyalty.queries.entries import tell_entries
from saleor_postventa.loyalty.queries.purse import Purse, purse_of
from saleor_postventa.loyalty.services import activate_due, merge_accounts, note_window
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.returns.make import make_policy

from .conftest import make_account, terms
from .histories import Histories
from .test_conserve_trade import Trade
from .trade import account_of, buy, lines_of, make_programme, send_back

pytestmark = pytest.mark.django_db
JAN, DEC = datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 12, 1, tzinfo=UTC)
PARTS = ("lifetime", "arrivals", "expiries", "tier", "ways", "rewards", "redemptions", "takes_part")
GOLD = [
    {"code": "silver", "names": {"en": "Silver"}, "threshold": "40"},
    {"code": "gold", "names": {"en": "Gold"}, "threshold": "100"},
]


def purse(account: Account) -> Purse:
    account.refresh_from_db()
    assert account.customer is not None
    return purse_of(account.customer)


def shown_of(found: Purse) -> list[int]:
    """The changes on all pages, leafed through; each page begins where the one before ended."""
    changes: list[int] = []
    history = history_view(found)
    while True:
        assert history.total == found.balance.total - sum(changes)
        changes += [row.told.change for row in history.rows]
        if history.older is None:
            return changes
        history = history_view(found, history.older)


class ShownHistories(Histories):
    @invariant()
    def what_is_shown_adds_up(self) -> None:
        for account in Account.objects.living().select_related("customer") if hasattr(self, "accounts") else []:
            assert account.customer is not None
            found = Purse(account.customer, account, None)
            assert sum(shown_of(found)) == found.balance.total == account.pending + account.active
            assert sum(points for _at, points in found.expiries) <= max(account.active, 0)
            life = found.lifetime
            assert life.earned == found.balance.total + life.spent + life.expired


class ShownTrade(Trade):
    @invariant()
    def everything_says_why(self) -> None:
        for account in Account.objects.filter(customer=self.customer):
            found = Purse(self.customer, account, None)
            assert sum(shown_of(found)) == found.balance.total
        for told in tell_entries(list(Entry.objects.filter(account__customer=self.customer))):
            assert told.title
            if told.entry.kind not in (EntryKind.SPENT, EntryKind.EXPIRED):
                assert told.why, told
                assert told.version == 1
            if told.entry.kind == EntryKind.EARNED:
                assert f"× 1 pt/€ = {told.entry.pending}" in told.why.replace("→ ", "= ")


@pytest.mark.timeout(600)
@pytest.mark.proves("B23")
def test_in_any_history_the_entries_are_the_balance(norte: Shop) -> None:
    machine = type("ShownHistories", (ShownHistories,), {"shop": norte})
    run_state_machine_as_test(machine, settings=settings(max_examples=40, stateful_step_count=20))


@pytest.mark.timeout(600)
@pytest.mark.proves("B-B5", part="every entry of 15 histories of trade says why, and by which version of the rules")
def test_in_any_trade_each_entry_says_why(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_programme(clock, pending={"until": "days", "days": 20})
    core_clock.use_source(clock)
    machine = type("ShownTrade", (ShownTrade,), {"shop": norte, "clock": clock})
    run_state_machine_as_test(machine, settings=settings(max_examples=15, stateful_step_count=20))


def test_figures_of_a_life(in_norte: Shop) -> None:
    account = make_account()
    post(earn(account, 100, terms()))
    old = post(grant(account, 60, terms(), expires_at=JAN))
    post(grant(account, 500, terms(), expires_at=DEC))
    used = post(spend(account, 200, terms()))
    post(give_back(used, 50, terms()))
    post(take_back(old, terms(), active=10))
    post(expire(account, terms(), due=DEC))
    life = purse(account).lifetime
    assert (life.spent, life.expired, life.taken_back) == (150, 400, 10)
    assert life.earned == 100 + 60 + 500 - 10


def test_a_guests_entries_come_along_without_the_move(in_norte: Shop) -> None:
    guest, account = make_account(), make_account()
    post(earn(guest, 30, terms()))
    post(grant(account, 10, terms(), expires_at=None))
    post(grant(guest, 5, terms(), expires_at=None))
    merge_accounts(guest, account)
    assert shown_of(purse(account)) == [5, 10, 30]


def test_points_that_are_kept_end_later(in_norte: Shop, clock: MovableClock) -> None:
    account = make_account()
    for points, ends in ((10, JAN), (20, DEC), (30, None)):
        post(grant(account, points, terms(), expires_at=ends))
    assert purse(account).expiries == [(JAN, 10), (DEC, 20)]
    clock.set(JAN + timedelta(hours=1))
    later = JAN + timedelta(days=31)
    ExpiryStay.objects.create(
        shop=in_norte, account=account, due=JAN, until=later, points=10, reason=StayReason.NOT_WARNED
    )
    assert purse(account).expiries == [(later, 10), (DEC, 20)]


def test_points_that_lapse_when_nothing_happens(in_norte: Shop, clock: MovableClock) -> None:
    make_programme(clock, expiry={"kind": "inactivity", "months": 6, "years": 0, "warn_days": [30, 7]})
    account = make_account()
    post(grant(account, 30, terms(), expires_at=None))
    [(ends_at, points)] = purse(account).expiries
    assert points == 30
    assert timedelta(days=180) < ends_at - clock.moment < timedelta(days=186)


def test_where_they_stand(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()
    levels = {"by": "spend", "currency": "EUR", "period": "lifetime", "grace_days": 0, "downgrade": "one_step"}
    make_programme(clock, tiers={**levels, "levels": GOLD})
    order = buy()
    tier = purse(account_of(order)).tier
    assert tier is not None
    assert tier.level is not None
    assert tier.next_level is not None
    assert (tier.level.code, tier.next_level.code, tier.standing.missing) == ("silver", "gold", 50)
    assert tier.share == 0.5


def test_what_waits_says_until_when(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()
    version = make_programme(clock)
    order = buy(1, (1, "50.00"))
    note_window(lines_of(order)[0].pk, clock.moment + timedelta(days=9), revision=90)
    found = purse(account_of(order))
    assert found.arrivals == [(clock.moment + timedelta(days=9), 50)]
    [told] = tell_entries(list(found.entries))
    assert (told.is_waiting, told.usable_at) == (True, clock.moment + timedelta(days=9))
    assert told.version == version.number
    assert told.order is not None
    assert told.order.number == order.number
    with translation.override("es"):
        [told] = tell_entries(list(found.entries))
    assert told.why == "50,00\xa0€ × 1 pt/€ = 50"
    assert told.until.startswith("Puedes usarlos desde el ")
    assert told.about == lines_of(order)[0].bought_name
    clock.move(days=10)
    activate_due()
    usable, earned = tell_entries(list(purse(account_of(order)).entries.order_by("-pk")))
    assert (usable.title, usable.change, earned.is_waiting) == ("50 points ready to use", 0, False)
    assert usable.until.startswith("Until ")


def test_ways_say_what_they_brought(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()
    make_programme(clock)
    order = buy(1, (2, "20.00"))
    first = purse(account_of(order)).ways[0]
    assert (first.code, first.points) == ("purchase", 40)
    send_back(order, {0: 1})
    assert purse(account_of(order)).ways[0].points == 20


def test_nobody_yet(in_norte: Shop, clock: MovableClock) -> None:
    make_programme(clock)
    found = purse_of(Customer.objects.create(shop=in_norte, email="new@example.test", saleor_id="new"))
    assert (found.account, found.balance.total, found.lifetime.earned, found.expiries) == (None, 0, 0, [])
    assert found.takes_part
    assert found.ways
    assert shown_of(found) == []


def test_more_of_everything_costs_no_more_queries(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()
    make_programme(clock)
    order = buy(1, (1, "10.00"))
    account = account_of(order)

    def cost() -> int:
        found = purse(account)
        with CaptureQueriesContext(connection) as captured:
            assert [getattr(found, part) for part in PARTS]
            history_view(found)
        return len(captured)

    few = cost()
    for number in range(2, 2 + PER_PAGE):
        buy(number, (1, "10.00"), (2, "5.00"))
        post(grant(account, 5, terms(), expires_at=JAN + timedelta(days=number)))
    assert len(history_view(purse(account)).rows) == PER_PAGE
    assert cost() == few
