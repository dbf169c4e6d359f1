"""The queue of refunds."""

from datetime import timedelta

from saleor_postventa.core.work import Queue, queues

from .carrying import carry_out, give_up, retry_in
from .models import RefundPart
from .services import QUEUE

# A batch is leased at once; each is read, granted, read, asked for and read again, and Saleor may take its time.
LEASE = timedelta(minutes=5)

queues.add(
    QUEUE,
    Queue(
        name=QUEUE,
        model=RefundPart,
        handle=carry_out,
        give_up=give_up,
        is_atomic=False,
        lease=LEASE,
        retry_in=retry_in,
    ),
)
