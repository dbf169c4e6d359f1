"""The diagram of a return, and the words it knows."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReturnStatus(TextChoices):
    REQUESTED = "requested", _("requested")
    APPROVED = "approved", _("approved")
    SENT = "sent", _("on its way back")
    RECEIVED = "received", _("received")
    INSPECTED = "inspected", _("checked")
    RESOLVED = "resolved", _("done")
    DECLINED = "declined", _("declined")
    CANCELLED = "cancelled", _("cancelled")
    EXPIRED = "expired", _("expired")


class Step(TextChoices):
    """What moves a return on."""

    APPROVE = "approve"
    DECLINE = "decline"
    CANCEL = "cancel"
    SEND = "send"
    RECEIVE = "receive"
    INSPECT = "inspect"
    RESOLVE = "resolve"
    EXPIRE = "expire"
    REOPEN = "reopen"


_S, _T = ReturnStatus, Step
TRANSITIONS: dict[tuple[ReturnStatus, Step], ReturnStatus] = {
    (_S.REQUESTED, _T.APPROVE): _S.APPROVED,
    (_S.REQUESTED, _T.DECLINE): _S.DECLINED,
    (_S.REQUESTED, _T.CANCEL): _S.CANCELLED,
    (_S.APPROVED, _T.SEND): _S.SENT,
    (_S.APPROVED, _T.RECEIVE): _S.RECEIVED,
    (_S.APPROVED, _T.CANCEL): _S.CANCELLED,
    (_S.APPROVED, _T.EXPIRE): _S.EXPIRED,
    (_S.APPROVED, _T.RESOLVE): _S.RESOLVED,  # the shopper keeps the goods
    (_S.SENT, _T.RECEIVE): _S.RECEIVED,
    (_S.SENT, _T.EXPIRE): _S.EXPIRED,  # it never came, and the team gives it up
    (_S.RECEIVED, _T.RECEIVE): _S.RECEIVED,
    (_S.RECEIVED, _T.INSPECT): _S.INSPECTED,
    (_S.INSPECTED, _T.RECEIVE): _S.RECEIVED,
    (_S.INSPECTED, _T.INSPECT): _S.INSPECTED,  # the rest of what came
    (_S.INSPECTED, _T.RESOLVE): _S.RESOLVED,
    (_S.RESOLVED, _T.REOPEN): _S.INSPECTED,
    (_S.DECLINED, _T.REOPEN): _S.REQUESTED,
    (_S.CANCELLED, _T.REOPEN): _S.REQUESTED,
    (_S.EXPIRED, _T.REOPEN): _S.APPROVED,
}
OPEN = frozenset({_S.REQUESTED, _S.APPROVED, _S.SENT, _S.RECEIVED, _S.INSPECTED})
CLOSED = frozenset({_S.RESOLVED, _S.DECLINED, _S.CANCELLED, _S.EXPIRED})


class Outcome(TextChoices):
    """What the shopper gets for what comes back."""

    REFUND = "refund", _("money back to your means of payment")
    CREDIT = "credit", _("store credit")
    EXCHANGE = "exchange", _("another size or colour")


class Grade(TextChoices):
    A = "a", _("as new")
    B = "b", _("opened, as new")
    C = "c", _("used or damaged")
    D = "d", _("missing, or another item")


class Disposition(TextChoices):
    """What becomes of a unit that came back."""

    RESTOCK = "restock", _("back into stock")
    REFURBISH = "refurbish", _("to be refurbished")
    SUPPLIER = "supplier", _("back to the supplier")
    DONATE = "donate", _("donated")
    RECYCLE = "recycle", _("recycled")
    SCRAP = "scrap", _("scrapped")
    QUARANTINE = "quarantine", _("set aside")


class ProcessingEvent(TextChoices):
    """When the shopper gets what was agreed; the later, the more careful."""

    LABEL = "label", _("when it is approved")
    FIRST_SCAN = "first_scan", _("at the carrier's first scan")
    DELIVERED = "delivered", _("when it arrives")
    INSPECTED = "inspected", _("when it was checked")
    MANUAL = "manual", _("when the team says so")


class RequestChannel(TextChoices):
    PORTAL = "portal", _("shopper's page")
    STAFF = "staff", _("team")
    API = "api", _("API")


class SettlementStatus(TextChoices):
    OPEN = "open", _("on its way")
    FOR_STAFF = "for_staff", _("the team has to do something")
    DONE = "done", _("done")


class ExchangeStatus(TextChoices):
    """An exchange's own life, beside that of the return whose goods it replaces."""

    REQUESTED = "requested", _("requested")
    APPROVED = "approved", _("approved")
    RECEIVED = "received", _("goods received")
    RELEASED = "released", _("being ordered")
    FULFILLED = "fulfilled", _("ordered")
    OUT_OF_STOCK = "out_of_stock", _("sold out; another choice is asked for")
    CANCELLED = "cancelled", _("cancelled")


class ExchangeStep(StrEnum):
    """What moves an exchange on."""

    APPROVE = "approve"
    RECEIVE = "receive"
    RELEASE = "release"
    FULFIL = "fulfil"
    SELL_OUT = "sell_out"
    CANCEL = "cancel"
    REOPEN = "reopen"


