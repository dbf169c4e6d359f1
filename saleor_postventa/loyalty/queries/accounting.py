"""The points report: what moved, what is owed for it, how much of it is used."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.loyalty.models import Account
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.rules.books import BookRow, Redemption, book_row, in_money, redemption_of
from saleor_postventa.loyalty.rules.breakage import Breakage, breakage_of, liability
from saleor_postventa.loyalty.rules.expiry import whole_life

from .cohorts import cohorts
from .figures import changes_until, movements_of, points_by_period
from .periods import Period
from .programmes import content_of, programme_at


@dataclass(frozen=True)
class Outstanding:
    """`below_zero` is what accounts lack, as a negative number: nobody owes it, and it lessens no debt of ours."""

    pending: int
    active: int
    below_zero: int

    @property
    def total(self) -> int:
        """As the books close."""
        return self.pending + self.active

    @property
    def owed(self) -> int:
        return self.total - self.below_zero


@dataclass(frozen=True)
class Liability:
    """`breakage` is None while too little is known: then all that is outstanding is owed.

    `months` are whole months of history, `months_needed` so many as points live.
    """

    outstanding: Outstanding
    value: Money | None
    breakage: Breakage | None
    months: int
    months_needed: int

    @property
    def is_estimated(self) -> bool:
        return self.breakage is not None

    @property
    def breakage_rate(self) -> float:
        """Of the points outstanding."""
        return self.breakage.rate_of(self.outstanding.owed) if self.breakage is not None else 0.0

    @property
    def gross(self) -> Money | None:
        return in_money(self.outstanding.owed, self.value)

    @property
    def amount(self) -> Money | None:
        """Outstanding x value x (1 - breakage)."""
        return self.of(self.outstanding.owed)

    def of(self, points: int) -> Money | None:
        if self.value is None:
            return None
        return liability(points, self.value, Decimal(str(round(self.breakage_rate, 6))))


class Accounting:
    """The report of the current shop. `currency` is one that the programme gives points a value in, "" for its first.

    What a point is worth, and how many are used, is as of today on every row: what moved is what the rows compare.
    """

    def __init__(self, period: Period, first: date, last: date, currency: str = "") -> None:
        self.period, self.first, self.last = period, first, last
        self.currency = currency or next(iter(self.values), "")

    @cached_property
    def programme(self) -> Programme | None:
        version = programme_at(now())
        return content_of(version) if version is not None else None

    @property
    def values(self) -> dict[str, Decimal]:
        return dict(self.programme.point_values) if self.programme is not None else {}

    @property
    def value(self) -> Money | None:
        """Of one point; None where the programme gives it none in this currency."""
        found = self.values.get(self.currency)
        return Money(found, self.currency) if found is not None else None

    @cached_property
    def rows(self) -> list[BookRow]:
        found = points_by_period(self.period, first=self.first, last=self.last)
        return [book_row(each.starts_on, each.opening.total, each.movements) for each in found]

    @cached_property
    def liability(self) -> Liability:
        known = list(cohorts().values())
        needed = whole_life(self.programme.expiry) if self.programme is not None else 0
        is_ripe = bool(known) and len(known) >= needed
        return Liability(outstanding_by_sign(), self.value, breakage_of(known) if is_ripe else None, len(known), needed)

    def owed_at_close(self, row: BookRow) -> Money | None:
        """What its closing points come to; balances below zero lessen it, as they are not known of days gone by."""
        return self.liability.of(row.closing)

    @cached_property
    def redemption(self) -> Redemption:
        return redemption_of(movements_of(changes_until(None).values()))


def outstanding_by_sign() -> Outstanding:
    """Of all accounts, as of now."""
    found = Account.objects.aggregate(
        below=Coalesce(Sum(F("pending") + F("active"), filter=Q(active__lt=-F("pending"))), 0),
        on_the_way=Coalesce(Sum("pending"), 0),
        usable=Coalesce(Sum("active"), 0),
    )
    return Outstanding(pending=found["on_the_way"], active=found["usable"], below_zero=found["below"])
