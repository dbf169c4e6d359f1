"""What care does because an event happened: low scores are looked after, shoppers are told, persons are forgotten."""

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.orders.models import Order
from saleor_postventa.people.events import CustomerErased, CustomerLinked, CustomerMerged
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customer_by_id
from saleor_postventa.surveys.events import ScoreGiven

from .events import CaseAnswered, CaseSolved
from .notices import tell_answer, tell_end
from .rules import CaseOrigin, CaseTopic, is_low, severity_of
from .services import follow_customer, forget_person, open_case
from .services.opening import Score


@reacts_to(ScoreGiven)
def look_after_low_score(row: RecordedEvent) -> None:
    fact = row.fact
    if not isinstance(fact, ScoreGiven) or not is_low(fact.kind, fact.score):
        return
    order = Order.objects.select_related("customer").filter(pk=row.order_id or 0).first()
    person = _person(row, order)
    if person is None or person.is_erased:
        return
    open_case(
        person,
        order=order if order is not None and order.customer_id == person.pk else None,
        topic=CaseTopic.EXPERIENCE,
        origin=CaseOrigin.SURVEY,
        severity=severity_of(fact.kind, fact.score),
        cause=f"survey_answer:{fact.answer_id}",
        score=Score(answer_id=fact.answer_id, kind=fact.kind, value=fact.score),
        by=SYSTEM,
    )


def _person(row: RecordedEvent, order: Order | None) -> Customer | None:
    """Whom the order belongs to by now, an account that took it over say; else who gave the score, joined or not."""
    if order is not None and order.customer is not None:
        return order.customer
    return customer_by_id(row.customer_id or 0)


@reacts_to(CaseAnswered)
def mail_answer(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CaseAnswered):
        tell_answer(fact.case_id, fact.message_id, by=row.by)


@reacts_to(CaseSolved)
def mail_end(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CaseSolved):
        tell_end(fact.case_id, transition=fact.transition, message_id=fact.message_id, by=row.by)


@reacts_to(CustomerLinked, CustomerMerged)
def follow_person(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerLinked | CustomerMerged) and row.customer_id is not None:
        follow_customer(fact.guest_id, into=row.customer_id, order_id=row.order_id)


@reacts_to(CustomerErased)
def forget_customer(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased):
        persons = [person for person in (row.customer_id, fact.guest_id) if person is not None]
        forget_person(persons, by=SYSTEM)
