"""Carrying one move out, so that Saleor is told once.

CALLED and what Saleor said beforehand are committed before the call. Where a move is found CALLED, its worker was
killed or the line broke: Saleor is read back, and only what it surely never heard is called again. While somebody may
still be at a move, nobody else touches its lane.
"""

import logging
from datetime import timedelta

from django.db import transaction

from saleor_postventa.core.clock import system_now
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.http import NotConnected, forbid_inside_transaction
from saleor_postventa.core.work import WorkState
from saleor_postventa.saleor.client import MutationRefused, PermissionMissing, SaleorClient, TokenRejected

from . import marking, putting_back, replacing
from .carriers import Stuck, carriers
from .models import GoodsMove
from .outcomes import UNDER_WAY, note_called, note_done, note_stuck, note_unheard, release
from .rules import MoveStatus, Trouble

logger = logging.getLogger(__name__)
REGISTERED = (marking, putting_back, replacing)
# No time limits of one call, added up, come near it: a worker that takes longer was killed, and Saleor is through.
LONGEST_CALL = timedelta(minutes=3)


class StillUnderWay(Failure):
    """Another worker, or Saleor itself, may still be at a move of this lane."""

    def __init__(self) -> None:
        super().__init__("somebody may still be at it")


class NotInstalled(Failure):
    """The app is not active in Saleor."""

    def __init__(self) -> None:
        super().__init__("the app is not active in Saleor")


def carry_on(work: GoodsMove) -> None:
    """The work of one row of the queue; calls the network, and so never runs inside a transaction."""
    forbid_inside_transaction()
    move = _take_up(work)
    if move is None:
        return
    try:
        _carry_out(move)
    except Stuck as stuck:
        logger.warning("goods move %s is stuck: %s", move.pk, stuck)
        note_stuck(move, stuck.trouble, stuck.seen)


def give_up(move: GoodsMove) -> None:
    """It was tried too often, or workers died of it; where the call was under way, nobody knows of it."""
    note_stuck(move, Trouble.AMBIGUOUS if move.status == MoveStatus.CALLED else Trouble.TOO_MANY_TRIES, {})


@transaction.atomic
def _take_up(work: GoodsMove) -> GoodsMove | None:
    """The move, taken; None where it is settled. Raises StillUnderWay."""
    waiting = GoodsMove.objects.filter(lane=work.lane, state=WorkState.WAITING)
    lane = {row.pk: row for row in waiting.select_for_update(of=("self",)).select_related("order").order_by("pk")}
    move = lane.get(work.pk)
    if move is None or move.status not in UNDER_WAY:
        return None
    since = system_now() - LONGEST_CALL
    if any(row.taken_at is not None and row.taken_at > since for row in lane.values()):
        raise StillUnderWay
    move.taken_at = system_now()
    move.save(update_fields=["taken_at"])
    return move


def _carry_out(move: GoodsMove) -> None:
    carrier = carriers.get(move.kind)
    if not move.shop.is_active:
        release(move)
        raise NotInstalled
    client = SaleorClient.of(move.shop)
    try:
        result = carrier.recall(move, client) if move.status == MoveStatus.CALLED else None
        before = carrier.prepare(move, client) if result is None else {}
    except Failure as failure:
        release(move)
        raise _final(failure) from failure
    if result is None:
        note_called(move, before)
        result = _call(move, client)
    note_done(move, result)


def _call(move: GoodsMove, client: SaleorClient) -> dict[str, object]:
    """What Saleor did not answer leaves the row CALLED and taken: it may still be at it."""
    try:
        return carriers.get(move.kind).call(move, client)
    except Failure as failure:
        if isinstance(failure, NotConnected | TokenRejected):
            note_unheard(move)
            release(move)
        raise _final(failure) from failure


def _final(failure: Failure) -> Exception:
    """A permanent failure as what a person has to look at; any other as it is."""
    if isinstance(failure, PermissionMissing):
        return Stuck(Trouble.PERMISSION_MISSING, str(failure))
    if isinstance(failure, MutationRefused):
        return Stuck(Trouble.REFUSED, str(failure), errors=failure.errors)
    return Stuck(Trouble.REFUSED, str(failure)) if failure.permanent else failure
