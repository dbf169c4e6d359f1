"""Rewards that come to nothing: their points come back, each with the expiry that it had."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.credits.services import drop_credit
from saleor_postventa.credits.vouching import CodeIsUsed, withdraw_code
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import OPEN_STATES, RedemptionState, ReleaseCause
from saleor_postventa.loyalty.events import RewardReleased
from saleor_postventa.loyalty.ledger.movements import Terms, give_back
from saleor_postventa.loyalty.models import Redemption, Reward
from saleor_postventa.loyalty.queries.spending import points_left_of
from saleor_postventa.loyalty.rules.why import ReleasedWhy, why_as_json

from .booking import book

State = RedemptionState


class UnknownRedemption(Refusal):
    code = "not_found"
    text = _("This reward doesn't exist, or belongs to another shop.")


class RewardIsUsed(Refusal):
    code = "used"
    text = _("This reward was used already: its points can't come back.")


class RewardIsOnItsWay(Refusal):
    code = "on_its_way"
    text = _("This reward is being made right now. Look again in a minute.")


@transaction.atomic
def cancel_redemption(redemption_id: int, *, cause: ReleaseCause, by: Actor) -> Redemption:
    """Give an unused reward back. Its code is withdrawn in Saleor first, and the points come back once it is.

    Of what is given back, or being given back, nothing changes. Raises UnknownRedemption, RewardIsUsed,
    RewardIsOnItsWay.
    """
    redemption = lock_redemption(redemption_id)
    if redemption.state not in OPEN_STATES:
        if redemption.state == State.USED:
            raise RewardIsUsed(field="id")
        return redemption
    if redemption.code_id is not None:
        _withdraw(redemption, cause, by)
    elif redemption.credit_id is not None and drop_credit(redemption.credit_id):
        _release(redemption, cause, by)
    else:
        raise RewardIsOnItsWay(field="id")
    return redemption


def note_withdrawn(redemption_id: int) -> Redemption | None:
    """Its code opens nothing any more."""
    return _released_if(redemption_id, {State.RETURNING}, None)


def note_failed(redemption_id: int) -> Redemption | None:
    """It could not be made, and nobody has anything of it."""
    return _released_if(redemption_id, {State.RESERVED}, ReleaseCause.FAILED)


@transaction.atomic
def note_credit_stuck(redemption_id: int, credit_id: int) -> Redemption | None:
    """The card is no longer wanted, and the points come back; None where it is on its way all the same."""
    return note_failed(redemption_id) if drop_credit(credit_id) else None


@transaction.atomic
def release_of_order(order_id: int, cause: ReleaseCause) -> int:
    """Of an order that came to nothing. Saleor gives its code back to nobody: the points are worth a new one."""
    found = Redemption.objects.filter(order_id=order_id, state=State.USED).order_by("pk").values_list("pk", flat=True)
    rows = [lock_redemption(pk) for pk in found]
    for redemption in rows:
        _release(redemption, cause, SYSTEM)
    return len(rows)


def redemptions_running_out(until: datetime, *, limit: int = 500) -> list[int]:
    due = Redemption.objects.open().filter(expires_at__lte=until).order_by("expires_at", "pk")
    return list(due.values_list("pk", flat=True)[:limit])


def _withdraw(redemption: Redemption, cause: ReleaseCause, by: Actor) -> None:
    assert redemption.code_id is not None
    try:
        withdraw_code(redemption.code_id)
    except CodeIsUsed as error:
        raise RewardIsUsed(field="id") from error
    _move(redemption, State.RETURNING, cause, by)


@transaction.atomic
def _released_if(redemption_id: int, states: set[State], cause: ReleaseCause | None) -> Redemption | None:
    redemption = lock_redemption(redemption_id)
    if redemption.state not in states:
        return None
    _release(redemption, cause or ReleaseCause(redemption.release_cause), SYSTEM)
    return redemption


def _release(redemption: Redemption, cause: ReleaseCause, by: Actor) -> None:
    """What was given back before, for goods that came back, is back already."""
    entry = redemption.entry
    assert entry is not None
    points = points_left_of(entry)
    if points:
        told = {"redemption": redemption.pk, "reward": redemption.reward_id, "release": cause.value}
        why = ReleasedWhy(points=points, cause=cause, names=redemption.reward.names)
        book(give_back(entry, points, Terms(f"released:{entry.pk}", told, why_as_json(why))), by=by)
    Reward.objects.filter(pk=redemption.reward_id, taken__gt=0).update(taken=F("taken") - 1)
    _move(redemption, State.FAILED if cause == ReleaseCause.FAILED else State.RELEASED, cause, by)
    fact = RewardReleased(
        redemption_id=redemption.pk,
        subject=Subject(order=redemption.order_id, customer=redemption.account.customer_id),
        occurred_at=redemption.state_since,
        cause=cause,
        points=points,
        entry_id=entry.pk,
    )
    record(fact, by=by)


def _move(redemption: Redemption, state: State, cause: ReleaseCause, by: Actor) -> None:
    redemption.state, redemption.state_since = state, now()
    if not redemption.ended_by:
        redemption.ended_by = by.ref
    redemption.release_cause = cause
    redemption.save(update_fields=["state", "state_since", "release_cause", "ended_by"])


def lock_redemption(redemption_id: int) -> Redemption:
    """The reward first, as whoever takes one does. Raises UnknownRedemption."""
    reward_id = Redemption.objects.filter(pk=redemption_id).values_list("reward_id", flat=True).first()
    if reward_id is None:
        raise UnknownRedemption(field="id")
    Reward.objects.select_for_update().get(pk=reward_id)
    rows = Redemption.objects.select_for_update(of=("self",)).select_related("reward", "entry", "account")
    return rows.get(pk=redemption_id)
