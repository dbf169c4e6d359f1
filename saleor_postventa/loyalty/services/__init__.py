"""The verbs of loyalty. Each is one transaction; what others have to know of it is an event."""

from .accounts import forget_owners, hand_over_points, merge_accounts, open_account
from .booking import book, expire_points
from .programmes import check_programme, discard_programme, publish_programme, save_programme

__all__ = [
    "book",
    "check_programme",
    "discard_programme",
    "expire_points",
    "forget_owners",
    "hand_over_points",
    "merge_accounts",
    "open_account",
    "publish_programme",
    "save_programme",
]
