"""The notices of a return: one kind of mail for every step that the shopper should know of.

Each says what happened, what happens next, who acts and by when. When it leaves, it is asked once more whether it is
still news: what things have moved past is not sent.
"""

from .kinds import (
    APPROVED,
    ARRANGED,
    CANCELLED,
    CHECKED,
    CREDIT,
    DECLINED,
    EXCHANGED,
    EXPIRED,
    NOTE,
    PAPERS,
    RECEIVED,
    REFUND_STARTED,
    REFUNDED,
    REMINDER,
    REQUESTED,
    SENT,
    SOLD_OUT,
)
from .notice import Notice, notices

__all__ = [
    "APPROVED",
    "ARRANGED",
    "CANCELLED",
    "CHECKED",
    "CREDIT",
    "DECLINED",
    "EXCHANGED",
    "EXPIRED",
    "NOTE",
    "PAPERS",
    "RECEIVED",
    "REFUNDED",
    "REFUND_STARTED",
    "REMINDER",
    "REQUESTED",
    "SENT",
    "SOLD_OUT",
    "Notice",
    "notices",
]
