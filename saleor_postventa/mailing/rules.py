"""When a mail may leave, must wait, or must not be sent at all."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from saleor_postventa.shops.rules import ShopState

from .codes import CancelReason, SuppressionReason, Topic, WaitReason
from .quiet import QuietTimes, end_of_quiet

HOLD_RECHECK = timedelta(days=1)
RIVAL_RECHECK = timedelta(hours=1)
SHOP_RECHECK = timedelta(hours=1)
RISKY_COMPLAINT_SHARE = 0.003
SLIPPING_COMPLAINT_SHARE = 0.001
FEWEST_COMPLAINTS = 3
SOFT_BOUNCES_TO_SUPPRESS = 3
SOFT_BOUNCE_WINDOW = timedelta(days=60)
MAX_ATTEMPTS = 8
NOBODY_READS_WITHIN = timedelta(seconds=10)
# Two different links: nobody has two hands on one screen.
AT_ONCE = timedelta(seconds=1)
SAME_CLICK = timedelta(minutes=1)


@dataclass(frozen=True)
class Candidate:
    topic: Topic
    expires_at: datetime


@dataclass(frozen=True)
class Circumstances:
    """What is true of the person and the shop at the moment of sending.

    `spent` is when optional mails left for this person; `rivals` are those waiting that go before this one.
    """

    has_address: bool = True
    has_basis: bool = True
    suppression: SuppressionReason | None = None
    shop_state: ShopState = ShopState.ACTIVE
    is_held: bool = False
    is_reputation_at_risk: bool = False
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    spent: tuple[datetime, ...] = ()
    rivals: int = 0


@dataclass(frozen=True)
class Budget:
    """At most `mails` optional mails to one person within any `window`, over all topics."""

    mails: int
    window: timedelta


@dataclass(frozen=True)
class Send:
    pass


@dataclass(frozen=True)
class Delay:
    until: datetime
    reason: WaitReason


@dataclass(frozen=True)
class Cancel:
    reason: CancelReason


Verdict = Send | Delay | Cancel


def decide(mail: Candidate, facts: Circumstances, budget: Budget, quiet: QuietTimes, now: datetime) -> Verdict:
    """What to do with a mail that is due. No delay leads past its expiry; then it is cancelled."""
    refused = _refusal(mail, facts, now)
    if refused is not None:
        return Cancel(refused)
    wait = _wait(mail, facts, budget, quiet, now)
    return Delay(min(wait.until, mail.expires_at), wait.reason) if wait is not None else Send()


def _refusal(mail: Candidate, facts: Circumstances, now: datetime) -> CancelReason | None:
    if facts.shop_state == ShopState.REMOVED:
        return CancelReason.SHOP_REMOVED
    if now >= mail.expires_at:
        return CancelReason.EXPIRED
    if not facts.has_address:
        return CancelReason.NO_ADDRESS
    if facts.suppression is not None and facts.suppression.blocks(mail.topic):
        return CancelReason.SUPPRESSED
    return None if facts.has_basis else CancelReason.NO_BASIS


def _wait(mail: Candidate, facts: Circumstances, budget: Budget, quiet: QuietTimes, now: datetime) -> Delay | None:
    if facts.shop_state != ShopState.ACTIVE:
        return Delay(now + SHOP_RECHECK, WaitReason.SHOP_OFF)
    return _wait_of_optional(facts, budget, quiet, now) if mail.topic.is_optional else None


def _wait_of_optional(facts: Circumstances, budget: Budget, quiet: QuietTimes, now: datetime) -> Delay | None:
    if facts.is_held:
        return Delay(now + HOLD_RECHECK, WaitReason.HOLD)
    if facts.is_reputation_at_risk:
        return Delay(now + HOLD_RECHECK, WaitReason.REPUTATION)
    slot = next_slot(facts.spent, facts.rivals, budget, now)
    audible = end_of_quiet(slot, quiet, facts.zone)
    if slot > now:
        return Delay(audible, WaitReason.BUDGET)
    return Delay(audible, WaitReason.QUIET_HOURS) if audible > now else None


def next_slot(spent: tuple[datetime, ...], rivals: int, budget: Budget, now: datetime) -> datetime:
    """The first moment at which the budget has room for this mail, after those that go before it."""
    live = sorted(moment for moment in spent if moment + budget.window > now)
    behind = rivals - (budget.mails - len(live))
    if behind < 0:
        return now
    return live[behind] + budget.window if behind < len(live) else now + RIVAL_RECHECK


def is_too_soon(left_at: datetime | None, now: datetime) -> bool:
    """Whoever clicks within seconds of the mail's departure is a program that looks through mails."""
    return left_at is None or now < left_at + NOBODY_READS_WITHIN


def is_reputation_at_risk(sent: int, complaints: int) -> bool:
    """Mailbox providers block at 3 complaints in 1,000; one or two of a small shop say nothing yet."""
    return complaints >= FEWEST_COMPLAINTS and complaints >= sent * RISKY_COMPLAINT_SHARE


def is_reputation_slipping(sent: int, complaints: int) -> bool:
    """Gmail and Yahoo want fewer than 1 in 1,000; there is time to look whom one writes to."""
    return complaints >= FEWEST_COMPLAINTS and complaints >= sent * SLIPPING_COMPLAINT_SHARE


def retry_in(attempts: int) -> timedelta | None:
    """1, 2, 4 ... minutes after a mail server did not take it; None after the last attempt (about 2 hours)."""
    return timedelta(minutes=2 ** (attempts - 1)) if attempts < MAX_ATTEMPTS else None
