"""The overview's figures are the shop's own, in the shop's own days."""

from datetime import UTC, datetime, timedelta

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE
from tests.conftest import MovableClock

from .ask import ask
from .world import World, make_delivery

OVERVIEW = """{ postSaleOverview { shopName lastDeliveryAt ordersCount level
  deliveries { waiting done failed } reactions { waiting done failed } messages { waiting done failed }
  deliveriesByDay { day count } latestCatchUp { kind state feeds { name read total changed isFinished } } } }"""


def test_counts_what_waits_is_done_and_failed(norte: Shop, north: World, south: World, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_delivery("order_updated", state="waiting")
        make_delivery("order_updated", state="done")
    told = ask(norte, OVERVIEW, token=NORTE.staff_token()).data["postSaleOverview"]
    assert told["deliveries"] == {"waiting": 1, "done": 1, "failed": 1}
    assert told["reactions"] == {"waiting": 0, "done": 0, "failed": 1}
    assert told["messages"] == {"waiting": 0, "done": 1, "failed": 0}
    assert (told["shopName"], told["ordersCount"], told["level"]) == ("norte", 1, "WARNING")
    feed = {"name": "norte_orders", "read": 3, "total": 9, "changed": 2, "isFinished": False}
    assert told["latestCatchUp"] == {"kind": "BACKFILL", "state": "RUNNING", "feeds": [feed]}


def test_days_are_the_shops_own_and_none_is_left_out(norte: Shop, clock: MovableClock) -> None:
    """In Madrid it is two hours later: what came at 22:30 UTC came the day after."""
    late = datetime(2026, 6, 8, 22, 30, tzinfo=UTC)
    with shop_scope(norte):
        for moment in (late, late - timedelta(hours=1), late - timedelta(days=30)):
            make_delivery("order_updated", received_at=moment)
    told = ask(norte, OVERVIEW, token=NORTE.staff_token()).data["postSaleOverview"]
    counts = {row["day"]: row["count"] for row in told["deliveriesByDay"]}
    assert (min(counts), max(counts), len(counts)) == ("2026-05-28", "2026-06-10", 14)
    assert list(counts) == sorted(counts)
    assert {day: count for day, count in counts.items() if count} == {"2026-06-08": 1, "2026-06-09": 1}
