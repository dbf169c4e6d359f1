"""What surveys and reviews do by the clock. Each is safe to run twice, and late."""

from datetime import timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .models import Survey
from .services.asking import ask_due
from .services.asking_reviews import ask_due_reviews, asks_for_reviews, give_up_late_requests
from .services.publishing import note_surveys
from .services.rating_mirrors import keep_rating_mirrors, retry_rating_mirrors
from .services.reminding import expire_due, remind_due
from .services.trying import forget_tests

TESTS_KEPT = timedelta(days=30)


def ask_whoever_is_due() -> None:
    """While a shop is switched off nobody of it is asked."""
    for_each_shop(lambda shop: ask_due(), ShopState.ACTIVE)


def remind_and_close() -> None:
    for_each_shop(_remind_and_close, ShopState.ACTIVE)


def _remind_and_close(shop: Shop) -> None:
    """Nothing in a shop that never asked; one that another version let ask is known as such from here on."""
    if not shop.has_surveys:
        if not Survey.objects.live().exists():
            return
        note_surveys(shop)
    remind_due()
    expire_due()


def ask_for_due_reviews() -> None:
    """What is due and clear leaves; what is not is looked at again the next time."""
    for_each_shop(_ask_for_due_reviews, ShopState.ACTIVE)


def follow_rating_mirrors() -> None:
    """Mirrors of ratings in Saleor that were switched on or off, or that something was missed of."""
    for_each_shop(lambda shop: keep_rating_mirrors(), ShopState.ACTIVE)


def retry_given_up_rating_mirrors() -> None:
    for_each_shop(lambda shop: retry_rating_mirrors(), ShopState.ACTIVE)


def forget_old_tests() -> None:
    """What the team sent to itself, with what it answered."""
    for_each_shop(lambda shop: forget_tests(before=now() - TESTS_KEPT))


def _ask_for_due_reviews(shop: Shop) -> None:
    give_up_late_requests()
    if asks_for_reviews(shop):
        ask_due_reviews()
