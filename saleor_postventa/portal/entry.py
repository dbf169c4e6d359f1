"""The shopper's way in: find an order, open a link, be handed over by the storefront, leave."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from saleor_postventa.core.errors import Failure
from saleor_postventa.core.origin import origin_of
from saleor_postventa.core.plain import is_plain
from saleor_postventa.mailing.addresses import is_address
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.people.visits import begin_visit, end_visit, shopper_page
from saleor_postventa.web.links import LinkBroken, LinkExpired
from saleor_postventa.web.rates import is_within_rate
from saleor_postventa.web.viewer import NotAuthenticated

from .services import LinkUsed, account_behind, ask_access, link_behind, use_link

LANDINGS = {"points": "loyalty:points"}
ASKED_PER_ADDRESS, ASKED_PER_VISITOR, PER_SECONDS = 5, 20, 3600


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def find_order(request: Any) -> HttpResponse:
    """Order number and e-mail. What is answered never tells whether there is such an order."""
    if request.method != "POST":
        return _show_form(request, has_ended="ended" in request.GET)
    given = {name: request.POST.get(name, "").strip() for name in ("number", "email")}
    if "stay" in request.POST:
        return _show_form(request, given)
    problems = _problems(given)
    if problems:
        return _show_form(request, given, problems, status=422)
    if not _is_within_rates(request, given["email"]):
        return shop_page(request, "portal/pages/too_often.html", {}, status=429)
    ask_access(order_number=given["number"], email=given["email"], language=get_language() or "en")
    return shop_page(request, "portal/pages/link_sent.html", {})


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def open_order(request: Any, token: str) -> HttpResponse:
    """GET shows a button and uses nothing up (mail scanners follow links); POST opens the order."""
    try:
        link = use_link(token) if request.method == "POST" else link_behind(token)
    except (LinkBroken, LinkExpired, LinkUsed) as refused:
        return shop_page(request, "portal/pages/link_refused.html", {"message": refused.message}, status=404)
    if request.method != "POST":
        return shop_page(request, "portal/pages/open_order.html", {"number": link.order.number})
    response = HttpResponseRedirect(_order_url(request, link.order.number))
    begin_visit(response, request.shop, link.customer, order_id=link.order_id)
    return response


@csrf_exempt
@require_POST
@shopper_page
def hand_over(request: Any) -> HttpResponse:
    """The storefront sends its signed-in shopper here with `token`, their access token, and perhaps `order`, the number
    of one, or `page`: points.

    The form comes from another site, so its Origin stands for the CSRF token.
    """
    storefront = request.shop.preferences.storefront_url
    if storefront is None or request.headers.get("Origin", "") != origin_of(str(storefront)):
        return shop_page(request, "portal/pages/link_refused.html", {"message": _not_from_here()}, status=403)
    try:
        customer = account_behind(request.POST.get("token", ""))
    except NotAuthenticated as refused:
        return shop_page(request, "portal/pages/link_refused.html", {"message": refused.message}, status=403)
    except Failure:
        return shop_page(request, "portal/pages/link_refused.html", {"message": _not_now()}, status=503)
    response = HttpResponseRedirect(_landing(request))
    begin_visit(response, request.shop, customer)
    return response


@shopper_page
@require_POST
def leave(request: Any) -> HttpResponse:
    response = redirect("portal:find", shop=request.shop.slug)
    end_visit(response, request.shop)
    return response


def _show_form(
    request: Any,
    given: dict[str, str] | None = None,
    problems: dict[str, str] | None = None,
    *,
    has_ended: bool = False,
    status: int = 200,
) -> HttpResponse:
    values = {"given": given or {}, "problems": problems, "has_ended": has_ended, "kept_form": "find"}
    return shop_page(request, "portal/pages/find_order.html", values, status=status)


def _problems(given: dict[str, str]) -> dict[str, str]:
    found = {}
    if not given["number"] or len(given["number"]) > 64 or not is_plain(given["number"]):
        found["number"] = _("Enter the number of your order; it stands in every message about it.")
    if not is_address(given["email"]) or len(given["email"]) > 254:
        found["email"] = _("Enter the e-mail address that you ordered with, such as name@example.com.")
    return found


def _is_within_rates(request: Any, email: str) -> bool:
    shop = request.shop.pk
    by_visitor = f"{shop}:{request.META.get('REMOTE_ADDR', '')}"
    return is_within_rate("access-ip", by_visitor, limit=ASKED_PER_VISITOR, seconds=PER_SECONDS) and is_within_rate(
        "access-mail", f"{shop}:{email.lower()}", limit=ASKED_PER_ADDRESS, seconds=PER_SECONDS
    )


def _landing(request: Any) -> str:
    number = request.POST.get("order", "").strip()
    if number and "/" not in number:
        return _order_url(request, number)
    page = LANDINGS.get(request.POST.get("page", ""), "portal:orders")
    return reverse(page, kwargs={"shop": request.shop.slug})


def _order_url(request: Any, number: str) -> str:
    return reverse("portal:order", kwargs={"shop": request.shop.slug, "number": number})


def _not_from_here() -> str:
    return _("Please come from your account in the shop.")


def _not_now() -> str:
    return _("Your sign-in could not be checked just now. Try again in a moment.")
