"""Block and allow lists: whom or what the policy treats otherwise, why, and until when."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.models import Guard
from saleor_postventa.shops.scope import current_shop

from .texts import written


class GuardInvalid(Refusal):
    code = "invalid"
    text = _("Say whom or what it is about, and why; it may end in the future, not in the past.")


class UnknownGuard(Refusal):
    code = "not_found"
    text = _("This entry doesn't exist, or belongs to another shop.")


@transaction.atomic
def save_guard(
    *, subject: str, value: str, is_block: bool, reason: str, expires_at: datetime | None = None, by: Actor
) -> Guard:
    """Block or allow a customer (our id), a SKU, a collection (slug), an order (number) or a voucher code.

    A block never touches the law: withdrawal and claims stay open. The same entry again is changed.
    Raises GuardInvalid or TextRefused.
    """
    kept, why = written(value, field="value", most=255), written(reason, field="reason")
    is_unknown = subject == Guard.Subject.CUSTOMER and not _is_customer(kept)
    is_over = expires_at is not None and expires_at <= now()
    if subject not in Guard.Subject.values or not kept or not why or is_unknown or is_over:
        raise GuardInvalid(field="value" if not kept or is_unknown else "reason" if not why else "expiresAt")
    guard, _is_new = Guard.objects.update_or_create(
        shop=current_shop(),
        subject=subject,
        value=kept,
        is_block=is_block,
        defaults={"reason": why, "expires_at": expires_at, "created_at": now(), "created_by": by.ref},
    )
    return guard


@transaction.atomic
def delete_guard(guard_id: int, *, by: Actor) -> Guard:
    """Raises UnknownGuard."""
    guard = Guard.objects.filter(pk=guard_id).first()
    if guard is None:
        raise UnknownGuard(field="id")
    Guard.objects.filter(pk=guard_id).delete()
    return guard


def _is_customer(value: str) -> bool:
    return value.isdigit() and Customer.objects.living().filter(pk=int(value)).exists()
