"""The queue of those who ask to be let in."""

from saleor_postventa.core.work import Queue, queues

from .models import AccessRequest
from .services import QUEUE, answer_request

queues.add(QUEUE, Queue(name=QUEUE, model=AccessRequest, handle=answer_request))
