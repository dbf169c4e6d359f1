"""Store credit: asked for once per key, issued by the worker, seen in use."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.core.money import Money, is_payable
from saleor_postventa.core.work import as_new, wake_after_commit
from saleor_postventa.events.services import record
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.secrets import unseal

from .events import CreditUsed
from .models import StoreCredit
from .rules import CreditStatus

QUEUE = "credits"


class NothingToCredit(Refusal):
    code = "invalid_amount"
    text = _("Store credit is for at least one cent, and for whole cents.")


class CreditKeyTaken(Refusal):
    code = "key_taken"
    text = _("Store credit was asked for under this key already, for another amount or person.")


class UnknownCredit(Refusal):
    code = "not_found"
    text = _("This store credit doesn't exist, or belongs to another shop.")


class CreditNotStuck(Refusal):
    code = "wrong_state"
    text = _("Only store credit that is stuck can be tried again.")


class NoCode(Refusal):
    code = "no_code"
    text = _("The code of this store credit is not known: it was not issued yet, or its customer was forgotten.")


@transaction.atomic
def issue_credit(
    customer: Customer,
    *,
    amount: Money,
    key: str,
    reference: str,
    order: Order | None = None,
    expires_on: date | None = None,
    by: Actor,
) -> StoreCredit:
    """Ask for a gift card, once per key; asking again gives the same one. Raises NothingToCredit, CreditKeyTaken."""
    if not is_payable(amount):
        raise NothingToCredit(field="amount")
    credit, is_new = StoreCredit.objects.get_or_create(
        shop=current_shop(),
        key=key,
        defaults={
            "reference": reference,
            "customer": customer,
            "order": order,
            "amount": amount.amount,
            "currency": amount.currency,
            "expires_on": expires_on,
            "actor_kind": by.kind,
            "actor_ref": by.ref,
        },
    )
    if (credit.money, credit.reference) != (amount, reference):
        raise CreditKeyTaken(field="key")
    if is_new:
        wake_after_commit(QUEUE)
    return credit


@transaction.atomic
def retry_credit(credit_id: int, *, by: Actor) -> StoreCredit:
    """Try one that is stuck again; Saleor is asked first whether it has the card.

    Raises UnknownCredit, CreditNotStuck.
    """
    credit = StoreCredit.objects.select_for_update().filter(pk=credit_id).first()
    if credit is None:
        raise UnknownCredit(field="id")
    if credit.status != CreditStatus.STUCK:
        raise CreditNotStuck(field="id")
    credit.status, credit.status_since, credit.trouble = CreditStatus.ASKED, now(), ""
    credit.attempt += 1
    for name, value in as_new().items():
        setattr(credit, name, value)
    credit.save()
    wake_after_commit(QUEUE)
    return credit


@transaction.atomic
def drop_credit(credit_id: int) -> bool:
    """Whoever asked for it does without: it is never tried again. False where it is issued, or may be under way."""
    credit = StoreCredit.objects.select_for_update().get(pk=credit_id)
    if credit.status == CreditStatus.DROPPED:
        return True
    if credit.status not in (CreditStatus.ASKED, CreditStatus.STUCK):
        return False
    credit.take_step(status=CreditStatus.DROPPED, status_since=now())
    return True


def code_of(credit: StoreCredit) -> str:
    """The code that opens the card, for its owner alone. Raises NoCode."""
    if not credit.sealed_code:
        raise NoCode
    return unseal(credit.sealed_code)


@transaction.atomic
def note_use(order: Order) -> int:
    """Record which of our cards an order was paid with; returns how many of them are news."""
    ids = [str(card.get("id")) for card in order.gift_cards]
    news = 0
    for credit in StoreCredit.objects.filter(saleor_id__in=ids).exclude(saleor_id="").order_by("pk"):
        fact = CreditUsed(
            subject=Subject(order=order.pk, customer=order.customer_id),
            occurred_at=order.placed_at or now(),
            credit_id=credit.pk,
            reference=credit.reference,
            order_id=order.pk,
        )
        news += record(fact, by=SYSTEM) is not None
    return news


@transaction.atomic
def hand_over_credits(guest_id: int, customer_id: int) -> int:
    """A guest became an account: what was issued to the one is the other's."""
    return StoreCredit.objects.filter(customer_id=guest_id).update(customer_id=customer_id)


@transaction.atomic
def forget_codes(customer_ids: list[int]) -> int:
    """Of erased customers: the cards stay good in Saleor, but we can't open them any more."""
    return StoreCredit.objects.filter(customer_id__in=customer_ids).exclude(sealed_code="").update(sealed_code="")
