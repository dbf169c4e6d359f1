"""The queues of loyalty: files of members, simulations of programmes, and mirrors of points in Saleor."""

from datetime import timedelta

from django.db.models import Q

from saleor_postventa.core.work import Queue, backoff, queues

from .mirroring import mirror_points
from .models import BalanceMirror, MemberImport, ProgrammeSimulation
from .services import importing, mirrors, simulating

# A year of a large shop takes its time.
LONG_LEASE = timedelta(minutes=15)
# A batch is leased at once, and each of it is a call.
MIRROR_LEASE = timedelta(minutes=5)

queues.add(
    importing.QUEUE,
    Queue(
        name=importing.QUEUE,
        model=MemberImport,
        handle=importing.carry_out_import,
        is_atomic=False,
        lease=importing.LEASE,
        retry_in=lambda attempt: backoff(attempt, limit=5),
    ),
)
queues.add(
    simulating.QUEUE,
    Queue(
        name=simulating.QUEUE,
        model=ProgrammeSimulation,
        handle=simulating.carry_out_simulation,
        is_atomic=False,
        lease=LONG_LEASE,
        retry_in=lambda attempt: backoff(attempt, limit=3),
    ),
)
queues.add(
    mirrors.QUEUE,
    Queue(
        name=mirrors.QUEUE,
        model=BalanceMirror,
        handle=mirror_points,
        is_atomic=False,
        lease=MIRROR_LEASE,
        done_if=Q(is_asked_again=False),
    ),
)
