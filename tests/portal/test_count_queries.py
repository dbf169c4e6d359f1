"""A shopper's page costs the same number of queries, however much there is to show."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.orders.models import Order
from saleor_postventa.portal.services import access_url, send_link
from saleor_postventa.returns.models import Guard
from saleor_postventa.returns.policy.document import Policy, dump
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels, make_policy, make_return
from tests.returns.pages import conftest as pages

pytestmark = pytest.mark.django_db
sign_in = pages.sign_in
web = pages.web
_fresh = pages._fresh
Cost = Callable[[Order, str], int]


@pytest.fixture
def cost(sign_in: pages.SignIn) -> Cost:
    def measured(order: Order, path: str) -> int:
        client = sign_in(order, whole_account=path == "orders/")
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(f"/s/norte/{path}").status_code == 200
        return len(captured)

    return measured


def order_of(number: int, size: int) -> Order:
    """With so many products, each in a parcel of its own."""
    return make_order_with_parcels(
        number=number,
        lines=[(3, "10.00")] * size,
        shipped=[{position: 3} for position in range(size)],
        email=f"c{number}@example.test",
    )


def test_an_order_with_more_goods(clock: MovableClock, in_norte: Shop, cost: Cost) -> None:
    make_policy()
    few, many = order_of(1, 1), order_of(2, 5)
    assert cost(many, f"orders/{many.number}/") == cost(few, f"orders/{few.number}/")


def test_a_form_with_more_goods(clock: MovableClock, in_norte: Shop, cost: Cost) -> None:
    make_policy()
    few, many = order_of(1, 1), order_of(2, 5)
    assert cost(many, f"orders/{many.number}/return/") == cost(few, f"orders/{few.number}/return/")


@pytest.mark.parametrize("status", [ReturnStatus.REQUESTED, ReturnStatus.APPROVED, ReturnStatus.INSPECTED])
def test_an_order_with_more_returns(clock: MovableClock, in_norte: Shop, cost: Cost, status: ReturnStatus) -> None:
    make_policy(auto_approve=False)
    few, many = order_of(1, 3), order_of(2, 3)
    for order, count in ((few, 1), (many, 3)):
        for line in list(order.lines.order_by("position"))[:count]:
            make_return(order, {line.pk: 1}, status=status)
    assert cost(many, f"orders/{many.number}/") == cost(few, f"orders/{few.number}/")


def test_the_policy_page_with_more_rules_lists_and_versions(clock: MovableClock, in_norte: Shop, web: Client) -> None:
    rules = dump(Policy.default())["rules"]
    make_policy(rules=rules)

    def read() -> int:
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                assert web.get("/s/norte/policy/").status_code == 200
        return len(captured)

    few = read()
    for number in range(4):
        order_of(number + 1, 3)
        make_policy(rules=[*rules, *({**rule, "id": f"{rule['id']}-{number}"} for rule in rules)])
    assert read() == few


def test_can_i_return_with_more_variants_lists_and_versions(clock: MovableClock, in_norte: Shop, web: Client) -> None:
    make_policy()
    order_of(1, 1)
    product = Product.objects.get()

    def ask() -> int:
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                assert web.get(f"/s/norte/can-i-return/?product={product.saleor_id}&country=ES").status_code == 200
        return len(captured)

    few = ask()
    for number in range(5):
        Variant.objects.create(shop=in_norte, saleor_id=f"more-{number}", product=product, name=f"{number}")
        Guard.objects.create(shop=in_norte, subject="collection", value=f"c{number}", is_block=True, reason="x")
        make_policy()
    assert ask() == few


def test_the_way_in_with_more_orders_and_links(clock: MovableClock, in_norte: Shop, web: Client) -> None:
    """The form, its answer, and the page of a link: none looks through what there is."""
    make_policy()
    order = order_of(1, 1)

    def enter() -> list[int]:
        costs = []
        path = access_url(in_norte, send_link(order, order.customer)).removeprefix("https://postventa.example.test")
        steps = (
            lambda: web.get("/s/norte/"),
            lambda: web.post("/s/norte/", {"number": order.number, "email": "c1@example.test"}),
            lambda: web.get(path),
            lambda: web.post(path),
        )
        for step in steps:
            cache.clear()
            with CaptureQueriesContext(connection) as captured:
                assert step().status_code in (200, 302)
            costs.append(len(captured))
        return costs

    enter()
    few = enter()
    for number in range(2, 7):
        more = order_of(number, 2)
        send_link(more, more.customer)
    assert enter() == few


def test_an_account_with_more_orders(clock: MovableClock, in_norte: Shop, cost: Cost) -> None:
    few = order_of(1, 2)
    at_first = cost(few, "orders/")
    for number in (2, 3, 4):
        Order.objects.filter(pk=order_of(number, 2).pk).update(customer=few.customer)
    assert cost(few, "orders/") == at_first
