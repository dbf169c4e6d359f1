"""What of the orders a visitor of the shopper's pages may see."""

from django.http import Http404

from saleor_postventa.people.visits import Visit

from .models import Order
from .queries import with_goods


def order_of_visit(visit: Visit, number: str) -> Order:
    """With its goods. Raises Http404 for an order that this visit may not see, as for one that there is not."""
    rows = with_goods(Order.objects.select_related("customer").filter(number=number).exclude(placed_at=None))
    found = next((row for row in rows if visit.admits(order_id=row.pk, customer_id=row.customer_id)), None)
    if found is None:
        raise Http404
    return found
