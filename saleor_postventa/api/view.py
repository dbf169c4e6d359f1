"""The endpoint: /graphql/<shop>/, or /graphql/ with the shop's Saleor-Api-Url."""

import json
import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from graphql import GraphQLError

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.events.cause import caused_by
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.errors import top_level_error
from saleor_postventa.web.rates import is_spent, is_within_rate
from saleor_postventa.web.viewer import NotAuthenticated, Viewer, ViewerKind, viewer_of

from .documents import InvalidDocument
from .doors import find_shop, open_to_storefront, preflight
from .execution import run
from .explorer import explorer
from .request import BadRequest, TooOften, credentials, language_of, read_request, request_id_of

logger = logging.getLogger(__name__)
ANONYMOUS_PER_MINUTE = 60
REFUSED_PER_MINUTE = 60


@csrf_exempt
def graphql(request: HttpRequest, slug: str = "") -> HttpResponse:
    """CSRF does not apply: credentials come in a header that no other site can make a browser send.

    `Postventa-Now` is the app's time, to tell "3 days ago" from: a demo's clock may be ahead of the reader's.
    """
    request_id = request_id_of(request)
    if request.method == "GET":
        return explorer(request, slug)
    try:
        shop = find_shop(request, slug)
        response = preflight(request, shop) if request.method == "OPTIONS" else _answer(request, shop, request_id)
    except Exception as error:
        response = _refuse(error, request_id)
    response["X-Request-ID"] = request_id
    response["Cache-Control"] = "no-store"
    response["Postventa-Now"] = now().isoformat()
    response["Vary"] = "Origin, Authorization, Accept-Language"
    return response


def _answer(request: HttpRequest, shop: Shop, request_id: str) -> HttpResponse:
    language = language_of(request, shop)
    viewer = Viewer.anonymous(shop)
    with translation.override(language), shop_scope(shop), caused_by(f"request:{request_id}"):
        try:
            asked = read_request(request)
            viewer = _admit(request, shop)
            response = _json(run(asked, viewer, request_id))
        except Exception as error:
            response = _refuse(error, request_id)
    response["Content-Language"] = language
    open_to_storefront(request, response, viewer)
    return response


def _admit(request: HttpRequest, shop: Shop) -> Viewer:
    """Who showed who they are has no limit but each request's cost. Raises TooOften, or as `viewer_of`.

    Where credentials from an address were no good too often, its next ones are not even looked at for a while.
    """
    shown, who = credentials(request), f"{shop.pk}:{request.META.get('REMOTE_ADDR', '')}"
    if shown and is_spent("graphql_refused", who, limit=REFUSED_PER_MINUTE, seconds=60):
        raise TooOften
    try:
        viewer = viewer_of(shop, shown)
    except NotAuthenticated:
        is_within_rate("graphql_refused", who, limit=REFUSED_PER_MINUTE, seconds=60)
        raise
    is_stranger = viewer.kind == ViewerKind.ANONYMOUS
    if is_stranger and not is_within_rate("graphql", who, limit=ANONYMOUS_PER_MINUTE, seconds=60):
        raise TooOften
    return viewer


def _refuse(error: Exception, request_id: str) -> HttpResponse:
    """The one place where errors before execution become an HTTP status."""
    if isinstance(error, InvalidDocument):
        return _json({"errors": [top_level_error(found, request_id) for found in error.errors]}, 400)
    wrapped = GraphQLError(str(error), original_error=error)
    response = _json({"errors": [top_level_error(wrapped, request_id)]}, _status(error))
    if isinstance(error, NotAuthenticated):
        response["WWW-Authenticate"] = "Bearer"
    return response


def _status(error: Exception) -> int:
    if isinstance(error, BadRequest):
        return error.status
    if isinstance(error, NotAuthenticated):
        return 401
    if isinstance(error, Failure):
        return 503
    return 400 if isinstance(error, Refusal) else 500


def _json(content: dict[str, Any], status: int = 200) -> HttpResponse:
    return HttpResponse(json.dumps(content, ensure_ascii=False), content_type="application/json", status=status)
