"""Files of members to and from the team, for whom no session carries: each path is signed, and holds for minutes."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.ids import show_id
from saleor_postventa.web.links import LinkBroken, LinkExpired, read_link, sign_link

from .files.writing import written
from .queries.exporting import HEADER, member_rows
from .services.importing import MOST_MEGABYTES, start_import

EXPORT, IMPORT = "members_export", "members_import"
HELD_FOR = timedelta(minutes=15)


def export_path(shop: Shop, *, level: str = "") -> str:
    """Whoever holds it gets every member's address and points; give it only to those who may."""
    token = sign_link(EXPORT, {"shop": shop.slug, "level": level}, HELD_FOR)
    return reverse("members-file", args=[shop.slug, token])


def import_path(shop: Shop, *, by: Actor) -> str:
    """Whoever holds it may send a file of members to be checked, in the name of `by`."""
    token = sign_link(IMPORT, {"shop": shop.slug, "by": by.ref}, HELD_FOR)
    return reverse("members-import", args=[shop.slug, token])


@require_safe
def members_file(request: HttpRequest, shop: str, token: str) -> HttpResponseBase:
    """The CSV of a link, written as it is read; nothing where the link is broken, over, or another shop's."""
    found = get_object_or_404(Shop, slug=shop)
    try:
        opened = _opened(EXPORT, found, token)
    except (LinkBroken, LinkExpired) as refused:
        return HttpResponse(refused.message, status=404, content_type="text/plain; charset=utf-8")
    response = StreamingHttpResponse(_lines(found, opened["level"]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="members-{found.slug}.csv"'
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response


@csrf_exempt  # the token proves who sends it, and no cookie does
@require_POST
def members_import(request: HttpRequest, shop: str, token: str) -> JsonResponse:
    """Keep `file` and have it checked; answers with its `id`, or with a sentence in `error`."""
    found = get_object_or_404(Shop, slug=shop)
    try:
        opened = _opened(IMPORT, found, token)
        uploaded = request.FILES.get("file")  # read for whoever may send one
        if uploaded is None:
            return JsonResponse({"error": _("Choose a file.")}, status=400)
        with shop_scope(found):
            content = uploaded.read(MOST_MEGABYTES * 1024 * 1024 + 1)
            made = start_import(content, name=str(uploaded.name or ""), by=Actor.staff(opened["by"]))
    except Refusal as refused:
        return JsonResponse({"error": str(refused.message)}, status=400)
    except Failure:
        return JsonResponse({"error": _("That did not work just now. Try again in a moment.")}, status=503)
    return JsonResponse({"error": None, "id": show_id("PostSalePointsImport", made.pk)})


def _lines(shop: Shop, level: str) -> Iterator[str]:
    with shop_scope(shop):
        yield from written(HEADER, member_rows(level=level))


def _opened(scope: str, shop: Shop, token: str) -> dict[str, Any]:
    """Raises LinkBroken, LinkExpired."""
    opened = read_link(scope, token)
    if opened["shop"] != shop.slug:
        raise LinkBroken
    return opened
