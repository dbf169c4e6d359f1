"""The install handshake: believe a token only after it proved itself at the Saleor that it claims to be from."""

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.core.origin import origin_of
from saleor_postventa.events.services import record
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import install_shop

from .client import Identity, PermissionMissing, SaleorClient, TokenRejected
from .events import ShopInstalled
from .keys import fetch_jwks, is_local_allowed
from .manifest import IDENTIFIER, extensions_fingerprint, parse_version, webhooks_fingerprint

_PLAIN_ADDRESS = re.compile(r"https://(?=[^/:]*[a-z])[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?/graphql/")


class SaleorNotAllowed(Refusal):
    code = "saleor_not_allowed"
    text = _(
        "This app does not serve {url}. Whoever runs the app has to add the address to POSTVENTA_ALLOWED_SALEOR_URLS."
    )


class TokenUnproven(Refusal):
    code = "token_unproven"
    text = _("The token does not work at {url}. The app has to be active while it is installed. Please try again.")


class WrongApp(Refusal):
    code = "wrong_app"
    text = _("The token belongs to another app.")


class SaleorUnreachable(Refusal):
    code = "saleor_unreachable"
    text = _("{url} could not be reached from the app: {reason}")


class AppAnswer(msgspec.Struct, frozen=True):
    app: Identity | None


class Domain(msgspec.Struct, frozen=True):
    host: str
    url: str


class ShopFields(msgspec.Struct, frozen=True):
    name: str
    version: str
    domain: Domain


class ShopAnswer(msgspec.Struct, frozen=True):
    shop: ShopFields


@dataclass(frozen=True)
class Proof:
    identity: Identity
    shop: ShopFields
    jwks: dict[str, object]


def register(*, api_url: str, token: str) -> Shop:
    """Raises SaleorNotAllowed, TokenUnproven, WrongApp or SaleorUnreachable; then nothing is kept."""
    check_allowed(api_url)
    proof = prove(api_url, token)
    version = parse_version(proof.shop.version)
    with transaction.atomic():
        shop = install_shop(
            api_url=api_url,
            app_id=proof.identity.id,
            token=token,
            jwks=proof.jwks,
            saleor_version=proof.shop.version,
            permissions=[permission["code"] for permission in proof.identity.permissions],
            name=proof.shop.name or proof.shop.domain.host,
        )
        shop.manifest_fingerprint, shop.webhooks_fingerprint = (
            extensions_fingerprint(version),
            webhooks_fingerprint(version),
        )
        shop.save(update_fields=["manifest_fingerprint", "webhooks_fingerprint"])
        with shop_scope(shop):
            record(ShopInstalled(app_id=shop.app_id, occurred_at=now()), by=Actor.app(shop.app_id))
    return shop


def check_allowed(api_url: str) -> None:
    """Exact entries are taken as they are; patterns only for https and a host name. Raises SaleorNotAllowed."""
    if api_url in settings.ALLOWED_SALEOR_URLS:
        return
    if not _PLAIN_ADDRESS.fullmatch(api_url):
        raise SaleorNotAllowed(url=api_url)
    patterns = [pattern for pattern in settings.ALLOWED_SALEOR_URLS if "*" in pattern]
    if not any(_fits(api_url, pattern) for pattern in patterns):
        raise SaleorNotAllowed(url=api_url)


def prove(api_url: str, token: str) -> Proof:
    """Raises TokenUnproven, WrongApp or SaleorUnreachable."""
    client = SaleorClient(api_url, token)
    try:
        identity = client.query("app_identity", AppAnswer).app
        if identity is None or not identity.is_active:
            raise TokenUnproven(url=api_url)
        if identity.identifier != IDENTIFIER:
            raise WrongApp
        shop = client.query("shop_identity", ShopAnswer).shop
        jwks = fetch_jwks(origin_of(api_url), is_local_allowed=is_local_allowed(api_url))
    except (PermissionMissing, TokenRejected) as error:
        raise TokenUnproven(url=api_url) from error
    except Failure as error:
        raise SaleorUnreachable(url=api_url, reason=str(error)) from error
    return Proof(identity, shop, jwks)


def _fits(api_url: str, pattern: str) -> bool:
    """`https://*.example.com/graphql/`: a star stands for one or more labels of the host, never for a slash."""
    return fnmatchcase(api_url, pattern) and api_url.count("/") == pattern.count("/")
