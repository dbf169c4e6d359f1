"""The shopper's orders, and the page of one order, made of what the domains add to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from saleor_postventa.mailing.brand import brand_of
from saleor_postventa.mailing.presenting import AccountLink, account_links, shop_page
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.queries import with_goods
from saleor_postventa.orders.sections import sections_of, sections_of_account
from saleor_postventa.orders.visited import order_of_visit
from saleor_postventa.people.visits import Visit, lead_in, shopper_page
from saleor_postventa.shops.models import Shop

SHOWN = 30


@shopper_page
@require_safe
def orders(request: Any) -> HttpResponse:
    """All of an account's; a visit that opened one order is led to it."""
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    if visit.order_id is not None:
        return redirect("portal:order", shop=request.shop.slug, number=Order.objects.get(pk=visit.order_id).number)
    rows = Order.objects.of_customer(visit.customer.pk).exclude(placed_at=None).order_by("-placed_at", "-pk")
    shown = [
        _rendered(request, section.template, {**_surroundings(request), **values})
        for section, values in sections_of_account(visit)
    ]
    return shop_page(request, "portal/pages/orders.html", {"orders": list(with_goods(rows)[:SHOWN]), "sections": shown})


@shopper_page
@require_safe
def order(request: Any, number: str) -> HttpResponse:
    visit: Visit | None = request.visit
    if visit is None:
        return lead_in(request)
    found = order_of_visit(visit, number)
    shown = [
        _rendered(request, section.template, {**_surroundings(request), "order": found, **values})
        for section, values in sections_of(found, visit)
    ]
    return shop_page(request, "portal/pages/order.html", {"order": found, "sections": shown})


def _surroundings(request: Any) -> dict[str, Any]:
    return {"shop": request.shop, "brand": brand_of(request.shop), "visit": request.visit}


def _rendered(request: Any, template: str, values: dict[str, Any]) -> SafeString:
    return mark_safe(render_to_string(template, values, request=request))


def _orders_url(shop: Shop) -> str:
    return reverse("portal:orders", kwargs={"shop": shop.slug})


account_links.add("portal.orders", AccountLink(10, gettext_lazy("Your orders"), _orders_url))
