"""Putting rewards on offer, and changing them. Codes that are out keep the terms that they were issued with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.money import Money, is_payable
from saleor_postventa.core.plain import is_plain
from saleor_postventa.loyalty.codes import RewardKind
from saleor_postventa.loyalty.models import Reward
from saleor_postventa.loyalty.rules.rewards import LARGEST
from saleor_postventa.shops.scope import current_shop

from .redeeming import UnknownReward

MOST_DAYS = 730
MOST_NUMBER = 10**9
MOST_NAME, MOST_DESCRIPTION, MOST_ID = 120, 2000, 128
_CURRENCY = re.compile("[A-Z]{3}")
_LEAST_PERCENT = Decimal("0.01")
_MONEY = frozenset({RewardKind.AMOUNT, RewardKind.GIFT_CARD, RewardKind.DONATION})


class InvalidReward(Refusal):
    """`field` names what is wrong."""

    code = "invalid_reward"
    text = _("{problem}")

    def __init__(self, field_name: str, problem: Promise) -> None:
        super().__init__(field=field_name, problem=problem)


@dataclass(frozen=True, kw_only=True)
class RewardDraft:
    """What the team says of a reward; as `models.Reward` has it."""

    kind: RewardKind
    names: Mapping[str, str]
    descriptions: Mapping[str, str] = field(default_factory=dict)
    points: int = 0
    value: Decimal | None = None
    currency: str = ""
    points_per_unit: int | None = None
    step: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    product_saleor_id: str = ""
    min_order: Decimal | None = None
    stock: int | None = None
    tiers: Sequence[str] = ()
    channels: Sequence[str] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    valid_days: int = 30
    is_active: bool = True


@transaction.atomic
def create_reward(draft: RewardDraft, *, by: Actor) -> Reward:
    """Raises InvalidReward."""
    _check(draft)
    reward = Reward(shop=current_shop(), created_by=by.ref, changed_by=by.ref)
    _fill(reward, draft)
    reward.save()
    return reward


@transaction.atomic
def change_reward(reward_id: int, changes: Mapping[str, Any], *, by: Actor) -> Reward:
    """`changes` are fields of RewardDraft; what a reward is stays. Raises UnknownReward, InvalidReward."""
    reward = Reward.objects.select_for_update().filter(pk=reward_id).first()
    if reward is None:
        raise UnknownReward(field="id")
    kept = {each.name: getattr(reward, each.name) for each in fields(RewardDraft)}
    draft = draft_from({**kept, **changes, "kind": reward.kind})
    _check(draft)
    if draft.stock is not None and draft.stock < reward.taken:
        raise InvalidReward("stock", _("More than that were taken already."))
    _fill(reward, draft)
    reward.changed_at, reward.changed_by = now(), by.ref
    reward.save()
    return reward


def draft_from(given: Mapping[str, Any]) -> RewardDraft:
    """Where nothing is said (None) of what needs a value, it is the usual one."""
    usual = {each.name: each.default for each in fields(RewardDraft) if each.default not in (MISSING, None)}
    said = {name: value for name, value in given.items() if value is not None or name not in usual}
    said["descriptions"] = said.get("descriptions") or {}
    return RewardDraft(**{**said, "kind": RewardKind(given["kind"])})


def _fill(reward: Reward, draft: RewardDraft) -> None:
    for each in fields(RewardDraft):
        value = getattr(draft, each.name)
        setattr(reward, each.name, list(value) if each.name in ("tiers", "channels") else value)
    reward.names, reward.descriptions = dict(draft.names), dict(draft.descriptions)


def _check(draft: RewardDraft) -> None:
    """Raises InvalidReward for the first thing that is wrong."""
    _check_words(draft)
    _check_numbers(draft)
    if draft.currency and not _CURRENCY.fullmatch(draft.currency):
        raise InvalidReward("currency", _("A currency has three letters, such as EUR."))
    if draft.starts_at and draft.ends_at and draft.ends_at <= draft.starts_at:
        raise InvalidReward("ends_at", _("It has to end after it starts."))
    if not 1 <= draft.valid_days <= MOST_DAYS:
        raise InvalidReward("valid_days", _("A code is good for a day at least, and two years at most."))
    if draft.min_order is not None and not draft.currency:
        raise InvalidReward("currency", _("Say in which currency the order has to be of that much."))
    if draft.points_per_unit is not None:
        _check_any_amount(draft)
    elif draft.points <= 0:
        raise InvalidReward("points", _("Say how many points it costs."))
    else:
        _check_value(draft)


def _check_words(draft: RewardDraft) -> None:
    """Saleor calls the voucher by the name, and mails and pages show it in one line."""
    if not any(text.strip() for text in draft.names.values()):
        raise InvalidReward("names", _("Give the reward a name."))
    if not all(len(text) <= MOST_NAME and is_plain(text) for text in draft.names.values()):
        raise InvalidReward("names", _("A name has at most 120 characters, on one line."))
    if any(len(text) > MOST_DESCRIPTION for text in draft.descriptions.values()):
        raise InvalidReward("descriptions", _("A description has at most 2000 characters."))
    if len(draft.product_saleor_id) > MOST_ID:
        raise InvalidReward("product_saleor_id", _("Choose the product."))


def _check_numbers(draft: RewardDraft) -> None:
    for name, number in (("points", draft.points), ("stock", draft.stock or 0)):
        if not 0 <= number <= MOST_NUMBER:
            raise InvalidReward(name, _("That number is too large, or below nothing."))
    for name in ("value", "step", "least", "most", "min_order"):
        amount: Decimal | None = getattr(draft, name)
        if amount is not None and not (amount.is_finite() and 0 <= amount <= LARGEST):
            raise InvalidReward(name, _("That number is too large, or below nothing."))


def _check_any_amount(draft: RewardDraft) -> None:
    if draft.kind not in _MONEY or draft.points:
        raise InvalidReward("points_per_unit", _("Only amounts of money have a price in points for each unit."))
    rate, step = draft.points_per_unit or 0, draft.step
    if rate <= 0:
        raise InvalidReward("points_per_unit", _("Say how many points one of the currency costs."))
    if not draft.currency or step is None or not is_payable(Money(step, draft.currency)):
        raise InvalidReward("step", _("Say in which steps the amount can be chosen, and in which currency."))
    if (step * rate) % 1:
        raise InvalidReward("step", _("A step has to cost whole points."))
    for name, amount in (("least", draft.least), ("most", draft.most)):
        if amount is not None and (amount <= 0 or amount % step):
            raise InvalidReward(name, _("This is not a whole number of steps."))
    if draft.least and draft.most and draft.most < draft.least:
        raise InvalidReward("most", _("The most is less than the least."))


def _check_value(draft: RewardDraft) -> None:
    value = draft.value
    if draft.kind in _MONEY and (not draft.currency or value is None or not is_payable(Money(value, draft.currency))):
        raise InvalidReward("value", _("Say which amount, and in which currency."))
    if draft.kind == RewardKind.PERCENT and (value is None or not _LEAST_PERCENT <= value <= 100):
        raise InvalidReward("value", _("Say how many per cent: more than 0, and at most 100."))
    if draft.kind == RewardKind.PRODUCT and not draft.product_saleor_id:
        raise InvalidReward("product_saleor_id", _("Choose the product."))
