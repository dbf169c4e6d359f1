"""The queues of deliveries and of catching up."""

import msgspec
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError

from saleor_postventa.core.clock import plausible
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.meters import age
from saleor_postventa.core.trace import add_to_trace
from saleor_postventa.core.work import Queue, queues
from saleor_postventa.events.cause import caused_by

from .catchup.services import QUEUE as CATCH_UP
from .catchup.services import take_step
from .handlers import Envelope, Source, handlers
from .meters import delivery_age
from .models import CatchUpStep, Delivery
from .shapes import UNREADABLE
from .writing.bell import QUEUE

HOPELESS = (OverflowError, DataError, ValidationError, ArithmeticError)
# A constraint may be broken by another worker at the same moment; by the same bytes again, it is theirs.
TRIES_AT_CONSTRAINTS = 3


class SenselessPayload(Failure):
    """A signed body that does not have the shape of its own document."""

    def __init__(self, why: str) -> None:
        super().__init__(why, permanent=True)


def take(delivery: Delivery) -> None:
    """Raises SenselessPayload."""
    add_to_trace(delivery_id=str(delivery.pk), request_id=delivery.request_id)
    body = bytes(delivery.body)
    handler = handlers.get(delivery.event)
    try:
        envelope = msgspec.json.decode(body, type=Envelope)
        payload = msgspec.json.decode(body, type=handler.payload, strict=False)
    except UNREADABLE as error:
        raise SenselessPayload(str(error)) from error
    issued_at = plausible(envelope.issued_at, seen_at=delivery.received_at)
    source = Source(delivery.event, issued_at, envelope.issuing_principal, delivery.pk)
    try:
        with caused_by(f"delivery:{delivery.pk}"):
            handler.handle(payload, source)
        delivery_age.observe(age(delivery.received_at))
    except HOPELESS as error:
        raise SenselessPayload(f"{type(error).__name__}: {error}") from error
    except IntegrityError as error:
        if delivery.attempts + 1 < TRIES_AT_CONSTRAINTS:
            raise
        raise SenselessPayload(f"{type(error).__name__}: {error}") from error


queues.add(QUEUE, Queue(name=QUEUE, model=Delivery, handle=take))
queues.add(CATCH_UP, Queue(name=CATCH_UP, model=CatchUpStep, handle=take_step, is_atomic=False))
