"""A file of all that happened to somebody's points, with what proves it: `docs/guides/points-proof.md`."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.ledger.statements import statement_of
from saleor_postventa.loyalty.links import read_statement_link
from saleor_postventa.loyalty.models import Account
from saleor_postventa.loyalty.queries import account_of
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.people.visits import Visit, lead_in, shopper_page
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.links import LinkBroken, LinkExpired
from saleor_postventa.web.rates import is_within_rate

# Each proof is reckoned from the leaves of every account of the shop.
STATEMENTS, PER_SECONDS = 12, 3600


@shopper_page
@require_safe
def statement(request: Any) -> HttpResponse:
    """The visitor's own."""
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    account = account_of(visit.customer.pk) if visit.is_of_account else None
    if account is None:
        return redirect("loyalty:points", shop=request.shop.slug)
    if not is_within_rate("statement", f"{request.shop.pk}:{account.pk}", limit=STATEMENTS, seconds=PER_SECONDS):
        return shop_page(request, "portal/pages/too_often.html", {}, status=429)
    return _file(account, request.shop)


@require_safe
def statement_of_member(request: HttpRequest, shop: str, token: str) -> HttpResponse:
    """The one of a link that the team got; nothing where the link is broken, over, or another shop's."""
    found = get_object_or_404(Shop, slug=shop)
    try:
        with shop_scope(found):
            response = _file(read_statement_link(token, found), found)
    except (LinkBroken, LinkExpired) as refused:
        return HttpResponse(refused.message, status=404, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response


def _file(account: Account, shop: Shop) -> HttpResponse:
    response: HttpResponse = JsonResponse(statement_of(account), json_dumps_params={"indent": 1})
    name = f"points-{shop.slug}-{now().astimezone(shop.preferences.zone).date()}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
