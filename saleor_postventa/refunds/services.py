"""Refunds: what is owed, asked for once per key, confirmed or tried again by staff."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.money import Money, is_payable
from saleor_postventa.core.work import WorkState, as_new, wake_after_commit
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.credits.rules import CreditStatus
from saleor_postventa.credits.services import issue_credit, retry_credit
from saleor_postventa.events.services import record
from saleor_postventa.orders.models import GrantedRefund, Order, OrderLine, TransactionEvent
from saleor_postventa.orders.rules import Purpose

from .events import RefundRequested
from .models import Refund, RefundPart, RefundQuerySet
from .paid import PaidOrder, paid_order
from .rules import (
    AT_SALEOR,
    NEEDS_PERSON,
    PartStatus,
    Path,
    Piece,
    Trouble,
    card_share,
    split_over_payments,
)
from .settling import move, subject_of

QUEUE = "refunds"
SEEN_IN_SALEOR = "saleor"


class NothingToRefund(Refusal):
    code = "invalid_amount"
    text = _("A refund is of at least one cent, in whole cents.")


class UnknownUnits(Refusal):
    code = "invalid_quantity"
    text = _("The order has no such items, or not as many.")


class MoreThanPaid(Refusal):
    code = "more_than_paid"
    text = _("Only {left} can still be refunded of this order.")


class RefundKeyTaken(Refusal):
    code = "key_taken"
    text = _("A refund was asked for under this key already, of another amount or order.")


class UnknownPart(Refusal):
    code = "not_found"
    text = _("This refund doesn't exist, or belongs to another shop.")


class PartUnderWay(Refusal):
    code = "wrong_state"
    text = _("This part of the refund is under way, or done.")


class RetryByHand(Refusal):
    code = "not_by_saleor"
    text = _("Saleor can't refund this payment. Send the money back, then confirm it.")


@transaction.atomic
def request_refund(
    order: Order,
    *,
    amount: Money,
    units: Mapping[int, int],
    shipping: Money,
    key: str,
    purpose: Purpose,
    reference: str,
    reason: str,
    reason_reference: str = "",
    due_at: datetime | None = None,
    by: Actor,
) -> Refund:
    """Send `amount` back, of which `shipping` is for the shipping; once per key: asking again gives the same refund.

    It is spread over the payments that still hold it; in proportion to what a gift card paid, it becomes store credit.
    Raises NothingToRefund, UnknownUnits, MoreThanPaid, RefundKeyTaken.
    """
    locked = Order.objects.select_for_update(of=("self",)).select_related("customer", "shop").get(pk=order.pk)
    known = Refund.objects.filter(key=key).first()
    if known is not None:
        if (known.order_id, known.money) != (order.pk, amount):
            raise RefundKeyTaken(field="key")
        return known
    _refuse_senseless(locked, amount, units)
    paid = paid_order(locked)
    card, pieces = _spread(paid, amount)
    refund: Refund = Refund.objects.create(
        shop=locked.shop,
        key=key,
        purpose=purpose,
        reference=reference,
        order=locked,
        amount=amount.amount,
        shipping_amount=shipping.amount,
        currency=amount.currency,
        units={str(line): quantity for line, quantity in sorted(units.items())},
        reason=reason[:250],
        reason_reference=reason_reference,
        actor_kind=by.kind,
        actor_ref=by.ref,
        due_at=due_at,
    )
    record(_requested(refund), by=by)
    for piece in pieces:
        _begin(refund, piece, by=by)
    if card:
        _begin_credit(refund, card, by=by)
    wake_after_commit(QUEUE)
    return refund


@transaction.atomic
def confirm_part(part_id: int, *, by: Actor) -> RefundPart:
    """A person saw to it that the money went back, or looked and found that it did.

    Raises UnknownPart, PartUnderWay.
    """
    part = _locked_part(part_id)
    if part.status not in {*NEEDS_PERSON, PartStatus.PENDING}:
        raise PartUnderWay(field="id")
    move(part, PartStatus.SETTLED, by=by, confirmed_by=by.ref or by.kind, state=WorkState.DONE)
    return part


@transaction.atomic
def retry_part(part_id: int, *, by: Actor) -> RefundPart:
    """Go on where it stopped; Saleor's books are read before anything is called again.

    Raises UnknownPart, PartUnderWay, RetryByHand.
    """
    part = _locked_part(part_id)
    if part.status not in NEEDS_PERSON:
        raise PartUnderWay(field="id")
    if part.path == Path.LEGACY:
        raise RetryByHand(field="id")
    if part.path == Path.CARD:
        return _retry_credit(part, by=by)
    status = PartStatus.GRANTED if part.grant_saleor_id else PartStatus.ASKED
    move(part, status, by=by, path=Path.TRANSACTION, attempt=part.attempt + 1, **as_new())
    wake_after_commit(QUEUE)
    return part


def look_again(part: RefundPart) -> None:
    """Have the worker read Saleor's books for one that is on its way, or was left behind."""
    resting = RefundPart.objects.filter(pk=part.pk, revision=part.revision).exclude(state=WorkState.WAITING)
    resting.update(**as_new())
    wake_after_commit(QUEUE)


