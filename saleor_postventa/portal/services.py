"""Letting people in: to one order by a link in a mail, to an account by a sign-in in the storefront."""

from datetime import timedelta
from hmac import compare_digest

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.work import wake_after_commit
from saleor_postventa.mailing.addresses import address_hash
from saleor_postventa.mailing.services import request_message
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customers_by_saleor_ids
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.web.links import LinkBroken, read_link, sign_link
from saleor_postventa.web.viewer import NotAuthenticated, viewer_of

from .models import AccessLink, AccessRequest

QUEUE, SCOPE, ORDER_ACCESS = "access", "order.access", "order_access"
HOLDS = timedelta(hours=24)


class LinkUsed(Refusal):
    code = "link_used"
    text = _("This link was used already; each opens your order once. Ask for a new one: it takes a minute.")


@transaction.atomic
def ask_access(*, order_number: str, email: str, language: str) -> AccessRequest:
    """Note that somebody wants to see an order. The same work is done whether there is such an order or not."""
    asked: AccessRequest = AccessRequest.objects.create(
        shop=current_shop(),
        order_number=order_number.strip().removeprefix("#")[:64],
        address_hash=address_hash(email),
        language=language,
    )
    wake_after_commit(QUEUE)
    return asked


def answer_request(asked: AccessRequest) -> None:
    """Write to the order's own address, where number and address belong together. Runs in the queue's transaction."""
    rows = Order.objects.select_related("customer").filter(number=asked.order_number, erased_at=None)
    for order in rows.exclude(placed_at=None).exclude(customer=None):
        if compare_digest(address_hash(order.user_email or ""), asked.address_hash) and order.customer is not None:
            send_link(order, order.customer)


def send_link(order: Order, customer: Customer) -> AccessLink:
    link: AccessLink = AccessLink.objects.create(
        shop=current_shop(), order=order, customer=customer, expires_at=now() + HOLDS
    )
    facts = {"link": link.pk}
    request_message(ORDER_ACCESS, key=f"{ORDER_ACCESS}:{link.pk}", customer=customer, order=order, facts=facts)
    return link


def access_url(shop: Shop, link: AccessLink) -> str:
    token = sign_link(SCOPE, {"shop": shop.pk, "link": link.pk}, link.expires_at - now())
    return settings.PUBLIC_URL + reverse("portal:open", kwargs={"shop": shop.slug, "token": token})


def link_behind(token: str) -> AccessLink:
    """Raises LinkBroken, LinkExpired, LinkUsed."""
    payload = read_link(SCOPE, token)
    link = AccessLink.objects.select_related("order", "customer__merged_into").filter(pk=payload["link"]).first()
    if payload["shop"] != current_shop().pk or link is None or link.order.erased_at is not None:
        raise LinkBroken
    if link.used_at is not None:
        raise LinkUsed
    return link


@transaction.atomic
def use_link(token: str) -> AccessLink:
    """Open the link, once. Raises LinkBroken, LinkExpired, LinkUsed."""
    link = link_behind(token)
    if not AccessLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now()):
        raise LinkUsed
    return link


def account_behind(token: str) -> Customer:
    """The customer whose storefront sign-in this is. Calls Saleor. Raises NotAuthenticated, or Failure."""
    viewer = viewer_of(current_shop(), token)
    customer = customers_by_saleor_ids([viewer.user_id]).get(viewer.user_id) if viewer.is_shopper else None
    if customer is None:
        raise NotAuthenticated
    return customer
