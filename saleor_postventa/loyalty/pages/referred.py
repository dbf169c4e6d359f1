"""Where a customer's link leads friends: what they get and when. It asks for an address, and sends nothing to it."""

from typing import Any, cast

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.earn_rules import referral as way
from saleor_postventa.loyalty.queries.programmes import settings_at
from saleor_postventa.loyalty.queries.referrals import account_of_code
from saleor_postventa.loyalty.rules.why_words import amounts_in_words, points_in_words
from saleor_postventa.loyalty.services.referring import INVITATION_LASTS, invite_friend
from saleor_postventa.mailing.addresses import is_address
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.people.visits import shopper_page
from saleor_postventa.web.rates import is_within_rate

PAGE = "loyalty/pages/referred.html"
LONGEST = 254
PER_VISITOR, PER_SECONDS = 20, 3600


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def referred(request: Any, code: str) -> HttpResponse:
    """What is answered never tells whether somebody is known here."""
    settings = _settings()
    if settings is None or account_of_code(code) is None:
        return shop_page(request, "loyalty/pages/no_referral.html", {}, status=404)
    values = {"code": code, "field": _("E-mail address"), **_promise(settings)}
    if request.method != "POST":
        return shop_page(request, PAGE, values)
    email = request.POST.get("email", "").strip()
    if not is_address(email) or len(email) > LONGEST:
        problem = _("Write an e-mail address like name@example.com.")
        return shop_page(request, PAGE, {**values, "email": email, "problem": problem}, status=422)
    visitor = f"{request.shop.pk}:{request.META.get('REMOTE_ADDR', '')}"
    if not is_within_rate("referred", visitor, limit=PER_VISITOR, seconds=PER_SECONDS):
        return shop_page(request, "portal/pages/too_often.html", {}, status=429)
    invite_friend(code, email)
    return shop_page(request, "loyalty/pages/referral_noted.html", {"email": email, **_promise(settings)})


def _settings() -> way.Settings | None:
    return cast(way.Settings | None, settings_at(way.CODE, now()))


def _promise(settings: way.Settings) -> dict[str, Any]:
    return {
        "points": points_in_words(settings.friend_points) if settings.friend_points else "",
        "is_for_both": bool(settings.friend_points and settings.referrer_points),
        "least": amounts_in_words(settings.minimum),
        "days": INVITATION_LASTS.days,
    }
