"""The app's manifest, for the Saleor version that asks: webhooks from the handlers, mounts that version knows.

Extensions and permissions change only by a new install, so the mounts are final: one widget each for order,
customer, product and home, composed of sections that the domains add, and one page. Saleor keeps one label for all
languages, so each is called by the app's name.
"""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext as _

import saleor_postventa

from .documents import document, since
from .handlers import Handler, handlers

IDENTIFIER = "saleor-postventa"
NAME = "Postventa"
Version = tuple[int, int]
WITH_WIDGETS: Version = (3, 22)
WITH_IDENTIFIERS: Version = (3, 23)
WITH_OWN_LIFECYCLE: Version = (3, 23)
LIFECYCLE = "app_"

PERMISSIONS = [
    "MANAGE_ORDERS",
    "HANDLE_PAYMENTS",
    "MANAGE_USERS",
    "MANAGE_PRODUCTS",
    "MANAGE_GIFT_CARD",
    "MANAGE_DISCOUNTS",
]
REASON_PERMISSIONS = ["MANAGE_PAGES", "MANAGE_PAGE_TYPES_AND_ATTRIBUTES"]


def build_manifest(version: Version) -> dict[str, Any]:
    return {
        "id": IDENTIFIER,
        "name": NAME,
        "version": saleor_postventa.__version__,
        "author": "saleor_postventa",
        "about": _("Returns and follow-up mails on one history of what happens after the sale."),
        "appUrl": settings.PUBLIC_URL,
        "tokenTargetUrl": f"{settings.PUBLIC_URL}/api/register",
        "dataPrivacyUrl": f"{settings.PUBLIC_URL}/privacy",
        "homepageUrl": f"{settings.PUBLIC_URL}/",
        "supportUrl": f"{settings.PUBLIC_URL}/support",
        "requiredSaleorVersion": ">=3.21 <4",
        "brand": {"logo": {"default": f"{settings.PUBLIC_URL}{static('saleor/logo.png')}"}},
        "permissions": permissions(version),
        "extensions": extensions(version),
        "webhooks": webhooks(version),
    }


def permissions(version: Version) -> list[str]:
    """Reasons as Pages exist from 3.22 on (refunds) and 3.23 on (returns)."""
    return PERMISSIONS + (REASON_PERMISSIONS if version >= WITH_IDENTIFIERS else [])


def webhooks(version: Version) -> list[dict[str, Any]]:
    return [_webhook(handler, version) for handler in handlers if _is_offered(handler, version)]


def extensions(version: Version) -> list[dict[str, Any]]:
    page = {
        "label": NAME,
        "mount": "NAVIGATION_ORDERS",
        "target": "APP_PAGE",
        "url": "/dashboard/overview",
        "permissions": ["MANAGE_ORDERS"],
    }
    details = [
        ("order", "ORDER", NAME, "MANAGE_ORDERS"),
        ("customer", "CUSTOMER", NAME, "MANAGE_USERS"),
        ("product", "PRODUCT", NAME, "MANAGE_PRODUCTS"),
    ]
    found = [page, *(_detail(kind, family, label, permission, version) for kind, family, label, permission in details)]
    if version >= WITH_IDENTIFIERS:
        found.append(_home())
        return [{**extension, "identifier": _identifier(extension)} for extension in found]
    return found


def extensions_fingerprint(version: Version) -> str:
    """Changes when a new install is due: mounts and permissions are read by Saleor at install alone."""
    return _fingerprint({"extensions": extensions(version), "permissions": permissions(version)})


def webhooks_fingerprint(version: Version) -> str:
    """Changes when our webhooks in an installed Saleor have to be brought in line."""
    return _fingerprint(webhooks(version))


def parse_version(text: str | None) -> Version:
    """`3.22` or `3.22.67` as (3, 22); the newest we know where nothing readable is given."""
    parts = (text or "").split(".")
    return (int(parts[0]), int(parts[1])) if len(parts) > 1 and parts[0].isdigit() and parts[1].isdigit() else (3, 23)


def _webhook(handler: Handler, version: Version) -> dict[str, Any]:
    webhook = {
        "name": handler.event,
        "targetUrl": f"{settings.PUBLIC_URL}/api/webhooks/saleor/{handler.event}",
        "query": document("subscriptions", handler.event),
        "asyncEvents": [handler.event.upper()],
        "isActive": True,
    }
    return {**webhook, "identifier": handler.event} if version >= WITH_IDENTIFIERS else webhook


def _is_offered(handler: Handler, version: Version) -> bool:
    """Before 3.23 an app hears of its own life only with MANAGE_APPS, which we do not ask for."""
    if handler.event.startswith(LIFECYCLE) and version < WITH_OWN_LIFECYCLE:
        return False
    return since("subscriptions", handler.event) <= version


def _detail(kind: str, family: str, label: str, permission: str, version: Version) -> dict[str, Any]:
    shared = {"label": label, "permissions": [permission]}
    if version < WITH_WIDGETS:
        return {
            **shared,
            "mount": f"{family}_DETAILS_MORE_ACTIONS",
            "target": "POPUP",
            "url": f"/dashboard/popups/{kind}",
        }
    return {
        **shared,
        "mount": f"{family}_DETAILS_WIDGETS",
        "target": "WIDGET",
        "url": f"/dashboard/widgets/{kind}",
        "options": {"widgetTarget": {"method": "GET"}},
    }


def _home() -> dict[str, Any]:
    return {
        "label": NAME,
        "mount": "HOMEPAGE_WIDGETS",
        "target": "WIDGET",
        "url": "/dashboard/widgets/home",
        "permissions": ["MANAGE_ORDERS"],
        "options": {"homeWidgetTarget": {"method": "GET", "fullscreen": False}},
    }


def _identifier(extension: dict[str, Any]) -> str:
    return str(extension["url"]).removeprefix("/dashboard/").replace("/", "-")


def _fingerprint(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()
