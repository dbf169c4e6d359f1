"""The rows of loyalty, by what they are about."""

from .ledger import NO_HASH, Account, AccountQuerySet, Draw, Entry, EntryQuerySet, Lot, LotQuerySet
from .programme import ProgrammeVersion, ProgrammeVersionQuerySet
from .rewards import Redemption, RedemptionQuerySet, Reward, RewardQuerySet
from .roots import DailyRoot, RootLeaf, SigningKey

__all__ = [
    "NO_HASH",
    "Account",
    "AccountQuerySet",
    "DailyRoot",
    "Draw",
    "Entry",
    "EntryQuerySet",
    "Lot",
    "LotQuerySet",
    "ProgrammeVersion",
    "ProgrammeVersionQuerySet",
    "Redemption",
    "RedemptionQuerySet",
    "Reward",
    "RewardQuerySet",
    "RootLeaf",
    "SigningKey",
]
