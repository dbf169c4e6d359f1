"""Opening a case, at most one for the same cause."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.care.events import CaseOpened
from saleor_postventa.care.models import Case, CaseNumber
from saleor_postventa.care.rules import CaseOrigin, CaseStep, CaseTopic, Severity
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .moving import hours_of, tell
from .texts import add_message, written

FIRST_NUMBER = 1001
MOST_KEY = 60


class PersonGone(Refusal):
    code = "customer_gone"
    text = _("This customer was erased; there is nobody to answer.")


class NotTheirOrder(Refusal):
    code = "not_found"
    text = _("This order is none of this customer's.")


class CaseKeyNeeded(Refusal):
    code = "key_needed"
    text = _("Send a key of your choice, of at most {most} characters.")


@dataclass(frozen=True, kw_only=True)
class Score:
    """What a survey's answer said of us."""

    answer_id: int
    kind: str
    value: int


@transaction.atomic
def open_case(
    customer: Customer,
    *,
    topic: CaseTopic,
    origin: CaseOrigin,
    by: Actor,
    order: Order | None = None,
    severity: Severity = Severity.NORMAL,
    cause: str = "",
    score: Score | None = None,
    text: str = "",
) -> Case:
    """The same `cause` again gives the case that there is, unchanged. Of the team, `text` is a note to itself.

    Raises PersonGone, NotTheirOrder, or TextRefused.
    """
    number, moment = _next_number(), now()
    known: Case | None = Case.objects.filter(cause=cause).first() if cause else None
    if known is not None:
        return known
    _check(customer, order)
    series = _take(number)
    case: Case = Case.objects.create(
        shop=current_shop(),
        number=series,
        customer=customer,
        order=order,
        topic=topic,
        origin=origin,
        severity=severity,
        cause=cause,
        answer_id=score.answer_id if score else None,
        score_kind=score.kind if score else "",
        score=score.value if score else None,
        state_since=moment,
        opened_at=moment,
        due_at=moment + timedelta(hours=hours_of(current_shop().preferences)[severity]),
    )
    if written(text, field="text"):
        add_message(case, text, is_internal=origin == CaseOrigin.STAFF, by=by)
    tell(case, CaseStep.OPEN, "", CaseOpened, by=by, severity=severity)
    return case


def cause_of_key(key: str) -> str:
    """Whoever opens a case names it by a key of theirs: cut short, two keys would be one. Raises CaseKeyNeeded."""
    if not 0 < len(key) <= MOST_KEY:
        raise CaseKeyNeeded(field="key", most=MOST_KEY)
    return f"key:{key}"


def _check(customer: Customer, order: Order | None) -> None:
    """The person stands locked: whoever erases them finds the case, or we find them erased."""
    if Customer.objects.select_for_update(no_key=True).get(pk=customer.pk).is_erased:
        raise PersonGone(field="customer")
    if order is not None and order.customer_id != customer.pk:
        raise NotTheirOrder(field="order")


def _next_number() -> CaseNumber:
    """Locked until this transaction ends: who opens a case waits for whoever opens another of the same shop."""
    CaseNumber.objects.get_or_create(shop=current_shop(), defaults={"last": FIRST_NUMBER - 1})
    series: CaseNumber = CaseNumber.objects.select_for_update().get(shop=current_shop())
    return series


def _take(series: CaseNumber) -> str:
    series.last += 1
    series.save(update_fields=["last"])
    return f"C-{series.last}"
