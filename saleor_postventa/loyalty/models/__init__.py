"""The rows of loyalty, by what they are about."""

from .ledger import Account, AccountQuerySet, Draw, Entry, EntryQuerySet, Lot, LotQuerySet
from .programme import ProgrammeVersion, ProgrammeVersionQuerySet
from .roots import DailyRoot, RootLeaf, SigningKey

__all__ = [
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
    "RootLeaf",
    "SigningKey",
]
