"""Named reads of loyalty that the API, the pages and the reports share."""

from .accounts import account_of, accounts_of, newest_entries, next_expiries
from .figures import PointsOfPeriod, outstanding, points_by_period
from .periods import Period
from .programmes import content_of, draft_programme, first_programme, programme_at, programmes_in_force, version_at
from .sums import Balance

__all__ = [
    "Balance",
    "Period",
    "PointsOfPeriod",
    "account_of",
    "accounts_of",
    "content_of",
    "draft_programme",
    "first_programme",
    "newest_entries",
    "next_expiries",
    "outstanding",
    "points_by_period",
    "programme_at",
    "programmes_in_force",
    "version_at",
]
