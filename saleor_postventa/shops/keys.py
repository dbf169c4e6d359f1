"""Opening the door with an API key."""

import hmac
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.plain import is_plain
from saleor_postventa.web.viewer import NotAuthenticated

from .models import ApiKey, Shop
from .scope import shop_scope
from .services import hash_secret

NOTED_EVERY = timedelta(minutes=5)
PARTS = 3


class KeyNotValid(NotAuthenticated):
    text = _("This API key is not valid, or was revoked. The shop's team makes another under Settings, API keys.")


def use_api_key(shop: Shop, shown: str) -> ApiKey:
    """The key of this shop that was shown (`pv_<prefix>_<secret>`), its use noted. Raises KeyNotValid."""
    parts = shown.split("_", PARTS - 1)
    prefix, secret = parts[1:] if len(parts) == PARTS and is_plain(shown) else ("", "")
    with shop_scope(shop):
        key = ApiKey.objects.filter(prefix=prefix, revoked_at=None).first()
        is_genuine = hmac.compare_digest(key.secret_hash if key else "", hash_secret(secret))
        if key is None or not is_genuine:
            raise KeyNotValid
        note_use(key)
    return key


def note_use(key: ApiKey) -> None:
    """At most every few minutes, so that a busy key is not a busy row."""
    moment = now()
    stale = Q(last_used_at=None) | Q(last_used_at__lt=moment - NOTED_EVERY)
    ApiKey._base_manager.filter(stale, pk=key.pk).update(last_used_at=moment)
