"""The framed pages: one document for every path under /dashboard/, to be framed by the shop's Dashboard alone."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from saleor_postventa.core.origin import origin_of
from saleor_postventa.shops.models import Shop


@require_safe
@never_cache
def panel(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """The Dashboard adds its own query in front of ours, so the last `saleorApiUrl` counts."""
    text = _document()
    status = 200 if text else 503
    response = HttpResponse(
        text or _("The panel was not built: run `npm run build` in dashboard-extension."), status=status
    )
    api_urls = request.GET.getlist("saleorApiUrl")
    response["Content-Security-Policy"] = policy(frame_ancestors(api_urls[-1] if api_urls else ""))
    return response


def frame_ancestors(api_url: str) -> list[str]:
    """The origin that the merchant set; else the API's own (as in Saleor Cloud) and those the operator allows."""
    shop = Shop.objects.filter(api_url=api_url).first()
    if shop is None:
        return []
    chosen = shop.preferences.dashboard_url
    if chosen is not None:
        return [origin_of(str(chosen))]
    return [shop.origin, *settings.DASHBOARD_ORIGINS]


def policy(ancestors: list[str]) -> str:
    sources = {
        "default-src": "'self'",
        "img-src": "'self' data: https: http://127.0.0.1:*" if settings.IS_DEVELOPMENT else "'self' data: https:",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(ancestors) or "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in sources.items())


@cache
def _document() -> str:
    path = settings.DASHBOARD_DIST / "index.html"
    return path.read_text() if path.is_file() else ""
