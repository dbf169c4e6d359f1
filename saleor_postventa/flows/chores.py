"""What flows do by the clock. Each is safe to run twice, and late."""

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .queries.flows import live_flows
from .services.advancing import advance_due
from .services.calendar import begin_by_calendar
from .services.coupons import take_back_coupons
from .services.reckoning import reckon_standings


def move_whoever_is_due() -> None:
    """While a shop is switched off nobody of it is moved."""
    for_each_shop(lambda shop: advance_due(), ShopState.ACTIVE)


def begin_by_the_calendar() -> None:
    for_each_shop(_begin_by_the_calendar, ShopState.ACTIVE)


def take_back_unused_coupons() -> None:
    for_each_shop(lambda shop: take_back_coupons(), ShopState.ACTIVE)


def reckon_customers() -> None:
    """Nightly: where each customer stands among all."""
    for_each_shop(lambda shop: reckon_standings(), ShopState.ACTIVE)


def _begin_by_the_calendar(shop: Shop) -> None:
    if live_flows():
        begin_by_calendar()
