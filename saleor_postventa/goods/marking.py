"""Marking units as returned. Saleor moves them to another fulfilment, so that their ids hold for this moment alone."""

from typing import Any

from saleor_postventa.core.event import Event
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.saleor.client import MutationRefused, SaleorClient
from saleor_postventa.saleor.documents import since
from saleor_postventa.saleor.manifest import parse_version

from .carriers import Reading, Stuck, carriers
from .events import UnitsMarkedReturned
from .models import GoodsMove
from .outcomes import subject_of
from .rules import MoveKind, Taken, Trouble, returned_units, take_units, was_heard
from .shapes import GoodsAnswer, GoodsShape, ReturnAnswer

WITH_REASON = "return_units_for_reason"


class MarkReturned:
    def prepare(self, move: GoodsMove, client: SaleorClient) -> Reading:
        units = _units(move)
        goods = _read(move, client)
        taken = _take(goods, units)
        returned = returned_units(goods.packed)
        return {
            "returned": {line: returned[line] for line in units},
            "packed": taken.packed,
            "unsent": taken.unsent,
        }

    def call(self, move: GoodsMove, client: SaleorClient) -> Reading:
        name, reason = _document(move)
        before = move.before
        variables = {
            "order": move.order.saleor_id,
            "fulfillmentLines": [{"fulfillmentLineId": key, "quantity": n} for key, n in before["packed"].items()],
            "orderLines": [{"orderLineId": key, "quantity": n} for key, n in before["unsent"].items()],
        }
        answer = _mutate(client, name, variables, reason).payload.order
        after = returned_units(answer.packed) if answer else {}
        if any(after.get(line, 0) < before["returned"][line] + n for line, n in _units(move).items()):
            raise Stuck(Trouble.AMBIGUOUS, "Saleor shows fewer returned units than it took", returned=dict(after))
        return {}

    def recall(self, move: GoodsMove, client: SaleorClient) -> Reading | None:
        after = returned_units(_read(move, client).packed)
        heard = was_heard(move.before["returned"], after, _units(move))
        if heard is None:
            raise Stuck(Trouble.AMBIGUOUS, "somebody else marked units of the same lines", returned=dict(after))
        return {} if heard else None

    def event(self, move: GoodsMove) -> Event:
        return UnitsMarkedReturned(
            subject=subject_of(move, tuple(sorted(int(line) for line in move.wanted["units"]))),
            occurred_at=move.status_since,
            move_id=move.pk,
            reference=move.reference,
            units=move.wanted["units"],
        )


def _mutate(client: SaleorClient, name: str, variables: dict[str, Any], reason: dict[str, Any]) -> ReturnAnswer:
    """Without the reference where Saleor will not have it: its page may have gone since. An app needs none."""
    try:
        return client.mutate(name, ReturnAnswer, variables | reason)
    except MutationRefused as refused:
        if "reasonReference" not in reason or not refused.is_about("reference"):
            raise
    return client.mutate(name, ReturnAnswer, variables | {"reason": reason.get("reason")})


def _units(move: GoodsMove) -> dict[str, int]:
    """Wanted units by Saleor's ids of the order lines."""
    wanted = {int(line): int(quantity) for line, quantity in move.wanted["units"].items()}
    lines = OrderLine.objects.filter(pk__in=wanted, order=move.order).order_by("position")
    return {line.saleor_id: wanted[line.pk] for line in lines}


def _read(move: GoodsMove, client: SaleorClient) -> GoodsShape:
    goods = client.query("goods_of_order", GoodsAnswer, {"id": move.order.saleor_id}).order
    if goods is None:
        raise Stuck(Trouble.REFUSED, "Saleor no longer has the order")
    return goods


def _take(goods: GoodsShape, units: dict[str, int]) -> Taken:
    unsent = {line.id: line.quantity_to_fulfill for line in goods.lines}
    taken = take_units(goods.packed, unsent, units)
    if taken is None:
        raise Stuck(Trouble.AMBIGUOUS, "fewer units are left in Saleor than came back", left=unsent)
    return taken


def _document(move: GoodsMove) -> tuple[str, dict[str, Any]]:
    """Reasons came with 3.23; an older Saleor refuses a document that names them."""
    given = {"reason": move.wanted["reason"], "reasonReference": move.wanted["reason_reference"]}
    reason = {name: text for name, text in given.items() if text}
    if reason and parse_version(move.shop.saleor_version) >= since("mutations", WITH_REASON):
        return WITH_REASON, reason
    return "return_units", {}


carriers.add(MoveKind.MARK_RETURNED, MarkReturned())
