"""What loyalty does by the clock. Each is safe to run twice, and late."""

import logging
from datetime import timedelta

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .codes import ReleaseCause
from .ledger.roots import make_root
from .services import (
    accounts_with_levels,
    activate_due,
    claim_waiting,
    close_books,
    expire_due,
    follow_levels,
    lapse_adjustments,
    warn_of_expiry,
)
from .services.days import award_anniversaries, award_birthdays, award_sign_ups
from .services.importing import forget_files
from .services.keeping import settle_referrals
from .services.mirrors import keep_mirrors, retry_mirrors
from .services.referring import forget_invitations
from .services.releasing import RewardIsOnItsWay, RewardIsUsed, cancel_redemption, redemptions_running_out

logger = logging.getLogger(__name__)
STRAY = timedelta(days=2)


def sign_ledgers() -> None:
    """Soon after each shop's day has ended; a day that was missed is vouched for by the next root."""
    for_each_shop(lambda shop: make_root())


def close_books_of_shops() -> None:
    """Days and months that are over are added up once."""
    for_each_shop(lambda shop: close_books())


def activate_points() -> None:
    """Points whose wait is over, all of them."""
    for_each_shop(_activate)


def look_after_points() -> None:
    """Warnings go out before anything ends; guests' points find their owners; requests lapse that nobody decided."""
    for_each_shop(lambda shop: (claim_waiting(), warn_of_expiry(), expire_due(), lapse_adjustments()))


def give_points_of_days() -> None:
    """Birthdays and anniversaries, soon after each shop's day begins; and what new accounts get."""
    for_each_shop(lambda shop: (award_birthdays(), award_anniversaries(), award_sign_ups()))


def follow_referrals() -> None:
    """Friends' return windows close."""
    for_each_shop(lambda shop: settle_referrals())


def forget_invited() -> None:
    """Addresses of friends who never bought."""
    for_each_shop(lambda shop: forget_invitations())


def reckon_levels() -> None:
    """Periods end and grace runs out without anything happening."""
    for_each_shop(lambda shop: follow_levels(accounts_with_levels()))


def follow_mirrors() -> None:
    """Mirrors of points in Saleor that were switched on or off, or that something was missed of, so many at a time."""
    for_each_shop(lambda shop: keep_mirrors(), ShopState.ACTIVE)


def retry_given_up_mirrors() -> None:
    for_each_shop(lambda shop: retry_mirrors(), ShopState.ACTIVE)


def forget_stray_files() -> None:
    """Files of members that were checked and never imported."""
    for_each_shop(lambda shop: forget_files(before=now() - STRAY))


def take_back_unused_rewards() -> None:
    """Codes that nobody used in time are withdrawn, and their points come back."""
    for_each_shop(_take_back_unused, ShopState.ACTIVE)


def _activate(shop: Shop) -> None:
    while activate_due():
        continue


def _take_back_unused(shop: Shop) -> None:
    for redemption_id in redemptions_running_out(now()):
        try:
            cancel_redemption(redemption_id, cause=ReleaseCause.EXPIRED, by=SYSTEM)
        except (RewardIsUsed, RewardIsOnItsWay) as error:
            logger.info("redemption %s is kept: %s", redemption_id, error)
