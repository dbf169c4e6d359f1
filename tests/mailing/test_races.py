"""Several workers at once, on a database that lets them."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import queues, work_on
from saleor_postventa.mailing.codes import MessageStatus, Topic
from saleor_postventa.mailing.consents import record_consent
from saleor_postventa.mailing.models import Dispatch, Message
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .ledger import Ledger
from .scene import OFFER, SERVICE, ask, make_customer, make_order

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pg]
WORKERS = 6


@pytest.fixture
def ledger(settings: Any, tmp_path: Path) -> Ledger:
    settings.MAIL_URL = f"ledger:{tmp_path}/ledger"
    return Ledger(tmp_path / "ledger", is_mute=False)


def at_once(work: list[Callable[[], None]]) -> None:
    start = threading.Barrier(len(work))

    def run(each: Callable[[], None]) -> None:
        start.wait()
        each()
        connection.close()

    threads = [threading.Thread(target=run, args=(each,)) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def carry_on_at_once() -> None:
    ids = list(Dispatch.objects.values_list("pk", flat=True))
    at_once([lambda each=each: work_on(queues.get("mail"), each) for each in ids])  # type: ignore[misc]


def test_one_message_leaves_once(norte: Shop, ledger: Ledger) -> None:
    with shop_scope(norte):
        customer = make_customer()
        message = ask(SERVICE, customer, make_order(customer))
        for _ in range(WORKERS - 1):
            Dispatch.objects.create(shop=norte, message=message)
        carry_on_at_once()
        assert Message.objects.get().status == MessageStatus.SENT
    assert len(ledger.taken()) == 1


def test_a_budget_is_not_overdrawn(norte: Shop, ledger: Ledger, clock: Any) -> None:
    with shop_scope(norte):
        customer = make_customer()
        record_consent(customer, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
        for _ in range(WORKERS):
            ask(OFFER, customer)
        carry_on_at_once()
    assert len(ledger.taken()) <= norte.preferences.attention_mails
