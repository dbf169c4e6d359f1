"""Voucher codes: asked for once per key, withdrawn while they are not used, seen in use."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.core.work import WorkState, as_new, wake_after_commit
from saleor_postventa.events.services import record
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.secrets import seal, unseal

from .events import VoucherCodeUsed
from .models import Voucher, VoucherCode
from .rules import CodeStatus, VoucherTerms, code_digest, make_code

QUEUE = "voucher_codes"
_KEPT = frozenset({CodeStatus.ISSUED, CodeStatus.USED, CodeStatus.UNWANTED})


class CodeKeyTaken(Refusal):
    code = "key_taken"
    text = _("A voucher code was asked for under this key already, for something else.")


class CodeUnknown(Refusal):
    code = "no_code"
    text = _("The voucher code is not known: it was not issued yet, or its customer was forgotten.")


class CodeIsUsed(Refusal):
    code = "used"
    text = _("This code was used already.")


@transaction.atomic
def request_code(customer: Customer | None, *, terms: VoucherTerms, name: str, key: str, reference: str) -> VoucherCode:
    """Ask for a code on these terms, once per key; asking again gives the same one.

    It has a voucher of its own, which Saleor calls `name`: in an order's lines Saleor may tell the oldest code of the
    voucher that was used (`unitDiscountReason`, 3.23), which must be no other that is still good. Raises CodeKeyTaken.
    """
    voucher = _voucher(terms, name, key)
    plain = make_code()
    code, is_new = VoucherCode.objects.get_or_create(
        shop=current_shop(),
        key=key,
        defaults={
            "reference": reference,
            "voucher": voucher,
            "customer": customer,
            "sealed_code": seal(plain),
            "digest": code_digest(plain),
            "last_chars": plain[-4:],
            "lane": f"voucher:{voucher.pk}",
        },
    )
    if (code.voucher_id, code.reference, voucher.terms) != (voucher.pk, reference, terms):
        raise CodeKeyTaken(field="key")
    if is_new:
        wake_after_commit(QUEUE)
    return code


@transaction.atomic
def withdraw_code(code_id: int) -> VoucherCode:
    """Have it deleted in Saleor: VoucherCodeWithdrawn tells that it was, VoucherCodeUsed that it was too late.

    Raises CodeIsUsed where its use is known. Of one that is withdrawn already nothing changes.
    """
    code = VoucherCode.objects.select_for_update().get(pk=code_id)
    if code.status == CodeStatus.USED:
        raise CodeIsUsed
    if code.status not in (CodeStatus.UNWANTED, CodeStatus.WITHDRAWN):
        code.take_step(status=CodeStatus.UNWANTED, status_since=now(), trouble="", **as_new())
        wake_after_commit(QUEUE)
    return code


def plain_code(code: VoucherCode) -> str:
    """For whom it was issued to, alone. Raises CodeUnknown."""
    if code.status not in _KEPT or not code.sealed_code:
        raise CodeUnknown
    return unseal(code.sealed_code)


@transaction.atomic
def note_code_use(order: Order) -> bool:
    """Record that one of our codes was used in an order; returns whether that is news."""
    code = VoucherCode.objects.select_for_update().filter(digest=code_digest(order.voucher_code or "")).first()
    if code is None:
        return False
    if code.order_id is None:
        code.take_step(status=CodeStatus.USED, status_since=now(), order_id=order.pk)
    fact = VoucherCodeUsed(
        subject=Subject(order=order.pk, customer=order.customer_id),
        occurred_at=order.placed_at or now(),
        code_id=code.pk,
        reference=code.reference,
        order_id=order.pk,
    )
    return record(fact, by=SYSTEM) is not None


@transaction.atomic
def go_on_withdrawing() -> int:
    """What was to be withdrawn, and a worker let go of, waits again; returns how many."""
    rows = VoucherCode.objects.unwanted().exclude(state=WorkState.WAITING)
    count = rows.update(**as_new())
    if count:
        wake_after_commit(QUEUE)
    return count


@transaction.atomic
def hand_over_codes(guest_id: int, customer_id: int) -> int:
    """A guest became an account: what was issued to the one is the other's."""
    return VoucherCode.objects.filter(customer_id=guest_id).update(customer_id=customer_id)


@transaction.atomic
def forget_code_owners(customer_ids: list[int]) -> int:
    """Of erased customers: their codes stay good in Saleor, but we neither know them nor whose they are."""
    theirs = VoucherCode.objects.filter(customer_id__in=customer_ids)
    theirs.exclude(status__in=[CodeStatus.ASKED, CodeStatus.ADDING]).update(sealed_code="")
    return theirs.update(customer=None)


def _voucher(terms: VoucherTerms, name: str, key: str) -> Voucher:
    voucher, _is_new = Voucher.objects.get_or_create(
        shop=current_shop(),
        key=key,
        defaults={
            "name": name,
            "kind": terms.kind,
            "value": terms.value,
            "currency": terms.currency,
            "min_spent": terms.min_spent,
            "ends_at": terms.ends_at,
            "channels": list(terms.channels),
            "products": list(terms.products),
            "sealed_mark": seal(make_code()),
        },
    )
    return voucher
