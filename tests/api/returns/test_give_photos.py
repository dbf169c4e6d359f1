"""A storefront sends the photos of a return that a shopper is about to ask for, without our pages."""

from typing import Any

import pytest
from django.test import Client

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import Return, ReturnFile
from saleor_postventa.returns.team_papers import photo_path, wished_photo_path
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.web.pictures import MOST_MEGABYTES
from tests.api.ask import ask
from tests.cast import NORTE, OUTSIDER, STAFF, SUR
from tests.conftest import MovableClock
from tests.returns.make import lines_of
from tests.returns.pictures import encoded, picture, upload

from .asking import do, failed, wish

STOREFRONT = "https://tienda.example.test"


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def path_for(shop: Shop, token: str) -> str | None:
    answer: str | None = ask(shop, "{ returnPhotoPath }", token=token).data["returnPhotoPath"]
    return answer


def send(path: str, content: bytes | None = None, **headers: str) -> Any:
    file = upload(encoded(picture()) if content is None else content)
    return Client(enforce_csrf_checks=True).post(path, {"file": file}, headers=headers)


def request(order: Order, photo: str, token: str) -> Any:
    damaged = wish(lines_of(order)[0], reason="damaged", photoIds=[photo])
    given = {"orderId": order.saleor_id, "lines": [damaged], "outcome": "REFUND", "method": "own_carrier"}
    return do("returnCreate", given, token=token)


def test_a_shopper_sends_what_the_reason_asks_for(order: Order) -> None:
    token = NORTE.access_token()
    path = path_for(order.shop, token)
    assert path is not None
    photo = send(path).json()["id"]
    assert failed(request(order, photo, token)) == []
    assert ReturnFile.objects.get().of == Return.objects.get()


def test_the_photo_is_of_whoever_sent_it(order: Order) -> None:
    path = path_for(order.shop, NORTE.access_token(OUTSIDER))
    assert path is not None
    photo = send(path).json()["id"]
    assert failed(request(order, photo, NORTE.access_token())) != []
    assert not Return.objects.exists()


def test_nobody_unknown_is_told_a_path(home: Shop) -> None:
    assert ask(home, "{ returnPhotoPath }").codes == ["SIGN_IN_NEEDED"]


def test_only_the_shops_own_storefront_may_read_the_answer(home: Shop) -> None:
    update_preferences(home, {"storefront_url": f"{STOREFRONT}/es"}, by=SYSTEM)
    path = path_for(home, NORTE.access_token())
    assert path is not None
    assert send(path, origin=STOREFRONT)["Access-Control-Allow-Origin"] == STOREFRONT
    assert "Access-Control-Allow-Origin" not in send(path, origin="https://other.example.test")


def test_a_path_holds_for_its_shop_its_purpose_and_an_hour(approved: Return, sur: Shop, clock: MovableClock) -> None:
    path = wished_photo_path(approved.shop, by=Actor.shopper("VXNlcjox"))
    other = photo_path(approved, approved.shop, by=Actor.staff(STAFF.id)).replace("return-photos", "photos")
    for wrong in (path.replace("/s/norte/", "/s/sur/"), path[:-1] + ("A" if path[-1] != "A" else "B"), other):
        assert send(wrong).status_code == 400
    clock.move(hours=1, seconds=1)
    assert send(path).status_code == 400
    assert not ReturnFile.objects.exists()


def test_what_is_too_large_is_refused_with_a_sentence(home: Shop) -> None:
    path = path_for(home, NORTE.access_token())
    assert path is not None
    answer = send(path, b"\xff\xd8" + bytes(20 * 1024 * 1024))
    assert (answer.status_code, f"more than {MOST_MEGABYTES} MB" in answer.json()["error"]) == (400, True)


def test_the_other_shop_keeps_its_own(home: Shop, sur: Shop) -> None:
    path = path_for(sur, SUR.access_token())
    assert path is not None
    send(path)
    assert not ReturnFile.objects.exists()
