"""The team opens, assigns, answers, solves and reopens cases; each step is written down."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.care.chores import CASES_KEPT, forget_old_cases, settle_quiet_cases
from saleor_postventa.care.models import Case, CaseMessage, CaseTransition
from saleor_postventa.care.queries import CaseFilter, case_counts, case_with_thread, search_cases
from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseState, CaseTopic, Severity
from saleor_postventa.care.services import (
    add_note,
    answer_case,
    assign_case,
    follow_customer,
    forget_person,
    open_case,
    reopen_case,
    reply_to_case,
    solve_case,
)
from saleor_postventa.care.services.opening import MOST_KEY, CaseKeyNeeded, PersonGone, cause_of_key
from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Hold
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_known
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.cast import READER, SHOPPER, STAFF
from tests.conftest import MovableClock
from tests.mailing.scene import make_customer

from .conftest import react

pytestmark = pytest.mark.django_db
BY_STAFF, BY_SHOPPER = Actor.staff(STAFF.id), Actor.shopper(SHOPPER.id)


def told(case: Case) -> list[str]:
    return list(RecordedEvent.objects.filter(data__case_id=case.pk).order_by("pk").values_list("name", flat=True))


def test_a_case_goes_its_way(case: Case, clock: MovableClock) -> None:
    assign_case(case.pk, STAFF.id, by=BY_STAFF)
    clock.move(hours=2)
    answer_case(case.pk, "We are sorry. It leaves today.", by=BY_STAFF)
    case.refresh_from_db()
    assert (case.state, case.due_at, case.first_answered_at) == (CaseState.ANSWERED, None, clock.moment)
    clock.move(hours=1)
    reply_to_case(case.pk, "It did not come.", by=BY_SHOPPER)
    case.refresh_from_db()
    assert (case.state, case.due_at) == (CaseState.OPEN, clock.moment + timedelta(hours=30))
    solve_case(case.pk, CaseOutcome.COMPENSATED, note="5 euros", by=BY_STAFF)
    case.refresh_from_db()
    assert (case.state, case.outcome, case.solved_at, case.due_at) == ("solved", "compensated", clock.moment, None)
    reply_to_case(case.pk, "Nothing came yet.", by=BY_SHOPPER)
    case.refresh_from_db()
    assert (case.state, case.outcome, case.solved_at, case.times_reopened) == ("open", "", None, 1)
    assert told(case) == [
        *("CaseOpened", "CaseAssigned", "CaseAnswered", "CaseReplied", "CaseSolved", "CaseReopened", "CaseReplied")
    ]
    steps = CaseTransition.objects.filter(of=case).order_by("pk").values_list("step", "to_state", "outcome")
    assert list(steps)[4] == ("solve", "solved", "compensated")


def test_whoever_answers_what_is_nobodys_looks_after_it(case: Case) -> None:
    answer_case(case.pk, "Hello", by=BY_STAFF)
    case.refresh_from_db()
    assert case.owner == STAFF.id
    answer_case(case.pk, "Hello again", by=Actor.staff(READER.id))
    case.refresh_from_db()
    assert case.owner == STAFF.id


@pytest.mark.parametrize(
    ("deed", "code", "field"),
    [
        (lambda pk: solve_case(pk, None, by=BY_STAFF), "required", "outcome"),
        (lambda pk: solve_case(pk, CaseOutcome.ERASED, by=BY_STAFF), "required", "outcome"),
        (lambda pk: solve_case(pk, CaseOutcome.OTHER, note="x" * 501, by=BY_STAFF), "invalid_text", "note"),
        (lambda pk: answer_case(pk, "  ", by=BY_STAFF), "required", "text"),
        (lambda pk: answer_case(pk, "a\0b", by=BY_STAFF), "invalid_text", "text"),
        (lambda pk: add_note(pk, "x" * 4001, by=BY_STAFF), "invalid_text", "text"),
        (lambda pk: reopen_case(pk, "", by=BY_STAFF), "wrong_state", "id"),
        (lambda pk: assign_case(pk, "ana@example.test", by=BY_STAFF), "not_found", "owner"),
        (lambda pk: answer_case(pk + 99, "Hello", by=BY_STAFF), "not_found", "id"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    case: Case, deed: Callable[[int], Any], code: str, field: str
) -> None:
    before = told(case)
    with pytest.raises(Refusal) as refused:
        deed(case.pk)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert (told(case), CaseMessage.objects.count()) == (before, 0)


def test_a_solved_case_is_neither_answered_nor_assigned_but_noted(case: Case) -> None:
    solve_case(case.pk, CaseOutcome.EXPLAINED, by=BY_STAFF)
    for deed in (
        lambda: answer_case(case.pk, "Hello", by=BY_STAFF),
        lambda: assign_case(case.pk, STAFF.id, by=BY_STAFF),
        lambda: solve_case(case.pk, CaseOutcome.OTHER, by=BY_STAFF),
    ):
        with pytest.raises(Refusal, match="wrong_state"):
            deed()
    assert add_note(case.pk, "Called them.", by=BY_STAFF).is_internal


def test_the_same_key_is_the_same_case_and_another_s_order_none(order: Order) -> None:
    assert order.customer is not None
    asked: dict[str, Any] = {"topic": CaseTopic.ORDER, "origin": CaseOrigin.STAFF, "by": BY_STAFF}
    first = open_case(order.customer, cause="key:a", text="They called.", **asked)
    assert open_case(order.customer, cause="key:a", **asked) == first
    assert (CaseMessage.objects.get().is_internal, first.is_for_shopper) == (True, False)
    with pytest.raises(Refusal, match="not_found"):
        open_case(make_customer(), order=order, **asked)


def test_the_list_tells_what_is_late_and_whose_it_is(case: Case, clock: MovableClock) -> None:
    low = open_case(case.customer, topic=CaseTopic.OTHER, origin=CaseOrigin.STAFF, severity=Severity.LOW, by=BY_STAFF)
    assign_case(low.pk, STAFF.id, by=BY_STAFF)
    clock.move(hours=31)

    def found(**wanted: Any) -> list[Case]:
        rows = search_cases(CaseFilter(**wanted), now=clock.moment)
        return list(rows.order_by("due_or_never", "pk"))

    assert found() == [case, low]
    assert found(is_overdue=True) == [case]
    assert found(is_overdue=False) == found(owner=STAFF.id) == found(severities=("low",)) == [low]
    assert found(owner="") == found(text=case.number.lower()) == found(order_id=case.order_id) == [case]
    assert found(text="nobody@") == []
    counts = case_counts(now=clock.moment, owner=STAFF.id)
    assert (counts.open, counts.answered, counts.overdue, counts.unassigned, counts.own) == (2, 0, 1, 1, 1)


def test_a_guest_s_cases_go_along_to_the_account(case: Case) -> None:
    account = make_customer()
    assert follow_customer(case.customer_id, into=account.pk, order_id=0) == 0
    assert follow_customer(case.customer_id, into=account.pk, order_id=case.order_id) == 1
    case.refresh_from_db()
    assert case.customer == account


def test_whoever_is_erased_leaves_no_words_and_nothing_open(case: Case, clock: MovableClock) -> None:
    reply_to_case(case.pk, "My name is Ana", by=BY_SHOPPER)
    erase_known(case.customer_id, ErasureReason.ASKED, at=clock.moment, by=SYSTEM)
    react()
    case.refresh_from_db()
    assert (case.state, case.outcome, CaseMessage.objects.get().text) == ("solved", "erased", "")
    assert not Hold.objects.in_force().exists()
    assert forget_person([case.customer_id], by=SYSTEM) == 1


def test_nobody_opens_the_case_of_who_was_erased_again(case: Case, clock: MovableClock) -> None:
    """It would hold somebody who is not there any more, for ever, and nobody could be answered."""
    erase_known(case.customer_id, ErasureReason.ASKED, at=clock.moment, by=SYSTEM)
    react()
    with pytest.raises(PersonGone):
        reopen_case(case.pk, "Have another look", by=BY_STAFF)
    with pytest.raises(PersonGone):
        reply_to_case(case.pk, "It is me again", by=BY_SHOPPER)
    case.refresh_from_db()
    assert case.state == CaseState.SOLVED
    assert not CaseMessage.objects.exclude(text="").exists()
    assert not Hold.objects.in_force().exists()


def test_solved_cases_go_in_time_and_open_ones_stay(case: Case, clock: MovableClock) -> None:
    answer_case(case.pk, "Hello", by=BY_STAFF)
    clock.move(days=CASES_KEPT.days + 1)
    forget_old_cases()
    assert Case.objects.exists()
    solve_case(case.pk, CaseOutcome.NO_REPLY, by=BY_STAFF)
    clock.move(days=CASES_KEPT.days)
    forget_old_cases()
    assert Case.objects.exists()
    clock.move(minutes=1)
    forget_old_cases()
    assert not Case.objects.exists()
    assert not CaseMessage.objects.exists()


def test_what_was_answered_and_went_quiet_closes_by_itself(case: Case, shop: Shop, clock: MovableClock) -> None:
    """Its hold ends with it, the history says why, and the shopper opens it again with a word."""
    update_preferences(shop, {"case_settled_days": 5}, by=SYSTEM)
    answer_case(case.pk, "We are sorry.", by=BY_STAFF)
    clock.move(days=5)
    settle_quiet_cases()
    case.refresh_from_db()
    assert (case.state, Hold.objects.in_force().count()) == (CaseState.ANSWERED, 1)
    clock.move(seconds=1)
    settle_quiet_cases()
    case.refresh_from_db()
    assert (case.state, case.outcome, case.due_at) == (CaseState.SOLVED, CaseOutcome.NO_REPLY, None)
    assert not Hold.objects.in_force().exists()
    told = RecordedEvent.objects.get(name="CaseSolved")
    assert (told.by, told.data["quiet_days"]) == (SYSTEM, 5)
    assert "closed by itself" in told.fact.describe()
    reply_to_case(case.pk, "It is still broken.", by=BY_SHOPPER)
    case.refresh_from_db()
    assert (case.state, Hold.objects.in_force().count()) == (CaseState.OPEN, 1)


@pytest.mark.parametrize("key", ["", "k" * (MOST_KEY + 1)])
def test_a_key_is_never_cut_short(key: str) -> None:
    """Two that begin alike would open one case."""
    with pytest.raises(CaseKeyNeeded):
        cause_of_key(key)
    assert cause_of_key("k" * MOST_KEY) == f"key:{'k' * MOST_KEY}"


def test_a_case_is_found_by_its_number_however_it_is_written(case: Case) -> None:
    assert case_with_thread(number=f" {case.number.lower()} ") == case
    assert case_with_thread(number=case.number[:-1]) is None


def test_what_waits_for_the_team_never_closes_by_itself(case: Case, clock: MovableClock) -> None:
    answer_case(case.pk, "We are sorry.", by=BY_STAFF)
    reply_to_case(case.pk, "It is still broken.", by=BY_SHOPPER)
    clock.move(days=200)
    settle_quiet_cases()
    case.refresh_from_db()
    assert case.state == CaseState.OPEN
