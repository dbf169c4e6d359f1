"""Which shop a request is for, and whose browser may read the answer."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.web.viewer import Viewer, ViewerKind

from .request import BadRequest

ASKED_HEADERS = "authorization, authorization-bearer, content-type, accept-language, x-request-id"
PREFLIGHT_KEPT_SECONDS = "600"


class ShopUnknown(BadRequest):
    status = 404
    code = "shop_unknown"
    text = _("No shop is known by this address. Name it in the path (/graphql/<shop>/) or the Saleor-Api-Url header.")


class ShopInactive(BadRequest):
    status = 403
    code = "shop_inactive"
    text = _("The app is switched off in this shop's Saleor. Its team can switch it on under Extensions.")


class ShopRemoved(BadRequest):
    status = 403
    code = "shop_removed"
    text = _("The app was deleted in this shop's Saleor. Its team can install it again; nothing is lost here.")


def find_shop(request: HttpRequest, slug: str) -> Shop:
    """By the path, or by the API URL in a header. Raises ShopUnknown, ShopInactive, ShopRemoved."""
    asked = {"slug": slug} if slug else {"api_url": request.headers.get("Saleor-Api-Url", "")}
    shop = Shop.objects.filter(**asked).first()
    if shop is None:
        raise ShopUnknown
    if shop.state == ShopState.INACTIVE:
        raise ShopInactive
    if shop.state == ShopState.REMOVED:
        raise ShopRemoved
    return shop


def preflight(request: HttpRequest, shop: Shop) -> HttpResponse:
    """A browser asks before it sends: the shop's own storefront may."""
    response = HttpResponse(status=204)
    if _is_storefront(request, shop):
        response["Access-Control-Allow-Methods"] = "POST"
        response["Access-Control-Allow-Headers"] = ASKED_HEADERS
        response["Access-Control-Max-Age"] = PREFLIGHT_KEPT_SECONDS
        _allow(request, response)
    return response


def open_to_storefront(request: HttpRequest, response: HttpResponse, viewer: Viewer) -> None:
    """Let the storefront's pages read what a shopper may; never what staff and integrators may."""
    if viewer.kind in {ViewerKind.SHOPPER, ViewerKind.ANONYMOUS} and _is_storefront(request, viewer.shop):
        _allow(request, response)


def _is_storefront(request: HttpRequest, shop: Shop) -> bool:
    origin = shop.preferences.storefront_origin
    return origin != "" and request.headers.get("Origin", "") == origin


def _allow(request: HttpRequest, response: HttpResponse) -> None:
    response["Access-Control-Allow-Origin"] = request.headers["Origin"]
    response["Access-Control-Expose-Headers"] = "X-Request-ID"
