"""The verbs of loyalty. Each is one transaction; what others have to know of it is an event."""

from .accounts import forget_owners, merge_accounts, open_account
from .activating import activate_due, note_window
from .adjusting import (
    approve_adjustment,
    ask_adjustment,
    decline_adjustment,
    lapse_adjustments,
    withdraw_adjustment,
)
from .backfilling import award_past_orders
from .booking import book, expire_points
from .checking import check_ledger
from .claiming import claim_waiting, hand_over_points
from .closing import close_books
from .earning import earn_order
from .exchanging import exchanged_from, move_exchanged
from .expiring import expire_due
from .exporting import note_members_export
from .joining import join_accounts, preview_join
from .leaving import come_back, exclude_member, leave_programme, readmit_member
from .levels import accounts_with_levels, follow_level, follow_levels
from .programmes import check_programme, discard_programme, publish_programme, save_programme
from .taking_back import note_settled_return, take_back_points
from .warning import (
    tell_of_adjustment,
    tell_of_level,
    tell_of_points,
    tell_of_points_back,
    tell_of_points_taken_back,
    warn_of_expiry,
)

__all__ = [
    "accounts_with_levels",
    "activate_due",
    "approve_adjustment",
    "ask_adjustment",
    "award_past_orders",
    "book",
    "check_ledger",
    "check_programme",
    "claim_waiting",
    "close_books",
    "come_back",
    "decline_adjustment",
    "discard_programme",
    "earn_order",
    "exchanged_from",
    "exclude_member",
    "expire_due",
    "expire_points",
    "follow_level",
    "follow_levels",
    "forget_owners",
    "hand_over_points",
    "join_accounts",
    "lapse_adjustments",
    "leave_programme",
    "merge_accounts",
    "move_exchanged",
    "note_members_export",
    "note_settled_return",
    "note_window",
    "open_account",
    "preview_join",
    "publish_programme",
    "readmit_member",
    "save_programme",
    "take_back_points",
    "tell_of_adjustment",
    "tell_of_level",
    "tell_of_points",
    "tell_of_points_back",
    "tell_of_points_taken_back",
    "warn_of_expiry",
    "withdraw_adjustment",
]
