"""Who is asking: shoppers and staff by their Saleor's tokens, integrators by the keys that they were given."""

import hashlib

import msgspec
from django.core.cache import cache

from saleor_postventa.shops.colleagues import NOTED_EVERY, note_colleague
from saleor_postventa.shops.keys import use_api_key
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.viewer import NotAuthenticated, Viewer, ViewerKind, use_authenticator

from .client import SaleorClient, StorefrontClosed, TokenRejected
from .tokens import ACCESS, Claims, read_token

KEY_MARK = "pv_"
OWN_ISSUER = "saleor"
SHOPPER_KEPT_SECONDS = 60


class Person(msgspec.Struct, rename="camel", frozen=True):
    id: str
    email: str
    is_active: bool


class Me(msgspec.Struct, frozen=True):
    me: Person | None


class _Edge(msgspec.Struct, frozen=True):
    node: Person


class _Edges(msgspec.Struct, frozen=True):
    edges: list[_Edge]


class Customers(msgspec.Struct, frozen=True):
    customers: _Edges


def authenticate(shop: Shop, token: str) -> Viewer:
    """Raises NotAuthenticated, or Failure where the shop's Saleor can't be asked."""
    if token.startswith(KEY_MARK):
        key = use_api_key(shop, token)
        return Viewer(ViewerKind.INTEGRATOR, shop, scopes=frozenset(key.scopes), key=key.prefix, token=token)
    claims = read_token(shop, token)
    return _shopper(shop, token, claims) if claims.type == ACCESS else _staff(shop, token, claims)


def _staff(shop: Shop, token: str, claims: Claims) -> Viewer:
    """The Dashboard's token for apps: made for us, and for somebody of the shop's staff."""
    if claims.app != shop.app_id or not claims.is_staff:
        raise NotAuthenticated
    _note(shop, claims)
    return Viewer(
        ViewerKind.STAFF,
        shop,
        user_id=claims.user_id,
        email=claims.email,
        permissions=frozenset(claims.permissions),
        user_permissions=frozenset(claims.user_permissions),
        token=token,
    )


def _note(shop: Shop, claims: Claims) -> None:
    """Once a day, so that others of the team read who did something."""
    mark = f"colleague:{shop.pk}:{claims.user_id}:{claims.email}"
    if cache.add(mark, True, timeout=NOTED_EVERY.total_seconds()):
        with shop_scope(shop):
            note_colleague(claims.user_id, claims.email)


def _shopper(shop: Shop, token: str, claims: Claims) -> Viewer:
    """A signature does not tell of a changed password or a closed account: Saleor is asked, once a minute."""
    mark = f"shopper:{shop.pk}:{hashlib.sha256(token.encode()).hexdigest()}"
    email: str | None = cache.get(mark)
    if email is None:
        person = _ask(shop, token, claims)
        if person is None or person.id != claims.user_id or not person.is_active:
            raise NotAuthenticated
        email = person.email
        cache.set(mark, email, timeout=SHOPPER_KEPT_SECONDS)
    return Viewer(ViewerKind.SHOPPER, shop, user_id=claims.user_id, email=email, token=token)


def _ask(shop: Shop, token: str, claims: Claims) -> Person | None:
    """Where the shop's API is closed to shoppers, the token's signature has to do, and the app looks them up."""
    try:
        return SaleorClient(shop.api_url, token).query("me", Me).me
    except TokenRejected as error:
        raise NotAuthenticated from error
    except StorefrontClosed:
        if claims.owner != OWN_ISSUER:
            return None
        found = SaleorClient.of(shop).query("customers_by_ids", Customers, {"first": 1, "ids": [claims.user_id]})
        return next((edge.node for edge in found.customers.edges), None)


use_authenticator(authenticate)
