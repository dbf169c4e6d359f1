"""The door for carriers and other systems that know when a parcel arrived."""

from datetime import datetime

import msgspec
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain
from saleor_postventa.events.cause import caused_by
from saleor_postventa.shops.models import ApiKey
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.signing import BadRequestSignature, check_request
from saleor_postventa.web.permissions import ScopeMissing

from .models import Parcel
from .queries import parcels_by_tracking
from .rules import DeliverySource
from .services import mark_delivered

LARGEST_BODY = 10_000


class InvalidNews(Refusal):
    code = "invalid"
    text = _("Give tracking_number and delivered_at (ISO 8601 with a time zone), and order_number where it is known.")


class AmbiguousTracking(Refusal):
    code = "ambiguous"
    text = _("Several parcels have this tracking number; name the order too.")


class UnknownTracking(Refusal):
    code = "not_found"
    text = _("No parcel of this shop has this tracking number.")


class News(msgspec.Struct, frozen=True):
    tracking_number: str
    delivered_at: datetime
    order_number: str | None = None


STATUS = {BadRequestSignature.code: 401, ScopeMissing.code: 403, UnknownTracking.code: 404}


@csrf_exempt
@require_POST
def delivered(request: HttpRequest) -> JsonResponse:
    """`POST /api/parcels/delivered`, signed as `shops/signing.py` says. The same news twice changes nothing."""
    try:
        key = check_request(
            request.headers.get("Postventa-Key", ""),
            request.headers.get("Postventa-Signature", ""),
            request.body,
            scope="parcels.write",
        )
        with shop_scope(key.shop), caused_by(f"api_key:{key.prefix}"):
            parcel = _take(request.body, key)
    except Refusal as refusal:
        error = {"code": refusal.code, "message": refusal.message}
        return JsonResponse({"errors": [error]}, status=STATUS.get(refusal.code, 422))
    return JsonResponse(
        {"parcel": {"delivered_at": parcel.delivered_at, "source": parcel.delivery_source}, "errors": []}
    )


def _take(body: bytes, key: ApiKey) -> Parcel:
    news = _read(body)
    parcel = _find(news)
    return mark_delivered(
        parcel.pk, delivered_at=news.delivered_at, source=DeliverySource.CARRIER, by=Actor.app(key.prefix)
    )


def _read(body: bytes) -> News:
    try:
        news = msgspec.json.decode(body[:LARGEST_BODY], type=News)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidNews from error
    is_readable = is_plain(news.tracking_number) and is_plain(news.order_number or "")
    if news.delivered_at.tzinfo is None or not news.tracking_number.strip() or not is_readable:
        raise InvalidNews
    return news


def _find(news: News) -> Parcel:
    found = parcels_by_tracking(news.tracking_number, order_number=news.order_number)
    if not found:
        raise UnknownTracking(field="tracking_number")
    if len(found) > 1:
        raise AmbiguousTracking(field="order_number")
    return found[0]
