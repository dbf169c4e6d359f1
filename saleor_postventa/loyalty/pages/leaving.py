"""Leaving the points programme, and coming back: what becomes of the points is said before the button."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from saleor_postventa.core.clock import now
from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.models import Account
from saleor_postventa.loyalty.queries import account_of, content_of, next_expiries, programme_at
from saleor_postventa.loyalty.queries.levels import tier_of
from saleor_postventa.loyalty.rules.why_words import points_in_words
from saleor_postventa.loyalty.services import come_back, leave_programme
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.people.visits import Visit, lead_in, shopper_page
from saleor_postventa.shops.models import Shop

LEAVE, COME_BACK = "leave", "back"


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Any) -> HttpResponse:
    """Of an account; a visit that opened one order is led to that order."""
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    if not visit.is_of_account:
        return redirect("loyalty:points", shop=request.shop.slug)
    if request.method == "POST":
        _do(request.POST.get("do", ""), visit)
        return redirect("loyalty:leave", shop=request.shop.slug)
    return shop_page(request, "loyalty/pages/leave.html", _told(account_of(visit.customer.pk), request.shop))


def _do(what: str, visit: Visit) -> None:
    if what == LEAVE:
        leave_programme(visit.customer, by=visit.actor)
    elif what == COME_BACK:
        come_back(visit.customer, by=visit.actor)


def _level(account: Account) -> str:
    version = programme_at(now())
    tier = tier_of(account, content_of(version)) if version is not None else None
    return text_in(tier.level.names, get_language() or "en") if tier is not None and tier.level is not None else ""


def _told(account: Account | None, shop: Shop) -> dict[str, Any]:
    """Before the first points there is nothing to keep, and one can leave all the same."""
    if account is None:
        return {"has_left": False, "is_excluded": False}
    ends = next_expiries(account)[:1]
    return {
        "has_left": account.left_at is not None,
        "is_excluded": account.excluded_at is not None,
        "active": points_in_words(account.active) if account.active > 0 else "",
        "pending": points_in_words(account.pending) if account.pending else "",
        "level": _level(account),
        "first_end": date_format(ends[0][0].astimezone(shop.preferences.zone), "DATE_FORMAT") if ends else "",
    }
