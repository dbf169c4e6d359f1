"""The what-if of a programme, as its page asks for it."""

from typing import Any

import pytest

from saleor_postventa.core.work import drain, queues
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import dump
from saleor_postventa.loyalty.services.simulating import QUEUE, simulate_programme
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.ids import show_id
from tests.cast import NORTE
from tests.conftest import MovableClock
from tests.loyalty.trade import BY_STAFF, buy, make_programme

from .ask import ask

ASSUMPTIONS = "query ($id: ID!) { pointsProgrammeSimulation(id: $id) { assumptions { code sentence } } }"


@pytest.mark.parametrize("currency", ["EUR", "PLN"])
def test_says_what_is_spent_in_a_currency_of_no_level(in_norte: Shop, clock: MovableClock, currency: str) -> None:
    tiers = dump(default_programme())["tiers"]
    make_programme(clock, tiers=tiers)
    order = buy(1)
    Order.objects.filter(pk=order.pk).update(currency=currency)
    clock.move(days=1)
    started = simulate_programme(content=dump(default_programme()), by=BY_STAFF)
    drain(queues.get(QUEUE))
    asked = {"id": show_id("PostSaleProgrammeSimulation", started.pk)}
    found: Any = ask(in_norte, ASSUMPTIONS, asked, token=NORTE.staff_token()).data["pointsProgrammeSimulation"]
    told = {each["code"]: each["sentence"] for each in found["assumptions"]}
    assert ("uncounted_both" in told) == (currency == "PLN")
    assert "PLN" in told.get("uncounted_both", "PLN")
