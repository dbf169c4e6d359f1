"""Marks, put-backs and replacements in a Saleor of one's own, with workers killed at every step.

Our side runs in this process under a local app's token, so that no app has to be served. Orders of
`live-goods@example.com`, a local app and a few marks on order lines stay behind; stock is set back as it was.
"""

import os
from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveStatus, Trouble
from saleor_postventa.goods.services import (
    ReplacementLine,
    confirm_move,
    mark_returned,
    order_replacement,
    put_back,
    retry_move,
)
from saleor_postventa.goods.stock import available
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import install_shop
from tests.goods.stage import Stage, kill_at

from .saleor import ADDRESS, Saleor

NEEDED = ["SALEOR_API_URL", "SALEOR_EMAIL", "SALEOR_PASSWORD"]
missing = [name for name in NEEDED if not os.environ.get(name)]
pytestmark = [
    pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}"),
    pytest.mark.timeout(600),
    pytest.mark.django_db,
]
PERMISSIONS = ["MANAGE_ORDERS", "MANAGE_PRODUCTS"]
WHO = "live-goods@example.com"


def make_token(saleor: Saleor, permissions: list[str]) -> str:
    document = """mutation ($input: AppInput!) { appCreate(input: $input) { authToken errors { field message } } }"""
    wanted = {"name": f"Postventa goods {len(permissions)}", "permissions": permissions}
    return str(saleor.ask(document, {"input": wanted})["appCreate"]["authToken"])


@pytest.fixture(scope="module")
def saleor() -> Saleor:
    return Saleor(os.environ["SALEOR_API_URL"], os.environ["SALEOR_EMAIL"], os.environ["SALEOR_PASSWORD"])


@pytest.fixture(scope="module")
def token(saleor: Saleor) -> str:
    return make_token(saleor, PERMISSIONS)


class LiveStage(Stage):
    """What the tests of the sandbox do, of a real Saleor."""

    saleor: Saleor

    def place(self, units: int = 3, sent: int = 3) -> Order:
        variant = self.counted()
        channel = self.saleor.ask("{ channels { id slug } }")["channels"]
        made = self.saleor.ask(
            """mutation ($input: DraftOrderCreateInput!) { draftOrderCreate(input: $input) {
              order { id shippingMethods { id } } errors { field message code } } }""",
            {
                "input": {
                    "channelId": next(each["id"] for each in channel if each["slug"] == self.channel),
                    "userEmail": WHO,
                    "lines": [{"variantId": variant, "quantity": units}],
                    "shippingAddress": ADDRESS,
                    "billingAddress": ADDRESS,
                    "languageCode": "ES",
                }
            },
        )["draftOrderCreate"]["order"]
        self.saleor.ask(
            """mutation ($order: ID!, $method: ID!) { orderUpdateShipping(order: $order,
              input: {shippingMethod: $method}) { errors { field message code } } }""",
            {"order": made["id"], "method": made["shippingMethods"][0]["id"]},
        )
        self.saleor.ask(
            "mutation ($id: ID!) { draftOrderComplete(id: $id) { errors { field message code } } }", {"id": made["id"]}
        )
        self.saleor.ask(
            "mutation ($id: ID!) { orderMarkAsPaid(id: $id) { errors { field message code } } }", {"id": made["id"]}
        )
        if sent:
            self.saleor.fulfill(self.saleor.order(made["id"]), sent)
        return self.mirror(made["id"])

    @property
    def channel(self) -> str:
        return str(self.saleor.ask("{ channels { slug isActive } }")["channels"][-1]["slug"])

    def counted(self, at_least: int = 10) -> str:
        """A shippable variant whose stock is kept."""
        document = """query ($channel: String!) { products(first: 100, channel: $channel) { edges { node {
          productType { isShippingRequired } variants { id trackInventory quantityAvailable } } } } }"""
        for edge in self.saleor.ask(document, {"channel": self.channel})["products"]["edges"]:
            for variant in edge["node"]["variants"] if edge["node"]["productType"]["isShippingRequired"] else []:
                if variant["trackInventory"] and (variant["quantityAvailable"] or 0) >= at_least:
                    return str(variant["id"])
        raise AssertionError("no counted variant is in stock")

    def shelves(self, variant: str) -> dict[str, int]:
        document = "query ($id: ID!) { productVariant(id: $id) { stocks { quantity warehouse { slug } } } }"
        stocks = self.saleor.ask(document, {"id": variant})["productVariant"]["stocks"]
        return {stock["warehouse"]["slug"]: stock["quantity"] for stock in stocks}

    def set_shelf(self, variant: str, slug: str, quantity: int) -> None:
        places = self.saleor.ask("{ warehouses(first: 100) { edges { node { id slug } } } }")["warehouses"]["edges"]
        place = next(edge["node"]["id"] for edge in places if edge["node"]["slug"] == slug)
        self.saleor.ask(
            """mutation ($id: ID!, $stocks: [StockInput!]!) { productVariantStocksUpdate(variantId: $id,
              stocks: $stocks) { errors { field message code } } }""",
            {"id": variant, "stocks": [{"warehouse": place, "quantity": quantity}]},
        )

    def of_person(self) -> int:
        document = "query ($who: String!) { orders(first: 1, filter: {customer: $who}) { totalCount } }"
        return int(self.saleor.ask(document, {"who": WHO})["orders"]["totalCount"])