@transaction.atomic
def follow_mirror(order_id: int) -> int:
    """Settle what is on its way by what the mirror shows of its grants; returns how many were settled.

    Why one failed stands in Saleor's books alone: they are read.
    """
    _lock(Refund.objects.of_order(order_id))
    pending = RefundPart.objects.of_order(order_id).pending().filter(path=Path.TRANSACTION)
    parts = {part.grant_saleor_id: part for part in pending.order_by("pk")}
    settled = 0
    for grant in GrantedRefund.objects.filter(order_id=order_id, saleor_id__in=parts):
        if grant.status == "success":
            move(parts[grant.saleor_id], PartStatus.SETTLED)
            settled += 1
        elif grant.status == "failure":
            look_again(parts[grant.saleor_id])
    return settled


def look_at_order(order_id: int) -> None:
    """Money was seen to go back. Saleor notes that first and whose grant it was a moment later, and tells only once."""
    for part in RefundPart.objects.of_order(order_id).pending().filter(path=Path.TRANSACTION):
        look_again(part)


@transaction.atomic
def follow_refund_by_hand(order_id: int, amount: Money, *, event: str, at: datetime) -> RefundPart | None:
    """Money went back, and Saleor knows of it: the one part that waits for staff to send just that is settled.

    What answers to a part that Saleor carries out itself is not taken for it; what fits several is left to a person.
    """
    _lock(Refund.objects.of_order(order_id))
    parts = list(RefundPart.objects.of_order(order_id).select_related("refund").order_by("pk"))
    by_saleor = {
        part.transaction_saleor_id
        for part in parts
        if part.path == Path.TRANSACTION and part.status in AT_SALEOR and part.money == amount
    }
    paid_by = TransactionEvent.objects.filter(saleor_id=event).values_list("transaction__saleor_id", flat=True).first()
    by_hand = [
        part
        for part in parts
        if part.status == PartStatus.FOR_STAFF
        and part.path in {Path.MANUAL, Path.LEGACY}
        and part.money == amount
        and part.status_since <= at
    ]
    unanswered = [
        part
        for part in parts
        if part.trouble == Trouble.NO_ANSWER and part.transaction_saleor_id == paid_by and part.money == amount
    ]
    if unanswered:
        move(unanswered[0], PartStatus.FOR_STAFF, trouble=Trouble.ANOTHER_REFERENCE)
        return None
    if len(by_hand) != 1 or paid_by in by_saleor:
        return None
    move(by_hand[0], PartStatus.SETTLED, confirmed_by=SEEN_IN_SALEOR)
    return by_hand[0]


@transaction.atomic
def follow_credit(credit_id: int) -> RefundPart | None:
    """What became of the store credit that a part is."""
    credit = StoreCredit.objects.get(pk=credit_id)
    _lock(Refund.objects.filter(key=_refund_key(credit)))
    part = RefundPart.objects.filter(path=Path.CARD, refund__key=_refund_key(credit)).first()
    if part is None or part.status == PartStatus.SETTLED:
        return None
    if credit.status == CreditStatus.ISSUED:
        move(part, PartStatus.SETTLED)
    elif credit.status == CreditStatus.STUCK and part.status == PartStatus.PENDING:
        move(part, PartStatus.FOR_STAFF, trouble=Trouble.CREDIT_STUCK)
    return part


