"""Several workers at once, on a database that lets them."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from saleor_postventa.core import http
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import drain, queues, work_on
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveStatus
from saleor_postventa.goods.services import QUEUE, put_back, retry_move
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.scope import shop_scope

from .stage import HOME, Stage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pg]
WORKERS = 4


@pytest.fixture
def stage(unscoped: Stage) -> Iterator[Stage]:
    with shop_scope(unscoped.shop):
        yield unscoped


def at_once(work: Callable[[], object], count: int = WORKERS) -> None:
    start = threading.Barrier(count)

    def run() -> None:
        try:
            start.wait()
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def orders_of_one_variant(stage: Stage, count: int) -> list[Order]:
    variant = stage.variant(stock=50)
    return [stage.order(variant, units=1) for _ in range(count)]


def shelf(stage: Stage, order: Order) -> int:
    return stage.control.stock(order.lines.get().variant.saleor_id)[HOME]


def test_writers_of_one_stock_come_one_after_the_other(stage: Stage) -> None:
    orders = orders_of_one_variant(stage, 6)
    before = shelf(stage, orders[0])
    for order in orders:
        put_back(order.lines.get(), 1, key=f"put:{order.pk}", reference="r", by=SYSTEM)
    while GoodsMove.objects.filter(state="waiting").exists():
        at_once(lambda: drain(queues.get(QUEUE)))
    assert {move.status for move in GoodsMove.objects.all()} == {MoveStatus.DONE}
    assert shelf(stage, orders[0]) - before == len(orders)


def test_one_move_that_two_workers_hold_is_carried_out_by_one(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lease ran out while its worker was slow."""
    [order] = orders_of_one_variant(stage, 1)
    move = put_back(order.lines.get(), 1, key="put", reference="r", by=SYSTEM)
    written: list[bytes] = []
    original = http.request

    def count(*arguments: Any, **options: Any) -> http.Answer:
        if b"PutBackStock" in options["data"]:
            written.append(options["data"])
        return original(*arguments, **options)

    monkeypatch.setattr(http, "request", count)
    before = shelf(stage, order)
    at_once(lambda: work_on(queues.get(QUEUE), move.pk))
    move.refresh_from_db()
    assert (move.status, len(written), shelf(stage, order) - before) == (MoveStatus.DONE, 1, 1)


def test_a_retried_move_does_not_overtake_one_that_is_under_way(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes first in its lane again, while a later one of the lane is being worked on."""
    first, second = orders_of_one_variant(stage, 2)
    before = shelf(stage, first)
    retried = put_back(first.lines.get(), 1, key="first", reference="r", warehouse="atlantis", by=SYSTEM)
    drain(queues.get(QUEUE))
    later = put_back(second.lines.get(), 1, key="second", reference="r", by=SYSTEM)
    original, errors = http.request, []

    def meanwhile(*arguments: Any, **options: Any) -> http.Answer:
        if b"PutBackStock" in options["data"] and not errors:
            errors.append("")
            GoodsMove.objects.filter(pk=retried.pk).update(wanted=retried.wanted | {"warehouse": HOME})
            retry_move(retried.pk, by=SYSTEM)
            at_once(lambda: drain(queues.get(QUEUE)), count=1)
            errors[0] = GoodsMove.objects.get(pk=retried.pk).error
        return original(*arguments, **options)

    monkeypatch.setattr(http, "request", meanwhile)
    work_on(queues.get(QUEUE), later.pk)
    assert "StillUnderWay" in errors[0]
    stage.carry_on_later()
    assert {move.status for move in GoodsMove.objects.all()} == {MoveStatus.DONE}
    assert shelf(stage, first) - before == 2
