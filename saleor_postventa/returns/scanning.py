"""What the code on a slip opens: the return in the Dashboard's panel, ready to be checked.

It says nothing of whether there is such a return; the Dashboard asks who is there.
"""

from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState

# Saleor's Dashboard has shown apps as extensions since this version, at another address.
EXTENSIONS_SINCE = (3, 22)


def scan_url(shop: Shop, number: str) -> str:
    """Short, so that its code stays coarse and is read from worn paper."""
    return settings.PUBLIC_URL + reverse("scan", kwargs={"shop": shop.slug, "number": number})


@require_safe
@never_cache
def scan(request: HttpRequest, shop: str, number: str) -> HttpResponse:
    found = get_object_or_404(Shop.objects.exclude(state=ShopState.REMOVED), slug=shop)
    return redirect(f"{panel_url(found)}/returns/scan/{quote(number, safe='')}")


def panel_url(shop: Shop) -> str:
    """The panel inside the shop's Dashboard. The id has to be encoded, or the frame is given the wrong path."""
    chosen = shop.preferences.dashboard_url
    dashboard = str(chosen).rstrip("/") if chosen is not None else f"{shop.origin}/dashboard"
    app = quote(shop.app_id, safe="")
    return f"{dashboard}/extensions/app/{app}" if _has_extensions(shop) else f"{dashboard}/apps/{app}/app"


def _has_extensions(shop: Shop) -> bool:
    major, minor = (int(part) for part in shop.saleor_version.split(".")[:2])
    return (major, minor) >= EXTENSIONS_SINCE
