"""What happened in the past had its consequences then, and not today."""

from datetime import datetime

from saleor_postventa.core.work import drain, queues
from saleor_postventa.demo.travel import at
from saleor_postventa.events.services import QUEUE


def settle(moment: datetime) -> None:
    """Carry out what events of that time set off, in the transaction that wrote them: nobody else sees them wait."""
    with at(moment):
        drain(queues.get(QUEUE))
