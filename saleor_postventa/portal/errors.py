"""What a visitor sees where something is not there or did not work: the shop's own page, which says what to do now."""

import re
from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Failure
from saleor_postventa.mailing.presenting import surroundings
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import shop_scope

_OF_SHOP = re.compile(r"/s/([-\w]+)/")
_RETRY_AFTER_SECONDS = 5


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    said = {
        "title": _("There is no such page"),
        "text": _("The address may be cut short, or what it led to is not there any more."),
    }
    return _page(request, _shop_named_in(request), said, status=404)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's check of forms failed: cookies are off, or the page lay open for very long."""
    said = {
        "title": _("The form was not sent"),
        "text": _(
            "Your browser sent it without our cookie. Allow cookies for this page, open it again and send it once more."
        ),
    }
    return _page(request, _shop_named_in(request), said, status=403)


def too_often(request: HttpRequest) -> HttpResponse:
    said = {
        "title": _("That was a lot of requests"),
        "text": _("Wait a minute and open the page again. Nothing of yours is lost."),
    }
    return _page(request, _shop_named_in(request), said, status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks the database nothing: it may be what failed."""
    said = {
        "title": _("Something went wrong on our side"),
        "text": _("It was noted, and somebody looks at it. Nothing of yours is lost; try again in a few minutes."),
    }
    return _page(request, getattr(request, "shop", None), said, status=500)


class TryAgain:
    """Middleware: where the database or a service was too busy for a visitor, a page that sends the same once more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        is_passing = isinstance(exception, OperationalError) or (
            isinstance(exception, Failure) and not exception.permanent
        )
        shop = getattr(request, "shop", None)
        if not is_passing or shop is None:
            return None
        said = {
            "title": _("That took too long"),
            "text": _("There is a lot going on just now. Nothing was changed; please try again in a moment."),
            "again": request.get_full_path(),
            "method": "post" if request.method == "POST" else "get",
            "sent": _fields(request),
            "had_files": bool(request.FILES),
        }
        answer = _page(request, shop, said, status=503)
        answer["Retry-After"] = str(_RETRY_AFTER_SECONDS)
        return answer


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    kept = ((name, value) for name, values in request.POST.lists() for value in values)
    return [(name, str(value)) for name, value in kept if name != "csrfmiddlewaretoken"]


def _shop_named_in(request: HttpRequest) -> Shop | None:
    found = _OF_SHOP.match(request.path_info)
    return Shop.objects.exclude(state=ShopState.REMOVED).filter(slug=found[1]).first() if found else None


def _page(request: HttpRequest, shop: Shop | None, said: dict[str, Any], *, status: int) -> HttpResponse:
    if shop is None:
        return render(request, "portal/errors/app.html", said, status=status)
    language = getattr(request, "page_language", None) or shop.preferences.language_for(translation.get_language())
    with shop_scope(shop), translation.override(language):
        return render(request, "portal/errors/shop.html", {**surroundings(shop), **said}, status=status)
