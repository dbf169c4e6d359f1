"""What returns do by the clock. Each is safe to run twice, and late."""

from datetime import timedelta

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.services import for_each_shop

from .files import forget_stray_files
from .services import (
    expire_overdue,
    put_scheduled_in_force,
    recompute_windows,
    remind_senders,
    sound_alarms,
    unfinished_policies,
)

STRAYS_KEPT = timedelta(days=2)


def remind_and_expire() -> None:
    """Reminders first: a chore that was late for days must not expire what nobody was reminded of."""
    for_each_shop(_remind_and_expire, ShopState.ACTIVE)


def watch_refund_deadlines() -> None:
    for_each_shop(lambda shop: sound_alarms(), ShopState.ACTIVE)


def follow_policies() -> None:
    for_each_shop(_follow_policies, ShopState.ACTIVE)


def forget_strays() -> None:
    """Photos that were chosen for a return that nobody asked for; what is being filled in holds for a day."""
    before = now() - STRAYS_KEPT
    for_each_shop(lambda shop: forget_stray_files(before=before))


def _remind_and_expire(shop: Shop) -> None:
    remind_senders()
    expire_overdue()


def _follow_policies(shop: Shop) -> None:
    put_scheduled_in_force(by=SYSTEM)
    for policy_id in unfinished_policies():
        recompute_windows(policy_id)
