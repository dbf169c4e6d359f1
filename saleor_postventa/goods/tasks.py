"""The queue of goods: one lane per order, and one per variant for its stock, which Saleor keeps as bare numbers."""

from datetime import timedelta

from saleor_postventa.core.work import Queue, backoff, queues

from .carrying import carry_on, give_up
from .models import GoodsMove
from .services import QUEUE

# A batch is leased at once, and a replacement takes several calls.
LEASE = timedelta(minutes=10)


queues.add(
    QUEUE,
    Queue(
        name=QUEUE,
        model=GoodsMove,
        handle=carry_on,
        give_up=give_up,
        is_atomic=False,
        lease=LEASE,
        retry_in=lambda attempt: backoff(attempt, first=15),
    ),
)
