"""The pages keep what a level promised: from the order that Saleor told of to the return that is kept."""

import pytest

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import Return
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.loyalty.test_give_level_benefits import TIERS
from tests.loyalty.trade import buy, make_programme, react
from tests.returns.make import make_order_with_parcels, make_policy

from .conftest import SignIn
from .test_ask import choose, draft_in, go_on

pytestmark = pytest.mark.django_db
FEES = [{"kind": "label", "amounts": {"EUR": "4.95"}}]


@pytest.mark.proves("B12")
def test_a_gold_order_on_the_page_and_in_the_trace(in_norte: Shop, clock: MovableClock, sign_in: SignIn) -> None:
    make_policy(window={"days": 30}, fees=FEES)
    make_programme(clock, tiers=TIERS)
    buy(1, (1, "150.00"))
    clock.move(days=1)
    order = make_order_with_parcels(number=2, lines=((1, "10.00"),))
    Order.objects.filter(pk=order.pk).update(placed_at=now())
    react()
    clock.move(days=45)
    web = sign_in(order)
    offered = web.get("/s/norte/orders/2/return/").content.decode()
    assert "on your level Gold you have 60 days" in offered
    looked = go_on(web, order, choose(web, order, 1), method="staff_label")
    assert "4.95" not in looked.content.decode()
    web.post("/s/norte/orders/2/return/", {"step": "send", "draft": draft_in(looked)}, follow=True)
    kept = Return.objects.get(order=order)
    (said,) = kept.decision.values()
    steps = {step["code"]: step for step in said["weighed"] if step["rule"] == "tier"}
    assert (steps["set_window"]["value"], kept.fee_amount) == ({"days": 60}, 0)


def test_what_everybody_has_is_over_by_then(in_norte: Shop, clock: MovableClock, sign_in: SignIn) -> None:
    make_policy(window={"days": 30}, fees=FEES)
    make_programme(clock, tiers=TIERS)
    order = buy(1, (1, "150.00"))
    clock.move(days=46)
    page = sign_in(order).get("/s/norte/orders/1/return/").content.decode()
    assert "60 days" not in page
    assert "quantity-" not in page
