"""What the warehouse notes: where units go back to, and photos, against a Saleor of one's own."""

from io import BytesIO

import pytest
import requests
from PIL import Image

from .aftersales import AfterSales
from .books import line_of
from .payment_app import PaymentApp
from .trade import Trade

pytestmark = pytest.mark.timeout(600)
PLACES = "{ postSaleWarehouses { saleorId slug name } }"
LOOKS = """query ($number: String!) { postSaleReturn(number: $number) { lines { inspections {
  warehouseId photos { id url } } } } }"""


def picture() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(drawn, "PNG")
    return drawn.getvalue()


def test_goes_back_into_the_warehouse_that_was_chosen(care: AfterSales, trade: Trade, payments: PaymentApp) -> None:
    """The variant was never kept there."""
    places = {each["slug"]: each["saleorId"] for each in care.as_staff(PLACES)["postSaleWarehouses"]}
    chosen = places["americas"]
    order = trade.sell({"S": 2}, email=care.email)
    care.known(order)
    (here, _), (there, _) = trade.stock("S"), trade.stock("S", chosen)
    ret = care.approve(care.ask_for(order, {line_of(trade.books(order), "S", trade): 2}))
    care.receive(ret, 2)
    photo = care.upload_photo(ret, picture())
    care.inspect(ret, (1, "A", "RESTOCK"), warehouseId=chosen, photoIds=[photo])
    care.settled(care.inspect(ret, (1, "A", "RESTOCK")))
    looks = care.as_staff(LOOKS, {"number": ret["number"]})["postSaleReturn"]["lines"][0]["inspections"]
    shown = requests.get(care.product.url + looks[0]["photos"][0]["url"], timeout=30)
    assert [(look["warehouseId"], len(look["photos"])) for look in looks] == [(chosen, 1), (None, 0)]
    assert (shown.status_code, shown.headers["Content-Type"]) == (200, "image/jpeg")
    assert places["europe"] == trade.warehouse
    assert (trade.stock("S", chosen)[0], trade.stock("S")[0]) == (there + 1, here + 1)
