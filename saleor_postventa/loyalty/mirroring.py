"""Bringing a customer's private metadata in Saleor in line with their points; calls the network.

It is written over, and never read: whoever changes it there is overwritten with the next change here.
"""

from typing import Any

import msgspec

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure
from saleor_postventa.people.feeds import CustomersAnswer
from saleor_postventa.saleor.client import MutationRefused, PermissionMissing, SaleorClient

from .models import BalanceMirror
from .rules.mirrors import KEYS, metadata_of
from .services.mirrors import MirrorTask, note_cleared, note_out_of_reach, note_told, take_up

GONE = {"NOT_FOUND"}


class NotInstalled(Failure):
    def __init__(self) -> None:
        super().__init__("the app is not active in Saleor")


class Done(msgspec.Struct):
    """Either mutation's answer: its errors were looked for already."""


def mirror_points(mirror: BalanceMirror) -> None:
    """Raises NotInstalled, and what the client raises."""
    if not mirror.shop.is_active:
        raise NotInstalled
    task = take_up(mirror.pk)
    if task is None:
        return
    is_there = _carry_out(task, SaleorClient.of(mirror.shop))
    if task.figures is None:
        note_cleared(mirror.pk)
    elif is_there:
        note_told(mirror.pk, task.figures)
    else:
        note_out_of_reach(mirror.pk)


def _carry_out(task: MirrorTask, client: SaleorClient) -> bool:
    """False where Saleor has no such customer any more."""
    try:
        _call(task, client)
    except MutationRefused as refused:
        if not GONE.issuperset(refused.codes):
            raise
        return False
    except PermissionMissing:
        if _is_customer(task.saleor_id, client):
            raise
        return False
    return True


def _call(task: MirrorTask, client: SaleorClient) -> None:
    if task.figures is None:
        client.mutate("private_metadata_delete", Done, {"id": task.saleor_id, "keys": KEYS})
        return
    pairs = metadata_of(task.figures, as_of=now())
    written: list[dict[str, Any]] = [{"key": key, "value": value} for key, value in pairs.items()]
    client.mutate("private_metadata_update", Done, {"id": task.saleor_id, "input": written})


def _is_customer(saleor_id: str, client: SaleorClient) -> bool:
    """Saleor says of who is gone, and of the team, that a permission is missing: those are nobody's to wait for.

    Raises PermissionMissing where it is the app that lacks it.
    """
    found = client.query("customers_by_ids", CustomersAnswer, {"first": 1, "ids": [saleor_id]}).customers.nodes
    return any(not user.is_staff for user in found)
