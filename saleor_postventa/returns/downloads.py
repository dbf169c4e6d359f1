"""Opening a file of a return: by a signed link that holds for minutes, for whoever may see the return."""

from datetime import timedelta

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.links import LinkBroken, LinkExpired, read_link, sign_link

from .files import ENDINGS
from .models import ReturnFile

SCOPE = "return_file"


def link_to(file: ReturnFile, shop: Shop, *, expires_in: timedelta) -> str:
    """A path that opens the file for whoever holds it; give it only to those who may see the return."""
    token = sign_link(SCOPE, {"shop": shop.slug, "file": file.pk}, expires_in)
    return reverse("return-file", args=[shop.slug, token])


@require_safe
def return_file(request: HttpRequest, shop: str, token: str) -> HttpResponseBase:
    """The file of a link; nothing where the link is broken, over, another shop's, or the file is gone."""
    found = get_object_or_404(Shop, slug=shop)
    try:
        opened = read_link(SCOPE, token)
    except (LinkBroken, LinkExpired) as refused:
        return HttpResponse(refused.message, status=404, content_type="text/plain; charset=utf-8")
    with shop_scope(found):
        file = ReturnFile.objects.filter(pk=opened["file"]).first() if opened["shop"] == found.slug else None
    if file is None or not file.file.storage.exists(file.file.name):
        return HttpResponse(status=404)
    return _served(file)


def _served(file: ReturnFile) -> HttpResponseBase:
    """As it is kept, named after what it is, and never run as a page."""
    name = f"{file.kind}-{file.pk}.{ENDINGS[file.content_type]}"
    response = FileResponse(file.file.open("rb"), content_type=file.content_type, filename=name)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
