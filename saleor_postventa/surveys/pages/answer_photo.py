"""A photo that came with an answer, by a signed link that holds for an hour."""

from typing import Any

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_safe

from saleor_postventa.people.visits import shopper_page
from saleor_postventa.surveys.photo_links import photo_of_link
from saleor_postventa.web.links import LinkBroken, LinkExpired

from .pictures import picture_response


@shopper_page
@require_safe
def answer_photo(request: Any, token: str) -> HttpResponseBase:
    try:
        found = photo_of_link(token, request.shop)
    except (LinkBroken, LinkExpired) as refused:
        raise Http404 from refused
    if found is None:
        raise Http404
    response = picture_response(found.file)
    response["Cache-Control"] = "private, no-store"
    return response
