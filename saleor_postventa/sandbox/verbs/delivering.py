"""A parcel arrives. That is no event of Saleor's: the app's own door for carriers is told, where one is known."""

import hashlib
import hmac
import json

import msgspec
import requests

from saleor_postventa.core.clock import system_now
from saleor_postventa.sandbox.world.orders import Fulfillment, Order
from saleor_postventa.sandbox.world.store import Store
from saleor_postventa.sandbox.world.world import World

from .refusing import Refused

PATIENCE = 5.0
NOT_KNOWN_YET = 404
_FACT = "carrier"


class Carrier(msgspec.Struct, kw_only=True, frozen=True):
    """`key` is an API key of the app: `pv_<prefix>_<secret>`."""

    endpoint: str
    key: str


def carrier_of(world: World) -> Carrier | None:
    told = world.store.fact(_FACT)
    if told:
        return msgspec.convert(told, Carrier)
    options = world.options
    return Carrier(endpoint=options.carrier_endpoint, key=options.carrier_key) if options.carrier_endpoint else None


def tell_carrier(store: Store, carrier: Carrier) -> None:
    store.tell(_FACT, msgspec.to_builtins(carrier))


def report_delivery(world: World, order: Order, fulfillment: Fulfillment) -> None:
    """Raises Refused where no door is known, the parcel has no number, or the app doesn't take it."""
    carrier = carrier_of(world)
    if carrier is None:
        raise Refused("NOT_FOUND", "No door for carriers is known.")
    if not fulfillment.tracking_number:
        raise Refused("REQUIRED", "A parcel without a tracking number can't be reported by a carrier.")
    news = {
        "tracking_number": fulfillment.tracking_number,
        "delivered_at": world.clock.now().isoformat(),
        "order_number": order.number,
    }
    body = json.dumps(news).encode()
    headers = {"Content-Type": "application/json", **_sign(carrier.key, body)}
    try:
        answer = requests.post(carrier.endpoint, data=body, headers=headers, timeout=PATIENCE)
    except requests.RequestException as error:
        raise Refused("NO_ANSWER", "The app's door for carriers does not answer.") from error
    if answer.status_code == NOT_KNOWN_YET:
        raise Refused("NOT_FOUND", "The app has not heard of this parcel yet. Try again in a moment.")
    if not answer.ok:
        raise Refused("REFUSED", f"The app's door for carriers answered {answer.status_code}.")


def _sign(key: str, body: bytes) -> dict[str, str]:
    """The app's scheme for systems that call it: HMAC over time and body, under the hash of the secret."""
    _, prefix, secret = key.split("_", 2)
    moment = str(int(system_now().timestamp()))
    secret_hash = hashlib.sha256(secret.encode()).hexdigest()
    mac = hmac.new(secret_hash.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return {"Postventa-Key": prefix, "Postventa-Signature": f"t={moment},v1={mac}"}
