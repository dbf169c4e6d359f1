"""What surveys and reviews do by the clock. Each is safe to run twice, and late."""

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .services.asking import ask_due
from .services.asking_reviews import ask_for_reviews, asks_for_reviews, give_up_late_requests, orders_to_ask
from .services.reminding import expire_due, remind_due


def ask_whoever_is_due() -> None:
    """While a shop is switched off nobody of it is asked."""
    for_each_shop(lambda shop: ask_due(), ShopState.ACTIVE)


def remind_and_close() -> None:
    for_each_shop(lambda shop: (remind_due(), expire_due()), ShopState.ACTIVE)


def ask_for_due_reviews() -> None:
    """What is due and clear leaves; what is not is looked at again the next time."""
    for_each_shop(_ask_for_due_reviews, ShopState.ACTIVE)


def _ask_for_due_reviews(shop: Shop) -> None:
    give_up_late_requests()
    if asks_for_reviews(shop):
        for order_id in orders_to_ask():
            ask_for_reviews(order_id)
