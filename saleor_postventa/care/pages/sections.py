"""What cases add to the page of an order, and to the way between an account's pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from saleor_postventa.care.models import Case
from saleor_postventa.mailing.presenting import AccountLink, account_links
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.sections import add_section
from saleor_postventa.people.visits import Visit
from saleor_postventa.shops.models import Shop

from .case import views_of


@add_section("care.cases", position=5, template="care/pages/cases_of_order.html")
def cases_of_order(order: Order, visit: Visit) -> dict[str, Any] | None:
    rows = list(Case.objects.of_order(order.pk).for_shoppers().newest_first())
    return {"cases": views_of(rows, order.shop.preferences)} if rows else None


def _cases_url(shop: Shop) -> str | None:
    """None while the shop has no cases."""
    return reverse("care:cases", kwargs={"shop": shop.slug}) if Case.objects.exists() else None


account_links.add("care.cases", AccountLink(30, gettext_lazy("Your cases"), _cases_url))
