"""As long as a case is open, its customer's points do not end."""

import pytest

from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseTopic
from saleor_postventa.care.services import answer_case, open_case, solve_case
from saleor_postventa.core.actor import Actor
from saleor_postventa.loyalty.models import Lot
from saleor_postventa.loyalty.services import activate_due, expire_due, warn_of_expiry
from saleor_postventa.mailing.codes import Basis, MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.shops.models import Shop
from tests.cast import STAFF
from tests.conftest import MovableClock
from tests.loyalty.trade import account_of, buy, make_programme
from tests.returns.make import make_policy

pytestmark = pytest.mark.django_db
TERMS = {"kind": "months", "months": 2, "years": 1, "warn_days": [30, 7]}
BY_STAFF = Actor.staff(STAFF.id)


@pytest.mark.proves("B-B6", part="a case that waits for the customer counts as open, and one that is solved does not")
def test_points_wait_for_the_end_of_a_case(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()
    make_programme(clock, pending={"until": "at_once", "days": 30}, expiry=TERMS)
    order = buy()
    activate_due()
    customer = account_of(order).customer
    assert customer is not None
    case = open_case(customer, order=order, topic=CaseTopic.ORDER, origin=CaseOrigin.STAFF, by=BY_STAFF)
    answer_case(case.pk, "We look into it.", by=BY_STAFF)
    ends_at = Lot.objects.get().expires_at
    assert ends_at is not None
    warned = 0
    while clock.moment < ends_at:
        warned += warn_of_expiry()
        Message.objects.filter(status=MessageStatus.WAITING).update(
            status=MessageStatus.SENT, sent_at=clock.moment, basis=Basis.MEMBERSHIP
        )
        clock.move(days=1)
    assert (warned, expire_due()) == (2, 0)
    solve_case(case.pk, CaseOutcome.EXPLAINED, by=BY_STAFF)
    clock.move(days=32)
    assert expire_due() == 50
