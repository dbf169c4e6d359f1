"""A shop's public keys: read from its key set, and read anew when it signs with one that we do not know.

Saleor publishes its current key alone, so a change has no overlap. A key's id is its thumbprint: a known id with
a bad signature is a forgery, an unknown one may be a new key.
"""

import json
import threading
import time
from typing import Any

from django.conf import settings

from saleor_postventa.core import http
from saleor_postventa.core.clock import system_now
from saleor_postventa.core.errors import Failure
from saleor_postventa.shops.models import Shop

from .signature import KeySet, public_keys

READS_IN_A_ROW = 5
SECONDS_PER_READ = 5.0
MISS_KEPT_SECONDS = 2.0
MISSES_KEPT = 1000
LARGEST_KEY_SET = 64 * 1024


class UnknownToShop(Failure):
    """The shop's present keys do not hold the one that was named."""

    def __init__(self) -> None:
        super().__init__("the shop has no such key", permanent=True)


class TooManyReads(Failure):
    """The keys were read a few times just now; whether this one is genuine has to wait."""

    def __init__(self) -> None:
        super().__init__("the keys were read too often")


class KeysUnavailable(Failure):
    """The shop's key set could not be read."""


def fetch_jwks(origin: str, *, is_local_allowed: bool) -> dict[str, Any]:
    """Raises KeysUnavailable."""
    try:
        url = f"{origin}/.well-known/jwks.json"
        response = http.request("GET", url, is_local_allowed=is_local_allowed, largest=LARGEST_KEY_SET)
    except Failure as error:
        raise KeysUnavailable(str(error)) from error
    if response.status_code != 200:
        raise KeysUnavailable(f"the key set answered {response.status_code}")
    try:
        jwks = json.loads(response.content)
    except (ValueError, RecursionError) as error:
        raise KeysUnavailable("the key set is not JSON") from error
    if not isinstance(jwks, dict) or not public_keys(jwks):
        raise KeysUnavailable("the key set holds no usable key")
    return jwks


def is_local_allowed(api_url: str) -> bool:
    """An exact entry of ALLOWED_SALEOR_URLS may be http or on a private address; nothing else may."""
    return api_url in settings.ALLOWED_SALEOR_URLS


def refresh_keys(shop_id: int) -> dict[str, Any]:
    """Read a shop's keys again and keep them. Raises KeysUnavailable."""
    shop = Shop.objects.get(pk=shop_id)
    jwks = fetch_jwks(shop.origin, is_local_allowed=is_local_allowed(shop.api_url))
    Shop.objects.filter(pk=shop_id).update(jwks=jwks, jwks_read_at=system_now())
    return jwks


class KeyReader:
    """Reads a shop's keys for an unknown id: a few times in a row, then once every few seconds.

    A forger must not make us flood the shop, and must not keep a new key from being found. Ids that were looked for
    in vain are remembered for a moment.
    """

    def __init__(self) -> None:
        self._left: dict[int, tuple[float, float]] = {}
        self._misses: dict[tuple[int, str], float] = {}
        self._reading: set[int] = set()
        self._lock = threading.Lock()

    def find(self, shop_id: int, kid: str) -> KeySet:
        """The shop's present keys, `kid` among them. Raises UnknownToShop, TooManyReads, or KeysUnavailable.

        Nobody waits for another's reading: one shop's slow key set must not hold up the others.
        """
        known = public_keys(Shop.objects.get(pk=shop_id).jwks)
        if kid in known:
            return known
        self._begin(shop_id, kid)
        try:
            known = public_keys(refresh_keys(shop_id))
        finally:
            self._reading.discard(shop_id)
        if kid not in known:
            self._note_miss(shop_id, kid)
            raise UnknownToShop
        return known

    def _begin(self, shop_id: int, kid: str) -> None:
        with self._lock:
            if time.monotonic() - self._misses.get((shop_id, kid), float("-inf")) < MISS_KEPT_SECONDS:
                raise UnknownToShop
            if shop_id in self._reading or not self._may_read(shop_id):
                raise TooManyReads
            self._reading.add(shop_id)

    def _may_read(self, shop_id: int) -> bool:
        moment = time.monotonic()
        left, since = self._left.get(shop_id, (float(READS_IN_A_ROW), moment))
        left = min(float(READS_IN_A_ROW), left + (moment - since) / SECONDS_PER_READ)
        self._left[shop_id] = (left - 1 if left >= 1 else left, moment)
        return left >= 1

    def _note_miss(self, shop_id: int, kid: str) -> None:
        if len(self._misses) >= MISSES_KEPT:
            self._misses.clear()
        self._misses[(shop_id, kid)] = time.monotonic()
