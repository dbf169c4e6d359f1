"""What became of a move: each is one transaction on the locked row."""

from typing import Any

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record

from .carriers import carriers
from .events import MoveStuck
from .models import GoodsMove
from .rules import MoveStatus, Trouble

UNDER_WAY = (MoveStatus.ASKED, MoveStatus.CALLED)


@transaction.atomic
def note_called(move: GoodsMove, before: dict[str, Any]) -> None:
    """The call is about to be made: whoever finds the row like this reads back before anything else."""
    _change(move, MoveStatus.CALLED, before=before, taken_at=system_now())


@transaction.atomic
def note_unheard(move: GoodsMove) -> None:
    """Saleor surely never heard the call."""
    _change(move, MoveStatus.ASKED, before={})


@transaction.atomic
def release(move: GoodsMove) -> None:
    """Nobody is at it any more."""
    GoodsMove.objects.filter(pk=move.pk).update(taken_at=None)


@transaction.atomic
def note_done(move: GoodsMove, result: dict[str, Any], *, by: Actor | None = None) -> None:
    """It happened, once."""
    if _change(move, MoveStatus.DONE, result=result, trouble="", taken_at=None):
        record(carriers.get(move.kind).event(move), by=by or move.actor)


@transaction.atomic
def note_stuck(move: GoodsMove, trouble: Trouble, seen: dict[str, Any]) -> None:
    """A person has to look; `seen` is what they find on it."""
    if not _change(move, MoveStatus.STUCK, trouble=trouble, result=seen, taken_at=None):
        return
    event = MoveStuck(
        subject=subject_of(move),
        occurred_at=move.status_since,
        move_id=move.pk,
        reference=move.reference,
        kind=move.kind,
        code=trouble,
        attempt=move.attempt,
    )
    record(event, by=SYSTEM)


def subject_of(move: GoodsMove, lines: tuple[int, ...] = ()) -> Subject:
    return Subject(order=move.order_id, customer=move.order.customer_id, lines=lines)


def _change(move: GoodsMove, status: MoveStatus, **values: Any) -> bool:
    """False where it was settled meanwhile: what is settled stays."""
    current = GoodsMove.objects.select_for_update().filter(pk=move.pk, attempt=move.attempt).first()
    if current is None or current.status not in (*UNDER_WAY, MoveStatus.STUCK):
        return False
    if current.status == MoveStatus.STUCK and status != MoveStatus.DONE:
        return False
    values |= {"status": status, "status_since": now()}
    for name, value in values.items():
        setattr(move, name, value)
    move.save(update_fields=list(values))
    return True
