"""The rows of loyalty, by what they are about."""

from .adjustments import Adjustment, AdjustmentQuerySet
from .birthdays import Birthday
from .books import BooksClosed, CohortSum, DaySum
from .earnings import CampaignBudget, Earning, EarningQuerySet, LineWindow, SettledReturn
from .imports import MemberImport
from .ledger import NO_HASH, Account, AccountQuerySet, Draw, Entry, EntryQuerySet, Lot, LotQuerySet
from .levels import Count, LevelChange
from .members import Absence, LevelGrant, LevelGrantQuerySet
from .mirrors import BalanceMirror, BalanceMirrorQuerySet
from .programme import ProgrammeVersion, ProgrammeVersionQuerySet
from .referrals import Referral, ReferralQuerySet
from .rewards import Redemption, RedemptionQuerySet, Reward, RewardQuerySet
from .roots import DailyRoot, LedgerCheck, RootLeaf, SigningKey
from .simulations import ProgrammeSimulation
from .stays import ExpiryStay

__all__ = [
    "NO_HASH",
    "Absence",
    "Account",
    "AccountQuerySet",
    "Adjustment",
    "AdjustmentQuerySet",
    "BalanceMirror",
    "BalanceMirrorQuerySet",
    "Birthday",
    "BooksClosed",
    "CampaignBudget",
    "CohortSum",
    "Count",
    "DailyRoot",
    "DaySum",
    "Draw",
    "Earning",
    "EarningQuerySet",
    "Entry",
    "EntryQuerySet",
    "ExpiryStay",
    "LedgerCheck",
    "LevelChange",
    "LevelGrant",
    "LevelGrantQuerySet",
    "LineWindow",
    "Lot",
    "LotQuerySet",
    "MemberImport",
    "ProgrammeSimulation",
    "ProgrammeVersion",
    "ProgrammeVersionQuerySet",
    "Redemption",
    "RedemptionQuerySet",
    "Referral",
    "ReferralQuerySet",
    "Reward",
    "RewardQuerySet",
    "RootLeaf",
    "SettledReturn",
    "SigningKey",
]