@transaction.atomic
def forget_reasons(order_ids: list[int]) -> int:
    """Of erased customers: a reason may tell of its person."""
    return Refund.objects.filter(order_id__in=order_ids).exclude(reason="").update(reason="")


def _refuse_senseless(order: Order, amount: Money, units: Mapping[int, int]) -> None:
    if amount.currency != order.currency or not is_payable(amount):
        raise NothingToRefund(field="amount")
    lines = OrderLine.objects.filter(order=order, is_removed=False)
    bought = dict(lines.values_list("pk", "quantity"))
    if any(not 0 < quantity <= bought.get(line, 0) for line, quantity in units.items()):
        raise UnknownUnits(field="units")


def _spread(paid: PaidOrder, amount: Money) -> tuple[Money, list[Piece]]:
    """What becomes store credit, and what goes back by which payment."""
    if paid.money_left + paid.card_left < amount:
        left = paid.money_left + paid.card_left
        raise MoreThanPaid(field="amount", left=left.formatted(get_language() or "en"))
    card = min(card_share(amount, paid.asked, money=paid.money, card=paid.card), paid.card_left)
    card = max(card, amount - paid.money_left)
    rest = amount - card
    return card, split_over_payments(rest, paid.held) if rest else []


def _begin(refund: Refund, piece: Piece, *, by: Actor) -> None:
    is_by_hand = piece.path == Path.LEGACY
    part = RefundPart.objects.create(
        shop=refund.shop,
        refund=refund,
        path=piece.path,
        transaction_saleor_id=piece.transaction,
        amount=piece.amount.amount,
        lane=f"order:{refund.order_id}",
        state=WorkState.DONE if is_by_hand else WorkState.WAITING,
    )
    if is_by_hand:
        move(part, PartStatus.FOR_STAFF, by=by, trouble=Trouble.LEGACY_PAYMENT)


def _begin_credit(refund: Refund, amount: Money, *, by: Actor) -> None:
    part = RefundPart.objects.create(
        shop=refund.shop, refund=refund, path=Path.CARD, amount=amount.amount, state=WorkState.DONE
    )
    customer = refund.order.customer
    if customer is None or customer.is_erased:
        move(part, PartStatus.FOR_STAFF, by=by, trouble=Trouble.NO_CUSTOMER)
        return
    credit_key = _credit_key(refund)
    issue_credit(customer, amount=amount, key=credit_key, reference=credit_key, order=refund.order, by=by)
    move(part, PartStatus.PENDING, by=by)


def _retry_credit(part: RefundPart, *, by: Actor) -> RefundPart:
    credit = StoreCredit.objects.filter(key=_credit_key(part.refund)).first()
    if credit is None:
        raise RetryByHand(field="id")
    if credit.status == CreditStatus.STUCK:
        retry_credit(credit.pk, by=by)
    move(part, PartStatus.PENDING, by=by, attempt=part.attempt + 1)
    return part


def _credit_key(refund: Refund) -> str:
    """Key and reference of the store credit that a refund contains: not the asker's own, who waits for the whole."""
    return f"refund:{refund.key}"


def _refund_key(credit: StoreCredit) -> str:
    return credit.key.removeprefix("refund:")


def _lock(refunds: RefundQuerySet) -> None:
    """Whoever moves parts locks their refunds first, in the order of their ids."""
    list(refunds.select_for_update().order_by("pk").values_list("pk", flat=True))


def _locked_part(part_id: int) -> RefundPart:
    """Raises UnknownPart."""
    _lock(Refund.objects.filter(parts__pk=part_id))
    part = RefundPart.objects.select_related("refund").filter(pk=part_id).first()
    if part is None:
        raise UnknownPart(field="id")
    return part


def _requested(refund: Refund) -> RefundRequested:
    return RefundRequested(
        subject=subject_of(refund),
        occurred_at=refund.requested_at,
        refund_id=refund.pk,
        reference=refund.reference,
        amount=refund.amount,
        currency=refund.currency,
        shipping_amount=refund.shipping_amount,
        units=refund.units,
    )
