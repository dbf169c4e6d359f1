"""The shopper's points: what there is and why, what they can be for, and how to get more."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saleor_postventa.core.errors import Refusal
from saleor_postventa.loyalty.codes import ReleaseCause
from saleor_postventa.loyalty.queries.purse import Purse, purse_of
from saleor_postventa.loyalty.services.redeeming import redeem
from saleor_postventa.loyalty.services.releasing import UnknownRedemption, cancel_redemption
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import COOKIE, Visit, shopper_page

from .showing import in_hand_view, offers_view, purse_view
from .telling import history_view

LARGEST = 2**63 - 1


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def points(request: Any) -> HttpResponse:
    """All of an account's; a visit that opened one order is led to it, where its points stand.

    Mails lead here: who comes without a visit is told both ways in.
    """
    visit: Visit | None = request.visit
    if visit is None:
        return shop_page(request, "loyalty/pages/way_in.html", {"has_ended": COOKIE in request.COOKIES}, status=403)
    if visit.order_id is not None:
        return redirect("portal:order", shop=request.shop.slug, number=Order.objects.get(pk=visit.order_id).number)
    purse = purse_of(visit.customer)
    if purse.version is None and purse.account is None:
        return shop_page(request, "loyalty/pages/no_programme.html", {})
    if request.method != "POST":
        return _show(request, purse)
    return _do(request, purse, visit)


def _do(request: Any, purse: Purse, visit: Visit) -> HttpResponse:
    deed = _DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        return _show(request, purse, problem=_("That can't be done here."), status=422)
    try:
        done = deed(request, purse, visit)
    except Refusal as refused:
        return _show(request, purse_of(visit.customer), problem=refused.message, status=422)
    return redirect(f"{reverse('loyalty:points', kwargs={'shop': request.shop.slug})}?{done}")


def _redeem(request: Any, purse: Purse, visit: Visit) -> str:
    """The form's own key: sent twice, it is one redemption."""
    made = redeem(
        visit.customer,
        _id(request.POST.get("reward", "")),
        key=f"page:{request.POST.get('key', '')}",
        amount=_amount(request.POST.get("amount", "")),
        language=get_language() or "",
        by=visit.actor,
    )
    return f"taken={made.pk}"


def _give_back(request: Any, purse: Purse, visit: Visit) -> str:
    """Raises UnknownRedemption for what is not in their hand."""
    pk = _id(request.POST.get("redemption", ""))
    if pk not in {each.pk for each in purse.redemptions}:
        raise UnknownRedemption(field="redemption")
    cancel_redemption(pk, cause=ReleaseCause.SHOPPER, by=visit.actor)
    return f"back={pk}"


_DEEDS: dict[str, Callable[[Any, Purse, Visit], str]] = {"redeem": _redeem, "give_back": _give_back}


def _show(request: Any, purse: Purse, *, problem: str = "", status: int = 200) -> HttpResponse:
    before = _id(request.GET.get("before", ""))
    history = history_view(purse, before)
    if before and not problem:
        return shop_page(request, "loyalty/pages/older.html", {"history": history})
    values = {
        **purse_view(purse),
        "offers": offers_view(purse),
        "in_hand": in_hand_view(purse, request.shop.preferences.zone),
        "history": history,
        "taken": _id(request.GET.get("taken", "")),
        "back": _id(request.GET.get("back", "")),
        "problem": problem,
    }
    return shop_page(request, "loyalty/pages/points.html", values, status=status)


def _id(given: str) -> int:
    """0, which no row has, for what is no id."""
    is_number = given.isascii() and given.isdigit() and len(given) < len(str(LARGEST))
    return int(given) if is_number else 0


def _amount(given: str) -> Decimal | None:
    """As people write it; None for what is no amount."""
    try:
        return Decimal(given.strip().replace(",", "."))
    except InvalidOperation:
        return None
