from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from saleor_postventa.saleor.panel import panel


@require_safe
def about(request: HttpRequest) -> HttpResponseBase:
    """The Dashboard's own link to the app leads here too, and gives itself away by its query."""
    if "saleorApiUrl" in request.GET:
        return panel(request)
    return _page(request, "about", manifest_url=f"{settings.PUBLIC_URL}/api/manifest")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return _page(request, "privacy")


@require_safe
def support(request: HttpRequest) -> HttpResponse:
    return _page(request, "support")


def language_asked_for(request: HttpRequest) -> str:
    """The one that a link names (`?lang=es`), or else the browser's."""
    wanted = request.GET.get("lang", "")
    return wanted if wanted in dict(settings.LANGUAGES) else translation.get_language() or "en"


def _page(request: HttpRequest, name: str, **values: str) -> HttpResponse:
    language = language_asked_for(request)
    with translation.override(language):
        answer = render(request, f"portal/{name}.html", {**values, "is_demo": settings.IS_DEMO})
        answer["Content-Language"] = language
        return answer
