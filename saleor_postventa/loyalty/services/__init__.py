"""The verbs of loyalty. Each is one transaction; what others have to know of it is an event."""

from .accounts import forget_owners, merge_accounts, open_account
from .activating import activate_due, note_window
from .backfilling import award_past_orders
from .booking import book, expire_points
from .claiming import claim_waiting, hand_over_points
from .earning import earn_order
from .exchanging import exchanged_from, move_exchanged
from .expiring import expire_due
from .levels import accounts_with_levels, follow_level, follow_levels
from .programmes import check_programme, discard_programme, publish_programme, save_programme
from .taking_back import note_settled_return, take_back_points
from .warning import tell_of_level, tell_of_points, warn_of_expiry

__all__ = [
    "accounts_with_levels",
    "activate_due",
    "award_past_orders",
    "book",
    "check_programme",
    "claim_waiting",
    "discard_programme",
    "earn_order",
    "exchanged_from",
    "expire_due",
    "expire_points",
    "follow_level",
    "follow_levels",
    "forget_owners",
    "hand_over_points",
    "merge_accounts",
    "move_exchanged",
    "note_settled_return",
    "note_window",
    "open_account",
    "publish_programme",
    "save_programme",
    "take_back_points",
    "tell_of_level",
    "tell_of_points",
    "warn_of_expiry",
]
