"""The mails of loyalty: a reward and its code."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.core.clock import now
from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.codes import RedemptionState, RewardKind
from saleor_postventa.loyalty.models import Redemption, Reward
from saleor_postventa.loyalty.queries.reward_words import how_to_use, reward_facts, shown_code
from saleor_postventa.loyalty.rules.entry_words import last_day_in_words
from saleor_postventa.loyalty.rules.why_words import points_in_words
from saleor_postventa.mailing.codes import Basis, CancelReason, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message

from .see_points import points_url

REWARD = "loyalty_reward"
_LETTING_IN = {RedemptionState.ISSUED, RedemptionState.USED}


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


def _words(occasion: Occasion, reward: Reward, redemption: Redemption, *, code: str) -> dict[str, Any]:
    name = text_in(reward.names, occasion.language)
    zone = occasion.shop.preferences.zone
    until = last_day_in_words(redemption.expires_at, zone) if redemption.expires_at is not None else ""
    return {
        "points_url": points_url(occasion.shop),
        "preview": name,
        "reward": name,
        "points": points_in_words(redemption.points),
        "code": code,
        "until": until,
        "facts": reward_facts(reward, redemption, until),
        "steps": how_to_use(reward, until),
    }


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
