"""Each outcome from request to end, on a stand-in Saleor over HTTP: what its books of goods and money then say."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from saleor_postventa.catalogue.feeds import ProductsAnswer
from saleor_postventa.catalogue.services import mirror_product
from saleor_postventa.core.clock import now
from saleor_postventa.core.work import drain, queues
from saleor_postventa.goods.warehouses import warehouses
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services import mark_delivered
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.queries.estimates import return_estimate
from saleor_postventa.returns.rules import Disposition, ExchangeStatus, Finding, Outcome, ReturnStatus
from saleor_postventa.returns.services import (
    change_exchange,
    close_missing,
    inspect_units,
    receive_return,
    request_return,
)
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.refunds.scene import Saleor, running_saleor

from .make import BY_SHOPPER, BY_STAFF, SYSTEM, inspect, make_policy, receive, wish_for

HOME, AWAY = "zaragoza", "leeds"


@pytest.fixture(scope="module")
def _saleor() -> Iterator[Saleor]:
    with running_saleor() as saleor:
        yield saleor


@pytest.fixture
def saleor(_saleor: Saleor, db: None, settings: Any) -> Iterator[Saleor]:
    """In its shop's scope; its payment app sends money back at once."""
    _saleor.control.plan_payment_answer("success")
    with shop_scope(_saleor.install(settings)):
        make_policy(loss_by_grade={"c": "40"})
        yield _saleor


def work() -> None:
    """As the workers do, until nothing waits for anybody."""
    for _ in range(4):
        for name in ("goods", "refunds", "credits", "reactions"):
            drain(queues.get(name))


def variant(saleor: Saleor, price: str, stock: int = 10, product: str = "") -> tuple[str, str]:
    """A new one, and its product."""
    made = product or saleor.control.create_product("Manta de prueba", {})["id"]
    row: str = saleor.control.add_variant(made, f"{price} {stock}", price)["id"]
    saleor.control.set_stock(row, HOME, stock)
    assert saleor.shop is not None
    found = SaleorClient.of(saleor.shop).query("products_by_ids", ProductsAnswer, {"first": 1, "ids": [made]})
    mirror_product(found.products.nodes[0], read_at=now())
    return row, made


def delivered(saleor: Saleor, wanted: str, units: int, **options: Any) -> Order:
    given = {"email": "lea@example.com", "first_name": "Lea", "last_name": "Mora", **options}
    made = saleor.control.place_order("es", [{"variant": wanted, "quantity": units}], **given)
    line = made["lines"][0]["id"]
    saleor.control.fulfill_order(made["id"], [{"line": line, "quantity": units, "warehouse": HOME}])
    order = saleor.mirror(made["id"])
    for parcel in order.parcels.all():
        mark_delivered(parcel.pk, delivered_at=now(), source=DeliverySource.CARRIER, by=SYSTEM)
    work()
    return order


def shelf(saleor: Saleor, wanted: str) -> int:
    return int(saleor.control.stock(wanted)[HOME])


def ask(order: Order, units: int, outcome: Outcome, *, instead: str = "") -> Return:
    (line,) = order.lines.all()
    wish = wish_for({line.pk: units}, outcome=outcome, variants={line.pk: instead} if instead else None)
    return request_return(order.pk, wish, by=BY_SHOPPER)


def send_back(ret: Return, *, grade: str = "a") -> Return:
    receive(ret)
    inspect(ret, grade=grade, disposition="restock" if grade == "a" else "scrap")
    work()
    return Return.objects.get(pk=ret.pk)


def returned(saleor: Saleor, order: Order) -> int:
    (line,) = saleor.mirror(order.saleor_id).lines.all()
    return int(line.quantity_returned)


@pytest.mark.proves("A7", part="money back")
@pytest.mark.proves("A11", part="what was estimated is what went back, in Saleor's books")
def test_money_back(saleor: Saleor) -> None:
    wanted, _ = variant(saleor, "20.00")
    order = delivered(saleor, wanted, 3)
    before = shelf(saleor, wanted)
    (line,) = order.lines.all()
    estimate = return_estimate(order, wish_for({line.pk: 2}), now=now())
    ret = send_back(ask(order, 2, Outcome.REFUND))
    assert ret.status == ReturnStatus.RESOLVED
    assert saleor.refunded(order) == estimate.total.amount == 40
    assert saleor.requests(order) == ["40.00"]
    assert (returned(saleor, order), shelf(saleor, wanted) - before) == (2, 2)


@pytest.mark.proves("A7", part="money back for what came back damaged, less its loss")
def test_damaged_goods_give_less_and_go_nowhere(saleor: Saleor) -> None:
    wanted, _ = variant(saleor, "20.00")
    order = delivered(saleor, wanted, 2)
    before = shelf(saleor, wanted)
    ret = send_back(ask(order, 1, Outcome.REFUND), grade="c")
    assert (ret.status, saleor.refunded(order)) == (ReturnStatus.RESOLVED, 12)
    assert (returned(saleor, order), shelf(saleor, wanted)) == (1, before)


