"""The verbs of loyalty. Each is one transaction; what others have to know of it is an event."""

from .accounts import forget_owners, hand_over_points, merge_accounts, open_account
from .booking import book, expire_points

__all__ = ["book", "expire_points", "forget_owners", "hand_over_points", "merge_accounts", "open_account"]
