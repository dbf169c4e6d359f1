"""What people write in a case."""

from django.utils.translation import gettext_lazy as _

from saleor_postventa.care.models import MESSAGE_LENGTH, Case, CaseMessage
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain
from saleor_postventa.shops.scope import current_shop

NOTE_LENGTH = 500
# Line ends, and what joins signs into one: many emoji are made of several.
ALLOWED = "\r\n\t\u200c\u200d"


class EmptyText(Refusal):
    code = "required"
    text = _("Write something.")


class TextRefused(Refusal):
    code = "invalid_text"
    text = _("Write at most {most} characters, without control characters.")


def written(text: str, *, field: str, most: int = MESSAGE_LENGTH) -> str:
    """The text without spaces around it. Raises TextRefused."""
    kept = text.strip()
    if len(kept) > most or not is_plain(kept, allowed=ALLOWED):
        raise TextRefused(field=field, most=most)
    return kept


def add_message(case: Case, text: str, *, is_internal: bool, by: Actor) -> CaseMessage:
    """Raises EmptyText, TextRefused."""
    kept = written(text, field="text")
    if not kept:
        raise EmptyText(field="text")
    message: CaseMessage = CaseMessage.objects.create(
        shop=current_shop(), of=case, text=kept, is_internal=is_internal, at=now(), actor_kind=by.kind, actor_ref=by.ref
    )
    return message
