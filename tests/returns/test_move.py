"""The diagram of a return, and that nothing leaves it."""

import itertools

import pytest
from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Event
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.people.models import Hold
from saleor_postventa.returns.events import (
    ReturnApproved,
    ReturnCancelled,
    ReturnDeclined,
    ReturnExpired,
    ReturnInspected,
    ReturnReceived,
    ReturnReopened,
    ReturnResolved,
    ReturnSent,
)
from saleor_postventa.returns.models import PolicyVersion, Return, ReturnTransition
from saleor_postventa.returns.rules import CLOSED, OPEN, TRANSITIONS, Finding, ReturnStatus, Step, next_status
from saleor_postventa.returns.services import (
    approve_return,
    cancel_return,
    close_missing,
    decline_return,
    inspect_units,
    receive_return,
    reopen_return,
    resolve_return,
    send_return,
)
from saleor_postventa.returns.services.moving import WrongStep, locked_return, move
from tests.conftest import MovableClock

from .make import BY_SHOPPER, BY_STAFF, make_order_with_parcels, make_return
from .snapshot import everything

pytestmark = pytest.mark.django_db

EVENTS: dict[Step, type[Event]] = {
    Step.APPROVE: ReturnApproved,
    Step.DECLINE: ReturnDeclined,
    Step.CANCEL: ReturnCancelled,
    Step.SEND: ReturnSent,
    Step.RECEIVE: ReturnReceived,
    Step.INSPECT: ReturnInspected,
    Step.RESOLVE: ReturnResolved,
    Step.EXPIRE: ReturnExpired,
    Step.REOPEN: ReturnReopened,
}
NO_ARROW = [(status, step) for status in ReturnStatus for step in Step if (status, step) not in TRANSITIONS]


def take(ret: Return, step: Step) -> object:
    """The step as anybody would ask for it."""
    line = ret.lines.order_by("pk")[0]
    match step:
        case Step.APPROVE:
            return approve_return(ret.pk, by=BY_STAFF)
        case Step.DECLINE:
            return decline_return(ret.pk, reason="No", by=BY_STAFF)
        case Step.CANCEL:
            return cancel_return(ret.pk, by=BY_SHOPPER)
        case Step.SEND:
            return send_return(ret.pk, by=BY_SHOPPER)
        case Step.RECEIVE:
            return receive_return(ret.pk, {line.pk: 1}, batch="late", by=BY_STAFF)
        case Step.INSPECT:
            finding = Finding(line_id=line.pk, quantity=1, grade="a", disposition="restock")
            return inspect_units(ret.pk, [finding], batch="late", by=BY_STAFF)
        case Step.RESOLVE:
            return resolve_return(ret.pk, by=BY_STAFF)
        case Step.EXPIRE:
            return close_missing(ret.pk, by=BY_STAFF)
        case Step.REOPEN:
            return reopen_return(ret.pk, reason="A mistake", by=BY_STAFF)


@pytest.mark.proves("A3", part="returns: no step outside of the diagram")
@pytest.mark.parametrize(("status", "step"), NO_ARROW, ids=lambda value: str(value.value))
def test_refuses_steps_outside_of_the_diagram(waiting_policy: PolicyVersion, status: ReturnStatus, step: Step) -> None:
    ret = make_return(make_order_with_parcels(), status=status)
    before = everything()
    with pytest.raises(Refusal) as refusal:
        take(ret, step)
    is_of_parts = step == Step.EXPIRE and status in {ReturnStatus.RECEIVED, ReturnStatus.INSPECTED}
    assert refusal.value.code in ({"nothing_missing"} if is_of_parts else {"wrong_state", "already_scanned"})
    assert everything() == before


@pytest.mark.parametrize(("status", "step"), NO_ARROW, ids=lambda value: str(value.value))
def test_the_one_way_to_move_knows_no_more_arrows(
    waiting_policy: PolicyVersion, status: ReturnStatus, step: Step
) -> None:
    made = make_return(make_order_with_parcels())
    Return.objects.filter(pk=made.pk).update(status=status)
    before = everything()
    with transaction.atomic():
        ret = locked_return(made.pk)
        with pytest.raises(WrongStep):
            move(ret, step, EVENTS[step], by=SYSTEM)
    assert everything() == before


@pytest.mark.parametrize("status", list(ReturnStatus))
def test_every_status_is_reached_and_each_step_has_a_doer(waiting_policy: PolicyVersion, status: ReturnStatus) -> None:
    ret = make_return(make_order_with_parcels(), status=status)
    assert ret.status == status
    steps = list(ret.transitions.order_by("pk"))
    assert steps[0].from_status == ""
    assert steps[-1].to_status == status
    for former, step in itertools.pairwise(steps):
        assert step.from_status == former.to_status
        assert next_status(ReturnStatus(step.from_status), Step(step.step)) == step.to_status
    assert all(step.actor_kind for step in steps)
    told = RecordedEvent.objects.filter(name__startswith="Return", data__has_key="transition")
    assert set(told.values_list("data__transition", flat=True)) == {step.pk for step in steps}


@pytest.mark.parametrize("status", list(ReturnStatus))
def test_an_open_return_holds_mails_back(waiting_policy: PolicyVersion, status: ReturnStatus) -> None:
    ret = make_return(make_order_with_parcels(), status=status)
    held = Hold.objects.in_force().filter(reason="open_return", key=ret.reference).count()
    assert held == (1 if status in OPEN else 0)


def test_every_status_is_open_or_closed_and_leads_somewhere() -> None:
    assert set(ReturnStatus) == OPEN | CLOSED
    assert not OPEN & CLOSED
    assert {status for status, _step in TRANSITIONS} == set(ReturnStatus)


def test_writes_the_moment_of_each_step(waiting_policy: PolicyVersion, clock: MovableClock) -> None:
    ret = make_return(make_order_with_parcels())
    clock.move(days=1)
    approve_return(ret.pk, by=BY_STAFF)
    ret.refresh_from_db()
    assert ret.approved_at == ret.status_since == clock.moment
    assert ReturnTransition.objects.get(of=ret, step=Step.APPROVE).at == clock.moment