_E, _X = ExchangeStatus, ExchangeStep
EXCHANGE_TRANSITIONS: dict[tuple[ExchangeStatus, ExchangeStep], ExchangeStatus] = {
    (_E.REQUESTED, _X.APPROVE): _E.APPROVED,
    (_E.REQUESTED, _X.CANCEL): _E.CANCELLED,
    (_E.APPROVED, _X.RECEIVE): _E.RECEIVED,
    (_E.APPROVED, _X.RELEASE): _E.RELEASED,  # the policy has it go out before the goods are back
    (_E.APPROVED, _X.CANCEL): _E.CANCELLED,
    (_E.RECEIVED, _X.RECEIVE): _E.RECEIVED,
    (_E.RECEIVED, _X.RELEASE): _E.RELEASED,
    (_E.RECEIVED, _X.CANCEL): _E.CANCELLED,
    (_E.RELEASED, _X.RECEIVE): _E.RELEASED,
    (_E.RELEASED, _X.FULFIL): _E.FULFILLED,
    (_E.RELEASED, _X.SELL_OUT): _E.OUT_OF_STOCK,
    (_E.OUT_OF_STOCK, _X.RECEIVE): _E.OUT_OF_STOCK,
    (_E.OUT_OF_STOCK, _X.RELEASE): _E.RELEASED,
    (_E.OUT_OF_STOCK, _X.CANCEL): _E.CANCELLED,
    (_E.FULFILLED, _X.RECEIVE): _E.FULFILLED,
    (_E.CANCELLED, _X.REOPEN): _E.REQUESTED,
}


class PolicyStatus(TextChoices):
    DRAFT = "draft", _("draft")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    DISCARDED = "discarded", _("discarded")


class WindowCause(TextChoices):
    """Why the end of a line's window is where it is now."""

    PLACED = "placed", _("the order was placed")
    SHIPPED = "shipped", _("the parcel was sent")
    DELIVERED = "delivered", _("the parcel was delivered")
    POLICY = "policy", _("another policy was published")
    TIER = "tier", _("the customer's level")
    EXTENSION = "extension", _("the team extended it")


@dataclass(frozen=True)
class Counts:
    """Units of one line of a return: what was asked for is not what was approved, nor what came.

    `missing` were approved and given up; `wrong` came and were something else; `returned` are those that Saleor counts
    as returned by now, so that nobody has to keep them apart any more.
    """

    asked: int
    approved: int | None = None
    received: int = 0
    inspected: int = 0
    settled: int = 0
    missing: int = 0
    returned: int = 0
    wrong: int = 0

    @property
    def expected(self) -> int:
        """Approved and not here yet."""
        return max(0, (self.approved or 0) - self.received - self.missing)

    @property
    def uninspected(self) -> int:
        return self.received - self.inspected


def next_status(status: ReturnStatus, step: Step) -> ReturnStatus | None:
    """Where a step leads; None where the diagram has no such arrow."""
    return TRANSITIONS.get((status, step))


def units_to_hold(status: ReturnStatus, counts: Counts) -> int:
    """How many units of a line a return has to keep from being returned a second time.

    Those that the shopper keeps and was paid for stay held for good. A wrong item closes nothing: the right one may
    still be sent.
    """
    match status:
        case ReturnStatus.REQUESTED:
            spoken_for = counts.asked
        case ReturnStatus.DECLINED | ReturnStatus.CANCELLED | ReturnStatus.EXPIRED:
            spoken_for = 0
        case ReturnStatus.RESOLVED:
            spoken_for = (counts.approved or 0) - counts.missing - counts.wrong
        case _:
            spoken_for = (counts.approved or 0) - counts.missing
    return max(0, spoken_for - counts.returned)


MOST_PHOTOS = 20  # of one line: as many as may be asked for, so that they can be given
REFUND_DAYS = timedelta(days=14)
ALARM_BEFORE = timedelta(days=3)


@dataclass(frozen=True, kw_only=True)
class WantedLine:
    """Units that a shopper wants to send back: `reason` is a code, `photos` are ids of uploaded files.

    `is_unsealed`: they say that a seal was opened.
    """

    order_line_id: int
    quantity: int
    reason: str
    details: str = ""
    wanted_variant: str = ""
    photos: tuple[int, ...] = ()
    is_unsealed: bool = False


@dataclass(frozen=True, kw_only=True)
class Wanted:
    lines: tuple[WantedLine, ...]
    outcome: str
    method: str = ""
    note: str = ""

    @property
    def units(self) -> dict[int, int]:
        return {line.order_line_id: line.quantity for line in self.lines}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What some units of a return's line turned out to be.

    `warehouse` is Saleor's id of the one they are put back into: empty for the one that they left from. `photos` are
    ids of files that the team uploaded.
    """

    line_id: int
    quantity: int
    grade: str
    disposition: str
    note: str = ""
    serial: str = ""
    warehouse: str = ""
    photos: tuple[int, ...] = ()
