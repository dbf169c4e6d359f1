"""All that somebody's points come to: the one place that the page, the graph and the team's view read.

Each part is read when it is asked for, and once.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Q, Sum

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import OPEN_STATES, EntryKind, RedemptionState
from saleor_postventa.loyalty.models import Account, Entry, EntryQuerySet, ProgrammeVersion, Redemption
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.rules.rewards import Market
from saleor_postventa.people.models import Customer

from .accounts import account_of, accounts_of
from .entries import entries_of
from .lasting import arrivals_of, endings_of
from .levels import Tier, tier_of
from .programmes import content_of, programme_at
from .purchases import takes_part
from .rewards import Standing, rewards_for
from .sums import Balance
from .ways import WayOfPerson, ways_for

MOST_IN_HAND = 50
_IN_HAND = Q(state__in=(*OPEN_STATES, RedemptionState.RETURNING)) | Q(state=RedemptionState.USED, credit__isnull=False)


@dataclass(frozen=True)
class Lifetime:
    """`earned` are all that were ever theirs to keep: what there is, what was used, and what lapsed.

    What went back with returned goods (`taken_back`) is not among them.
    """

    earned: int
    spent: int
    expired: int
    taken_back: int


@dataclass(frozen=True)
class Purse:
    """Of one customer; `account` is None before their first points, `version` where no programme is in force."""

    customer: Customer
    account: Account | None
    version: ProgrammeVersion | None

    @property
    def balance(self) -> Balance:
        return Balance(self.account.pending, self.account.active) if self.account is not None else Balance()

    @cached_property
    def programme(self) -> Programme | None:
        return content_of(self.version) if self.version is not None else None

    @cached_property
    def takes_part(self) -> bool:
        if self.programme is None:
            return False
        return takes_part(self.customer, self.account or Account(customer=self.customer), self.programme)

    @cached_property
    def lifetime(self) -> Lifetime:
        changes = self._changes
        spent = -changes.get(EntryKind.SPENT, 0) - changes.get(EntryKind.GIVEN_BACK, 0)
        expired = -changes.get(EntryKind.EXPIRED, 0)
        return Lifetime(
            earned=self.balance.total + spent + expired,
            spent=spent,
            expired=expired,
            taken_back=-changes.get(EntryKind.TAKEN_BACK, 0),
        )

    @property
    def entries(self) -> EntryQuerySet:
        """In no order: see `entries.NEWEST_FIRST`. Their sum is the balance."""
        return entries_of(self.account) if self.account is not None else Entry.objects.none()

    @cached_property
    def arrivals(self) -> list[tuple[datetime | None, int]]:
        """When points on their way can be used and how many, the next first."""
        return arrivals_of(self.account) if self.account is not None else []

    @cached_property
    def expiries(self) -> list[tuple[datetime, int]]:
        """When points end and how many, the next first."""
        return endings_of(self.account, self.programme) if self.account is not None else []

    @cached_property
    def tier(self) -> Tier | None:
        """None where there are no levels."""
        return tier_of(self.account, self.programme) if self.programme is not None else None

    @cached_property
    def ways(self) -> list[WayOfPerson]:
        return ways_for(self.account, self.programme) if self.programme is not None else []

    @cached_property
    def rewards(self) -> list[Standing]:
        """On offer, the cheapest first, with what stands in the way."""
        return self.rewards_in(None)

    def rewards_in(self, market: Market | None) -> list[Standing]:
        """Where they are just now; None is wherever they have bought."""
        return rewards_for(self.account or Account(customer=self.customer), market)

    @cached_property
    def redemptions(self) -> list[Redemption]:
        """Being made, ready, or being given back, and store credit, which is theirs for good; the newest first."""
        if self.account is None:
            return []
        rows = Redemption.objects.of_accounts(accounts_of(self.account)).filter(_IN_HAND)
        told = rows.select_related("reward", "account__customer", "code", "credit", "order")
        return list(told.order_by("-pk")[:MOST_IN_HAND])

    @cached_property
    def _changes(self) -> dict[str, int]:
        rows = self.entries.order_by().values_list("kind").annotate(points=Sum("pending") + Sum("active"))
        return {str(kind): points for kind, points in rows}


def purse_of(customer: Customer) -> Purse:
    """Two queries."""
    return Purse(customer, account_of(customer.pk), programme_at(now()))
