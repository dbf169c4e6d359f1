"""The rows of loyalty, by what they are about."""

from .earnings import CampaignBudget, Earning, EarningQuerySet, LineWindow, SettledReturn
from .ledger import NO_HASH, Account, AccountQuerySet, Draw, Entry, EntryQuerySet, Lot, LotQuerySet
from .levels import Count, LevelChange
from .programme import ProgrammeVersion, ProgrammeVersionQuerySet
from .rewards import Redemption, RedemptionQuerySet, Reward, RewardQuerySet
from .roots import DailyRoot, RootLeaf, SigningKey
from .stays import ExpiryStay

__all__ = [
    "NO_HASH",
    "Account",
    "AccountQuerySet",
    "CampaignBudget",
    "Count",
    "DailyRoot",
    "Draw",
    "Earning",
    "EarningQuerySet",
    "Entry",
    "EntryQuerySet",
    "ExpiryStay",
    "LevelChange",
    "LineWindow",
    "Lot",
    "LotQuerySet",
    "ProgrammeVersion",
    "ProgrammeVersionQuerySet",
    "Redemption",
    "RedemptionQuerySet",
    "Reward",
    "RewardQuerySet",
    "RootLeaf",
    "SettledReturn",
    "SigningKey",
]
