"""Making a gift card in Saleor, once: our mark in its metadata tells, after a break, whether it is there already.

No e-mail address goes along: Saleor would only have it mail the code once more, beside our own mail.
"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.event import Event, Subject
from saleor_postventa.core.http import NotConnected
from saleor_postventa.core.money import minor_unit
from saleor_postventa.core.steps import wait_until_quiet
from saleor_postventa.core.work import backoff
from saleor_postventa.events.services import record
from saleor_postventa.saleor.catchup.feed import Connection
from saleor_postventa.saleor.client import MutationRefused, PermissionMissing, SaleorClient, TokenRejected
from saleor_postventa.saleor.shapes import MoneyShape, Shape
from saleor_postventa.shops.secrets import seal

from .events import CreditIssued, CreditStuck
from .models import StoreCredit
from .rules import UNDER_WAY, CreditStatus, CreditTrouble

MARK = "postventa.credit"
TRIES = 60


class CardShape(Shape, frozen=True, kw_only=True):
    id: str
    code: str
    last4_code_chars: str = msgspec.field(name="last4CodeChars", default="")
    is_active: bool
    initial_balance: MoneyShape


class Cards(msgspec.Struct, rename="camel", frozen=True):
    gift_cards: Connection[CardShape]


class Created(msgspec.Struct, rename="camel", frozen=True):
    gift_card: CardShape


class CreateAnswer(msgspec.Struct, rename="camel", frozen=True):
    gift_card_create: Created


def retry_in(attempt: int) -> timedelta | None:
    return backoff(attempt, limit=TRIES)


def issue(credit: StoreCredit) -> None:
    """Raises Failure where it is worth another try, later."""
    try:
        _issue(credit, SaleorClient.of(credit.shop))
    except PermissionMissing:
        _stick(credit, CreditTrouble.PERMISSION_MISSING)
    except MutationRefused:
        _stick(credit, CreditTrouble.REFUSED)
    except Failure as error:
        if not error.permanent:
            raise
        _stick(credit, CreditTrouble.REFUSED)


def give_up(credit: StoreCredit) -> None:
    """Tried too often, or workers died of it."""
    if credit.status in UNDER_WAY:
        _stick(credit, CreditTrouble.TOO_MANY_TRIES)


def _issue(credit: StoreCredit, client: SaleorClient) -> None:
    if credit.status not in UNDER_WAY:
        return
    found = client.query("gift_cards_by_mark", Cards, {"key": MARK, "value": credit.key}).gift_cards.nodes
    if found:
        _adopt(credit, found)
        return
    if credit.status == CreditStatus.CALLED:
        wait_until_quiet(credit, credit.status_since)
    _move(credit, CreditStatus.CALLED)
    try:
        answer = client.mutate("gift_card_create", CreateAnswer, _wanted(credit))
    except (NotConnected, TokenRejected):
        _move(credit, CreditStatus.ASKED)  # surely unheard
        raise
    _take(credit, answer.gift_card_create.gift_card)


def _wanted(credit: StoreCredit) -> dict[str, Any]:
    return {
        "amount": credit.amount.quantize(minor_unit(credit.currency)),
        "currency": credit.currency,
        "note": f"postventa {credit.reference}",
        "expiryDate": credit.expires_on.isoformat() if credit.expires_on else None,
        "metadata": [{"key": MARK, "value": credit.key}],
    }


def _adopt(credit: StoreCredit, found: list[CardShape]) -> None:
    card = found[0]
    balance = (card.initial_balance.amount, card.initial_balance.currency)
    if len(found) > 1 or balance != (Decimal(credit.amount), credit.currency):
        _stick(credit, CreditTrouble.AMBIGUOUS)
        return
    _take(credit, card)


@transaction.atomic
def _take(credit: StoreCredit, card: CardShape) -> None:
    last_chars = card.last4_code_chars or card.code[-4:]
    _move(credit, CreditStatus.ISSUED, saleor_id=card.id, sealed_code=seal(card.code), last_chars=last_chars)
    fact = CreditIssued(
        subject=_subject(credit),
        occurred_at=credit.status_since,
        credit_id=credit.pk,
        reference=credit.reference,
        amount=credit.amount,
        currency=credit.currency,
    )
    _record(fact)


@transaction.atomic
def _stick(credit: StoreCredit, trouble: CreditTrouble) -> None:
    _move(credit, CreditStatus.STUCK, trouble=trouble)
    fact = CreditStuck(
        subject=_subject(credit),
        occurred_at=credit.status_since,
        credit_id=credit.pk,
        reference=credit.reference,
        code=trouble,
        attempt=credit.attempt,
    )
    _record(fact)


def _move(credit: StoreCredit, status: CreditStatus, **changes: Any) -> None:
    credit.take_step(status=status, status_since=now(), **changes)


def _subject(credit: StoreCredit) -> Subject:
    return Subject(order=credit.order_id, customer=credit.customer_id)


def _record(fact: Event) -> None:
    record(fact, by=SYSTEM)
