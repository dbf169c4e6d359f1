"""What a mail needs from outside before it is written: looked up without a transaction, and kept with the message."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.core.http import forbid_inside_transaction

from .kinds import Kind, kinds
from .models import Message

PREPARED, PREPARED_AT = "prepared", "prepared_at"
# What was in stock an hour ago may be sold out.
GOOD_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Unprepared:
    """It would leave now, if what it needs were known."""


def is_prepared(message: Message, kind: Kind) -> bool:
    if kind.prepare is None:
        return True
    at = message.facts.get(PREPARED_AT)
    return at is not None and datetime.fromisoformat(at) + GOOD_FOR > now()


def prepare(message_id: int) -> None:
    """Whatever its kind raises is raised: the mail is tried again as if the mail server had been away."""
    forbid_inside_transaction()
    message = Message.objects.select_related("customer", "order", "shop").get(pk=message_id)
    look_up = kinds.get(message.kind).prepare
    if look_up is None:
        return
    facts = {**message.facts, PREPARED: look_up(message), PREPARED_AT: now().isoformat()}
    Message.objects.waiting().filter(pk=message_id).update(facts=facts)
