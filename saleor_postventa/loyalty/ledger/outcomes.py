"""What came of booking a movement, as the two ways of booking tell it."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    POSTED = "posted"
    KNOWN = "known"
    NOTHING = "nothing"
    NOT_ENOUGH = "not_enough"
    TOO_MUCH = "too_much"
    UNKNOWN_ACCOUNT = "unknown_account"
    UNKNOWN_ENTRY = "unknown_entry"


@dataclass(frozen=True)
class Posting:
    """`entry` is the id of the one posted, or known under the key; of too few points, `pending` and `active` are left.

    All else is of what was posted alone.
    """

    outcome: Outcome
    entry: int | None = None
    account: int | None = None
    sequence: int | None = None
    pending: int | None = None
    active: int | None = None
    pending_after: int | None = None
    active_after: int | None = None
    previous: str | None = None
    hash: str | None = None
