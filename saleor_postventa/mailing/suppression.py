"""Blocking addresses that must not be written to, and opening them again."""

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.shops.scope import current_shop

from .addresses import address_hash
from .codes import SuppressionReason
from .events import AddressSuppressed
from .models import SuppressedAddress


@transaction.atomic
def suppress_address(
    hashed: str, reason: SuppressionReason, *, by: Actor, customer_id: int | None = None
) -> SuppressedAddress:
    """Block an address, given as its hash; the same reason again changes nothing."""
    block, is_new = SuppressedAddress.objects.get_or_create(
        shop=current_shop(), address_hash=hashed, reason=reason, lifted_at=None
    )
    if is_new:
        subject = Subject(customer=customer_id)
        record(
            AddressSuppressed(subject=subject, occurred_at=block.since, suppression_id=block.pk, reason=reason), by=by
        )
    return block


def suppress_email(address: str, *, by: Actor, customer_id: int | None = None) -> SuppressedAddress:
    """By hand, whatever the topic."""
    return suppress_address(address_hash(address), SuppressionReason.MANUAL, by=by, customer_id=customer_id)


@transaction.atomic
def lift_suppression(address: str) -> int:
    """The address works again, or was blocked by mistake; returns how many blocks fell. Consent stays as it is."""
    return SuppressedAddress.objects.filter(address_hash=address_hash(address), lifted_at=None).update(lifted_at=now())
