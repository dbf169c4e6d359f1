"""Cases with all that hangs on them, in the current shop; every text carries the shop's slug."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from saleor_postventa.care.models import Case, CaseMessage, CaseTransition
from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseState, CaseStep, CaseTopic, Severity
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Colleague
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.web.ids import show_id
from tests.cast import STAFF

MOMENT = datetime(2026, 6, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Cased:
    """`solved` came first; `case` waits for the team, and `kept` is one that it told the shopper nothing of."""

    solved: Case
    case: Case
    kept: Case


def make_cased(customer: Customer, order: Order) -> Cased:
    slug = current_shop().slug
    end = {"state": CaseState.SOLVED, "outcome": CaseOutcome.EXPLAINED, "solved_at": MOMENT, "due_at": None}
    Colleague.objects.create(
        shop=current_shop(), saleor_id=show_id("User", 77), email=f"{slug}-team@example.test", seen_at=MOMENT
    )
    low = {"origin": CaseOrigin.SURVEY, "cause": "survey_answer:1", "answer_id": 1, "score_kind": "nps", "score": 3}
    return Cased(
        solved=make_case(f"{slug}-C-1", customer, order, first_answered_at=MOMENT, **end),
        case=make_case(f"{slug}-C-2", customer, order, owner=STAFF.id, severity=Severity.HIGH, **low),
        kept=make_case(f"{slug}-C-3", customer, order),
    )


def make_case(number: str, customer: Customer, order: Order | None, **overrides: Any) -> Case:
    """Of the team, open for a day, with a message of each side and a note."""
    shop = current_shop()
    values = {
        "topic": CaseTopic.DELIVERY,
        "origin": CaseOrigin.STAFF,
        "state": CaseState.OPEN,
        "state_since": MOMENT,
        "opened_at": MOMENT,
        "due_at": MOMENT + timedelta(days=1),
    }
    case: Case = Case.objects.create(
        shop=shop, number=number, customer=customer, order=order, **values | {"answer_id": None} | overrides
    )
    said = {"shop": shop, "of": case, "at": MOMENT}
    by_staff = {"actor_kind": "staff", "actor_ref": STAFF.id}
    CaseMessage.objects.create(
        text=f"{shop.slug}-asked", actor_kind="shopper", actor_ref=customer.saleor_id or "guest", **said
    )
    CaseMessage.objects.create(text=f"{shop.slug}-internal", is_internal=True, **by_staff, **said)
    CaseTransition.objects.create(
        step=CaseStep.OPEN, to_state=case.state, note=f"{shop.slug}-note", owner=case.owner, **by_staff, **said
    )
    return case
