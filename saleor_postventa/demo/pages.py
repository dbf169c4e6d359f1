"""The doors of the demo alone: its first page, its clock, and how far the shop's history is read."""

import json
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from saleor_postventa.core.errors import Refusal
from saleor_postventa.saleor.catchup.queries import has_history, latest_backfill
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .stories import read_told
from .travel import demo_now, read_offset, set_offset


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    shop = Shop.objects.order_by("pk").first()
    if shop is None:
        raise Http404
    values = {
        "told": [{**vars(each), "what": gettext(each.what)} for each in read_told(settings.DEMO_DIR)],
        "shopper_url": reverse("portal:find", kwargs={"shop": shop.slug}),
        "policy_url": reverse("returns:policy", kwargs={"shop": shop.slug}),
        "api_url": f"/graphql/{shop.slug}/",
        "sandbox_url": settings.SANDBOX_URL,
    }
    return render(request, "demo/index.html", values)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def clock(request: HttpRequest) -> JsonResponse:
    """GET tells the demo's time, POST `{"offset_seconds": n}` moves it; the sandbox's counter calls it."""
    if request.method == "POST":
        try:
            set_offset(timedelta(seconds=float(json.loads(request.body)["offset_seconds"])))
        except (ValueError, KeyError, TypeError, OverflowError):
            return JsonResponse({"error": {"code": "invalid"}}, status=400)
        except Refusal as refusal:
            return JsonResponse({"error": {"code": refusal.code, "message": refusal.message}}, status=409)
    return JsonResponse({"now": demo_now().isoformat(), "offset_seconds": read_offset().total_seconds()})


@never_cache
@require_GET
def progress(request: HttpRequest) -> JsonResponse:
    """The shop, and objects read and expected, over all feeds of the first reading."""
    shop = Shop.objects.order_by("pk").first()
    if shop is None:
        return JsonResponse({"shop": None, "read": 0, "total": 0, "is_finished": False})
    with shop_scope(shop):
        run = latest_backfill()
        feeds = list(run.feeds.all()) if run else []
        return JsonResponse(
            {
                "shop": shop.slug,
                "read": sum(feed.read for feed in feeds),
                "total": sum(feed.total or 0 for feed in feeds),
                "is_finished": has_history(),
            }
        )
