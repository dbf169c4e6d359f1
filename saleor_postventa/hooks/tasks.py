"""The queue of outgoing webhooks."""

from datetime import timedelta

from saleor_postventa.core.work import Queue, queues

from .models import HookMessage
from .rules import wait_after
from .sending import send
from .services import QUEUE

# A batch is leased at once, and each of the other systems may take its time.
LEASE = timedelta(minutes=5)

queues.add(QUEUE, Queue(name=QUEUE, model=HookMessage, handle=send, is_atomic=False, lease=LEASE, retry_in=wait_after))
