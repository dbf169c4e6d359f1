"""Rewards that are used, and the points that come back because goods do."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import RedemptionState, ReleaseCause, RewardKind
from saleor_postventa.loyalty.events import RewardIssued, RewardUsed
from saleor_postventa.loyalty.ledger.movements import Terms, give_back, spend
from saleor_postventa.loyalty.models import Account, Entry, Redemption, Reward
from saleor_postventa.loyalty.queries.rewards import redemptions_of_order
from saleor_postventa.loyalty.queries.spending import goods_for, goods_of, points_given_back_of, unit_worth
from saleor_postventa.loyalty.rules.taking_back import points_given_back
from saleor_postventa.loyalty.rules.why import SpentWhy, why_as_json
from saleor_postventa.orders.models import Order, OrderLine

from .booking import book
from .releasing import lock_redemption, release_of_order

State = RedemptionState


@transaction.atomic
def note_issued(redemption_id: int) -> Redemption:
    """There is a code. Of store credit that is the end: from then on it is the card's."""
    redemption = lock_redemption(redemption_id)
    if redemption.state == State.RESERVED:
        _move(redemption, State.USED if redemption.credit_id is not None else State.ISSUED)
        record(RewardIssued(**_common(redemption)), by=SYSTEM)
    return redemption


@transaction.atomic
def capture(redemption_id: int, order: Order | None) -> Redemption:
    """Its code was used, in this order if it is known.

    Used at the very moment at which it was given back, its points are spent once more, as far as they are still there:
    nobody is made to owe them. Of an order that came to nothing meanwhile, they come back at once.
    """
    redemption = lock_redemption(redemption_id)
    if order is not None and redemption.order_id == order.pk:
        return redemption
    if redemption.state in (State.RELEASED, State.FAILED):
        _spend_again(redemption, order)
    if order is not None and redemption.order_id is None:
        redemption.order = order
    _move(redemption, State.USED)
    record(RewardUsed(**_common(redemption), order_id=order.pk if order else None), by=SYSTEM)
    if order is not None and (order.cancelled_at or order.expired_at):
        release_of_order(order.pk, ReleaseCause.ORDER_CANCELLED if order.cancelled_at else ReleaseCause.ORDER_EXPIRED)
        redemption.refresh_from_db()
    return redemption


@transaction.atomic
def give_back_spent(
    order: Order, units: Mapping[int, int], *, cause: Mapping[str, Any] | None = None, by: Actor = SYSTEM
) -> list[Entry]:
    """Points spent on an order come back with its goods, in proportion, each with the expiry that it had.

    Those of a product for nothing come back with that product, and those of a free delivery when nothing is kept.

    `units` are all that came back so far, by our order line's id: asked for again with the same, nothing comes back,
    and with more, what is missing. `cause` are ids of what told of it (a return, a refund). Empty where no points were
    spent on the order, or none are due.
    """
    if not any(units.values()):
        return []
    lines = goods_of(order)
    found = [lock_redemption(redemption.pk) for redemption in redemptions_of_order(order.pk)]
    entries = [_give_back(each, order, goods_for(each, lines), units, dict(cause or {}), by) for each in found]
    return [entry for entry in entries if entry is not None]


def _give_back(
    redemption: Redemption,
    order: Order,
    lines: Sequence[OrderLine],
    units: Mapping[int, int],
    cause: dict[str, Any],
    by: Actor,
) -> Entry | None:
    entry = redemption.entry
    total = sum((unit_worth(line) * line.quantity for line in lines), Decimal(0))
    returned = sum((unit_worth(line) * min(units.get(line.pk, 0), line.quantity) for line in lines), Decimal(0))
    is_due = returned >= total if redemption.reward.kind == RewardKind.SHIPPING else returned > 0
    if entry is None or redemption.state != State.USED or total <= 0 or not is_due:
        return None
    given = points_given_back_of(entry)
    why = points_given_back(-entry.active, total=total, returned=returned, given=given, currency=order.currency)
    if not why.points:
        return None
    told = {**cause, "redemption": redemption.pk, "order": order.pk}
    key = f"given_back:{entry.pk}:{given + why.points}"
    return book(give_back(entry, why.points, Terms(key, told, why_as_json(why))), by=by)


def _spend_again(redemption: Redemption, order: Order | None) -> None:
    account = _locked_account(redemption.account_id)
    points = min(redemption.points, account.active)
    if points > 0:
        told = {"redemption": redemption.pk, "reward": redemption.reward_id, "order": order.pk if order else None}
        why = why_as_json(SpentWhy(points=points, names=redemption.reward.names))
        key = f"spent:{redemption.reference}:{redemption.entry_id}"
        redemption.entry = book(spend(account, points, Terms(key, told, why)), by=SYSTEM)
    redemption.order, redemption.release_cause, redemption.ended_by = None, "", ""
    Reward.objects.filter(Q(stock=None) | Q(taken__lt=F("stock")), pk=redemption.reward_id).update(taken=F("taken") + 1)


def _locked_account(account_id: int) -> Account:
    """Or the one that it was moved into."""
    account: Account = Account.objects.select_for_update().get(pk=account_id)
    return account if account.merged_into_id is None else _locked_account(account.merged_into_id)


def _move(redemption: Redemption, state: State) -> None:
    redemption.state, redemption.state_since = state, now()
    redemption.save()


def _common(redemption: Redemption) -> dict[str, Any]:
    return {
        "redemption_id": redemption.pk,
        "subject": Subject(order=redemption.order_id, customer=redemption.account.customer_id),
        "occurred_at": redemption.state_since,
    }
