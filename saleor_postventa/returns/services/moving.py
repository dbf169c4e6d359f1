"""The one way in which a return changes its status, and what always goes with it.

Locks are taken in one order, as whoever mirrors does: the order, then its returns, then order lines.
"""

from typing import Any, ClassVar

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Event, Subject
from saleor_postventa.events.services import record
from saleor_postventa.orders.models import Order, Reservation
from saleor_postventa.orders.rules import Purpose
from saleor_postventa.orders.services import release_units, reserve_units
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.people.services import lift_hold, place_hold
from saleor_postventa.returns.models import Return, ReturnTransition
from saleor_postventa.returns.rules import ReturnStatus, Step, next_status, units_to_hold
from saleor_postventa.shops.scope import current_shop

STAMPS = {
    Step.APPROVE: "approved_at",
    Step.DECLINE: "declined_at",
    Step.CANCEL: "cancelled_at",
    Step.SEND: "sent_at",
    Step.RECEIVE: "received_at",
    Step.INSPECT: "inspected_at",
    Step.RESOLVE: "resolved_at",
    Step.EXPIRE: "expired_at",
    Step.REOPEN: "reopened_at",
}


class UnknownReturn(Refusal):
    code = "not_found"
    text = _("This return doesn't exist, or belongs to another shop.")


class UnknownReturnLine(Refusal):
    code = "not_found"
    text = _("This item is not part of the return.")


class TooManyUnits(Refusal):
    code = "too_many_units"
    text: ClassVar[str | Promise] = _("Only {left} of “{item}” can be returned.")


class WrongStep(Refusal):
    """The diagram has no such arrow."""

    code = "wrong_state"
    text: ClassVar[str | Promise] = _("This can't be done now: the return is “{status}”.")


def locked_return(return_id: int) -> Return:
    """The row, for the rest of the transaction, and its order with it. Raises UnknownReturn."""
    order_id = Return.objects.filter(pk=return_id).values_list("order_id", flat=True).first()
    if order_id is None:
        raise UnknownReturn(field="id")
    order = Order.objects.select_for_update(of=("self",)).select_related("customer").get(pk=order_id)
    ret: Return = Return.objects.select_for_update(of=("self",)).select_related("customer").get(pk=return_id)
    ret.order = order
    return ret


def check_step(ret: Return, step: Step) -> ReturnStatus:
    """Where the step leads. Raises WrongStep."""
    target = next_status(ReturnStatus(ret.status), step)
    if target is None:
        raise WrongStep(field="id", status=label(ReturnStatus(ret.status)))
    return target


def move(ret: Return, step: Step, event: type[Event], *, by: Actor, reason: str = "", **facts: Any) -> ReturnTransition:
    """Take a step of a locked return: status, date, the row that proves it, its event, units and hold.

    Whatever else of the return changed is saved along. Raises WrongStep.
    """
    target, former = check_step(ret, step), ret.status
    ret.status, ret.status_since = target, now()
    setattr(ret, STAMPS[step], ret.status_since)
    ret.save()
    transition = note_transition(ret, step, former, by=by, reason=reason)
    tell(ret, event, transition=transition.pk, by=by, **facts)
    keep_units(ret, by=by)
    keep_hold(ret, by=by)
    return transition


def note_transition(ret: Return, step: Step | None, former: str, *, by: Actor, reason: str = "") -> ReturnTransition:
    made: ReturnTransition = ReturnTransition.objects.create(
        shop=current_shop(),
        of=ret,
        step=step or "",
        from_status=former,
        to_status=ret.status,
        at=now(),
        actor_kind=by.kind,
        actor_ref=by.ref,
        reason=reason,
    )
    return made


def tell(ret: Return, event: type[Event], *, by: Actor, **facts: Any) -> None:
    """Record an event of this return."""
    lines = tuple(sorted(ret.lines.values_list("order_line_id", flat=True)))
    subject = Subject(order=ret.order_id, customer=ret.customer_id, lines=lines)
    told = event(subject=subject, occurred_at=now(), return_id=ret.pk, number=ret.number, **facts)  # type: ignore[call-arg]
    record(told, by=by)


def keep_units(ret: Return, *, by: Actor) -> None:
    """Let exactly those units be set apart that this return speaks for, no more. Raises TooFewUnits.

    What is given back and taken again is locked in between: nobody else can take it.
    """
    wanted = {
        line.order_line_id: count
        for line in ret.lines.all()
        if (count := units_to_hold(ReturnStatus(ret.status), line.counts)) > 0
    }
    held: dict[int, int] = {}
    for row in Reservation.objects.held().made_for(Purpose.RETURN, ret.reference):
        held[row.order_line_id] = held.get(row.order_line_id, 0) + row.quantity
    if wanted == held:
        return
    release_units(purpose=Purpose.RETURN, reference=ret.reference, by=by)
    if wanted:
        reserve_units(wanted, purpose=Purpose.RETURN, reference=ret.reference, by=by)


def keep_hold(ret: Return, *, by: Actor) -> None:
    """While a return is open its customer gets no offers."""
    if not ret.is_open:
        lift_hold(HoldReason.OPEN_RETURN, key=ret.reference, by=by)
    elif ret.customer is not None:
        place_hold(ret.customer, HoldReason.OPEN_RETURN, key=ret.reference, by=by, order_id=ret.order_id)


def label(choice: TextChoices) -> str | Promise:
    return choice.label
