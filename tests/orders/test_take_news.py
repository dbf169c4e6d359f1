"""The carriers' door: whatever is sent there is answered."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from saleor_postventa.core.clock import system_now
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.signing import sign_request
from tests.cast import integrator_key

Tell = Callable[[bytes], HttpResponse]
AT = b'"delivered_at": "2026-06-01T09:00:00Z"'


@pytest.fixture
def tell(norte: Shop) -> Tell:
    """News signed with a key of norte."""
    with shop_scope(norte):
        _pv, prefix, secret = integrator_key(norte, "parcels.write").split("_", 2)

    def send(body: bytes) -> HttpResponse:
        headers = {
            "HTTP_POSTVENTA_KEY": prefix,
            "HTTP_POSTVENTA_SIGNATURE": sign_request(secret, body, at=system_now()),
        }
        return Client().post("/api/parcels/delivered", body, content_type="application/json", **headers)

    return send


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"x":' + b"[" * 5000 + b"]" * 4000,
        b'{"tracking_number": "\xff", ' + AT + b"}",
        b'{"tracking_number": "1\\u0000", ' + AT + b"}",
        b'{"tracking_number": "1", "order_number": "\\u0000", ' + AT + b"}",
        b'{"tracking_number": "1", "delivered_at": "2026-06-01T09:00:00"}',
    ],
    ids=["no json", "deep", "no text", "zero byte", "zero byte in the order's number", "no zone"],
)
def test_news_that_cannot_be_read_are_refused(tell: Tell, body: bytes) -> None:
    answer = tell(body)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "invalid")


def test_news_of_an_unknown_parcel_are_told(tell: Tell) -> None:
    assert tell(b'{"tracking_number": "1", ' + AT + b"}").status_code == 404