@pytest.fixture
def stage(saleor: Saleor, token: str, db: None, settings: Any) -> Iterator[LiveStage]:
    settings.ALLOWED_SALEOR_URLS = [*settings.ALLOWED_SALEOR_URLS, saleor.api_url]
    shop = install_shop(
        api_url=saleor.api_url,
        app_id="QXBwOjE=",
        token=token,
        jwks={"keys": []},
        saleor_version=saleor.version(),
        permissions=PERMISSIONS,
        name="live",
    )
    made = LiveStage(shop, SimpleNamespace())  # type: ignore[arg-type]
    made.saleor = saleor
    with shop_scope(shop):
        yield made


def variant_of(order: Order) -> str:
    line = order.lines.get()
    assert line.variant is not None
    return line.variant.saleor_id


def moved(stage: LiveStage, order: Order, before: dict[str, int]) -> dict[str, int]:
    after = stage.shelves(variant_of(order))
    return {slug: after[slug] - before.get(slug, 0) for slug in after if after[slug] != before.get(slug, 0)}


def test_marks_units_of_several_parcels(stage: LiveStage) -> None:
    order = stage.place(units=4, sent=1)
    stage.saleor.fulfill(stage.saleor.order(order.saleor_id), 1)
    order = stage.mirror(order.saleor_id)
    before = stage.shelves(variant_of(order))
    line = order.lines.get()
    move = mark_returned(order, {line.pk: 3}, key="mark", reference="live", reason="Too small", by=SYSTEM)
    stage.work()
    move.refresh_from_db()
    assert (move.status, stage.returned(order), moved(stage, order, before)) == (MoveStatus.DONE, [3], {})


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_kill_marks_once(stage: LiveStage, monkeypatch: pytest.MonkeyPatch, number: int, when: str) -> None:
    order = stage.place()
    move = mark_returned(order, {order.lines.get().pk: 1}, key="mark", reference="live", by=SYSTEM)
    assert kill_at(monkeypatch, move, number, when)
    stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, stage.returned(order)) == (MoveStatus.DONE, [1])


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_kill_puts_back_once(stage: LiveStage, monkeypatch: pytest.MonkeyPatch, number: int, when: str) -> None:
    order = stage.place()
    left_from = order.parcels.get().warehouse
    before = stage.shelves(variant_of(order))
    move = put_back(order.lines.get(), 2, key="put", reference="live", by=SYSTEM)
    assert kill_at(monkeypatch, move, number, when)
    stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, moved(stage, order, before)) == (MoveStatus.DONE, {left_from: 2})
    stage.set_shelf(variant_of(order), left_from, before[left_from])


def test_units_sold_after_a_kill_leave_it_to_a_person(stage: LiveStage, monkeypatch: pytest.MonkeyPatch) -> None:
    order = stage.place()
    left_from, variant = order.parcels.get().warehouse, variant_of(order)
    before = stage.shelves(variant)
    move = put_back(order.lines.get(), 1, key="put", reference="live", by=SYSTEM)
    assert kill_at(monkeypatch, move, 2, "after")
    stage.set_shelf(variant, left_from, before[left_from])
    stage.carry_on_later()
    move.refresh_from_db()
    assert (move.status, move.trouble) == (MoveStatus.STUCK, Trouble.AMBIGUOUS)
    confirm_move(move.pk, by=SYSTEM)
    stage.work()
    assert moved(stage, order, before) == {}


