"""Journeys of the past, with what came of each of their steps, as they would stand: written many at a time."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.demo.opinions.people import Purchase
from saleor_postventa.flows.codes import Arm, EndReason, JourneyState, TaskState
from saleor_postventa.flows.document.document import FlowDocument
from saleor_postventa.flows.document.ways import target
from saleor_postventa.flows.models import Flow, Journey, Passage, StaffTask
from saleor_postventa.flows.queries.flows import current_of, document_of
from saleor_postventa.flows.services.doing import KINDS
from saleor_postventa.flows.services.rows import mail_key
from saleor_postventa.flows.steps import END, Step, kind_of
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.flows.steps.task import Task
from saleor_postventa.mailing.addresses import address_hashes
from saleor_postventa.mailing.codes import Basis, CancelReason, MessageStatus
from saleor_postventa.mailing.kinds import kinds
from saleor_postventa.mailing.models import ConsentEntry, Message

AT_ONCE = 500


@dataclass
class Told:
    """One journey; `taken` are its steps with the moments, the last of which may be a mail that did not leave."""

    flow: Flow
    purchase: Purchase
    cause: str
    began_at: datetime
    state: JourneyState = JourneyState.ENDED
    reason: str = EndReason.DONE
    taken: list[tuple[Step, datetime]] = field(default_factory=list)
    stands_at: str = ""
    due_at: datetime | None = None
    is_of_order: bool = True

    @property
    def document(self) -> FlowDocument:
        return document_of(current_of(self.flow))


def write_journeys(told: list[Told], consents: dict[int, ConsentEntry], team: list[str]) -> int:
    journeys = Journey.objects.bulk_create([_journey(each) for each in told], batch_size=AT_ONCE)
    marks = address_hashes({each.purchase.customer.email for each in told})
    pairs = list(zip(told, journeys, strict=True))
    steps = [(each, journey, step, at) for each, journey in pairs for step, at in each.taken]
    mails = [_mail(*one, consents, marks) for one in steps if isinstance(one[2], Send)]
    written = {each.key: each for each in Message.objects.bulk_create(mails, batch_size=AT_ONCE)}
    Passage.objects.bulk_create([_passage(*one, written) for one in steps], batch_size=AT_ONCE)
    tasks = [one for one in steps if isinstance(one[2], Task)]
    StaffTask.objects.bulk_create([_task(*one, team) for one in tasks], batch_size=AT_ONCE)
    return len(journeys)


def _journey(told: Told) -> Journey:
    is_waiting = told.state == JourneyState.WAITING
    came_at = told.taken[-1][1] if told.taken else told.began_at
    return Journey(
        shop=told.flow.shop,
        flow=told.flow,
        version=told.flow.current,
        customer=told.purchase.customer,
        order=told.purchase.order if told.is_of_order else None,
        person=str(told.purchase.customer.pk),
        trigger=told.document.trigger.code,
        cause=told.cause,
        arm=Arm.HOLDOUT if told.state == JourneyState.HELD_BACK else Arm.TREATED,
        state=told.state,
        reason="" if is_waiting else told.reason,
        step=told.stands_at or told.document.steps[0].code,
        began_at=told.began_at,
        came_at=came_at,
        due_at=told.due_at or came_at,
        created_at=told.began_at,
        ended_at=None if is_waiting else came_at,
    )


def _mail(
    told: Told, journey: Journey, step: Step, at: datetime, consents: dict[int, ConsentEntry], marks: dict[str, str]
) -> Message:
    """Offers stand on what the person agreed to; of who did not, none left."""
    customer, kind = told.purchase.customer, kinds.get(KINDS[told.document.topic])
    consent = consents.get(customer.pk)
    is_offer = Basis.CONSENT in kind.bases and Basis.LEGITIMATE_INTEREST not in kind.bases
    has_left = consent is not None or not is_offer
    return Message(
        shop=told.flow.shop,
        key=mail_key(journey.pk, step.code),
        kind=kind.code,
        topic=kind.topic,
        priority=kind.priority,
        customer=customer,
        order=journey.order,
        language=told.purchase.language,
        facts={"journey": journey.pk, "step": step.code, "is_other": False},
        requested_at=at,
        due_at=at,
        expires_at=at + kind.lifetime,
        status=MessageStatus.SENT if has_left else MessageStatus.CANCELLED,
        status_since=at,
        cancel_reason="" if has_left else CancelReason.NO_BASIS,
        basis=(Basis.CONSENT if is_offer else Basis.LEGITIMATE_INTEREST) if has_left else "",
        consent=consent if has_left and is_offer else None,
        address_hash=marks.get(customer.email, ""),
        handed_over_at=at if has_left else None,
        sent_at=at if has_left else None,
        delivered_at=at + timedelta(seconds=30) if has_left else None,
    )


def _passage(told: Told, journey: Journey, step: Step, at: datetime, written: dict[str, Message]) -> Passage:
    return Passage(
        shop=told.flow.shop,
        journey=journey,
        step=step.code,
        kind=kind_of(step).code,
        at=at,
        went_to=target(told.document, step) or END,
        message=written.get(mail_key(journey.pk, step.code)),
    )


def _task(told: Told, journey: Journey, step: Step, at: datetime, team: list[str]) -> StaffTask:
    """What was due before today was done; what is due today or later, is to do."""
    assert isinstance(step, Task)
    due_at = at + timedelta(days=step.within_days)
    is_done = due_at < now() - timedelta(hours=12)
    return StaffTask(
        shop=told.flow.shop,
        journey=journey,
        step=step.code,
        kind=step.what,
        texts=step.text,
        customer=told.purchase.customer,
        order=journey.order,
        state=TaskState.DONE if is_done else TaskState.OPEN,
        created_at=at,
        due_at=due_at,
        ended_at=at + timedelta(hours=3) if is_done else None,
        ended_by=team[journey.pk % len(team)] if is_done else "",
    )
