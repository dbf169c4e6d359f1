"""Letting dead deliveries be worked on again."""

from saleor_postventa.core.work import queues, replay

from .models import Delivery
from .writing.bell import QUEUE


def replay_deliveries(ids: list[int]) -> int:
    """The current shop's dead deliveries among `ids` wait again; returns how many."""
    return replay(queues.get(QUEUE), Delivery.objects.filter(pk__in=ids))
