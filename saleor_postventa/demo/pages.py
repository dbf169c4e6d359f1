"""The doors of the demo alone: its first page, its clock, and how far the shop's history is read."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from saleor_postventa.catalogue.queries import products_by_saleor_ids
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import ReactionRun
from saleor_postventa.loyalty.services import award_past_orders
from saleor_postventa.mailing.codes import WaitReason
from saleor_postventa.mailing.models import Message
from saleor_postventa.portal.pages import language_asked_for
from saleor_postventa.saleor.catchup.queries import has_history, latest_backfill
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.models import Review

from .following.past import learn_products, tell_flows
from .following.today import follow_now
from .opinions.asking import ask_now
from .opinions.past import tell_past
from .telling import read_told
from .travel import demo_now, read_offset, set_offset

FIRST_ORDER = timedelta(days=400)
MOST_REVIEWED = 3


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """In the language that a link names (`?lang=en`), or else the browser's."""
    shop = Shop.objects.order_by("pk").first()
    if shop is None:
        raise Http404
    language = language_asked_for(request)
    with translation.override(language):
        answer = render(request, "demo/index.html", _values(shop, f"?lang={language}" if "lang" in request.GET else ""))
    answer["Content-Language"] = language
    return answer


def _values(shop: Shop, chosen: str) -> dict[str, Any]:
    """`chosen` goes along to the pages that are linked."""
    told = [{**vars(each), "what": gettext(each.what)} for each in read_told(settings.DEMO_DIR)]
    heard = [each for each in told if each["is_of_opinions"]]
    followed = [each for each in told if each["is_of_flows"]]
    points = _where("loyalty:points", shop.slug)
    handed_over = reverse("portal:hand_over", kwargs={"shop": shop.slug})
    with shop_scope(shop):
        waiting, reviewed, asleep = _waiting(), _reviewed(shop), _asleep()
    return {
        "chosen": chosen,
        "returned": [each for each in told if each not in heard and each not in followed],
        "heard": heard,
        "followed": followed,
        "reviewed": reviewed,
        "mailbox_url": reverse("mailbox:index"),
        "panel_url": f"{settings.SANDBOX_URL}/dashboard/",
        "waiting": waiting,
        "asleep": asleep,
        "spent": next((each for each in told if each["is_of_points"]), None),
        "points_url": points + chosen if points else "",
        "login_url": f"{settings.SANDBOX_URL}/login?{urlencode({'next': settings.PUBLIC_URL + handed_over})}",
        "shopper_url": reverse("portal:find", kwargs={"shop": shop.slug}) + chosen,
        "policy_url": reverse("returns:policy", kwargs={"shop": shop.slug}) + chosen,
        "api_url": f"/graphql/{shop.slug}/",
        "sandbox_url": settings.SANDBOX_URL,
    }


def _waiting() -> int:
    """How much is still to be done because of what the app was told."""
    count: int = ReactionRun.objects.filter(state=WorkState.WAITING, due_at__lte=now()).count()
    return count


def _asleep() -> int:
    """How many mails wait because it is night where they are read."""
    count: int = Message.objects.waiting().filter(waits_for=WaitReason.QUIET_HOURS, due_at__gt=now()).count()
    return count


def _reviewed(shop: Shop) -> list[dict[str, str]]:
    """The products of which most was said."""
    rows = Review.objects.published().values("product").annotate(count=Count("pk")).order_by("-count", "product")
    found = products_by_saleor_ids([row["product"] for row in rows[:MOST_REVIEWED]])
    page = reverse("surveys:product_reviews", kwargs={"shop": shop.slug})
    return [{"name": each.local_name, "url": f"{page}?{urlencode({'product': key})}"} for key, each in found.items()]


def _where(name: str, shop: str) -> str:
    """Nothing where there is no such page."""
    try:
        return reverse(name, kwargs={"shop": shop})
    except NoReverseMatch:
        return ""


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


@csrf_exempt
@never_cache
@require_POST
def give_points(request: HttpRequest) -> JsonResponse:
    """For the shop's year. In the one process that writes to SQLite: a second one would lock it out."""
    shop = Shop.objects.order_by("pk").first()
    if shop is None:
        raise Http404
    with shop_scope(shop):
        return JsonResponse({"points": award_past_orders(since=now() - FIRST_ORDER, by=SYSTEM)})


@csrf_exempt
@never_cache
@require_POST
def opinions(request: HttpRequest) -> JsonResponse:
    """Half a year of surveys, cases and reviews; `{"team": {...}}` are the team's addresses by Saleor's ids."""
    shop = Shop.objects.order_by("pk").first()
    if shop is None:
        raise Http404
    with shop_scope(shop):
        return JsonResponse(tell_past(json.loads(request.body)["team"]))


@csrf_exempt
@never_cache
@require_POST
def ask(request: HttpRequest) -> JsonResponse:
    """`{"order": "1042", "what": "delivered"}`, or what else surveys are asked after, or "reviews".

    Who would be asked about it in some days is asked now.
    """
    shop, given = Shop.objects.order_by("pk").first(), json.loads(request.body)
    if shop is None:
        raise Http404
    with shop_scope(shop):
        try:
            ask_now(str(given["order"]), given["what"])
        except Refusal as refusal:
            return JsonResponse({"error": {"code": refusal.code, "message": refusal.message}}, status=409)
    return JsonResponse({"is_asked": True})


@csrf_exempt
@never_cache
@require_POST
def flows(request: HttpRequest) -> JsonResponse:
    """Half a year of flows, and what is learned of the shop's orders; `{"team": [...]}` are the team's Saleor ids."""
    shop, team = Shop.objects.order_by("pk").first(), json.loads(request.body)["team"]
    if shop is None:
        raise Http404
    with shop_scope(shop):
        return JsonResponse(tell_flows(team) | learn_products(team))


@csrf_exempt
@never_cache
@require_POST
def follow(request: HttpRequest) -> JsonResponse:
    """`{"order": "1042"}`: who would be written to about it in some days is written to now."""
    shop, given = Shop.objects.order_by("pk").first(), json.loads(request.body)
    if shop is None:
        raise Http404
    with shop_scope(shop):
        try:
            return JsonResponse({"followed": follow_now(str(given["order"]))})
        except Refusal as refusal:
            return JsonResponse({"error": {"code": refusal.code, "message": refusal.message}}, status=409)


@never_cache
@require_GET
def progress(request: HttpRequest) -> JsonResponse:
    """The shop; objects read and expected, over all feeds of the first reading; what they set off and still waits."""
    shop = Shop.objects.order_by("pk").first()
    if shop is None:
        return JsonResponse({"shop": None, "read": 0, "total": 0, "waiting": 0, "is_finished": False})
    with shop_scope(shop):
        run = latest_backfill()
        feeds = list(run.feeds.all()) if run else []
        return JsonResponse(
            {
                "shop": shop.slug,
                "read": sum(feed.read for feed in feeds),
                "total": sum(feed.total or 0 for feed in feeds),
                "waiting": _waiting(),
                "is_finished": has_history(),
            }
        )
