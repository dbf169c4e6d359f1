"""The mails of loyalty: a reward and its code."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.core.pieces import text_in
from saleor_postventa.credits.services import NoCode, code_of
from saleor_postventa.credits.vouching import CodeUnknown, plain_code
from saleor_postventa.loyalty.codes import RedemptionState, RewardKind
from saleor_postventa.loyalty.models import Redemption, Reward
from saleor_postventa.loyalty.rules.why_words import points_in_words
from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message

REWARD = "loyalty_reward"
_LETTING_IN = {RedemptionState.ISSUED, RedemptionState.USED}


@dataclass(frozen=True, kw_only=True)
class Fact:
    label: str
    value: str


def obstacle_to_reward(message: Message) -> CancelReason | None:
    """Given back meanwhile, there is nothing to send; used, the code is no news, but what it was is."""
    redemption = Redemption.objects.filter(pk=message.facts["redemption"]).first()
    return None if redemption is not None and redemption.state in _LETTING_IN else CancelReason.OVERTAKEN


def reward_context(occasion: Occasion) -> dict[str, Any]:
    redemption = Redemption.objects.select_related("reward", "code", "credit").get(pk=occasion.facts["redemption"])
    customer = occasion.customer
    return {
        **_words(occasion, redemption.reward, redemption, code=shown_code(redemption)),
        "first_name": customer.first_name if customer else "",
    }


def reward_example(occasion: Occasion) -> dict[str, Any]:
    names = {"en": _("5 euros off your next order"), "es": _("5 euros off your next order")}
    reward = Reward(shop=occasion.shop, kind=RewardKind.AMOUNT, names=names, currency="EUR", min_order=Decimal(20))
    until = now() + timedelta(days=30)
    redemption = Redemption(shop=occasion.shop, points=500, reward=reward, expires_at=until)
    return {**_words(occasion, reward, redemption, code="K7QX-2HMD-9TRW"), "first_name": "Lucía"}


def shown_code(redemption: Redemption) -> str:
    """To whom it belongs alone. "" of a reward without a code, and where it was forgotten with its customer."""
    try:
        if redemption.code is not None:
            return plain_code(redemption.code)
        return code_of(redemption.credit) if redemption.credit is not None else ""
    except (CodeUnknown, NoCode):
        return ""


def _words(occasion: Occasion, reward: Reward, redemption: Redemption, *, code: str) -> dict[str, Any]:
    name = text_in(reward.names, occasion.language)
    until = _last_day(redemption.expires_at, occasion)
    return {
        "preview": name,
        "reward": name,
        "points": points_in_words(redemption.points),
        "code": code,
        "until": until,
        "facts": _facts(reward, redemption, until),
        "steps": _steps(reward, until),
    }


def _facts(reward: Reward, redemption: Redemption, until: str) -> list[Fact]:
    facts = [Fact(label=_("Points used"), value=points_in_words(redemption.points))]
    if redemption.money is not None:
        facts.append(Fact(label=_("Worth"), value=_shown(redemption.money)))
    if reward.min_order:
        facts.append(Fact(label=_("For orders from"), value=_shown(Money(reward.min_order, reward.currency))))
    return [*facts, *([Fact(label=_("Valid until"), value=until)] if until else [])]


def _steps(reward: Reward, until: str) -> list[str]:
    if reward.kind == RewardKind.DONATION:
        return []
    if reward.kind == RewardKind.GIFT_CARD:
        return [_("Enter the code when you pay. You can use it bit by bit: what is left stays on it.")]
    return [
        _("Enter the code when you pay. It is good for one order."),
        _("If you don't use it by {day}, your points come back by themselves.").format(day=until),
    ]


def _last_day(ends_at: datetime | None, occasion: Occasion) -> str:
    """It ends at midnight: the day before is the last."""
    if ends_at is None:
        return ""
    day = (ends_at - timedelta(seconds=1)).astimezone(occasion.shop.preferences.zone)
    return str(date_format(day, "DATE_FORMAT"))


def _shown(amount: Money) -> str:
    return amount.formatted(get_language() or "en")


add_kind(
    Kind(
        code=REWARD,
        label=gettext_lazy("Points: a reward and its code"),
        # It hands over what they asked for, and paid for with points.
        topic=Topic.REQUESTED,
        bases=(Basis.REQUEST,),
        template="loyalty/mails/reward",
        context=reward_context,
        example=reward_example,
        obstacle=obstacle_to_reward,
        priority=90,
        lifetime=timedelta(days=5),
        of_order=False,
        placeholders=("reward", "points", "until", "first_name"),
        secrets=("code",),
    )
)
