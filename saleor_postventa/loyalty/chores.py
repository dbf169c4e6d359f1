"""What loyalty does by the clock. Each is safe to run twice, and late."""

from saleor_postventa.shops.services import for_each_shop

from .ledger.roots import make_root
from .services import accounts_with_levels, activate_due, claim_waiting, expire_due, follow_levels, warn_of_expiry


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
