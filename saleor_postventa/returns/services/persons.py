"""Returns of people who got an account, or want to be forgotten."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from saleor_postventa.core.actor import ActorKind
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.files import remove_files
from saleor_postventa.returns.models import (
    Guard,
    Inspection,
    PaperOrder,
    Return,
    ReturnFile,
    ReturnLine,
    ReturnNote,
    ReturnTransition,
    ReturnWindow,
    Settlement,
)


@transaction.atomic
def follow_customer(guest_id: int, *, into: int, order_id: int | None = None) -> int:
    """A guest's returns, or those of one order, belong to an account now; returns how many."""
    rows = Return.objects.of_customer(guest_id)
    if order_id is not None:
        rows = rows.of_order(order_id)
    else:
        _hand_over_guards(guest_id, into)
    return rows.update(customer_id=into)


def _hand_over_guards(guest_id: int, into: int) -> None:
    """Where the account has such an entry, its own stays."""
    about = Guard.objects.filter(subject=Guard.Subject.CUSTOMER)
    guests = about.filter(value=str(guest_id))
    own = list(about.filter(value=str(into)).values_list("is_block", flat=True))
    guests.filter(is_block__in=own).delete()
    guests.update(value=str(into))


@transaction.atomic
def forget_person(customer_id: int, *, guest_id: int | None, at: datetime) -> int:
    """Take the person out of their returns; amounts, units and dates stay, as the law asks. Returns how many."""
    own = Q(customer_id=customer_id) | Q(order__customer_id=customer_id)
    if guest_id is not None:
        own |= Q(customer_id=guest_id, requested_at__lte=at)
    ids = list(Return.objects.select_for_update(of=("self",)).filter(own).order_by("pk").values_list("pk", flat=True))
    returns = Return.objects.filter(pk__in=ids)
    returns.update(tracking_number="", method_details={}, override_reason="", decline_reason="", erased_at=at)
    ReturnLine.objects.filter(of__in=ids).update(details="", decline_reason="")
    ReturnNote.objects.filter(of__in=ids).update(text="")
    ReturnTransition.objects.filter(of__in=ids).update(reason="")
    Inspection.objects.filter(line__of__in=ids).update(note="", serial="")
    Settlement.objects.filter(of__in=ids).update(note="")
    PaperOrder.objects.filter(of__in=ids).update(error="")
    ReturnWindow.objects.filter(order_line__order__returns__in=ids).update(extension_reason="")
    Guard.objects.filter(subject=Guard.Subject.CUSTOMER, value__in=[str(customer_id), str(guest_id)]).delete()
    _forget_files(ids, customer_id, guest_id)
    return len(ids)


def _forget_files(ids: list[int], *customer_ids: int | None) -> None:
    """Labels carry an address, photos may show a home; also photos for returns that were never asked for."""
    known = Customer.objects.filter(pk__in=[pk for pk in customer_ids if pk is not None])
    refs = [ref for each in known for ref in (each.saleor_id, f"guest:{each.pk}") if ref]
    strays = Q(of=None, actor_kind=ActorKind.SHOPPER, actor_ref__in=refs)
    remove_files(list(ReturnFile.objects.filter(Q(of__in=ids) | strays)))
