"""Money that could not go back by itself is found in one place, whichever way it was to go."""

from collections.abc import Callable

import pytest
from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.event import Event, Subject
from saleor_postventa.core.work import drain, queues
from saleor_postventa.credits.events import CreditIssued, CreditStuck
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.credits.rules import CreditTrouble
from saleor_postventa.events.services import record
from saleor_postventa.refunds.events import RefundFailed
from saleor_postventa.refunds.models import Refund, RefundPart
from saleor_postventa.refunds.rules import Trouble
from saleor_postventa.returns.findings import settlements
from saleor_postventa.returns.queries.queue import queue_counts
from saleor_postventa.returns.queries.returns import ReturnFilter, search_returns
from saleor_postventa.returns.rules import Outcome, ReturnStatus
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock

from .make import make_order_with_parcels, make_return

pytestmark = pytest.mark.django_db


def a_credit_is_stuck() -> Event:
    credit = StoreCredit.objects.get()
    return CreditStuck(
        subject=Subject(order=credit.order_id),
        occurred_at=credit.asked_at,
        credit_id=credit.pk,
        reference=credit.reference,
        code=CreditTrouble.REFUSED,
        attempt=1,
    )


def a_refund_failed() -> Event:
    refund, part = Refund.objects.get(), RefundPart.objects.get()
    return RefundFailed(
        subject=Subject(order=refund.order_id),
        occurred_at=refund.requested_at,
        refund_id=refund.pk,
        part_id=part.pk,
        reference=refund.reference,
        code=Trouble.DECLINED,
        needs_staff=False,
        attempt=1,
    )


def tell(fact: Event) -> None:
    with transaction.atomic():
        record(fact, by=SYSTEM)
    drain(queues.get("reactions"))


@pytest.mark.parametrize(
    ("outcome", "happen"), [(Outcome.CREDIT, a_credit_is_stuck), (Outcome.REFUND, a_refund_failed)]
)
def test_a_stuck_credit_waits_for_the_team_where_a_refund_does(
    in_norte: Shop, clock: MovableClock, outcome: Outcome, happen: Callable[[], Event]
) -> None:
    ret = make_return(make_order_with_parcels(), status=ReturnStatus.INSPECTED, outcome=outcome)
    assert queue_counts(now=clock.moment).needs_staff == 0
    tell(happen())
    assert queue_counts(now=clock.moment).needs_staff == 1
    assert list(search_returns(ReturnFilter(is_for_staff=True))) == [ret]
    assert [finding.code for finding in settlements(in_norte)] == ["settlements_for_staff"]


def test_and_waits_no_more_once_it_was_issued_after_all(in_norte: Shop, clock: MovableClock) -> None:
    make_return(make_order_with_parcels(), status=ReturnStatus.INSPECTED, outcome=Outcome.CREDIT)
    tell(a_credit_is_stuck())
    credit = StoreCredit.objects.get()
    issued = CreditIssued(
        subject=Subject(order=credit.order_id),
        occurred_at=clock.moment,
        credit_id=credit.pk,
        reference=credit.reference,
        amount=credit.amount,
        currency=credit.currency,
    )
    tell(issued)
    assert queue_counts(now=clock.moment).needs_staff == 0
