"""A delivered parcel is no event of Saleor's: the counter tells the app's door for carriers."""

import hashlib
import hmac

import pytest

from saleor_postventa.sandbox.client import SandboxRefused

from .conftest import Pair

KEY = "pv_abcdef012345_secret-of-the-key"


def test_is_reported_signed_with_the_apps_key(own_pair: Pair) -> None:
    own_pair.control.point_to_carrier_door(f"{own_pair.app.url}/api/parcels/delivered", KEY)
    order = own_pair.place()
    own_pair.control.fulfill_order(order["id"], tracking_number="T-1")
    own_pair.control.deliver(order["id"])
    heard = own_pair.app.heard[-1]
    assert (heard.payload["tracking_number"], heard.payload["order_number"]) == ("T-1", order["number"])
    moment, mac = (part.partition("=")[2] for part in heard.headers["Postventa-Signature"].split(","))
    under = hashlib.sha256(b"secret-of-the-key").hexdigest().encode()
    assert hmac.new(under, f"{moment}.".encode() + heard.body, hashlib.sha256).hexdigest() == mac
    assert heard.headers["Postventa-Key"] == "abcdef012345"


def test_is_not_reported_where_no_door_is_known(pair: Pair) -> None:
    order = pair.place()
    pair.control.fulfill_order(order["id"], tracking_number="T-1")
    with pytest.raises(SandboxRefused) as refused:
        pair.control.deliver(order["id"])
    assert refused.value.code == "NOT_FOUND"
