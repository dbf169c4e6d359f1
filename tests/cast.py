"""The standing cast: two shops that must never meet, their people, and the tokens that their Saleor would sign."""

import base64
import json
import time
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import jwt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from saleor_postventa.core.actor import Actor
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import create_api_key, install_shop

from .settings import NORTE_API_URL, SUR_API_URL

PERMISSIONS = [
    "MANAGE_ORDERS",
    "MANAGE_USERS",
    "MANAGE_PRODUCTS",
    "MANAGE_GIFT_CARD",
    "MANAGE_DISCOUNTS",
    "HANDLE_PAYMENTS",
    "MANAGE_CHECKOUTS",
]


def global_id(kind: str, number: int | str) -> str:
    """As Saleor writes its ids: base64 of `Order:12`."""
    return base64.b64encode(f"{kind}:{number}".encode()).decode()


def _segment(value: dict[str, Any] | bytes) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@cache
def _private_key(name: str) -> RSAPrivateKey:
    """One key per name and process; none is kept in the repository."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(frozen=True)
class SigningKey:
    """The key with which a Saleor signs its webhooks and tokens."""

    kid: str

    @cached_property
    def private(self) -> RSAPrivateKey:
        return _private_key(self.kid)

    @property
    def jwks(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.private.public_key()))
        return {"keys": [{**public, "kid": self.kid, "use": "sig", "alg": "RS256"}]}

    def sign_webhook(self, body: bytes) -> str:
        """The `Saleor-Signature` of a body: a compact JWS, payload detached and unencoded (RFC 7797)."""
        header = _segment({"alg": "RS256", "typ": "JWT", "kid": self.kid, "crit": ["b64"], "b64": False})
        signature = self.private.sign(header.encode() + b"." + body, padding.PKCS1v15(), hashes.SHA256())
        return f"{header}..{_segment(signature)}"

    def sign_token(self, claims: dict[str, Any]) -> str:
        return jwt.encode(claims, self.private, algorithm="RS256", headers={"kid": self.kid})


@dataclass(frozen=True)
class Person:
    """A user of a shop's Saleor."""

    number: int
    email: str
    is_staff: bool = False
    permissions: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return global_id("User", self.number)


STAFF = Person(1, "staff@example.test", is_staff=True, permissions=tuple(PERMISSIONS))
READER = Person(2, "reader@example.test", is_staff=True)
SHOPPER = Person(11, "shopper@example.test")
OUTSIDER = Person(12, "outsider@example.test")


@dataclass(frozen=True)
class House:
    """A shop of the cast as its Saleor knows it: where it lives, what it calls us, how it signs."""

    slug: str
    api_url: str
    app_id: str
    token: str
    key: SigningKey = field(repr=False)

    def install(self) -> Shop:
        return install_shop(
            api_url=self.api_url,
            app_id=self.app_id,
            token=self.token,
            jwks=self.key.jwks,
            saleor_version="3.23.28",
            permissions=PERMISSIONS,
            name=self.slug,
        )

    def access_token(self, person: Person = SHOPPER, **claims: Any) -> str:
        """What a user holds after signing in to the storefront (type `access`, five minutes)."""
        return self.key.sign_token(self._claims(person, "access") | claims)

    def staff_token(self, person: Person = STAFF, *, permissions: list[str] | None = None, **claims: Any) -> str:
        """What the Dashboard hands to our frame (type `thirdparty`); `permissions` are the user's and the app's."""
        held = list(person.permissions) if permissions is None else permissions
        own = {"app": self.app_id, "permissions": held, "user_permissions": held}
        return self.key.sign_token(self._claims(person, "thirdparty") | own | claims)

    def webhook_headers(self, event: str, body: bytes) -> dict[str, str]:
        """The headers of a delivery, as a real Saleor 3.23 sends them."""
        signature = self.key.sign_webhook(body)
        return {
            "Content-Type": "application/json",
            "Saleor-Event": event,
            "X-Saleor-Event": event,
            "Saleor-Domain": self.api_url.split("/")[2],
            "Saleor-Api-Url": self.api_url,
            "Saleor-Signature": signature,
            "X-Saleor-Signature": signature,
            "User-Agent": "Saleor/3.23",
        }

    def _claims(self, person: Person, kind: str) -> dict[str, Any]:
        moment = int(time.time())
        return {
            "iat": moment,
            "exp": moment + 300,
            "owner": "saleor",
            "iss": self.api_url,
            "token": f"revocation{person.number}",
            "email": person.email,
            "type": kind,
            "user_id": person.id,
            "is_staff": person.is_staff,
        }


NORTE = House("norte", NORTE_API_URL, global_id("App", 7), "norte-app-token", SigningKey("norte-key"))
SUR = House("sur", SUR_API_URL, global_id("App", 3), "sur-app-token", SigningKey("sur-key"))


def integrator_key(shop: Shop, *scopes: str) -> str:
    """An API key of a shop, as the integrator was shown it."""
    _key, secret = create_api_key(shop, name="integration", scopes=list(scopes), by=Actor.staff(STAFF.id))
    return secret
