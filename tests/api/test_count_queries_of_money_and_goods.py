"""Refunds, store credits and goods: longer lists cost no more queries."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveKind
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import Purpose
from saleor_postventa.refunds.models import Refund, RefundPart
from saleor_postventa.refunds.rules import Path
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE, global_id

from .ask import ask
from .world import World, make_customer, make_order


def order_for(number: int) -> Order:
    return make_order(make_customer(f"p{number}", saleor_id=global_id("User", f"p{number}")), f"money-{number}")


def make_refund(number: int) -> None:
    order = order_for(number)
    reference = f"settlement:{number}"
    own = {"key": reference, "reference": reference, "order": order, "amount": "5.00", "currency": "EUR"}
    refund = Refund.objects.create(shop=order.shop, purpose=Purpose.RETURN, actor_kind="system", **own)
    RefundPart.objects.create(shop=order.shop, refund=refund, path=Path.MANUAL, amount="5.00", state="done")


def make_credit(number: int) -> None:
    order = order_for(number)
    own = {"key": f"c:{number}", "reference": f"c:{number}", "order": order, "customer": order.customer}
    StoreCredit.objects.create(shop=order.shop, amount="5.00", currency="EUR", actor_kind="system", state="done", **own)


def make_move(number: int) -> None:
    order = order_for(number)
    own = {"key": f"m:{number}", "reference": f"m:{number}", "order": order, "kind": MoveKind.PUT_BACK}
    GoodsMove.objects.create(shop=order.shop, wanted={}, state="done", actor_kind="system", **own)


ORDER = "order { number customer { name } lines { sku } }"
MONEY = "amount { amount } status statusLabel"
LISTS: dict[str, tuple[str, Callable[[int], None]]] = {
    "postSaleRefunds": (f"{MONEY} orderNumber {ORDER} parts {{ id amount {{ amount }} }}", make_refund),
    "postSaleStoreCredits": (f"{MONEY} requestedBy customer {{ name holds {{ reason }} }}", make_credit),
    "postSaleGoodsMoves": (f"kindLabel wanted reviewedBy orderNumber {ORDER}", make_move),
}


@pytest.mark.parametrize("root", LISTS)
def test_longer_list_costs_no_more_queries(root: str, norte: Shop, north: World) -> None:
    below, make = LISTS[root]
    token = NORTE.staff_token()

    def cost(numbers: range) -> tuple[int, int]:
        with shop_scope(norte):
            for number in numbers:
                make(number)
        text = f"{{ {root}(first: 40) {{ totalCount edges {{ node {{ {below} }} }} }} }}"
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                data = ask(norte, text, {}, token=token).data
        return len(captured), len(data[root]["edges"])

    few, short = cost(range(2))
    many, long = cost(range(2, 9))
    assert long == short + 7
    assert many == few
