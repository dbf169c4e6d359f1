"""What this room does by the clock."""

from saleor_postventa.people.models import Customer
from saleor_postventa.saleor.erasure import forget_deliveries
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .models import Order
from .services import estimate_deliveries


def estimate_deliveries_of_shops() -> None:
    for_each_shop(lambda shop: estimate_deliveries(), ShopState.ACTIVE)


def forget_late_deliveries() -> None:
    """What Saleor went on telling of people after they were erased, or had told and was not worked on yet."""
    for_each_shop(_forget_late)


def _forget_late(shop: Shop) -> None:
    accounts = Customer.objects.exclude(erased_at=None).exclude(saleor_id=None)
    forget_deliveries(
        order_numbers=Order.objects.exclude(erased_at=None).values_list("number", flat=True),
        user_ids=[user_id for user_id in accounts.values_list("saleor_id", flat=True) if user_id],
    )
