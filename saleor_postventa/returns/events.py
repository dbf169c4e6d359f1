"""What becomes true of returns. Units are `{our order line id: quantity}`, written with string keys."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from saleor_postventa.core.event import Event


@dataclass(frozen=True, kw_only=True)
class PolicyPublished(Event):
    """`takes_effect_at` may lie ahead: then it is scheduled."""

    sentence = _("Version {number} of the return policy was published.")
    policy_id: int
    number: int
    takes_effect_at: datetime
    applies_from: datetime

    def key(self) -> str:
        return str(self.policy_id)


@dataclass(frozen=True, kw_only=True)
class ReturnWindowSet(Event):
    """The end of an order line's window moved; None where the line can't be returned any more, or not yet."""

    is_for_shopper = True
    order_line_id: int
    ends_at: datetime | None
    window_cause: str
    revision: int

    def key(self) -> str:
        return f"{self.order_line_id}:{self.revision}"

    def describe(self) -> str:
        if self.ends_at is None:
            return str(_("An item has no return window."))
        return str(_("An item can be returned until {date}.")).format(date=date_format(self.ends_at, "DATE_FORMAT"))


@dataclass(frozen=True, kw_only=True)
class _OfReturn:
    """`transition` is the id of the ReturnTransition row: what makes the fact the same."""

    return_id: int
    number: str
    transition: int

    def key(self) -> str:
        return str(self.transition)


@dataclass(frozen=True, kw_only=True)
class ReturnRequested(_OfReturn, Event):
    is_for_shopper = True
    units: dict[str, int]
    outcome: str
    reasons: dict[str, str]
    channel: str
    needs_review: bool

    def describe(self) -> str:
        count = sum(self.units.values())
        said = ngettext(
            "Return {number} was requested: {count} item.", "Return {number} was requested: {count} items.", count
        )
        return said.format(number=self.number, count=count)


@dataclass(frozen=True, kw_only=True)
class ReturnApproved(_OfReturn, Event):
    is_for_shopper = True
    sentence = _("Return {number} was approved.")
    units: dict[str, int]
    send_by: datetime | None


@dataclass(frozen=True, kw_only=True)
class ReturnDeclined(_OfReturn, Event):
    is_for_shopper = True
    sentence = _("Return {number} was declined.")
    units: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class ReturnSent(_OfReturn, Event):
    is_for_shopper = True
    sentence = _("Return {number} is on its way back.")


@dataclass(frozen=True, kw_only=True)
class ReturnReceived(_OfReturn, Event):
    """`units` arrived with this receipt; `expected` are still to come."""

    is_for_shopper = True
    units: dict[str, int]
    expected: dict[str, int]

    def describe(self) -> str:
        count = sum(self.units.values())
        said = ngettext("{count} item of return {number} arrived.", "{count} items of return {number} arrived.", count)
        return said.format(number=self.number, count=count)


@dataclass(frozen=True, kw_only=True)
class ReturnInspected(_OfReturn, Event):
    """`grades` are `{our order line id: {grade: quantity}}` of this batch."""

    is_for_shopper = True
    sentence = _("What arrived of return {number} was checked.")
    batch: str
    grades: dict[str, dict[str, int]]

    def key(self) -> str:
        return f"{self.return_id}:{self.batch}"


@dataclass(frozen=True, kw_only=True)
class ReturnArranged(Event):
    """The shopper chose when or where what they send back is taken over."""

    is_for_shopper = True
    sentence = _("It was arranged how return {number} is handed over.")
    return_id: int
    number: str
    method: str

    def key(self) -> str:
        return f"{self.return_id}:{self.occurred_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class ReturnPapersMade(Event):
    """A label, or a code to show, is there for the shopper."""

    is_for_shopper = True
    sentence = _("The label or code for return {number} is there.")
    return_id: int
    number: str
    method: str
    file_ids: list[int]

    def key(self) -> str:
        return f"{self.return_id}:{','.join(map(str, self.file_ids))}"


@dataclass(frozen=True, kw_only=True)
class ReturnMethodChanged(Event):
    sentence = _("How goods can be sent back was changed: {method}.")
    method: str
    is_on: bool

    def key(self) -> str:
        return f"{self.method}:{self.occurred_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class ReturnResolved(_OfReturn, Event):
    """`exchanged` says of each line what went out for how many units, and how much dearer each is (amounts as text):
    `[{"order_line", "variant", "quantity", "unit_difference"}]`; `replacement` is Saleor's id of that order.
    """

    is_for_shopper = True
    sentence = _("Return {number} is done.")
    outcome: str
    amount: Decimal
    currency: str
    units: dict[str, int]
    exchanged: list[dict[str, str]] = field(default_factory=list)
    replacement: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnCancelled(_OfReturn, Event):
    is_for_shopper = True
    sentence = _("Return {number} was cancelled.")


@dataclass(frozen=True, kw_only=True)
class ReturnExpired(_OfReturn, Event):
    is_for_shopper = True
    sentence = _("Return {number} expired: nothing was sent in time.")


@dataclass(frozen=True, kw_only=True)
class ReturnReopened(_OfReturn, Event):
    is_for_shopper = True
    sentence = _("Return {number} was opened again.")


@dataclass(frozen=True, kw_only=True)
class ReturnReminded(Event):
    """The shopper was reminded to send what was approved."""

    is_for_shopper = True
    sentence = _("A reminder was due: return {number} has not been sent yet.")
    return_id: int
    number: str
    send_by: datetime

    def key(self) -> str:
        return f"{self.return_id}:{self.send_by.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class ReturnNoteAdded(Event):
    """The team wrote something for the shopper to read."""

    is_for_shopper = True
    sentence = _("The team wrote to the shopper about return {number}.")
    return_id: int
    number: str
    note_id: int

    def key(self) -> str:
        return str(self.note_id)


@dataclass(frozen=True, kw_only=True)
class SettlementMade(Event):
    """A batch of units is to be refunded, credited or exchanged: what follows is asked for."""

    sentence = _("What return {number} comes to was reckoned.")
    settlement_id: int
    return_id: int
    number: str
    outcome: str
    amount: Decimal
    currency: str
    units: dict[str, int]

    def key(self) -> str:
        return str(self.settlement_id)


@dataclass(frozen=True, kw_only=True)
class ExchangeReleased(Event):
    """The replacement is being ordered."""

    is_for_shopper = True
    sentence = _("The exchange of return {number} was released.")
    exchange_id: int
    return_id: int
    number: str
    difference_amount: Decimal
    currency: str

    def key(self) -> str:
        return str(self.exchange_id)


@dataclass(frozen=True, kw_only=True)
class ExchangeSoldOut(Event):
    """What was wanted instead is no longer there; the shopper chooses again: refund, credit, or another variant."""

    is_for_shopper = True
    sentence = _("What was wanted in exchange for return {number} is sold out.")
    exchange_id: int
    return_id: int
    number: str
    revision: int

    def key(self) -> str:
        return f"{self.exchange_id}:{self.revision}"


@dataclass(frozen=True, kw_only=True)
class RefundDeadlineNear(Event):
    """The law's day for the money is close, or over (`is_over`), and it is not back yet."""

    sentence = _("The refund of return {number} is due by {due_on}.")
    return_id: int
    number: str
    due_on: str
    is_over: bool

    def key(self) -> str:
        return f"{self.return_id}:{self.due_on}:{self.is_over}"
