"""A programme held against the shop's own past: the same rules as the ledger's, and no difference to itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.work import WorkState, drain, queues
from saleor_postventa.loyalty.models import Earning, ProgrammeSimulation
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import Programme, dump
from saleor_postventa.loyalty.queries.past import past_chunks
from saleor_postventa.loyalty.services import save_programme
from saleor_postventa.loyalty.services.simulating import (
    QUEUE,
    BadExpectedUse,
    NoDraftProgramme,
    simulate_programme,
)
from saleor_postventa.loyalty.simulation.replay import World
from saleor_postventa.loyalty.simulation.report import Comparison, Figures, Report
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.replays import BadPeriod, SimulationStatus, SimulationUnderWay
from saleor_postventa.returns.rules import Outcome
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.returns.make import make_policy

from .programme.scene import programmes
from .scene import MADRID
from .trade import BY_STAFF, buy, make_programme, see_refund, send_back, settle_refunds

pytestmark = pytest.mark.django_db
DEFAULT = dump(default_programme())
SINCE, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _shop(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()


def trade() -> list[Order]:
    """Four orders of three people: whole, in part sent back, sent back for credit, and refunded without a word."""
    stays = buy(1, (2, "100.00"), email="ana@example.test")
    parts = buy(2, (3, "10.10"), (1, "20.00"), email="bea@example.test")
    credit = buy(3, (1, "70.00"), email="bea@example.test")
    gesture = buy(4, (1, "40.00"), email="eva@example.test")
    send_back(parts, {0: 2})
    settle_refunds(parts)
    send_back(credit, outcome=Outcome.CREDIT)
    see_refund(gesture, "10.00")
    return [stays, parts, credit, gesture]


def simulated(**how: Any) -> tuple[ProgrammeSimulation, Report]:
    started = simulate_programme(by=BY_STAFF, **how)
    drain(queues.get(QUEUE))
    found = ProgrammeSimulation.objects.get(pk=started.pk)
    assert found.status == SimulationStatus.DONE, found.error
    return found, Report.from_json(found.results)


def changed(**changes: Any) -> dict[str, Any]:
    """The programme of `make_programme`, but for what is said otherwise."""
    earning = {**DEFAULT["earning"], "purchase": {**DEFAULT["earning"]["purchase"], **changes.pop("purchase", {})}}
    return {**DEFAULT, "tiers": {**DEFAULT["tiers"], "levels": []}, "earning": earning, **changes}


def test_gives_as_many_points_as_the_ledger_did(clock: MovableClock) -> None:
    """Orders with returns, store credit and a gesture: the replay and the real rows agree, taken back ones too."""
    make_programme(clock)
    trade()
    clock.move(days=1)
    _simulation, report = simulated(content=changed())
    real = Earning.objects.aggregate(issued=Sum("points"), back=Sum("points_back"))
    live = report.total("EUR").live
    assert (live.issued, live.back) == (real["issued"], real["back"])
    assert live.back > 0
    assert report.orders == 4


@pytest.mark.proves("B-B3")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(programmes())
def test_a_programme_differs_from_itself_in_nothing(in_norte: Shop, clock: MovableClock, what: Programme) -> None:
    if not Order.objects.exists():
        make_programme(clock)
        trade()
    worlds = [World(what, MADRID, UNTIL) for _ in range(2)]
    found = Comparison(live=worlds[0], draft=worlds[1], since=SINCE)
    for customers in past_chunks(SINCE, UNTIL):
        found.add(customers)
    report = found.report()
    assert report.orders == 4
    assert report.orders_changed == 0
    assert all(row.pair.live == row.pair.draft for row in report.rows)
    assert all(move.live == move.draft and not move.examples for move in report.moves)


@pytest.mark.proves("B-B3")
def test_the_draft_that_is_in_force_differs_in_nothing(clock: MovableClock) -> None:
    version = make_programme(clock, tiers=DEFAULT["tiers"])
    trade()
    clock.move(days=1)
    save_programme(version.content, by=BY_STAFF)
    simulation, report = simulated()
    assert (simulation.live_version, simulation.orders_done) == (version, 4)
    assert report.orders_changed == 0
    assert report.total("EUR").live == report.total("EUR").draft != Figures()


def test_twice_the_rate_gives_twice_the_points(clock: MovableClock) -> None:
    make_programme(clock)
    buy(1, (1, "50.00"))
    clock.move(days=1)
    _simulation, report = simulated(content=changed(purchase={"rates": {"EUR": "2"}}))
    [row] = report.rows
    assert (row.month, row.pair.live.issued, row.pair.draft.issued) == ("2026-06", 50, 100)
    assert report.orders_changed == 1


def test_says_who_rises_and_who_falls(clock: MovableClock) -> None:
    """Silver is from 200 €: it would be from 100 €, and whoever spent 150 € rises."""
    make_programme(clock, tiers=DEFAULT["tiers"])
    order = buy(1, (1, "150.00"), email="ana@example.test")
    buy(2, (1, "20.00"), email="bea@example.test")
    clock.move(days=1)
    levels = [{**each, "threshold": "100"} if each["code"] == "silver" else each for each in DEFAULT["tiers"]["levels"]]
    _simulation, report = simulated(content=changed(tiers={**DEFAULT["tiers"], "levels": levels}))
    assert {(each.live, each.draft): (each.customers, each.examples) for each in report.moves} == {
        ("bronze", "silver"): (1, (order.customer_id,)),
        ("bronze", "bronze"): (1, ()),
    }


def test_what_came_back_does_not_count_for_levels(clock: MovableClock) -> None:
    make_programme(clock, tiers=DEFAULT["tiers"])
    order = buy(1, (1, "250.00"))
    send_back(order)
    settle_refunds(order)
    clock.move(days=1)
    _simulation, report = simulated(content=changed(tiers=DEFAULT["tiers"]))
    assert [(each.live, each.draft) for each in report.moves] == [("bronze", "bronze")]


def test_a_campaign_gives_no_more_than_its_budget(clock: MovableClock) -> None:
    """Over all customers: 30 of the 120 points that doubling would add."""
    make_programme(clock)
    for number in (1, 2, 3):
        buy(number, (1, "40.00"), email=f"c{number}@example.test")
    clock.move(days=1)
    campaign = {"id": "double", "names": {"en": "Double"}, "factor": "2", "budget": 30}
    _simulation, report = simulated(content=changed(purchase={"rates": {"EUR": "1"}, "multipliers": [campaign]}))
    assert report.total("EUR").draft.issued == 120 + 30


def test_points_that_lapse_sooner_are_owed_no_longer(clock: MovableClock) -> None:
    make_programme(clock)
    buy(1, (1, "50.00"))
    clock.move(days=100)
    short = {"kind": "months", "months": 1, "years": 1, "warn_days": [7]}
    at_once = {"until": "at_once", "days": 30}
    _simulation, report = simulated(content=changed(expiry=short, pending=at_once, purchase={"rates": {"EUR": "1"}}))
    total = report.total("EUR")
    assert (total.live.outstanding, total.draft.outstanding) == (50, 0)


def test_without_a_programme_everything_is_new(clock: MovableClock) -> None:
    buy(1, (1, "50.00"))
    clock.move(days=1)
    simulation, report = simulated(content=changed(purchase={"rates": {"EUR": "1"}}))
    assert simulation.live_version is None
    assert report.total("EUR").live == Figures()
    assert report.total("EUR").draft.issued == 50


def test_orders_before_the_time_count_for_levels_alone(clock: MovableClock) -> None:
    make_programme(clock, tiers=DEFAULT["tiers"])
    buy(1, (1, "250.00"))
    clock.move(days=40)
    _simulation, report = simulated(content=changed(tiers=DEFAULT["tiers"]), since=clock.moment - timedelta(days=10))
    assert (report.orders, report.rows) == (0, ())
    assert [each.live for each in report.moves] == ["silver"]


def test_reads_a_chunk_with_the_same_number_of_queries(clock: MovableClock) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            list(past_chunks(SINCE, UNTIL))
        return len(captured)

    buy(1, email="a@example.test")
    few = asked()
    for number in range(2, 7):
        buy(number, email=f"p{number}@example.test")
    assert asked() == few


@pytest.mark.parametrize(("days", "orders"), [(30, 1), (500, 2), (731, 3)])
def test_of_two_years_as_much_as_is_asked_for(clock: MovableClock, days: int, orders: int) -> None:
    make_programme(clock)
    for number, ago in enumerate((720, 400, 10), start=1):
        placed = clock.moment - timedelta(days=ago)
        Order.objects.filter(pk=buy(number, (1, "50.00")).pk).update(placed_at=placed, paid_at=placed)
    since = clock.moment - timedelta(days=days)
    simulation, report = simulated(content=changed(), since=since, expected_use=0.5)
    assert (report.orders, simulation.assumptions) == (orders, {"expected_use": 0.5})


def test_refuses_what_can_not_be_simulated(clock: MovableClock, norte: Shop, sur: Shop) -> None:
    def refused(kind: type[Refusal], **how: Any) -> None:
        with pytest.raises(kind):
            simulate_programme(by=BY_STAFF, **how)
        assert not ProgrammeSimulation.objects.exists()

    refused(NoDraftProgramme)
    refused(BadPeriod, content=changed(), since=clock.moment)
    refused(BadPeriod, content=changed(), since=clock.moment - timedelta(days=733))
    refused(BadExpectedUse, content=changed(), expected_use=1.5)
    simulate_programme(content=changed(), by=BY_STAFF)
    with pytest.raises(SimulationUnderWay):
        simulate_programme(content=changed(), by=BY_STAFF)
    with shop_scope(sur):
        simulate_programme(content=changed(), by=BY_STAFF)
        assert ProgrammeSimulation.objects.filter(state=WorkState.WAITING).count() == 1
