"""Asking for a change to Saleor's book of goods, once per key; and what staff decide where one is stuck."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.work import as_new, wake_after_commit
from saleor_postventa.events.services import record
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.orders.rules import replacement_reference
from saleor_postventa.shops.scope import current_shop

from .events import MoveDropped, MoveRetried
from .models import GoodsMove
from .outcomes import note_done, subject_of
from .rules import MoveKind, MoveStatus

QUEUE = "goods"


class ForeignLine(Refusal):
    code = "not_found"
    text = _("This item isn't part of the order.")


class NoUnits(Refusal):
    code = "invalid_quantity"
    text = _("Choose at least one unit.")


class NegativePrice(Refusal):
    code = "invalid_price"
    text = _("A price can't be below zero.")


class UnknownMove(Refusal):
    code = "not_found"
    text = _("This step in Saleor doesn't exist, or belongs to another shop.")


class NotStuck(Refusal):
    code = "wrong_state"
    text = _("Only a step that is stuck can be decided on.")


class CannotConfirm(Refusal):
    code = "cannot_confirm"
    text = _("Try it again instead: it is looked up first whether the replacement was ordered already.")


@dataclass(frozen=True, kw_only=True)
class ReplacementLine:
    """`variant` is Saleor's id; `unit_price` what the shopper still pays for one of it, tax included."""

    variant: str
    quantity: int
    unit_price: Decimal
    name: str = ""


@transaction.atomic
def mark_returned(
    order: Order,
    units: Mapping[int, int],
    *,
    key: str,
    reference: str,
    reason: str = "",
    reason_reference: str = "",
    by: Actor,
) -> GoodsMove:
    """Have units of our order lines (`{id: quantity}`) marked as returned in Saleor.

    Raises NoUnits, or ForeignLine where a line is another order's: Saleor does not look at that itself.
    """
    if not units or min(units.values()) < 1:
        raise NoUnits(field="units")
    known = OrderLine.objects.filter(pk__in=units, order=order, is_removed=False).count()
    if known < len(units):
        raise ForeignLine(field="units")
    wanted = {
        "units": {str(line): quantity for line, quantity in sorted(units.items())},
        "reason": reason,
        "reason_reference": reason_reference,
    }
    return _ask(MoveKind.MARK_RETURNED, order, wanted, lane=_order_lane(order), key=key, reference=reference, by=by)


@transaction.atomic
def put_back(
    order_line: OrderLine, quantity: int, *, key: str, reference: str, warehouse: str = "", by: Actor
) -> GoodsMove:
    """Have units put back into the stock of a warehouse; without one, of that which they left from.

    It is named by Saleor's id, or by its slug. Raises NoUnits.
    """
    if quantity < 1:
        raise NoUnits(field="quantity")
    variant = order_line.variant.saleor_id if order_line.variant is not None else ""
    wanted = {
        "line": order_line.pk,
        "line_saleor_id": order_line.saleor_id,
        "variant": variant,
        "quantity": quantity,
        "warehouse": warehouse,
    }
    order = order_line.order
    lane = f"stock:{order.shop_id}:{variant}" if variant else _order_lane(order)
    return _ask(MoveKind.PUT_BACK, order, wanted, lane=lane, key=key, reference=reference, by=by)


@transaction.atomic
def order_replacement(
    order: Order, lines: Sequence[ReplacementLine], *, key: str, reference: str, by: Actor, delivery: str = ""
) -> GoodsMove:
    """Have a replacement for an order placed and confirmed, to the same person and address, free of shipping costs.

    `delivery` is the shipping method's name in lower case with hyphens; where nothing is called so, or does not serve
    the address, it goes as the original did.

    Raises NoUnits, NegativePrice.
    """
    if not lines or min(line.quantity for line in lines) < 1:
        raise NoUnits(field="lines")
    if min(line.unit_price for line in lines) < 0:
        raise NegativePrice(field="lines")
    wanted = {
        "lines": [
            {"variant": line.variant, "quantity": line.quantity, "price": str(line.unit_price), "name": line.name}
            for line in lines
        ],
        "delivery": delivery,
        "external_reference": replacement_reference(order.saleor_id, secrets.token_urlsafe(12)),
    }
    return _ask(MoveKind.REPLACE, order, wanted, lane=_order_lane(order), key=key, reference=reference, by=by)


