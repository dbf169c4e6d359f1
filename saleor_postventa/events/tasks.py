"""The queue of reactions."""

from saleor_postventa.core.trace import add_to_trace
from saleor_postventa.core.work import Queue, queues

from .cause import caused_by
from .models import ReactionRun
from .registry import reactions
from .services import QUEUE


def carry_out(run: ReactionRun) -> None:
    reaction = reactions.get(run.code)
    add_to_trace(event_id=str(run.event_id), **_origin(run.event.cause))
    with caused_by(f"event:{run.event_id}"):
        reaction.effect(run.event)


def _origin(cause: str) -> dict[str, str]:
    """The delivery or the request that the event came of, for the log."""
    kind, _colon, number = cause.partition(":")
    return {f"{kind}_id": number} if kind in ("delivery", "request") else {}


queues.add(QUEUE, Queue(name=QUEUE, model=ReactionRun, handle=carry_out))
