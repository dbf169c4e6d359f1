"""What reviews add to the page of an order, and to the foot of all pages."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from saleor_postventa.mailing.presenting import FootLink, foot_links
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.sections import add_section
from saleor_postventa.people.visits import Visit
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.queries.reviews import lines_of_order
from saleor_postventa.surveys.review_links import review_path, review_token

# As long as a visit; the next look at the page makes another.
HOLDS_FOR = timedelta(hours=12)


@add_section("surveys.reviews", position=40, template="surveys/pages/reviews_of_order.html")
def reviews_of_order(order: Order, visit: Visit) -> dict[str, Any] | None:
    """Where the shop asks for reviews, or this order has one already; others may gather theirs elsewhere."""
    items = lines_of_order(order.pk)
    is_asked = order.shop.preferences.is_review_request_on or any(review for _line, review in items)
    if not items or not is_asked:
        return None
    here = review_path(review_token(order.pk, order.shop, expires_in=HOLDS_FOR), order.shop)
    return {"items": [{"line": line, "review": review} for line, review in items], "review_here": here}


def _reviews_url(shop: Shop) -> str:
    if not shop.preferences.is_review_request_on:
        return ""
    return reverse("surveys:product_reviews", kwargs={"shop": shop.slug})


foot_links.add("surveys.reviews", FootLink(gettext_lazy("How reviews work here"), _reviews_url))
