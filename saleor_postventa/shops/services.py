"""The life of a shop: install, state, preferences, keys."""

import hashlib
import logging
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain

from .models import ApiKey, Shop
from .rules import Preferences, ShopState
from .scope import shop_scope
from .signals import AuditedChange, shop_changed

logger = logging.getLogger(__name__)
SCOPES = (
    "orders.read",
    "customers.read",
    "parcels.write",
    "events.read",
    "messages.read",
    "returns.read",
    "returns.write",
    "points.read",
    "points.write",
    "surveys.read",
    "flows.read",
    "hooks.write",
    "cases.read",
    "cases.write",
)
TRIES_FOR_A_SLUG = 5


class InvalidPreference(Refusal):
    code = "invalid"
    text = _("That value can't be used here.")


class UnknownScope(Refusal):
    code = "unknown_scope"
    text = _("There is no permission called {scope}.")


class KeyNameNeeded(Refusal):
    code = "required"
    text = _("Give the key a name of 1 to 80 characters, on one line.")


class UnknownApiKey(Refusal):
    code = "not_found"
    text = _("This key doesn't exist, or belongs to another shop.")


@transaction.atomic
def install_shop(
    *,
    api_url: str,
    app_id: str,
    token: str,
    jwks: dict[str, Any],
    saleor_version: str,
    permissions: list[str],
    name: str,
) -> Shop:
    """A first install or a later one of the same Saleor: the last token that proved itself is the truth."""
    shop = _own_row(api_url, name or api_url.split("/")[2])
    if shop.app_id not in ("", app_id):
        shop.former_app_ids = [*shop.former_app_ids, shop.app_id]
    shop.app_id, shop.token, shop.jwks, shop.jwks_read_at = app_id, token, jwks, now()
    shop.saleor_version, shop.permissions, shop.name = saleor_version, sorted(permissions), name
    shop.state, shop.state_since, shop.installed_at = ShopState.ACTIVE, now(), now()
    shop.save()
    return shop


@transaction.atomic
def change_state(shop: Shop, state: ShopState, *, since: datetime) -> bool:
    """Note that Saleor switched us off or on, deleted us, or no longer knows our token; False where known."""
    locked = Shop.objects.select_for_update().get(pk=shop.pk)
    if locked.state == state:
        return False
    locked.state, locked.state_since = state, since
    locked.save(update_fields=["state", "state_since"])
    shop.state, shop.state_since = locked.state, locked.state_since
    return True


@transaction.atomic
def update_preferences(shop: Shop, changes: dict[str, Any], *, by: Actor) -> Preferences:
    """Raises InvalidPreference, naming the field."""
    locked = Shop.objects.select_for_update().get(pk=shop.pk)
    try:
        wanted = Preferences.model_validate({**locked.preferences_data, **changes})
    except ValidationError as error:
        raise InvalidPreference(field=str(error.errors()[0]["loc"][0])) from error
    locked.preferences_data = wanted.model_dump(mode="json", exclude_defaults=True)
    locked.save(update_fields=["preferences_data"])
    shop.preferences_data = locked.preferences_data
    _announce(locked, AuditedChange.PREFERENCES, ", ".join(sorted(changes)), by)
    return wanted


@transaction.atomic
def create_api_key(shop: Shop, *, name: str, scopes: list[str], by: Actor) -> tuple[ApiKey, str]:
    """The key and its secret, which is shown this once. Raises KeyNameNeeded, UnknownScope."""
    if not 1 <= len(name.strip()) <= 80 or not is_plain(name):
        raise KeyNameNeeded(field="name")
    for scope in scopes:
        if scope not in SCOPES:
            raise UnknownScope(field="scopes", scope=scope)
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        shop=shop,
        name=name,
        prefix=prefix,
        secret_hash=hash_secret(secret),
        scopes=sorted(set(scopes)),
        created_by=by.ref,
    )
    _announce(shop, AuditedChange.KEY_CREATED, prefix, by)
    return key, f"pv_{prefix}_{secret}"


@transaction.atomic
def revoke_api_key(key_id: int, *, by: Actor) -> ApiKey:
    """Raises UnknownApiKey."""
    key = ApiKey.objects.select_for_update().filter(pk=key_id).first()
    if key is None:
        raise UnknownApiKey(field="id")
    if key.revoked_at is None:
        key.revoked_at = now()
        key.save(update_fields=["revoked_at"])
        _announce(key.shop, AuditedChange.KEY_REVOKED, key.prefix, by)
    return key


def hash_secret(secret: str) -> str:
    """Keys are 256 random bits: a plain SHA-256 is enough, and quick."""
    return hashlib.sha256(secret.encode()).hexdigest()


def for_each_shop(do: Callable[[Shop], object], *states: ShopState) -> None:
    """Call `do` in the scope of every shop (of these states, where some are named); one's trouble stops no other."""
    shops = Shop.objects.filter(state__in=states) if states else Shop.objects.all()
    for shop in shops.order_by("pk"):
        try:
            with shop_scope(shop):
                do(shop)
        except Exception:
            logger.exception("%s failed for %s", getattr(do, "__name__", do), shop.slug)


def _announce(shop: Shop, what: AuditedChange, detail: str, by: Actor) -> None:
    shop_changed.send(Shop, shop=shop, what=what, detail=detail, by=by)


def _own_row(api_url: str, name: str, *, tries: int = TRIES_FOR_A_SLUG) -> Shop:
    """The shop's row, locked. Of two first installs at once one makes it, and both go on with it one by one."""
    rows = Shop.objects.select_for_update()
    try:
        shop, _is_new = rows.get_or_create(api_url=api_url, defaults={"slug": lambda: _free_slug(name)})
    except IntegrityError:
        if tries == 1:
            raise
        return _own_row(api_url, name, tries=tries - 1)
    return shop


def _free_slug(name: str) -> str:
    base = slugify(name)[:30] or "shop"
    taken = set(Shop.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := base if n == 1 else f"{base}-{n}") not in taken)
