"""JSON web tokens of a shop's Saleor, checked here: signature, sender, time and type."""

from typing import Any

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from saleor_postventa.core.clock import system_now
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.viewer import NotAuthenticated, TokenExpired

from .keys import KeyReader, TooManyReads, UnknownToShop
from .signature import KeySet, public_keys

ACCESS, THIRDPARTY = "access", "thirdparty"
_keys = KeyReader()


class Claims(msgspec.Struct, frozen=True):
    """What Saleor says in its tokens; `permissions` and `user_permissions` only in those for apps."""

    iss: str
    exp: int
    type: str
    user_id: str
    email: str = ""
    is_staff: bool = False
    owner: str = ""
    app: str | None = None
    permissions: list[str] = []
    user_permissions: list[str] = []


def read_token(shop: Shop, token: str) -> Claims:
    """Raises NotAuthenticated, TokenExpired, or KeysUnavailable.

    The key is the stored shop's, never one that the token points to, and RS256 alone: a token can't choose.
    `aud` is not looked at: shoppers' tokens have none, and those for apps name the app.
    """
    claims, kid = _unchecked(token)
    if claims.iss != shop.api_url or claims.type not in {ACCESS, THIRDPARTY}:
        raise NotAuthenticated
    try:
        jwt.decode(token, _key(shop, kid), algorithms=["RS256"], options=_ONLY_SIGNATURE)
    except jwt.InvalidTokenError as error:
        raise NotAuthenticated from error
    if claims.exp <= system_now().timestamp():
        raise TokenExpired
    return claims


_ONLY_SIGNATURE: Any = {"verify_aud": False, "verify_exp": False, "verify_iat": False, "verify_sub": False}


def _unchecked(token: str) -> tuple[Claims, str]:
    try:
        found = jwt.decode_complete(token, options={"verify_signature": False})
        claims = msgspec.convert(found["payload"], type=Claims)
    except (jwt.InvalidTokenError, msgspec.ValidationError) as error:
        raise NotAuthenticated from error
    return claims, str(found["header"].get("kid"))


def _key(shop: Shop, kid: str) -> RSAPublicKey:
    """Read anew where the shop signs with a key that we don't know."""
    known: KeySet = public_keys(shop.jwks)
    if kid not in known:
        try:
            known = _keys.find(shop.pk, kid)
        except (UnknownToShop, TooManyReads) as error:
            raise NotAuthenticated from error
    return known[kid]
