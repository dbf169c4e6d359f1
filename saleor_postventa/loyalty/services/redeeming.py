"""Points become a reward: taken from the ledger and the stock, and asked of `credits`, in one transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.core.money import Money
from saleor_postventa.core.pieces import text_in
from saleor_postventa.credits.rules import VoucherKind, VoucherTerms
from saleor_postventa.credits.services import issue_credit
from saleor_postventa.credits.vouching import request_code
from saleor_postventa.events.services import record
from saleor_postventa.legal.periods import end_of
from saleor_postventa.loyalty.codes import VOUCHER_KINDS, RedemptionState, RewardKind
from saleor_postventa.loyalty.events import RewardIssued
from saleor_postventa.loyalty.ledger.movements import Terms, spend
from saleor_postventa.loyalty.models import Account, Redemption, Reward
from saleor_postventa.loyalty.queries import account_of
from saleor_postventa.loyalty.queries.rewards import any_amount_of, claimant_of, obstacle_to
from saleor_postventa.loyalty.rules.rewards import Claimant, Market, Obstacle
from saleor_postventa.loyalty.rules.why import SpentWhy, why_as_json
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .booking import book

MOST_KEY = 100


class UnknownReward(Refusal):
    code = "not_found"
    text = _("This reward doesn't exist, or belongs to another shop.")


class RewardNotToBeHad(Refusal):
    """`obstacle` says why."""

    code = "not_to_be_had"
    text = _("{why}")

    def __init__(self, obstacle: Obstacle) -> None:
        self.obstacle = obstacle
        super().__init__(field="reward_id", why=obstacle.label)


class AmountNotToBeHad(Refusal):
    code = "invalid_amount"
    text = _("Choose one of the amounts that this reward is offered for.")


class RewardStillOpen(Refusal):
    code = "still_open"
    text = _("You have this reward already. Use it, or give it back, before you take another one.")


class RedemptionKeyTaken(Refusal):
    code = "key_taken"
    text = _("Another reward was taken under this key already.")


@dataclass(frozen=True)
class _Price:
    points: int
    amount: Decimal | None


@transaction.atomic
def redeem(
    customer: Customer,
    reward_id: int,
    *,
    key: str,
    amount: Decimal | None = None,
    market: Market | None = None,
    language: str = "",
    by: Actor,
) -> Redemption:
    """Take a reward, once per key; of a reward that is still open for them, the same one is given.

    `amount` is for rewards of any amount; `market` is where they are just now. Raises UnknownReward, RewardNotToBeHad,
    AmountNotToBeHad, RewardStillOpen, RedemptionKeyTaken, NotEnoughPoints; nothing changes then.
    """
    account = account_of(customer.pk)
    reward = Reward.objects.select_for_update().filter(pk=reward_id).first()
    if reward is None:
        raise UnknownReward(field="reward_id")
    if account is None:
        raise RewardNotToBeHad(obstacle_to(reward, Claimant(active=0)) or Obstacle.NOT_ENOUGH)
    price, own_key = _price(reward, amount), f"{account.pk}:{key[:MOST_KEY]}"
    if (taken := _taken_before(account, reward, price, own_key)) is not None:
        return taken
    obstacle = obstacle_to(reward, claimant_of(account, market), points=price.points)
    if obstacle is not None:
        raise RewardNotToBeHad(obstacle)
    return _take(account, customer, reward, price, own_key, language, by)


def _price(reward: Reward, amount: Decimal | None) -> _Price:
    """Raises AmountNotToBeHad."""
    terms = any_amount_of(reward)
    if terms is None:
        is_money = reward.kind in (RewardKind.AMOUNT, RewardKind.GIFT_CARD, RewardKind.DONATION)
        return _Price(reward.points, reward.value if is_money else None)
    points = terms.points_for(amount) if amount is not None else None
    if not points:
        raise AmountNotToBeHad(field="amount")
    return _Price(points, amount)


def _taken_before(account: Account, reward: Reward, price: _Price, key: str) -> Redemption | None:
    """Raises RedemptionKeyTaken, RewardStillOpen."""
    known = Redemption.objects.filter(key=key).first()
    if known is not None:
        if (known.reward_id, known.points) != (reward.pk, price.points):
            raise RedemptionKeyTaken(field="key")
        return known
    still_open = Redemption.objects.open().filter(account=account, reward=reward).first()
    if still_open is not None and still_open.points != price.points:
        raise RewardStillOpen(field="reward_id")
    return still_open


def _take(
    account: Account, customer: Customer, reward: Reward, price: _Price, key: str, language: str, by: Actor
) -> Redemption:
    redemption = Redemption.objects.create(
        shop=current_shop(),
        account=account,
        reward=reward,
        key=key,
        points=price.points,
        amount=price.amount,
        currency=reward.currency if price.amount is not None else "",
        language=language,
        asked_by=by.ref,
        expires_at=_until(reward),
    )
    cause = {"redemption": redemption.pk, "reward": reward.pk}
    why = why_as_json(SpentWhy(points=price.points, names=reward.names))
    redemption.entry = book(spend(account, price.points, Terms(f"spent:{redemption.reference}", cause, why)), by=by)
    Reward.objects.filter(pk=reward.pk).update(taken=F("taken") + 1)
    _hand_out(redemption, reward, customer, by)
    redemption.save()
    return redemption


def _until(reward: Reward) -> datetime | None:
    """The midnight after the last day on which its code can be used; None of what is no code of a voucher."""
    if reward.kind not in VOUCHER_KINDS:
        return None
    zone = current_shop().preferences.zone
    return end_of(now().astimezone(zone).date() + timedelta(days=reward.valid_days), zone)


def _hand_out(redemption: Redemption, reward: Reward, customer: Customer, by: Actor) -> None:
    """Rows alone: what has to be called is called by whoever works on them."""
    reference = redemption.reference
    if reward.kind in VOUCHER_KINDS:
        redemption.code = request_code(
            customer,
            terms=_voucher_terms(reward, redemption),
            name=text_in(reward.names, current_shop().preferences.language_for("")),
            key=reference,
            reference=reference,
        )
    elif reward.kind == RewardKind.GIFT_CARD:
        amount = Money(redemption.amount or Decimal(0), redemption.currency)
        key = f"{reference}:{uuid4().hex}"  # Saleor may know cards of an earlier database of ours
        redemption.credit = issue_credit(customer, amount=amount, key=key, reference=reference, by=by)
    else:
        redemption.state = RedemptionState.USED
        fact = RewardIssued(
            redemption_id=redemption.pk, subject=Subject(customer=customer.pk), occurred_at=redemption.asked_at
        )
        record(fact, by=by)


def _voucher_terms(reward: Reward, redemption: Redemption) -> VoucherTerms:
    free = Decimal(100)
    values = {
        RewardKind.AMOUNT: (VoucherKind.AMOUNT, redemption.amount or Decimal(0)),
        RewardKind.PERCENT: (VoucherKind.PERCENT, reward.value or Decimal(0)),
        RewardKind.SHIPPING: (VoucherKind.SHIPPING, free),
        RewardKind.PRODUCT: (VoucherKind.PRODUCT, free),
    }
    kind, value = values[RewardKind(reward.kind)]
    return VoucherTerms(
        kind=kind,
        value=value.quantize(Decimal("0.0001")),
        currency=reward.currency,
        min_spent=reward.min_order.quantize(Decimal("0.0001")) if reward.min_order else None,
        channels=tuple(sorted(reward.channels)),
        products=(reward.product_saleor_id,) if reward.product_saleor_id else (),
    )
