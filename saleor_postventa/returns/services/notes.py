"""Notes on a return: the team's own, and those that the shopper reads too."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.returns.events import ReturnNoteAdded
from saleor_postventa.returns.models import Return, ReturnNote

from .moving import locked_return, tell
from .texts import NOTE, written


class EmptyNote(Refusal):
    code = "required"
    text = _("Write something.")


@transaction.atomic
def add_note(return_id: int, text: str, *, is_internal: bool, by: Actor) -> ReturnNote:
    """What the team writes for the shopper goes to them by mail. Raises UnknownReturn, EmptyNote, or TextRefused."""
    ret = locked_return(return_id)
    note = write_note(ret, text, is_internal=is_internal, by=by)
    if not is_internal and by.kind is ActorKind.STAFF:
        tell(ret, ReturnNoteAdded, by=by, note_id=note.pk)
    return note


def write_note(ret: Return, text: str, *, is_internal: bool, by: Actor) -> ReturnNote:
    kept = written(text, field="text", most=NOTE)
    if not kept:
        raise EmptyNote(field="text")
    note: ReturnNote = ReturnNote.objects.create(
        shop=ret.shop, of=ret, text=kept, is_internal=is_internal, at=now(), actor_kind=by.kind, actor_ref=by.ref
    )
    return note