@pytest.mark.proves("A13")
@pytest.mark.parametrize("disposition", Disposition.values)
def test_the_same_receive_and_check_replayed_change_saleors_stock_once_and_only_by_a_restock(
    saleor: Saleor, disposition: str
) -> None:
    """Two units are checked: one goes where the team says, the other where it left from."""
    wanted, _ = variant(saleor, "20.00")
    order = delivered(saleor, wanted, 2)
    saleor.control.set_stock(wanted, AWAY, 0)
    before = shelf(saleor, wanted)
    ret = ask(order, 2, Outcome.REFUND)
    (line,) = ret.lines.all()
    assert saleor.shop is not None
    away = next(place.id for place in warehouses(saleor.shop) if place.slug == AWAY)
    is_restocked = disposition == Disposition.RESTOCK
    found = Finding(line_id=line.pk, quantity=1, grade="a", disposition=disposition)
    for _ in range(2):
        receive_return(ret.pk, {line.pk: 2}, batch="monday", by=BY_STAFF)
        findings = [found, replace(found, warehouse=away if is_restocked else "")]
        inspect_units(ret.pk, findings, batch="monday", by=BY_STAFF)
        work()
    added = (shelf(saleor, wanted) - before, int(saleor.control.stock(wanted)[AWAY]))
    assert added == ((1, 1) if is_restocked else (0, 0))
    assert returned(saleor, order) == 2


@pytest.mark.proves("A7", part="store credit as a gift card")
def test_store_credit(saleor: Saleor) -> None:
    wanted, _ = variant(saleor, "20.00")
    order = delivered(saleor, wanted, 3)
    cards = len(saleor.control.cards())
    ret = send_back(ask(order, 2, Outcome.CREDIT))
    assert (ret.status, saleor.refunded(order), returned(saleor, order)) == (ReturnStatus.RESOLVED, 0, 2)
    made = saleor.control.cards()[cards:]
    assert [Decimal(card["current"]) for card in made] == [40]


@pytest.mark.proves("A7", part="an exchange: even, dearer, cheaper")
@pytest.mark.parametrize(("price", "to_pay", "back"), [("20.00", 0, 0), ("26.00", 6, 0), ("15.00", 0, 5)])
def test_exchange(saleor: Saleor, price: str, to_pay: int, back: int) -> None:
    wanted, product = variant(saleor, "20.00")
    instead, _ = variant(saleor, price, stock=4, product=product)
    order = delivered(saleor, wanted, 2)
    ret = send_back(ask(order, 1, Outcome.EXCHANGE, instead=instead))
    assert (ret.status, ret.exchange.status) == (ReturnStatus.RESOLVED, ExchangeStatus.FULFILLED)
    made = saleor.mirror(ret.exchange.replacement_saleor_id)
    assert (made.status, made.total_gross_amount) == ("unfulfilled", to_pay)
    assert [(line.variant.saleor_id, line.quantity) for line in made.lines.all()] == [(instead, 1)]
    assert (saleor.refunded(order), returned(saleor, order)) == (back, 1)


@pytest.mark.proves("A29")
def test_sold_out_meanwhile_and_money_back(saleor: Saleor) -> None:
    wanted, product = variant(saleor, "20.00")
    instead, _ = variant(saleor, "20.00", stock=1, product=product)
    order = delivered(saleor, wanted, 2)
    ret = ask(order, 1, Outcome.EXCHANGE, instead=instead)
    saleor.control.set_stock(instead, HOME, 0)
    ret = send_back(ret)
    assert (ret.status, ret.exchange.status) == (ReturnStatus.INSPECTED, ExchangeStatus.OUT_OF_STOCK)
    assert shelf(saleor, instead) == 0
    change_exchange(ret.pk, outcome=Outcome.REFUND, by=BY_SHOPPER)
    work()
    ret.refresh_from_db()
    assert (ret.status, saleor.refunded(order), shelf(saleor, instead)) == (ReturnStatus.RESOLVED, 20, 0)


@pytest.mark.proves("A15", part="on another shop's side nothing moves")
def test_another_shop_sees_nothing_of_it(saleor: Saleor, sur: Shop) -> None:
    wanted, _ = variant(saleor, "20.00")
    send_back(ask(delivered(saleor, wanted, 1), 1, Outcome.REFUND))
    with shop_scope(sur):
        assert not Return.objects.exists()


@pytest.mark.proves("A11", part="the delivery goes back once, with the last of an order that comes back whole")
@pytest.mark.parametrize("is_rest_given_up", [False, True])
def test_the_delivery_goes_back_once_all_is_back(saleor: Saleor, is_rest_given_up: bool) -> None:
    wanted, _ = variant(saleor, "10.00")
    order = delivered(saleor, wanted, 3)
    paid = order.shipping_gross_amount
    assert paid
    ret = ask(order, 3, Outcome.REFUND)
    (line,) = order.lines.all()
    receive(ret, {line.pk: 2})
    inspect(ret)
    work()
    assert saleor.refunded(order) == 20, "the third may never come"
    if is_rest_given_up:
        close_missing(ret.pk, by=BY_SHOPPER)
    else:
        receive(ret)
        inspect(ret)
    work()
    assert saleor.refunded(order) == (20 if is_rest_given_up else 30 + paid)
    assert Return.objects.get(pk=ret.pk).status == ReturnStatus.RESOLVED
