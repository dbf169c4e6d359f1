"""What flows do by the clock. Each is safe to run twice, and late."""

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .queries.flows import live_flows
from .services.advancing import advance_due
from .services.calendar import begin_by_calendar
from .services.coupons import take_back_coupons
from .services.publishing import keep_whether_any_runs
from .services.reckoning import reckon_standings


def move_whoever_is_due() -> None:
    """While a shop is switched off nobody of it is moved."""
    for_each_shop(lambda shop: advance_due() if shop.has_flows else 0, ShopState.ACTIVE)


def begin_by_the_calendar() -> None:
    for_each_shop(_begin_by_the_calendar, ShopState.ACTIVE)


def take_back_unused_coupons() -> None:
    for_each_shop(lambda shop: take_back_coupons(), ShopState.ACTIVE)


def reckon_customers() -> None:
    """Nightly: where each customer stands among all."""
    for_each_shop(lambda shop: reckon_standings(), ShopState.ACTIVE)


def _begin_by_the_calendar(shop: Shop) -> None:
    """Nothing in a shop whose flows never ran; one that another version let begin is known as such from here on."""
    if not shop.has_flows:
        if not live_flows():
            return
        keep_whether_any_runs(shop)
    begin_by_calendar()
