"""A shop with a points programme, whose customers buy and send back: by the services, and by what reacts to them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.models import Account, Earning, Entry, ProgrammeVersion
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import dump
from saleor_postventa.loyalty.services import publish_programme, save_programme
from saleor_postventa.orders.events import ChargedBack, RefundSeen
from saleor_postventa.orders.models import Order, OrderLine, Transaction, TransactionEvent
from saleor_postventa.orders.rules import CHARGE_BACK
from saleor_postventa.refunds.events import RefundSettled
from saleor_postventa.refunds.models import Refund, RefundPart
from saleor_postventa.refunds.rules import PartStatus, RefundStatus
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.rules import Outcome, ReturnStatus
from tests.cast import global_id
from tests.conftest import MovableClock
from tests.mailing.scene import run_queue
from tests.returns.make import list_price, make_order_with_parcels, make_return, make_variant

BY_STAFF = Actor.staff("VXNlcjox")
START = datetime(2026, 1, 1, tzinfo=UTC)
REPLACEMENT = global_id("Order", "new")


def make_programme(
    clock: MovableClock, *, since: datetime = START, purchase: Mapping[str, Any] | None = None, **changes: Any
) -> ProgrammeVersion:
    """A point a euro and no levels, published at a moment of the past."""
    here = clock.moment
    clock.set(since)
    content = dump(default_programme())
    content["tiers"]["levels"] = []
    content |= changes
    content["earning"]["purchase"] |= purchase or {}
    made = publish_programme(save_programme(content, by=BY_STAFF).pk, by=BY_STAFF)
    clock.set(here)
    return made


def react() -> None:
    """All that follows from what was recorded."""
    run_queue("reactions")


def buy(number: int = 1, *lines: tuple[int, str], **how: Any) -> Order:
    """Paid and delivered; a unit at 50 € where nothing else is said."""
    order = make_order_with_parcels(number=number, lines=lines or ((1, "50.00"),), **how)
    react()
    return order


def send_back(order: Order, units: Mapping[int, int] | None = None, **how: Any) -> Return:
    """All the way, by line's position; the money is still on its way."""
    lines = lines_of(order)
    wanted = {lines[place].pk: count for place, count in (units or {}).items()} or None
    made = make_return(order, wanted, status=ReturnStatus.RESOLVED, **how)
    react()
    return made


def exchange(order: Order, *, price: str, quantity: int = 1, number: int = 50) -> tuple[Return, Order]:
    """The first line, bought at 50 €, for another variant; the replacement is mirrored afterwards."""
    line = lines_of(order)[0]
    assert line.variant is not None
    list_price(line, str(line.unit_price_gross_amount))
    variant = make_variant(number, product=line.variant.product, price=price)
    made = send_back(order, {0: quantity}, outcome=Outcome.EXCHANGE, variants={line.pk: variant.saleor_id})
    sent = make_order_with_parcels(number=number, lines=((quantity, "0.00"),))
    Order.objects.filter(pk=sent.pk).update(saleor_id=REPLACEMENT, is_replacement=True)
    OrderLine.objects.filter(order=sent).update(variant=variant)
    react()
    settle_refunds(order)
    return made, Order.objects.get(pk=sent.pk)


def settle_refunds(order: Order, *, is_seen_before: bool = False) -> None:
    """The payment provider sent the money; or somebody had sent it by hand, and Saleor knew of it."""
    for refund in Refund.objects.of_order(order.pk).exclude(status=RefundStatus.SETTLED):
        RefundPart.objects.filter(refund=refund).update(status=PartStatus.SETTLED)
        Refund.objects.filter(pk=refund.pk).update(status=RefundStatus.SETTLED, settled_at=now())
        sent = Decimal(0) if is_seen_before else refund.amount
        Order.objects.filter(pk=order.pk).update(refunded_amount=F("refunded_amount") + sent)
        for line, count in refund.units.items() if sent else ():
            OrderLine.objects.filter(pk=line).update(quantity_refunded=F("quantity_refunded") + count)
        fact = RefundSettled(
            subject=Subject(order=order.pk, customer=order.customer_id),
            occurred_at=now(),
            refund_id=refund.pk,
            reference=refund.reference,
            amount=refund.amount,
            currency=refund.currency,
            shipping_amount=refund.shipping_amount,
            units=refund.units,
        )
        with transaction.atomic():
            record(fact, by=SYSTEM)
    react()


def see_refund(order: Order, amount: str, units: Mapping[int, int] | None = None, *, reference: str = "seen") -> None:
    """Somebody refunded it in Saleor without us; `units` by line's position."""
    lines = lines_of(order)
    named = {str(lines[place].pk): count for place, count in (units or {}).items()}
    Order.objects.filter(pk=order.pk).update(refunded_amount=F("refunded_amount") + Decimal(amount))
    for pk, count in named.items():
        OrderLine.objects.filter(pk=pk).update(quantity_refunded=F("quantity_refunded") + count)
    fact = RefundSeen(
        subject=Subject(order=order.pk, customer=order.customer_id),
        occurred_at=now(),
        reference=reference,
        psp_reference="",
        amount=Decimal(amount),
        currency="EUR",
        units=named,
    )
    with transaction.atomic():
        record(fact, by=SYSTEM)
    react()


def charge_back(order: Order, amount: str) -> None:
    """The shopper's bank took it back; the goods stay with the shopper."""
    paid = Transaction.objects.get(order=order)
    at = {"created_at": now(), "currency": "EUR", "amount": Decimal(amount)}
    TransactionEvent.objects.create(shop=order.shop, transaction=paid, saleor_id="back", kind=CHARGE_BACK, **at)
    Transaction.objects.filter(pk=paid.pk).update(charged_amount=F("charged_amount") - Decimal(amount))
    Order.objects.filter(pk=order.pk).update(charged_amount=F("charged_amount") - Decimal(amount))
    fact = ChargedBack(
        subject=Subject(order=order.pk, customer=order.customer_id),
        occurred_at=now(),
        reference="back",
        amount=Decimal(amount),
        currency="EUR",
    )
    with transaction.atomic():
        record(fact, by=SYSTEM)
    react()


def lines_of(order: Order) -> list[OrderLine]:
    return list(OrderLine.objects.filter(order=order).order_by("position"))


def account_of(order: Order) -> Account:
    found = Earning.objects.of_order(order.pk).select_related("account").first()
    assert found is not None
    return Account.objects.get(pk=found.account.merged_into_id or found.account_id)


def balance(order: Order) -> tuple[int, int]:
    """Pending and active points of who bought it."""
    account = account_of(order)
    return account.pending, account.active


def moves(order: Order) -> list[tuple[str, int, int]]:
    """Kind, pending and active of each entry of who bought it."""
    rows = Entry.objects.of_account(account_of(order).pk).order_by("sequence")
    return [(row.kind, row.pending, row.active) for row in rows]
