"""Links that open the reviewing of one order, and the photos of reviews."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import ReviewPhoto
from saleor_postventa.web.links import LinkBroken, read_link, sign_link

SCOPE, PHOTO = "review", "review_photo"
# A mail lies about for months, and what is worn or broken by then is worth telling.
MAIL_HOLDS_FOR = timedelta(days=180)
PHOTO_HOLDS_FOR = timedelta(minutes=15)


def review_token(order_id: int, shop: Shop, *, expires_in: timedelta) -> str:
    """Whoever holds it may review what this order brought, and read what was written of it."""
    return sign_link(SCOPE, {"shop": shop.slug, "order": order_id}, expires_in)


def review_path(token: str, shop: Shop) -> str:
    return reverse("surveys:review", args=[shop.slug, token])


def review_url(token: str, shop: Shop) -> str:
    return settings.PUBLIC_URL + review_path(token, shop)


def read_review_token(token: str, shop: Shop) -> Order:
    """In the shop's scope. Raises LinkExpired, and LinkBroken where it is none of the shop's too."""
    payload = read_link(SCOPE, token)
    order = Order.objects.select_related("customer").filter(pk=payload["order"]).first()
    if payload["shop"] != shop.slug or order is None or (order.customer is not None and order.customer.is_erased):
        raise LinkBroken
    return order


def photo_path(photo: ReviewPhoto, shop: Shop) -> str:
    """Of a review that everybody may read."""
    return reverse("surveys:photo", args=[shop.slug, photo.pk])


def team_photo_path(photo: ReviewPhoto, shop: Shop) -> str:
    """Of any review, for whoever holds it: only for the team, and for who wrote it."""
    token = sign_link(PHOTO, {"shop": shop.slug, "photo": photo.pk}, PHOTO_HOLDS_FOR)
    return f"{photo_path(photo, shop)}?key={token}"


def opens_photo(token: str, photo_id: int, shop: Shop) -> bool:
    """Raises LinkBroken, LinkExpired."""
    return read_link(PHOTO, token) == {"shop": shop.slug, "photo": photo_id}
