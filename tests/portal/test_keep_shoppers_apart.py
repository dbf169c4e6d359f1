"""Nobody opens what is another's: every address that names an order or a return, for everybody who might try."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse

from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import begin_visit
from saleor_postventa.portal import urls as portal
from saleor_postventa.returns import urls as returns
from saleor_postventa.returns.models import Return
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.scene import make_customer
from tests.returns.make import make_order_with_parcels, make_return

pytestmark = pytest.mark.django_db


def named(urls: Any) -> list[tuple[str, str]]:
    """Those that name an order or a return, as (name, whose number)."""
    found = [each for each in urls.urlpatterns if isinstance(each, URLPattern) and "number" in str(each.pattern)]
    return [
        (f"{urls.app_name}:{each.name}", "return" if "returns/" in str(each.pattern) else "order") for each in found
    ]


PAGES = [*named(portal), *named(returns)]


@pytest.fixture
def ret(clock: MovableClock, in_norte: Shop) -> Return:
    return make_return(make_order_with_parcels(number=1, email="ana@example.test"))


def address(name: str, of: str, ret: Return, shop: str = "norte") -> str:
    more = {"file_id": 1} if name == "returns:file" else {}
    number = ret.order.number if of == "order" else ret.number
    return reverse(name, kwargs={"shop": shop, "number": number, **more})


def enter(web: Client, order: Order, *, whole_account: bool) -> None:
    response: Any = HttpResponse()
    assert order.customer is not None
    begin_visit(response, order.shop, order.customer, order_id=None if whole_account else order.pk)
    web.cookies.update(response.cookies)


def test_the_matrix_leaves_no_page_out() -> None:
    assert {name for name, _of in PAGES} == {
        *("portal:order", "returns:ask", "returns:status", "returns:slip", "returns:file"),
    }


@pytest.mark.proves("X6", part="orders, returns and their files; points, surveys and cases come later")
@pytest.mark.parametrize("whole_account", [True, False], ids=["an account", "a guest's link"])
@pytest.mark.parametrize(("name", "of"), PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing(
    web: Client, ret: Return, name: str, of: str, method: str, whole_account: bool
) -> None:
    other = make_order_with_parcels(number=2, email="stranger@example.test")
    enter(web, other, whole_account=whole_account)
    answer = getattr(web, method)(address(name, of, ret), {"deed": "cancel", "step": "items"})
    assert answer.status_code in (404, 405)
    assert Return.objects.get(pk=ret.pk).status == ret.status


@pytest.mark.parametrize(("name", "of"), PAGES)
def test_a_guests_link_opens_one_order_alone(web: Client, ret: Return, name: str, of: str) -> None:
    """Also where the other order is the same person's."""
    second = make_order_with_parcels(number=2, email="ana@example.test")
    assert second.customer == ret.order.customer
    enter(web, second, whole_account=False)
    assert web.get(address(name, of, ret)).status_code == 404


@pytest.mark.parametrize(("name", "of"), PAGES)
def test_nobody_is_led_to_the_way_in(web: Client, ret: Return, name: str, of: str) -> None:
    assert web.get(address(name, of, ret))["Location"] == "/s/norte/"


@pytest.mark.parametrize(("name", "of"), PAGES)
def test_a_visit_to_one_shop_is_none_to_another(web: Client, ret: Return, sur: Shop, name: str, of: str) -> None:
    enter(web, ret.order, whole_account=True)
    assert web.get(address(name, of, ret, shop="sur"))["Location"].startswith("/s/sur/")


def test_an_account_lists_its_own_orders_alone(web: Client, ret: Return) -> None:
    stranger = make_customer(email="stranger@example.test")
    make_order_with_parcels(number=2, email="stranger@example.test")
    enter(web, ret.order, whole_account=True)
    page = web.get("/s/norte/orders/").content.decode()
    assert "/s/norte/orders/1/" in page
    assert "/s/norte/orders/2/" not in page
    assert stranger.email not in page


@pytest.mark.parametrize(
    "path", ["orders/%00/", "orders/%00/return/", "returns/%00/", "returns/%00/slip.pdf", "can-i-return/?product=%00"]
)
def test_text_that_a_database_does_not_take_is_refused(web: Client, ret: Return, path: str) -> None:
    """PostgreSQL knows no such character: without this it is an accident of ours, with its trace in the log."""
    enter(web, ret.order, whole_account=True)
    assert web.get(f"/s/norte/{path}").status_code == 400
    fields = {"step": "items", "reason-1": "\0"}
    assert web.post(f"/s/norte/orders/{ret.order.number}/return/", fields).status_code == 400
