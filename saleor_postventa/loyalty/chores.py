"""What loyalty does by the clock. Each is safe to run twice, and late."""

import logging

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .codes import ReleaseCause
from .ledger.roots import make_root
from .services import accounts_with_levels, activate_due, claim_waiting, expire_due, follow_levels, warn_of_expiry
from .services.releasing import RewardIsOnItsWay, RewardIsUsed, cancel_redemption, redemptions_running_out

logger = logging.getLogger(__name__)


def sign_ledgers() -> None:
    """Soon after each shop's day has ended; a day that was missed is vouched for by the next root."""
    for_each_shop(lambda shop: make_root())


def activate_points() -> None:
    """Points whose wait is over."""
    for_each_shop(lambda shop: activate_due())


def look_after_points() -> None:
    """Warnings go out before anything ends; guests' points find their owners."""
    for_each_shop(lambda shop: (claim_waiting(), warn_of_expiry(), expire_due()))


def reckon_levels() -> None:
    """Periods end and grace runs out without anything happening."""
    for_each_shop(lambda shop: follow_levels(accounts_with_levels()))


def take_back_unused_rewards() -> None:
    """Codes that nobody used in time are withdrawn, and their points come back."""
    for_each_shop(_take_back_unused, ShopState.ACTIVE)


def _take_back_unused(shop: Shop) -> None:
    for redemption_id in redemptions_running_out(now()):
        try:
            cancel_redemption(redemption_id, cause=ReleaseCause.EXPIRED, by=SYSTEM)
        except (RewardIsUsed, RewardIsOnItsWay) as error:
            logger.info("redemption %s is kept: %s", redemption_id, error)
