"""What points add to the page of an order, and to the way between an account's pages."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy

from saleor_postventa.core.clock import now
from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.queries import programme_at
from saleor_postventa.loyalty.queries.order_points import UsedReward, points_of_orders
from saleor_postventa.loyalty.rules.why_words import points_in_words
from saleor_postventa.mailing.presenting import AccountLink, account_links
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.sections import add_section
from saleor_postventa.people.visits import Visit
from saleor_postventa.shops.models import Shop


@add_section("loyalty.points", position=30, template="loyalty/pages/points_of_order.html")
def points_of_order(order: Order, visit: Visit) -> dict[str, Any] | None:
    """`claim` are points that wait for an account: whose order it is has none."""
    found = points_of_orders([order.pk]).get(order.pk)
    if found is None:
        return None
    zone = order.shop.preferences.zone
    usable = date_format(found.usable_at.astimezone(zone), "DATE_FORMAT") if found.usable_at is not None else ""
    is_of_guest = order.customer is not None and order.customer.is_guest
    return {
        "points": points_in_words(found.points),
        "pending": points_in_words(found.pending) if found.pending else "",
        "is_all_pending": found.pending == found.points,
        "usable_on": usable,
        "gone": points_in_words(found.points_gone) if found.points_gone else "",
        "lines": [{"line": line, "points": points_in_words(line.points)} for line in found.lines],
        "used": [_used(each) for each in found.used],
        "claim": points_in_words(found.points) if is_of_guest and found.points else "",
    }


def _used(used: UsedReward) -> dict[str, str]:
    reward = used.redemption.reward
    return {
        "name": text_in(reward.names, get_language() or "en") or reward.get_kind_display(),
        "points": points_in_words(used.points),
        "back": points_in_words(used.points_back) if used.points_back else "",
        "kept": points_in_words(used.points_kept) if used.points_kept else "",
    }


def _points_url(shop: Shop) -> str | None:
    """None while the shop has no programme."""
    return reverse("loyalty:points", kwargs={"shop": shop.slug}) if programme_at(now()) is not None else None


account_links.add("loyalty.points", AccountLink(20, gettext_lazy("Your points"), _points_url))
