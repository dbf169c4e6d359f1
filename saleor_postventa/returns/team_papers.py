"""Papers and photos of a return, for whom no session carries: each path is signed and holds for a short time."""

from collections.abc import Callable
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
from saleor_postventa.web.ids import show_id
from saleor_postventa.web.links import LinkBroken, LinkExpired, read_link, sign_link
from saleor_postventa.web.pictures import Upload

from .models import Return
from .papers import take_label
from .photos import take_inspection_photo, take_photo
from .slip import slip_pdf

SLIP, LABEL, PHOTO, WISHED = "return_slip", "return_label", "return_photo", "wished_photo"
SLIP_FOR = timedelta(minutes=15)
LABEL_FOR = PHOTO_FOR = timedelta(hours=1)

type Opened = dict[str, Any]


def slip_path(ret: Return, shop: Shop) -> str:
    token = sign_link(SLIP, {"shop": shop.slug, "return": ret.pk}, SLIP_FOR)
    return reverse("return-slip", args=[shop.slug, token])


def label_path(ret: Return, shop: Shop, *, by: Actor) -> str:
    """Whoever holds it may give this return a label, in the name of `by`."""
    return reverse("return-label", args=[shop.slug, _taking(LABEL, shop, by, LABEL_FOR, ret)])


def photo_path(ret: Return, shop: Shop, *, by: Actor) -> str:
    """Whoever holds it may upload photos for this return's inspection, in the name of `by`."""
    return reverse("return-photo", args=[shop.slug, _taking(PHOTO, shop, by, PHOTO_FOR, ret)])


def wished_photo_path(shop: Shop, *, by: Actor) -> str:
    """Whoever holds it may upload photos for a return that `by` is about to ask for."""
    return reverse("wished-photo", args=[shop.slug, _taking(WISHED, shop, by, PHOTO_FOR)])


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
    return _take(request, shop, token, LABEL, _label)


@csrf_exempt  # as above
@require_POST
def return_photo(request: HttpRequest, shop: str, token: str) -> JsonResponse:
    """Keep `file` for an inspection and answer with its `id`; with a sentence in `error` where it is refused."""
    return _take(request, shop, token, PHOTO, _photo)


@csrf_exempt  # as above
@require_POST
def wished_photo(request: HttpRequest, shop: str, token: str) -> JsonResponse:
    """As `return_photo`, of whoever asks for a return; the shop's own storefront may read the answer."""
    response = _take(request, shop, token, WISHED, _wished)
    origin = request.headers.get("Origin", "")
    if origin and origin == Shop.objects.get(slug=shop).preferences.storefront_origin:
        response["Access-Control-Allow-Origin"] = origin
    return response


def _label(uploaded: Upload, opened: Opened, by: Actor) -> int:
    return take_label(uploaded, return_id=opened["return"], by=by).pk


def _photo(uploaded: Upload, opened: Opened, by: Actor) -> int:
    return take_inspection_photo(uploaded, return_id=opened["return"], by=by).pk


def _wished(uploaded: Upload, opened: Opened, by: Actor) -> int:
    return take_photo(uploaded, by=by).pk


def _take(
    request: HttpRequest, shop: str, token: str, scope: str, keep: Callable[[Upload, Opened, Actor], int]
) -> JsonResponse:
    found = get_object_or_404(Shop, slug=shop)
    uploaded = request.FILES.get("file")
    if uploaded is None:
        return JsonResponse({"error": _("Choose a file.")}, status=400)
    try:
        opened = _opened(scope, found, token)
        kind, ref = opened["by"]
        with shop_scope(found):
            pk = keep(uploaded, opened, Actor(ActorKind(kind), ref))
    except Refusal as refused:
        return JsonResponse({"error": str(refused.message)}, status=400)
    except Failure:
        return JsonResponse({"error": _("That did not work just now. Try again in a moment.")}, status=503)
    return JsonResponse({"error": None, "id": show_id("PostSaleReturnFile", pk)})


def _taking(scope: str, shop: Shop, by: Actor, expires_in: timedelta, ret: Return | None = None) -> str:
    held = {"shop": shop.slug, "return": ret.pk if ret else None, "by": [by.kind, by.ref]}
    return sign_link(scope, held, expires_in)


def _opened(scope: str, shop: Shop, token: str) -> Opened:
    """Raises LinkBroken, LinkExpired."""
    opened = read_link(scope, token)
    if opened["shop"] != shop.slug:
        raise LinkBroken
    return opened