def test_without_the_permission_for_products_nothing_is_written(stage: LiveStage, saleor: Saleor) -> None:
    order = stage.place()
    before = stage.shelves(variant_of(order))
    stage.shop.token = make_token(saleor, ["MANAGE_ORDERS"])
    stage.shop.save()
    move = put_back(order.lines.get(), 1, key="put", reference="live", by=SYSTEM)
    stage.work()
    move.refresh_from_db()
    assert (move.status, move.trouble) == (MoveStatus.STUCK, Trouble.PERMISSION_MISSING)
    assert moved(stage, order, before) == {}


def replace(order: Order, variant: str, *, price: str = "0", units: int = 1, key: str = "replace") -> GoodsMove:
    line = ReplacementLine(variant=variant, quantity=units, unit_price=Decimal(price))
    return order_replacement(order, [line], key=key, reference="live", by=SYSTEM)


@pytest.mark.parametrize("price", ["0", "7.35"])
def test_replaces_for_what_was_agreed(stage: LiveStage, price: str) -> None:
    order = stage.place()
    move = replace(order, variant_of(order), price=price, units=2)
    stage.work()
    move.refresh_from_db()
    assert move.status == MoveStatus.DONE, (move.trouble, move.result, move.error)
    made = stage.mirror(move.result["order_saleor_id"])
    line = made.lines.get()
    assert (made.total_gross_amount, made.shipping_gross_amount) == (2 * Decimal(price), 0)
    assert (line.unit_price_gross_amount, made.shipping_method_name) == (Decimal(price), order.shipping_method_name)
    assert (made.is_replacement, made.original_saleor_id) == (True, order.saleor_id)
    assert (made.status, made.user_email, made.customer_id) == ("unfulfilled", WHO, order.customer_id)
    assert made.shipping_address == order.shipping_address


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", range(1, 9))
def test_a_kill_replaces_once(stage: LiveStage, monkeypatch: pytest.MonkeyPatch, number: int, when: str) -> None:
    order = stage.place()
    count = stage.of_person()
    move = replace(order, variant_of(order))
    assert kill_at(monkeypatch, move, number, when)
    stage.carry_on_later()
    move.refresh_from_db()
    assert move.status == MoveStatus.DONE, (move.trouble, move.result, move.error)
    assert (stage.of_person() - count, [each["status"] for each in stage.replacements()]) == (1, ["UNFULFILLED"])


def test_a_replacement_is_sent_and_replaced_in_its_turn(stage: LiveStage) -> None:
    """Nothing is owed for it, so that it leaves; and what is marked of it is its own units."""
    order = stage.place()
    for turn in range(2):
        move = replace(order, variant_of(order), key=f"replace:{turn}")
        stage.work()
        move.refresh_from_db()
        made = stage.mirror(move.result["order_saleor_id"])
        assert (made.is_replacement, made.original_saleor_id) == (True, order.saleor_id)
        stage.saleor.fulfill(stage.saleor.order(made.saleor_id), 1)
        order = stage.mirror(made.saleor_id)
        mark_returned(order, {order.lines.get().pk: 1}, key=f"mark:{turn}", reference="live", by=SYSTEM)
        stage.work()
        assert stage.returned(order) == [1]


def test_more_than_there_is_orders_nothing(stage: LiveStage) -> None:
    order = stage.place()
    variant = variant_of(order)
    there = available(stage.shop, [variant], channel=order.channel, country=order.shipping_country)[variant]
    move = replace(order, variant, units=there + 100_000)
    stage.work()
    move.refresh_from_db()
    assert (move.status, move.trouble, stage.replacements()) == (MoveStatus.STUCK, Trouble.OUT_OF_STOCK, [])


def test_sold_out_while_it_was_drafted_leaves_no_draft(stage: LiveStage, monkeypatch: pytest.MonkeyPatch) -> None:
    order = stage.place()
    variant = variant_of(order)
    before = stage.shelves(variant)
    move = replace(order, variant)
    kill_at(monkeypatch, move, 5, "after")
    try:
        for slug in before:
            stage.set_shelf(variant, slug, 0)
        stage.carry_on_later()
    finally:
        for slug, quantity in before.items():
            stage.set_shelf(variant, slug, quantity)
    move.refresh_from_db()
    assert (move.status, move.trouble, stage.replacements()) == (MoveStatus.STUCK, Trouble.OUT_OF_STOCK, [])
    retry_move(move.pk, by=SYSTEM)
    stage.work()
    move.refresh_from_db()
    assert move.status == MoveStatus.DONE
