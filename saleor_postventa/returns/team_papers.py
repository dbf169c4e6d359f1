"""Papers of a return for the team, from a frame that has no session: each path is signed and holds for a short time."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.links import LinkBroken, LinkExpired, read_link, sign_link

from .models import Return
from .papers import take_label
from .slip import slip_pdf

SLIP, LABEL = "return_slip", "return_label"
SLIP_FOR = timedelta(minutes=15)
LABEL_FOR = timedelta(hours=1)


def slip_path(ret: Return, shop: Shop) -> str:
    token = sign_link(SLIP, {"shop": shop.slug, "return": ret.pk}, SLIP_FOR)
    return reverse("return-slip", args=[shop.slug, token])


def label_path(ret: Return, shop: Shop, *, by: Actor) -> str:
    """Whoever holds it may give this return a label, in the name of `by`."""
    token = sign_link(LABEL, {"shop": shop.slug, "return": ret.pk, "by": [by.kind, by.ref]}, LABEL_FOR)
    return reverse("return-label", args=[shop.slug, token])


@require_safe
def return_slip(request: HttpRequest, shop: str, token: str) -> HttpResponse:
    """The PDF of a link; nothing where the link is broken, over, or another shop's."""
    found = get_object_or_404(Shop, slug=shop)
    try:
        opened = _opened(SLIP, found, token)
    except (LinkBroken, LinkExpired) as refused:
        return HttpResponse(refused.message, status=404, content_type="text/plain; charset=utf-8")
    with shop_scope(found):
        ret = get_object_or_404(Return.objects.select_related("order", "customer", "shop"), pk=opened["return"])
        response = HttpResponse(slip_pdf(ret, get_language() or ret.language), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{ret.number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


@csrf_exempt  # the token proves who sends it, and no cookie does
@require_POST
def return_label(request: HttpRequest, shop: str, token: str) -> JsonResponse:
    """Keep `file` as the label; answers with a sentence in `error` where it is refused."""
    found = get_object_or_404(Shop, slug=shop)
    uploaded = request.FILES.get("file")
    if uploaded is None:
        return JsonResponse({"error": _("Choose a file.")}, status=400)
    try:
        opened = _opened(LABEL, found, token)
        kind, ref = opened["by"]
        with shop_scope(found):
            take_label(uploaded, return_id=opened["return"], by=Actor(ActorKind(kind), ref))
    except Refusal as refused:
        return JsonResponse({"error": str(refused.message)}, status=400)
    except Failure:
        return JsonResponse({"error": _("That did not work just now. Try again in a moment.")}, status=503)
    return JsonResponse({"error": None})


def _opened(scope: str, shop: Shop, token: str) -> dict[str, Any]:
    """Raises LinkBroken, LinkExpired."""
    opened = read_link(scope, token)
    if opened["shop"] != shop.slug:
        raise LinkBroken
    return opened
