"""What care does by the clock. Each is safe to run twice, and late."""

from datetime import timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.shops.services import for_each_shop

from .services import forget_cases, settle_quiet

# As long as somebody may still come back to it: three years, as the data map says.
CASES_KEPT = timedelta(days=3 * 366)


def forget_old_cases() -> None:
    for_each_shop(lambda shop: forget_cases(before=now() - CASES_KEPT))


def settle_quiet_cases() -> None:
    for_each_shop(lambda shop: settle_quiet())
