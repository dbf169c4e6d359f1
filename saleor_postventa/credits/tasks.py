"""The queue of store credit."""

from datetime import timedelta

from saleor_postventa.core.work import Queue, queues

from .issuing import give_up, issue, retry_in
from .models import StoreCredit
from .services import QUEUE

LEASE = timedelta(minutes=5)

queues.add(
    QUEUE,
    Queue(
        name=QUEUE,
        model=StoreCredit,
        handle=issue,
        give_up=give_up,
        is_atomic=False,
        lease=LEASE,
        retry_in=retry_in,
    ),
)
