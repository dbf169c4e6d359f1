"""The link to a survey in a mail: it opens one invitation for whoever holds it, until that runs out.

It may be opened as often as they like; an invitation has one answer, and so it is used once in effect.
"""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.web.links import LinkBroken, read_link, sign_link

SCOPE = "survey"
# Of one that nothing was said of.
HELD_FOR = timedelta(days=30)
# As long as a visit; the next look at the page makes another.
ON_PAGE_FOR = timedelta(hours=12)


def answer_token(invitation: Invitation, *, lasts: timedelta | None = None) -> str:
    """Holds until the invitation runs out, or for so long from now: of a mail that is about to leave, of a page."""
    if lasts is None:
        lasts = invitation.expires_at - now() if invitation.expires_at is not None else HELD_FOR
    return sign_link(SCOPE, {"shop": invitation.shop_id, "invitation": invitation.pk}, lasts)


def answer_url(invitation: Invitation, score: int | None = None, *, token: str = "") -> str:
    """With a `score` the page opens with that one chosen for the first question; opening it answers nothing yet."""
    path = answer_path(invitation.shop.slug, token or answer_token(invitation))
    return settings.PUBLIC_URL + path + (f"?score={score}" if score is not None else "")


def answer_path(shop: str, token: str) -> str:
    """`shop` is its slug."""
    return reverse("surveys:answer", kwargs={"shop": shop, "token": token})


def open_answer_link(shop: Shop, token: str) -> Invitation:
    """In the shop's scope, with survey, version, customer and order. Raises LinkExpired, and LinkBroken where it is
    none of the shop's too.
    """
    payload = read_link(SCOPE, token)
    invitation: Invitation | None = (
        Invitation.objects.select_related("survey", "version", "customer", "order")
        .filter(pk=payload["invitation"])
        .first()
    )
    if payload["shop"] != shop.pk or invitation is None:
        raise LinkBroken
    return invitation
