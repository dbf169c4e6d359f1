"""What counts for somebody's level, and where they stand."""

from dataclasses import dataclass, replace
from decimal import Decimal

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.models import Account, Count, LevelGrant
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.rules.terms import Level, Measure, Tiers
from saleor_postventa.loyalty.rules.tiers import Counted, Standing, spend_counted, standing
from saleor_postventa.shops.scope import current_shop

from .accounts import accounts_of


def counted(account: Account, programme: Programme) -> list[Counted]:
    """What counts for the levels of a person, also on accounts that were moved into theirs."""
    rows = Count.objects.filter(account__in=accounts_of(account)).order_by("at", "pk")
    return [Counted(at=row.at, of=row.of, amount=_amount(row, programme)) for row in rows]


@dataclass(frozen=True)
class Tier:
    """Where somebody stands among the levels of a programme; a level is None where there is none."""

    standing: Standing
    tiers: Tiers

    @property
    def level(self) -> Level | None:
        return self.tiers.level(self.standing.level)

    @property
    def next_level(self) -> Level | None:
        return self.tiers.level(self.standing.next_level)

    @property
    def projected(self) -> Level | None:
        """Where they stand from `standing.projected_at` on, if nothing is bought or returned until then."""
        return self.tiers.level(self.standing.projected)

    @property
    def share(self) -> float:
        """How far they are on the way to the next level, from 0 to 1."""
        whole = self.standing.value + self.standing.missing
        return float(self.standing.value / whole) if whole else 1.0


def tier_of(account: Account | None, programme: Programme) -> Tier | None:
    """Now; somebody without an account stands where everybody begins.

    None where the programme has no levels, and of who takes no part.
    """
    tiers = programme.tiers
    if not tiers.levels or (account is not None and not account.takes_part):
        return None
    known = counted(account, programme) if account is not None else []
    found = standing(known, tiers, now=now(), zone=current_shop().preferences.zone)
    return Tier(_as_given(found, account, tiers) if account is not None else found, tiers)


def _as_given(found: Standing, account: Account, tiers: Tiers) -> Standing:
    """A level that was given is kept until its day, whatever is bought."""
    level = at_least(found.level, account, tiers)
    if level == found.level:
        return found
    last = LevelGrant.objects.in_force().filter(account__in=accounts_of(account), level=level).latest("until")
    codes = [each.code for each in tiers.levels]
    above = tiers.levels[codes.index(level) + 1 :][:1]
    return replace(
        found,
        level=level,
        since=last.given_at,
        next_level=above[0].code if above else "",
        missing=max(Decimal(0), above[0].threshold - found.value) if above else Decimal(0),
        kept_until=last.until,
        missing_to_keep=max(Decimal(0), tiers.levels[codes.index(level)].threshold - found.value),
        projected=found.level,
        projected_at=last.until,
    )


def at_least(level: str, account: Account, tiers: Tiers) -> str:
    """The higher of what was reckoned, and what they were given for a time."""
    ranks = {each.code: rank for rank, each in enumerate(tiers.levels, 1)}
    given = LevelGrant.objects.in_force().filter(account__in=accounts_of(account)).values_list("level", flat=True)
    return max([level, *(each for each in given if each in ranks)], key=lambda code: ranks.get(code, 0))


def _amount(row: Count, programme: Programme) -> Decimal:
    tiers = programme.tiers
    if tiers.by is Measure.SPEND:
        return spend_counted(row.spent, row.currency, tiers, programme.purchase.rates)
    return Decimal(row.points if tiers.by is Measure.POINTS else row.orders)
