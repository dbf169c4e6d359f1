"""On SQLite whoever asked first writes first: nobody's form waits behind a busy background."""

import threading
import time

import pytest
from django.db import OperationalError, connection, transaction

from saleor_postventa.core.sqlite.turns import TurnNotCome, Turns
from saleor_postventa.shops.models import Shop

sqlite_alone = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows, not the whole file")


def wait_for(turns: Turns, count: int) -> None:
    while len(turns._waiting) < count:
        time.sleep(0.002)


def test_turns_come_in_the_order_they_were_asked_for() -> None:
    turns, served = Turns(), []

    def work(number: int) -> None:
        turns.take(5)
        served.append(number)
        turns.give_back()

    turns.take(0)
    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for number, thread in enumerate(threads):
        thread.start()
        wait_for(turns, number + 1)
    turns.give_back()
    for thread in threads:
        thread.join()
    assert served == list(range(8))


def test_a_turn_given_up_is_nobodys() -> None:
    turns = Turns()
    turns.take(0)
    with pytest.raises(TurnNotCome):
        turns.take(0.01)
    turns.give_back()
    turns.take(0)


@sqlite_alone
@pytest.mark.django_db(transaction=True)
def test_a_form_is_next_whatever_the_background_does(norte: Shop) -> None:
    """Three threads that write without a pause; each of ten forms waits for those before it alone."""
    is_over = threading.Event()

    def write_on() -> None:
        while not is_over.is_set():
            with transaction.atomic():
                Shop.objects.filter(pk=norte.pk).update(name="background")
                time.sleep(0.02)
        connection.close()

    threads = [threading.Thread(target=write_on) for _ in range(3)]
    for thread in threads:
        thread.start()
    waits = []
    for number in range(20):
        began = time.monotonic()
        if number % 2:
            Shop.objects.filter(pk=norte.pk).update(name="a lone statement")
        else:
            with transaction.atomic():
                Shop.objects.filter(pk=norte.pk).update(name="a form")
        waits.append(time.monotonic() - began)
    is_over.set()
    for thread in threads:
        thread.join()
    assert max(waits) < 0.5, waits


@sqlite_alone
@pytest.mark.django_db(transaction=True)
def test_a_turn_ends_with_its_transaction_however_that_ends(norte: Shop) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Shop.objects.filter(pk=norte.pk).update(name="undone")
        raise ZeroDivisionError
    with transaction.atomic():
        connection.close()
    connection.turns.take(0)
    connection.turns.give_back()


@sqlite_alone
@pytest.mark.django_db(transaction=True)
def test_who_waits_in_vain_is_told_as_sqlite_would(norte: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.01)
    connection.turns.take(0)
    try:
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            pass
    finally:
        connection.turns.give_back()