@transaction.atomic
def retry_move(move_id: int, *, by: Actor) -> GoodsMove:
    """A person found that it did not happen, or mended what kept it from happening. Raises UnknownMove, NotStuck."""
    move = _stuck(move_id)
    moment = now()
    move.status, move.status_since, move.trouble, move.before, move.result = MoveStatus.ASKED, moment, "", {}, {}
    move.attempt, move.reviewed_by = move.attempt + 1, by.ref
    move.taken_at = None
    for name, value in as_new().items():
        setattr(move, name, value)
    move.save()
    event = MoveRetried(
        subject=subject_of(move),
        occurred_at=moment,
        move_id=move.pk,
        reference=move.reference,
        kind=move.kind,
        attempt=move.attempt,
    )
    record(event, by=by)
    wake_after_commit(QUEUE)
    return move


@transaction.atomic
def confirm_move(move_id: int, *, by: Actor) -> GoodsMove:
    """A person looked, and it did happen. Raises UnknownMove, NotStuck, CannotConfirm for a replacement."""
    move = _stuck(move_id)
    if move.kind == MoveKind.REPLACE:
        raise CannotConfirm(field="id")
    move.reviewed_by = by.ref
    move.save(update_fields=["reviewed_by"])
    note_done(move, {**move.result, "confirmed": True}, by=by)
    return move


@transaction.atomic
def drop_move(move_id: int, *, by: Actor) -> GoodsMove:
    """It did not happen and never shall, such as a replacement whose shopper chose something else meanwhile.

    Dropping it again changes nothing. Raises UnknownMove, NotStuck.
    """
    move = _locked(move_id)
    if move.status == MoveStatus.DROPPED:
        return move
    _check_stuck(move)
    move.status, move.status_since, move.reviewed_by = MoveStatus.DROPPED, now(), by.ref
    move.save(update_fields=["status", "status_since", "reviewed_by"])
    event = MoveDropped(
        subject=subject_of(move),
        occurred_at=move.status_since,
        move_id=move.pk,
        reference=move.reference,
        kind=move.kind,
    )
    record(event, by=by)
    return move


@transaction.atomic
def forget_words(customer_ids: Sequence[int]) -> int:
    """Take out what was said in words about the returns of an erased person; returns of how many moves."""
    moves = GoodsMove.objects.filter(order__customer_id__in=customer_ids)
    rows = moves.select_for_update(of=("self",)).order_by("pk")
    worded = [move for move in rows if move.wanted.get("reason")]
    for move in worded:
        move.wanted = {**move.wanted, "reason": ""}
        move.save(update_fields=["wanted"])
    return len(worded)


def _stuck(move_id: int) -> GoodsMove:
    move = _locked(move_id)
    _check_stuck(move)
    return move


def _check_stuck(move: GoodsMove) -> None:
    if move.status != MoveStatus.STUCK:
        raise NotStuck(field="id")


def _locked(move_id: int) -> GoodsMove:
    found = GoodsMove.objects.select_for_update(of=("self",)).select_related("order").filter(pk=move_id).first()
    if found is None:
        raise UnknownMove(field="id")
    move: GoodsMove = found
    return move


def _order_lane(order: Order) -> str:
    return f"goods:o{order.pk}"


def _ask(
    kind: MoveKind, order: Order, wanted: dict[str, Any], *, lane: str, key: str, reference: str, by: Actor
) -> GoodsMove:
    """The move of this key; asking again gives the same one, and changes nothing about it."""
    values = {
        "kind": kind,
        "reference": reference,
        "order": order,
        "wanted": wanted,
        "lane": lane,
        "actor_kind": by.kind,
        "actor_ref": by.ref,
    }
    move, is_new = GoodsMove.objects.get_or_create(shop=current_shop(), key=key, defaults=values)
    if is_new:
        wake_after_commit(QUEUE)
    return move
