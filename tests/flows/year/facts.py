"""What happened, as whoever lived through it would tell: nothing of it is read from the product."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter that left. Whoever may stop its topic is told how in it."""

    at: datetime
    to: str
    subject: str
    is_optional: bool


@dataclass
class Span:
    """Something was open."""

    what: str
    since: datetime
    until: datetime | None = None

    def holds_at(self, moment: datetime) -> bool:
        return self.since <= moment and (self.until is None or moment < self.until)


@dataclass
class Purchase:
    """`number` is Saleor's; `buyer` the account's address, or `guest:` and the address."""

    number: int
    buyer: str
    placed_at: datetime
    paid_at: datetime | None = None
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    cancelled_at: datetime | None = None

    @property
    def email(self) -> str:
        return self.buyer.removeprefix("guest:")


@dataclass
class Facts:
    """By address, or by `guest:` and address where a guest is somebody else than the account."""

    zones: dict[str, ZoneInfo] = field(default_factory=dict)
    purchases: list[Purchase] = field(default_factory=list)
    open: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    stopped: dict[tuple[str, str], datetime] = field(default_factory=dict)
    gone: dict[str, datetime] = field(default_factory=dict)
    birthdays: dict[str, tuple[int, int]] = field(default_factory=dict)
    closed_returns: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    posted: list[Posted] = field(default_factory=list)

    def begin(self, email: str, what: str, at: datetime) -> Span:
        span = Span(what, at)
        self.open[email].append(span)
        return span
