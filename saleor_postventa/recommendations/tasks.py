"""The queue of the nights' runs."""

from datetime import timedelta

from saleor_postventa.core.work import Queue, backoff, queues

from .models import Training
from .services import QUEUE
from .training import carry_out

# The largest shop's run takes minutes. A killed worker's run is begun anew after this.
LEASE = timedelta(hours=1)


def retry_in(attempt: int) -> timedelta | None:
    """Whatever it is, the next night is another try."""
    return backoff(attempt, first=300, limit=3)


queues.add(
    QUEUE,
    Queue(name=QUEUE, model=Training, handle=carry_out, is_atomic=False, lease=LEASE, retry_in=retry_in),
)
