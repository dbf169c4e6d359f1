"""What Saleor has in its books for an order, read right before and right after each call."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import msgspec

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure
from saleor_postventa.orders.services import mirror_order
from saleor_postventa.saleor.client import Identity, PermissionMissing, SaleorClient
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import GrantedRefundShape, OrderShape, TransactionEventShape, TransactionShape

from .models import RefundPart
from .rules import carries_mark

STATE = "order_refund_state"
NEEDED = "MANAGE_ORDERS"
REQUEST, SUCCESS, REVERSE = "REFUND_REQUEST", "REFUND_SUCCESS", "REFUND_REVERSE"
FAILURE = "REFUND_FAILURE"


class Grant(GrantedRefundShape, frozen=True, kw_only=True):
    transaction_events: list[TransactionEventShape] | None = None

    @property
    def requests(self) -> int:
        """How often a payment app was asked for it."""
        return sum(1 for event in self.transaction_events or [] if event.type == REQUEST)

    @property
    def is_unanswered(self) -> bool:
        """It failed because the payment app said nothing in time: what it did meanwhile, Saleor does not know."""
        failures = [event for event in self.transaction_events or [] if event.type == FAILURE]
        return bool(failures) and not max(failures, key=lambda event: event.created_at).psp_reference

    @property
    def is_reversed(self) -> bool:
        """The money went back and came again; Saleor calls such a grant NONE, as one that was never asked for."""
        return any(event.type == REVERSE for event in self.transaction_events or [])


class BooksShape(OrderShape, frozen=True, kw_only=True):
    granted_refunds: list[Grant] | None = None  # type: ignore[assignment]


class BooksAnswer(msgspec.Struct, frozen=True):
    order: BooksShape | None


class AppAnswer(msgspec.Struct, frozen=True):
    app: Identity | None


class OrderGone(Failure):
    """Saleor does not show the order any more."""

    def __init__(self, order_id: int) -> None:
        super().__init__(f"Saleor shows no order {order_id}", permanent=True)


@dataclass(frozen=True)
class Books:
    shape: BooksShape
    read_at: datetime

    @property
    def grants(self) -> list[Grant]:
        return list(self.shape.granted_refunds or [])

    def grant(self, saleor_id: str) -> Grant | None:
        return next((grant for grant in self.grants if grant.id == saleor_id), None)

    def grants_of(self, part: RefundPart) -> list[Grant]:
        """Those with our mark, on the part's payment; more than one only where two workers made one each."""
        return [
            grant
            for grant in self.grants
            if grant.transaction is not None
            and grant.transaction.id == part.transaction_saleor_id
            and carries_mark(grant.reason or "", part.refund.key)
        ]

    def transaction(self, part: RefundPart) -> TransactionShape | None:
        rows = self.shape.transactions or []
        return next((row for row in rows if row.id == part.transaction_saleor_id), None)

    def charged(self, part: RefundPart) -> Decimal:
        row = self.transaction(part)
        return row.charged_amount.amount if row else Decimal(0)

    def units_left(self) -> dict[str, int]:
        """What of each line (by Saleor's id) may still be named in a grant: Saleor counts those that failed, too."""
        left = {line.id: line.quantity for line in self.shape.lines}
        for grant in self.grants:
            for each in grant.lines or []:
                if each.order_line is not None and each.order_line.id in left:
                    left[each.order_line.id] -= each.quantity
        return left

    def is_shipping_granted(self) -> bool:
        return any(grant.shipping_costs_included for grant in self.grants)

    def stray_success(self, part: RefundPart, grant: Grant) -> bool:
        """Whether money of this amount went back after we first asked, and Saleor does not know for which grant."""
        row = self.transaction(part)
        asked = [event.created_at for event in grant.transaction_events or [] if event.type == REQUEST]
        if row is None or not asked:
            return False
        known = {event.id for each in self.grants for event in each.transaction_events or []}
        return any(
            event.type == SUCCESS
            and event.id not in known
            and event.amount.amount == part.amount
            and event.created_at >= min(asked)
            for event in row.events
        )


def read_books(client: SaleorClient, part: RefundPart) -> Books:
    """Raises OrderGone, PermissionMissing, or what else the client raises."""
    began = now()
    shape = client.query(STATE, BooksAnswer, {"id": part.refund.order.saleor_id}).order
    if shape is None:
        raise _why_there_is_none(client, part)
    if shape.transactions is None or shape.granted_refunds is None:
        raise PermissionMissing(STATE)
    return Books(shape, began)


def _why_there_is_none(client: SaleorClient, part: RefundPart) -> Failure:
    """Saleor hides a whole order where we may not read its payments, as if it were gone."""
    app = client.query("app_identity", AppAnswer).app
    held = {permission["code"] for permission in app.permissions} if app else set()
    return OrderGone(part.refund.order_id) if NEEDED in held else PermissionMissing(STATE)


def follow_books(books: Books) -> None:
    """What was read is news for the mirror as well."""
    mirror_order(books.shape, Source("refund_state", books.read_at, None, 0))
