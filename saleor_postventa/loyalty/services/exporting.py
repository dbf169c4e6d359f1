"""Members are handed out as a file, and that is written down."""

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.events import MembersExported


@transaction.atomic
def note_members_export(*, by: Actor) -> None:
    moment = now()
    record(MembersExported(occurred_at=moment, at=moment), by=by)
