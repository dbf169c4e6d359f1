"""Every token and part that a shopper's pages and mails are made of, on one page."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saleor_postventa.core.clock import now
from saleor_postventa.mailing.brand import brand_of, contrast
from saleor_postventa.mailing.kinds import Occasion, kinds
from saleor_postventa.mailing.look import DARK, LIGHT
from saleor_postventa.mailing.mailbox import FRAMED
from saleor_postventa.mailing.presenting import surroundings
from saleor_postventa.mailing.rendering import render_example
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

ON = {"good-ink": "good", "wait-ink": "wait", "bad-ink": "bad"}
GROUNDS = ("page", "card", "soft", "good", "wait", "bad")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    shop = _shop()
    with shop_scope(shop), translation.override(_language(request, shop)):
        values = {
            **surroundings(shop),
            "kinds": sorted(kinds, key=lambda kind: str(kind.label)),
            "shown_mail": request.GET.get("mail", "return_exchanged"),
            "tokens": [*(_token(name) for name in LIGHT), *_of_brand(shop)],
            "item": {"name": _("Linen shirt"), "variant": "M", "initial": "L", "image": "", "id": 1},
            "steps": _steps(),
            "problems": {"number": _("Enter the number of your order; it stands in every message about it.")},
        }
        return render(request, "demo/gallery.html", values)


@require_safe
def mail(request: HttpRequest, kind: str) -> HttpResponse:
    """A mail with made-up people and things, as it would be sent."""
    if kind not in kinds:
        raise Http404
    shop = _shop()
    with shop_scope(shop):
        shown = render_example(kinds.get(kind), Occasion(shop=shop, language=_language(request, shop)))
    response = HttpResponse(shown.html)
    response["Content-Security-Policy"] = FRAMED
    return response


def _shop() -> Shop:
    """Raises Http404 before the app is installed."""
    shop = Shop.objects.order_by("pk").first()
    if shop is None:
        raise Http404
    return shop


def _language(request: HttpRequest, shop: Shop) -> str:
    return shop.preferences.language_for(request.GET.get("lang") or translation.get_language())


def _token(name: str) -> dict[str, Any]:
    """With how well it can be read on what it stands on; grounds stand on nothing."""
    found: dict[str, Any] = {"name": f"--{name}", "light": LIGHT[name], "dark": DARK[name]}
    if name not in GROUNDS:
        ground = ON.get(name, "card")
        found["ratios"] = [f"{contrast(tokens[name], tokens[ground]):.1f}" for tokens in (LIGHT, DARK)]
    return found


def _of_brand(shop: Shop) -> list[dict[str, Any]]:
    brand = brand_of(shop)
    return [
        {"name": "--brand", "light": brand.color, "dark": brand.color},
        {"name": "--on-brand", "light": brand.on_color, "dark": brand.on_color},
        {"name": "--link", "light": brand.link, "dark": brand.dark_link},
    ]


def _steps() -> list[dict[str, Any]]:
    day = now()
    return [
        {"text": _("You asked for it"), "at": day - timedelta(days=3), "is_done": True},
        {"text": _("We said yes"), "at": day - timedelta(days=2), "is_done": True},
        {"text": _("You send it"), "by": day + timedelta(days=12), "is_next": True},
        {"text": _("It arrives here")},
    ]
