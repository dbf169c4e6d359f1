"""Where units go back to, chosen at the inspection, against a Saleor of one's own."""

import pytest

from .aftersales import AfterSales
from .books import line_of
from .payment_app import PaymentApp
from .trade import Trade

pytestmark = pytest.mark.timeout(600)
PLACES = "{ postSaleWarehouses { saleorId slug name } }"


def test_goes_back_into_the_warehouse_that_was_chosen(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """The variant was never kept there."""
    places = {each["slug"]: each["saleorId"] for each in care.as_staff(PLACES)["postSaleWarehouses"]}
    chosen = places["americas"]
    order = trade.sell({"S": 2}, email=care.email)
    care.known(order)
    (here, _), (there, _) = trade.stock("S"), trade.stock("S", chosen)
    ret = care.approve(care.ask_for(order, {line_of(trade.books(order), "S", trade): 2}))
    care.receive(ret, 2)
    care.inspect(ret, (1, "A", "RESTOCK"), place=chosen)
    care.settled(care.inspect(ret, (1, "A", "RESTOCK")))
    assert places["europe"] == trade.warehouse
    assert (trade.stock("S", chosen)[0], trade.stock("S")[0]) == (there + 1, here + 1)
