"""Bringing a product's rating and metadata in Saleor in line with its reviews; calls the network.

It is written over, and never read: whoever changes it there is overwritten with the next change here. A call whose
outcome nobody knows is made again, as what it writes is the state and not a change of it.
"""

import msgspec

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure
from saleor_postventa.saleor.client import MutationRefused, SaleorClient

from .models import RatingMirror
from .rules.rating_mirrors import KEYS, MEAN, metadata_of
from .services.rating_mirrors import RatingTask, note_cleared, note_out_of_reach, note_told, take_up

GONE = {"NOT_FOUND"}


class NotInstalled(Failure):
    def __init__(self) -> None:
        super().__init__("the app is not active in Saleor")


class Done(msgspec.Struct):
    """Either mutation's answer: its errors were looked for already."""


def mirror_rating(mirror: RatingMirror) -> None:
    """Raises NotInstalled, and what the client raises."""
    if not mirror.shop.is_active:
        raise NotInstalled
    task = take_up(mirror.pk)
    if task is None:
        return
    is_there = _carry_out(task, SaleorClient.of(mirror.shop))
    if not task.told:
        note_cleared(mirror.pk)
    elif is_there:
        note_told(mirror.pk, task.told)
    else:
        note_out_of_reach(mirror.pk, task.told)


def _carry_out(task: RatingTask, client: SaleorClient) -> bool:
    """False where Saleor has no such product any more."""
    try:
        _call(task, client)
    except MutationRefused as refused:
        if not GONE.issuperset(refused.codes):
            raise
        return False
    return True


def _call(task: RatingTask, client: SaleorClient) -> None:
    """Saleor has a place for a mean alone: how many it is of stands in metadata, and the mean once more beside it."""
    if not task.told:
        client.mutate("product_unrate", Done, {"id": task.product, "rating": None, "keys": KEYS})
        return
    written = [{"key": key, "value": value} for key, value in metadata_of(task.told, as_of=now()).items()]
    rating = float(task.told[MEAN])
    client.mutate("product_rate", Done, {"id": task.product, "rating": rating, "metadata": written})
