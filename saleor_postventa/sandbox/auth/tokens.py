"""User tokens, with Saleor's claims. They follow the machine's clock: a shop's clock moved forward kills none."""

import secrets

from saleor_postventa.core.clock import system_now
from saleor_postventa.sandbox.world.apps import App, Extension
from saleor_postventa.sandbox.world.people import User

from .keys import Keys

ACCESS_SECONDS = 300
REFRESH_SECONDS = 30 * 24 * 3600


def issue_access(keys: Keys, api_url: str, user: User, lives: int = ACCESS_SECONDS) -> str:
    return keys.encode(_claims(api_url, user, "access", lives))


def issue_refresh(keys: Keys, api_url: str, user: User) -> str:
    claims = _claims(api_url, user, "refresh", REFRESH_SECONDS)
    return keys.encode({**claims, "csrfToken": secrets.token_urlsafe(24)})


def issue_thirdparty(
    keys: Keys,
    api_url: str,
    user: User,
    app: App,
    extension: Extension | None = None,
    lives: int = ACCESS_SECONDS,
) -> str | None:
    """The Dashboard's token for an app's page; for an extension the user must hold all that it asks for."""
    asked = app.permissions if extension is None else extension.permissions
    if extension is not None and not set(asked) <= set(user.permissions):
        return None
    claims = _claims(api_url, user, "thirdparty", lives) | {
        "app": app.id,
        "permissions": [code for code in asked if code in user.permissions],
        "user_permissions": user.permissions,
    }
    if app.audience:
        claims["aud"] = app.audience
    if extension is not None:
        claims["app_extension"] = extension.id
    return keys.encode(claims)


def _claims(api_url: str, user: User, kind: str, lives: int) -> dict[str, object]:
    now = int(system_now().timestamp())
    return {
        "iat": now,
        "owner": "saleor",
        "iss": api_url,
        "exp": now + lives,
        "token": user.jwt_token_key,
        "email": user.email,
        "type": kind,
        "user_id": user.id,
        "is_staff": user.is_staff,
    }
