"""What holds for everybody: the policy in words, and "can I return this?" for a product. Both come from the rules."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saleor_postventa.core.clock import now
from saleor_postventa.core.origin import origin_of
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.people.visits import shopper_page
from saleor_postventa.returns.queries.policies import content_of, live_policy
from saleor_postventa.returns.queries.products import product_answer
from saleor_postventa.returns.queries.wording import policy_in_words
from saleor_postventa.returns.services import ensure_reasons
from saleor_postventa.saleor.panel import policy as panel_policy
from saleor_postventa.web.rates import is_within_rate

ASKED_PER_MINUTE = 120


@shopper_page
@require_safe
def policy(request: Any) -> HttpResponse:
    version = live_policy(now())
    ensure_reasons()
    words = policy_in_words(content_of(version), country=request.GET.get("country", "")[:2].upper())
    return shop_page(request, "returns/pages/policy.html", {"version": version, "words": words})


@shopper_page
@require_safe
def answer(request: Any) -> HttpResponse:
    """For the storefront: `?product=<Saleor's id>&channel=&country=`, as JSON, or as a small page that it may frame."""
    if not is_within_rate(
        "answer", f"{request.shop.pk}:{request.META.get('REMOTE_ADDR', '')}", limit=ASKED_PER_MINUTE, seconds=60
    ):
        return HttpResponse(status=429)
    found = product_answer(
        request.GET.get("product", "")[:128],
        channel=request.GET.get("channel", "")[:255],
        country=request.GET.get("country", "")[:2].upper(),
        now=now(),
    )
    sentence = found.sentence if found is not None else _("We know no such product.")
    if "application/json" in request.headers.get("Accept", ""):
        known = {"code": found.decision.code, "days": found.days} if found is not None else {}
        response: HttpResponse = JsonResponse(
            {"sentence": sentence, "language": get_language(), **known}, status=200 if found is not None else 404
        )
        response["Access-Control-Allow-Origin"] = "*"
        return response
    page = shop_page(request, "returns/pages/answer.html", {"sentence": sentence}, 200 if found is not None else 404)
    storefront = request.shop.preferences.storefront_url
    page["Content-Security-Policy"] = panel_policy([origin_of(str(storefront))] if storefront is not None else [])
    return page
