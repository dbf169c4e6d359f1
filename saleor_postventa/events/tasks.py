"""The queue of reactions."""

from saleor_postventa.core.work import Queue, queues

from .cause import caused_by
from .models import ReactionRun
from .registry import reactions
from .services import QUEUE


def carry_out(run: ReactionRun) -> None:
    reaction = reactions.get(run.code)
    with caused_by(f"event:{run.event_id}"):
        reaction.effect(run.event)


queues.add(QUEUE, Queue(name=QUEUE, model=ReactionRun, handle=carry_out))
