"""The queues of store credit and of voucher codes."""

from datetime import timedelta

from saleor_postventa.core.work import Queue, queues

from . import code_carrying
from .issuing import give_up, issue, retry_in
from .models import StoreCredit, VoucherCode
from .services import QUEUE
from .vouching import QUEUE as CODES

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
queues.add(
    CODES,
    Queue(
        name=CODES,
        model=VoucherCode,
        handle=code_carrying.carry_code,
        give_up=code_carrying.give_up,
        is_atomic=False,
        lease=LEASE,
        retry_in=code_carrying.retry_in,
    ),
)
