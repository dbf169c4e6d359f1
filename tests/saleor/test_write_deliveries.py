"""The statement that keeps deliveries, and the bell that is rung for them."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import DataError

from saleor_postventa.core.work import WorkState, use_waker
from saleor_postventa.saleor.inserting import insert_new
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop, shop_scope
from tests.cast import NORTE

from .knocking import Caller
from .test_take_in_delivery import body_of

pytestmark = pytest.mark.django_db(transaction=True)
MOMENT = datetime(2026, 6, 10, 10, 0, 0, 123456, tzinfo=UTC)
COLUMNS = [field.attname for field in Delivery._meta.concrete_fields if not field.primary_key]


@pytest.fixture
def caller(norte: Shop) -> Iterator[Caller]:
    caller = Caller()
    yield caller
    caller.inbox.close()


@pytest.fixture
def waker() -> Iterator[Callable[..., None]]:
    yield use_waker
    use_waker(None)


def delivery(shop: Shop, key: str, **fields: object) -> Delivery:
    return Delivery(shop=shop, event="app_updated", key=key, body=b'{"a": "\xc3\xb1\x00"}', **fields)


def kept(*names: str) -> list[tuple[object, ...]]:
    with every_shop():
        return list(Delivery.objects.order_by("key").values_list(*names))


def test_keeps_every_column_as_it_is(norte: Shop) -> None:
    plain = delivery(norte, "1", order_number="Ñ-1", issued_at=MOMENT)
    dead = delivery(norte, "2", state=WorkState.DEAD, error='"no" {sense}\\', finished_at=MOMENT, lane="a,b")
    with shop_scope(norte):
        insert_new([plain, dead])
    expected = [tuple(getattr(row, name) for name in COLUMNS) for row in (plain, dead)]
    found = [tuple(bytes(each) if isinstance(each, memoryview) else each for each in row) for row in kept(*COLUMNS)]
    assert found == expected


def test_leaves_what_is_there_already(norte: Shop, sur: Shop) -> None:
    with every_shop():
        insert_new([delivery(norte, "1", order_number="first")])
        insert_new([delivery(norte, "1", order_number="again"), delivery(norte, "2"), delivery(sur, "1")])
    assert sorted(kept("shop_id", "key", "order_number")) == sorted(
        [(norte.pk, "1", "first"), (norte.pk, "2", ""), (sur.pk, "1", "")]
    )


@pytest.mark.pg
def test_cuts_nothing_off(norte: Shop) -> None:
    with pytest.raises(DataError):
        insert_new([delivery(norte, "1"), delivery(norte, "2", order_number="9" * 65)])
    assert kept("key") == []


def test_wakes_the_workers_once_all_can_be_seen(caller: Caller, waker: Callable[..., None]) -> None:
    seen: list[int] = []
    waker(lambda queue: seen.append(len(kept("pk"))))
    bodies = [body_of(version=f"3.23.{n}") for n in range(12)]
    with ThreadPoolExecutor(12) as senders:
        answers = list(senders.map(lambda body: caller.deliver(NORTE, "app_updated", body), bodies))
    caller.inbox.close()
    assert answers == [200] * 12
    assert seen[-1] == 12


def test_keeps_deliveries_while_nobody_can_be_woken(caller: Caller, waker: Callable[..., None]) -> None:
    def out_of_reach(queue: str) -> None:
        raise OSError("no broker")

    waker(out_of_reach)
    assert [caller.deliver(NORTE, "app_updated", body_of(version=str(n))) for n in range(2)] == [200, 200]
    assert len(kept("pk")) == 2
