"""Whatever happens after a sale, no point comes from nowhere, and none is lost."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from saleor_postventa.shops.models import Shop

from .histories import Histories

pytestmark = pytest.mark.django_db


def run(shop: Shop, **wanted: int) -> None:
    histories = type("Histories", (Histories,), {"shop": shop})
    run_state_machine_as_test(histories, settings=settings(**wanted))


@pytest.mark.proves("B1", part="balances are the sum of their entries in any history")
@pytest.mark.proves("B7")
@pytest.mark.proves("B-B2", part="the ledger: 60 histories")
def test_any_history_adds_up(norte: Shop) -> None:
    run(norte, max_examples=60, stateful_step_count=25)


@pytest.mark.slow
@pytest.mark.timeout(3000)
@pytest.mark.proves("B-B2", part="the ledger: 10,000 histories")
def test_ten_thousand_histories_add_up(norte: Shop) -> None:
    run(norte, max_examples=10_000, stateful_step_count=20)
