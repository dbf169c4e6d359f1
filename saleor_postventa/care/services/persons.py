"""Cases of people who got an account, or want to be forgotten."""

from django.db import transaction

from saleor_postventa.care.models import Case, CaseMessage, CaseTransition
from saleor_postventa.care.rules import CaseOutcome
from saleor_postventa.core.actor import Actor

from .handling import close
from .moving import locked_case


@transaction.atomic
def follow_customer(guest_id: int, *, into: int, order_id: int | None = None) -> int:
    """A guest's cases, or those of one order, belong to an account now; returns how many."""
    rows = Case.objects.of_customer(guest_id)
    if order_id is not None:
        rows = rows.of_order(order_id)
    return rows.update(customer_id=into)


@transaction.atomic
def forget_person(customer_ids: list[int], *, by: Actor) -> int:
    """Nothing that was written stays, and what was open has nobody left to answer; returns how many there were."""
    ids = list(Case.objects.filter(customer_id__in=customer_ids).order_by("pk").values_list("pk", flat=True))
    for case_id in ids:
        case = locked_case(case_id)
        if not case.is_solved:
            close(case, CaseOutcome.ERASED, by=by)
    CaseMessage.objects.filter(of__in=ids).update(text="")
    CaseTransition.objects.filter(of__in=ids).update(note="")
    return len(ids)
