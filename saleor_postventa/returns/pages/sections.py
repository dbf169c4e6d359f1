"""What returns add to the page of an order: what can be sent back and until when, and the returns there are."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from saleor_postventa.core.clock import now
from saleor_postventa.mailing.presenting import FootLink, foot_links
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.sections import add_section
from saleor_postventa.people.visits import Visit
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.queries.items import returnable_items
from saleor_postventa.returns.queries.queue import with_lines
from saleor_postventa.returns.queries.sentences import status_sentence
from saleor_postventa.shops.models import Shop

from .showing import item_view, shared_sentence


@add_section("returns.open", position=10, template="returns/pages/returns_of_order.html")
def returns_of_order(order: Order, visit: Visit) -> dict[str, Any] | None:
    rows = list(with_lines(Return.objects.of_order(order.pk).newest_first()))
    return {"returns": [{"ret": ret, "sentence": status_sentence(ret)} for ret in rows]} if rows else None


@add_section("returns.items", position=20, template="returns/pages/items_of_order.html")
def items_of_order(order: Order, visit: Visit) -> dict[str, Any] | None:
    views = [item_view(item, order) for item in returnable_items(order, now=now()) if not item.decision.is_hidden]
    if not views:
        return None
    can_return = any(view["is_open"] for view in views)
    return {"items": views, "until": shared_sentence(views), "can_return": can_return}


def _policy_url(shop: Shop) -> str:
    return reverse("returns:policy", kwargs={"shop": shop.slug})


foot_links.add("returns.policy", FootLink(gettext_lazy("How returns work here"), _policy_url))
