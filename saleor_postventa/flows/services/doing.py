"""What steps have done outside of their flow: a mail asked for, a task given to the team."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.flows.codes import FlowTopic
from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.models import Journey
from saleor_postventa.flows.queries.flows import document_of
from saleor_postventa.flows.steps import Step
from saleor_postventa.flows.steps.send import Send, is_of_trial
from saleor_postventa.flows.steps.task import Task
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import request_message

from .coupons import coupon_wait
from .rows import mail_key
from .tasks import ask_task

KINDS = {
    FlowTopic.OFFERS: "flow_offer",
    FlowTopic.TIPS: "flow_tips",
    FlowTopic.LOYALTY: "flow_loyalty",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """`wait_until`: it could not be done yet."""

    message: Message | None = None
    trial: str = ""
    is_of_trial: bool = False
    wait_until: datetime | None = None


def carry_out(journey: Journey, step: Step) -> Done:
    for kind, do in _HOW.items():
        if isinstance(step, kind):
            return do(journey, step, document_of(journey.version))
    raise LookupError(f"nobody knows how to do step {step.code}")


def _send(journey: Journey, step: Send, document: FlowDocument) -> Done:
    assert journey.customer is not None
    is_other = step.trial is not None and is_of_trial(step.trial, journey.person)
    mail = step.trial.mail if is_other and step.trial is not None else step.mail
    if mail.coupon is not None and (until := coupon_wait(journey, step, mail.coupon)) is not None:
        return Done(wait_until=until)
    message = request_message(
        KINDS[document.topic],
        key=mail_key(journey.pk, step.code),
        customer=journey.customer,
        order=journey.order,
        facts={"journey": journey.pk, "step": step.code, "is_other": is_other},
        lifetime=timedelta(days=step.lasts_days),
    )
    return Done(message=message, trial=step.trial.code if step.trial else "", is_of_trial=is_other)


def _ask_team(journey: Journey, step: Task, document: FlowDocument) -> Done:
    ask_task(journey, step, due_at=now() + timedelta(days=step.within_days))
    return Done()


_HOW: dict[type[Step], Callable[..., Done]] = {Send: _send, Task: _ask_team}
