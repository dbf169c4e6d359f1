"""When each order line's window ends: kept as last told, and told again where it moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.core.saving import save_rows
from saleor_postventa.events.services import record_all
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.orders.services.reservation import UnknownLine
from saleor_postventa.returns.events import ReturnWindowSet
from saleor_postventa.returns.models import PolicyVersion, ReturnWindow
from saleor_postventa.returns.policy.decision import Window
from saleor_postventa.returns.queries.items import Item, items_of_orders
from saleor_postventa.returns.rules import WindowCause
from saleor_postventa.shops.scope import current_shop

BATCH = 200


class ExtensionNeedsReason(Refusal):
    code = "reason_needed"
    text = _("Say why the window is extended.")


class NoExtension(Refusal):
    code = "not_later"
    text = _("The new day is not later than the one that holds already.")


@transaction.atomic
def set_windows(order_id: int, *, cause: WindowCause) -> int:
    """Reckon the windows of an order's lines anew; returns how many moved."""
    return _set([order_id], cause=cause, by=SYSTEM)


@transaction.atomic
def extend_window(order_line_id: int, until: datetime, *, reason: str, by: Actor) -> ReturnWindow:
    """Give a line more time. Raises UnknownLine, ExtensionNeedsReason, or NoExtension where it has as much."""
    line = OrderLine.objects.select_related("order").filter(pk=order_line_id).first()
    if line is None:
        raise UnknownLine(field="orderLine")
    if not reason.strip():
        raise ExtensionNeedsReason(field="reason")
    _locked([line.order_id])
    _set([line.order_id], cause=WindowCause.PLACED, by=SYSTEM)
    window, _is_new = ReturnWindow.objects.get_or_create(
        shop=current_shop(), order_line=line, defaults={"cause": WindowCause.EXTENSION}
    )
    if window.ends_at is not None and until <= window.ends_at:
        raise NoExtension(field="until")
    window.extended_until, window.extension_reason = until, reason.strip()
    window.save(update_fields=["extended_until", "extension_reason"])
    _set([line.order_id], cause=WindowCause.EXTENSION, by=by)
    window.refresh_from_db()
    return window


def recompute_windows(policy_id: int, *, limit: int | None = None) -> bool:
    """Reckon the windows of all orders that a published policy reaches, in batches; each is a transaction of its own.

    Goes on where it stopped. True once all are done.
    """
    version = PolicyVersion.objects.filter(pk=policy_id, recomputed_at=None).exclude(takes_effect_at=None).first()
    if version is None or version.takes_effect_at is None or version.takes_effect_at > now():
        return version is None
    while limit is None or limit > 0:
        ids = _next_orders(version, BATCH if limit is None else min(BATCH, limit))
        with transaction.atomic():
            if not ids:
                PolicyVersion.objects.filter(pk=policy_id).update(recomputed_at=now())
                return True
            _set(ids, cause=WindowCause.POLICY, by=SYSTEM)
            version.recomputed_until = ids[-1]
            version.save(update_fields=["recomputed_until"])
        limit = None if limit is None else limit - len(ids)
    return False


def follow_policy(policy_id: int) -> None:
    """The first batch of what a policy reaches, once it is in force."""
    recompute_windows(policy_id, limit=BATCH)


def unfinished_policies() -> list[int]:
    """Published versions in force whose orders were not all gone through."""
    waiting = PolicyVersion.objects.in_force_order().filter(recomputed_at=None, takes_effect_at__lte=now())
    return list(waiting.order_by("takes_effect_at", "pk").values_list("pk", flat=True))


def _next_orders(version: PolicyVersion, count: int) -> list[int]:
    reached = Order.objects.filter(placed_at__gte=version.applies_from, pk__gt=version.recomputed_until)
    return list(reached.order_by("pk").values_list("pk", flat=True)[:count])


# Not the extension, which an erasure empties without this lock.
_MOVED = ("starts_at", "ends_at", "promised_until", "cause", "policy_version", "revision", "set_at")


@dataclass(frozen=True)
class _Move:
    window: ReturnWindow
    order: Order
    is_new: bool


def _set(order_ids: list[int], *, cause: WindowCause, by: Actor) -> int:
    orders = _locked(order_ids)
    moment = now()
    known = {row.order_line_id: row for row in ReturnWindow.objects.filter(order_line__order__in=orders)}
    decided = items_of_orders(orders, now=moment)
    if cause == WindowCause.POLICY and _keep_promises(decided.values(), known):
        decided = items_of_orders(orders, now=moment)
    moves = [
        move
        for order in orders
        for item in decided[order.pk]
        if (move := _moved(order, item, known.get(item.order_line.pk), cause, moment)) is not None
    ]
    ReturnWindow.objects.bulk_create([move.window for move in moves if move.is_new])
    save_rows([move.window for move in moves if not move.is_new], *_MOVED)
    record_all([(_event(move, moment), by) for move in moves])
    return len(moves)


def _locked(order_ids: list[int]) -> list[Order]:
    rows = Order.objects.select_for_update(of=("self",)).select_related("customer").exclude(placed_at=None)
    return list(rows.filter(pk__in=order_ids).order_by("saleor_id"))


def _keep_promises(decided: Iterable[list[Item]], known: dict[int, ReturnWindow]) -> bool:
    """What a shopper was told before this policy reached back stays; whether any window would have got shorter."""
    kept = []
    for items in decided:
        for item in items:
            window = known.get(item.order_line.pk)
            if window is None or window.ends_at is None:
                continue
            ends_at = item.decision.window.ends_at if item.decision.window else None
            if ends_at is None or ends_at < window.ends_at:
                window.promised_until = window.ends_at
                kept.append(window)
    ReturnWindow.objects.bulk_update(kept, ["promised_until"])
    return bool(kept)


def _moved(order: Order, item: Item, known: ReturnWindow | None, cause: WindowCause, moment: datetime) -> _Move | None:
    found = item.decision.window
    ends_at = found.ends_at.astimezone(UTC) if found else None
    if known is not None and known.ends_at == ends_at:
        return None
    if known is None and ends_at is None:
        return None
    window = known or ReturnWindow(shop=current_shop(), order_line=item.order_line)
    window.starts_at, window.ends_at = (found.starts_at.astimezone(UTC) if found else None), ends_at
    window.cause, window.policy_version, window.set_at = _cause(cause, known, found), item.policy_version, moment
    window.revision += 1
    return _Move(window, order, is_new=known is None)


def _cause(asked: WindowCause, known: ReturnWindow | None, found: Window | None) -> WindowCause:
    """A new policy and the team's word are told by whoever calls; all else shows in what the window hangs on."""
    if known is not None and asked in (WindowCause.POLICY, WindowCause.EXTENSION):
        return asked
    if found is None or found.anchor == "placed":
        return WindowCause.PLACED
    return WindowCause.SHIPPED if found.is_estimated or found.anchor == "shipped" else WindowCause.DELIVERED


def _event(move: _Move, moment: datetime) -> ReturnWindowSet:
    window = move.window
    return ReturnWindowSet(
        subject=Subject(order=move.order.pk, customer=move.order.customer_id, lines=(window.order_line_id,)),
        occurred_at=moment,
        order_line_id=window.order_line_id,
        ends_at=window.ends_at,
        window_cause=window.cause,
        revision=window.revision,
    )
