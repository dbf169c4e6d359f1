"""From a low score to whoever looks after it, and back to a question (row C9)."""

import pytest

from saleor_postventa.care.models import Case
from saleor_postventa.care.rules import CaseOutcome, CaseState
from saleor_postventa.care.services import reopen_case, solve_case
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus
from saleor_postventa.surveys.models import Invitation
from tests.conftest import MovableClock
from tests.surveys.scene import BY_STAFF, live, react

from .scene import browser, path_to, send

pytestmark = pytest.mark.django_db


@pytest.mark.proves("C9")
def test_a_low_score_is_looked_after_and_asked_about_again(asked: Invitation, clock: MovableClock) -> None:
    live("effort", trigger="case_closed", days=7)
    send(browser(), path_to(asked), "nps", "3")
    react()
    case = Case.objects.get()
    assert (case.score, case.order_id, case.customer_id) == (3, asked.order_id, asked.customer_id)
    assert case.due_at is not None
    assert case.due_at > clock()

    clock.move(days=1)
    solve_case(case.pk, CaseOutcome.RECOVERED, by=BY_STAFF)
    react()
    again = Invitation.objects.get(trigger="case_closed")
    assert (again.customer_id, again.due_at.date()) == (asked.customer_id, clock.move(days=7).date())

    reopen_case(case.pk, reason="They wrote again.", by=BY_STAFF)
    react()
    again.refresh_from_db()
    assert (again.status, again.reason) == (InvitationStatus.CANCELLED, InvitationReason.REOPENED)
    assert Case.objects.get().state == CaseState.OPEN
