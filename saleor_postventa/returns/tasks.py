"""The queues of returns: labels and codes, and simulations of policies."""

from datetime import timedelta

from saleor_postventa.core.work import Queue, backoff, queues

from .models import PaperOrder, PolicySimulation
from .papers import QUEUE, carry_out
from .services.simulating import QUEUE as SIMULATIONS
from .services.simulating import carry_out_simulation

# A carrier's interface may take its time.
LEASE = timedelta(minutes=3)
# So may a year of a large shop.
LONG_LEASE = timedelta(minutes=15)

queues.add(QUEUE, Queue(name=QUEUE, model=PaperOrder, handle=carry_out, is_atomic=False, lease=LEASE))
queues.add(
    SIMULATIONS,
    Queue(
        name=SIMULATIONS,
        model=PolicySimulation,
        handle=carry_out_simulation,
        is_atomic=False,
        lease=LONG_LEASE,
        retry_in=lambda attempt: backoff(attempt, limit=3),
    ),
)
