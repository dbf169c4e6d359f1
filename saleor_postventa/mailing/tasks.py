"""The queue of mail."""

from datetime import timedelta

from saleor_postventa.core.work import Queue, queues

from .models import Dispatch
from .outcomes import note_given_up
from .sending import carry_on
from .services import QUEUE

# A batch is leased at once, and a mail server may take its time over each.
LEASE = timedelta(minutes=5)


def give_up(dispatch: Dispatch) -> None:
    """A mail that nobody would look at any more must not seem to wait."""
    note_given_up(dispatch.message_id, dispatch.error)


queues.add(QUEUE, Queue(name=QUEUE, model=Dispatch, handle=carry_on, give_up=give_up, is_atomic=False, lease=LEASE))
