"""What the team is asked to do, done once by one of them."""

from datetime import datetime

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.flows.codes import TaskState
from saleor_postventa.flows.events import StaffTaskAsked, StaffTaskEnded
from saleor_postventa.flows.models import Journey, StaffTask
from saleor_postventa.flows.steps.task import Task

from .refusals import TaskEnded, UnknownTask

NOTE_LENGTH = 500


def ask_task(journey: Journey, step: Task, *, due_at: datetime) -> StaffTask:
    """Once for each step of a journey."""
    task, is_new = StaffTask.objects.get_or_create(
        shop=journey.shop,
        journey=journey,
        step=step.code,
        defaults={
            "kind": step.what,
            "texts": step.text,
            "customer": journey.customer,
            "order": journey.order,
            "created_at": now(),
            "due_at": due_at,
        },
    )
    if is_new:
        asked = StaffTaskAsked(
            subject=_subject(task), occurred_at=now(), task_id=task.pk, flow=journey.flow.code, kind=task.kind
        )
        record(asked, by=SYSTEM)
    return task


@transaction.atomic
def end_task(task_id: int, state: TaskState, *, note: str = "", by: Actor) -> StaffTask:
    """DONE or DISMISSED. Raises UnknownTask, TaskEnded."""
    task = StaffTask.objects.select_for_update().filter(pk=task_id).first()
    if task is None:
        raise UnknownTask(field="id")
    if task.state != TaskState.OPEN:
        raise TaskEnded(field="id")
    task.state, task.ended_at, task.ended_by, task.note = state, now(), by.ref, note.strip()[:NOTE_LENGTH]
    task.save()
    ended = StaffTaskEnded(
        subject=_subject(task), occurred_at=task.ended_at, task_id=task.pk, kind=task.kind, state=state
    )
    record(ended, by=by)
    return task


def _subject(task: StaffTask) -> Subject:
    return Subject(order=task.order_id, customer=task.customer_id)
