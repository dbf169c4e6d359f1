"""A shopper who is signed in at the storefront comes along without another sign-in."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.actor import Actor
from saleor_postventa.people.models import Customer
from saleor_postventa.saleor import identity
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import update_preferences
from tests.cast import NORTE, OUTSIDER, SHOPPER, SUR
from tests.mailing.scene import make_customer, make_order

pytestmark = pytest.mark.django_db
DOOR, STOREFRONT = "/s/norte/sign-in/", "https://tienda.example.test"


@pytest.fixture(autouse=True)
def _saleor_knows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    people = {SHOPPER.id: SHOPPER, OUTSIDER.id: OUTSIDER}
    monkeypatch.setattr(
        identity,
        "_ask",
        lambda shop, token, claims: identity.Person(claims.user_id, people[claims.user_id].email, True),
    )


@pytest.fixture(autouse=True)
def _orders(shop: Shop) -> None:
    update_preferences(shop, {"storefront_url": STOREFRONT}, by=Actor.staff("x"))
    make_order(make_customer(saleor_id=SHOPPER.id), number="5001")
    make_order(make_customer(saleor_id=OUTSIDER.id), number="6001")


def come(web: Client, token: str, *, origin: str = STOREFRONT, **more: Any) -> Any:
    return web.post(DOOR, {"token": token, **more}, headers={"Origin": origin})


def test_opens_all_orders_of_the_account_and_no_other(web: Client) -> None:
    answer = come(web, NORTE.access_token())
    assert (answer.status_code, answer["Location"]) == (302, "/s/norte/orders/")
    assert "5001" in web.get("/s/norte/orders/").content.decode()
    assert web.get("/s/norte/orders/5001/").status_code == 200
    assert web.get("/s/norte/orders/6001/").status_code == 404


def test_leads_to_the_order_that_was_asked_for(web: Client) -> None:
    assert come(web, NORTE.access_token(), order="5001")["Location"] == "/s/norte/orders/5001/"
    assert come(web, NORTE.access_token(), order="50/01")["Location"] == "/s/norte/orders/", "no number has one"


def test_leads_to_the_page_that_was_asked_for(web: Client) -> None:
    assert come(web, NORTE.access_token(), page="points")["Location"] == "/s/norte/points/"
    assert come(web, NORTE.access_token(), page="https://elsewhere")["Location"] == "/s/norte/orders/"


@pytest.mark.parametrize("origin", ["", "https://elsewhere.example.test", "null"])
def test_takes_nobody_from_elsewhere(web: Client, origin: str) -> None:
    assert come(web, NORTE.access_token(), origin=origin).status_code == 403
    assert web.get("/s/norte/orders/").status_code == 302


def test_takes_no_token_but_a_shoppers_of_this_shop(web: Client) -> None:
    for token in (SUR.access_token(), NORTE.staff_token(), NORTE.access_token(type="refresh"), "nonsense", ""):
        assert come(web, token).status_code == 403
        assert web.get("/s/norte/orders/").status_code == 302


def test_coming_along_costs_the_same_however_much_was_bought(web: Client, shop: Shop) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert come(web, NORTE.access_token()).status_code == 302
        return len(captured)

    cost()
    few = cost()
    with shop_scope(shop):
        for number in range(5):
            make_order(Customer.objects.get(saleor_id=SHOPPER.id), number=f"51{number}")
    assert cost() == few
