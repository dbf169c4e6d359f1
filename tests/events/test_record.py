"""Recording what became true: once, with what it belongs to, in the same transaction."""

import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.event import Subject
from saleor_postventa.core.work import use_waker
from saleor_postventa.events.cause import caused_by
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.events.services import QUEUE, RecordedOutsideTransaction, record
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import NoShop, shop_scope
from tests.conftest import MovableClock
from tests.reacting import reacting

from .conftest import MOMENT, BellRung

ORDER = Subject(order=1, customer=2, lines=(3, 4))


@pytest.mark.django_db
@pytest.mark.usefixtures("in_norte")
class TestRecord:
    def test_keeps_who_what_when_and_why(self, clock: MovableClock) -> None:
        with caused_by("delivery:12"):
            row = record(BellRung(times=3, subject=ORDER), by=Actor.staff("VXNlcjox"))
        assert row is not None
        found = RecordedEvent.objects.get()
        assert found.fact == BellRung(times=3, subject=ORDER)
        assert (found.by, found.cause) == (Actor.staff("VXNlcjox"), "delivery:12")
        assert (found.occurred_at, found.recorded_at) == (MOMENT, clock())

    @pytest.mark.proves("E9", part="the log")
    def test_the_same_fact_twice_is_one_row_and_one_run(self, react: Any) -> None:
        react("care.count", lambda row: None)
        assert record(BellRung(subject=ORDER), by=SYSTEM) is not None
        again = BellRung(subject=Subject(), occurred_at=datetime(2027, 1, 1, tzinfo=UTC))
        assert record(again, by=Actor.app("x")) is None
        assert (RecordedEvent.objects.count(), ReactionRun.objects.count()) == (1, 1)
        assert RecordedEvent.objects.get().subject == ORDER

    def test_where_a_reaction_is_not_wanted_no_run_of_it_is_written(self, sur: Shop) -> None:
        with reacting("care.count", lambda row: None, "BellRung", where=lambda shop: shop.slug == "sur"):
            record(BellRung(), by=SYSTEM)
            assert ReactionRun.objects.count() == 0
            with shop_scope(sur):
                record(BellRung(), by=SYSTEM)
                assert ReactionRun.objects.count() == 1

    def test_the_same_key_in_another_shop_is_another_fact(self, sur: Shop) -> None:
        record(BellRung(), by=SYSTEM)
        with shop_scope(sur):
            assert record(BellRung(), by=SYSTEM) is not None
            assert RecordedEvent.objects.count() == 1

    def test_writes_a_run_per_reaction_and_wakes_the_queue_after_the_commit(
        self, react: Any, django_capture_on_commit_callbacks: Any
    ) -> None:
        react("care.count", lambda row: None)
        react("flows.write", lambda row: None)
        react("flows.other", lambda row: None, "SomethingElse")
        woken: list[str] = []
        use_waker(woken.append)
        with django_capture_on_commit_callbacks(execute=True):
            record(BellRung(subject=ORDER), by=SYSTEM)
            assert woken == []
        assert woken == [QUEUE]
        runs = ReactionRun.objects.order_by("code").values_list("code", "lane")
        assert list(runs) == [("care.count", "care:o1"), ("flows.write", "flows:o1")]

    @pytest.mark.parametrize(
        ("subject", "lane"),
        [(Subject(order=1, customer=2), "care:o1"), (Subject(customer=2), "care:c2"), (Subject(), "")],
    )
    def test_reactions_are_ordered_by_order_else_by_customer(self, react: Any, subject: Subject, lane: str) -> None:
        react("care.count", lambda row: None)
        record(BellRung(subject=subject), by=SYSTEM)
        assert ReactionRun.objects.get().lane == lane

    def test_goes_when_the_change_it_tells_of_is_undone(self, react: Any) -> None:
        react("care.count", lambda row: None)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            record(BellRung(), by=SYSTEM)
            assert 1 / 0
        assert (RecordedEvent.objects.count(), ReactionRun.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_refuses_outside_of_a_transaction(norte: Shop) -> None:
    with shop_scope(norte):
        with pytest.raises(RecordedOutsideTransaction, match="BellRung"):
            record(BellRung(), by=SYSTEM)
        assert not RecordedEvent.objects.exists()


@pytest.mark.django_db
def test_refuses_outside_of_a_shop() -> None:
    with pytest.raises(NoShop):
        record(BellRung(), by=SYSTEM)


@pytest.mark.django_db(transaction=True)
def test_four_at_once_record_one_fact(norte: Shop, react: Any) -> None:
    react("care.count", lambda row: None)
    gate = threading.Barrier(4)
    outcomes: list[bool] = []

    def one() -> None:
        gate.wait()
        try:
            with shop_scope(norte), transaction.atomic():
                outcomes.append(record(BellRung(subject=ORDER), by=SYSTEM) is not None)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False, False, False, True]
    with shop_scope(norte):
        assert (RecordedEvent.objects.count(), ReactionRun.objects.count()) == (1, 1)
