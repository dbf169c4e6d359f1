"""Rewards, who can have them, and what was taken."""

from dataclasses import dataclass
from decimal import Decimal

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import VOUCHER_KINDS, RedemptionState, RewardKind
from saleor_postventa.loyalty.models import Account, Redemption, Reward
from saleor_postventa.loyalty.rules.rewards import AnyAmount, Claimant, Obstacle, Offer, obstacle
from saleor_postventa.people.models import CustomerFact
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop

TIER = "tier"
_NEEDED = {RewardKind.GIFT_CARD: "MANAGE_GIFT_CARD", **dict.fromkeys(VOUCHER_KINDS, "MANAGE_DISCOUNTS")}


@dataclass(frozen=True)
class Standing:
    """A reward, as one shopper finds it: `most` is the largest amount that they can have, of those of any amount."""

    reward: Reward
    obstacle: Obstacle | None
    most: Decimal | None = None


def permission_for(kind: str) -> str:
    """What Saleor asks of the app to make such a reward; "" where nothing."""
    return _NEEDED.get(RewardKind(kind), "")


def can_issue(shop: Shop, kind: str) -> bool:
    needed = permission_for(kind)
    return not needed or shop.has_permission(needed)


def claimant_of(account: Account | None) -> Claimant:
    """Somebody without an account has no points."""
    if account is None or account.customer_id is None:
        return Claimant(active=0)
    tier = (
        CustomerFact.objects.filter(customer_id=account.customer_id, key=TIER).values_list("value", flat=True).first()
    )
    return Claimant(active=account.active, tier=str(tier or ""), has_left=account.left_at is not None)


def any_amount_of(reward: Reward) -> AnyAmount | None:
    if reward.points_per_unit is None or reward.step is None:
        return None
    return AnyAmount(
        points_per_unit=reward.points_per_unit, step=reward.step, least=reward.least or reward.step, most=reward.most
    )


def obstacle_to(reward: Reward, claimant: Claimant, *, points: int | None = None) -> Obstacle | None:
    """`points` are what is asked for; else what it costs at least."""
    return obstacle(
        _offer(reward, _least_points(reward) if points is None else points),
        claimant,
        now=now(),
        can_issue=can_issue(current_shop(), reward.kind),
    )


def rewards_for(account: Account | None) -> list[Standing]:
    """All that is on offer, the cheapest first: two queries, however many."""
    claimant = claimant_of(account)
    return [_standing(reward, claimant) for reward in Reward.objects.on_offer()]


def every_reward() -> list[Standing]:
    """Also those that are off or over, as nobody in particular finds them; the newest first."""
    nobody = Claimant(active=0)
    return [_standing(reward, nobody) for reward in Reward.objects.order_by("-pk")]


def account_of_shopper(saleor_id: str) -> Account | None:
    """By the id of their account in Saleor."""
    return Account.objects.living().filter(customer__saleor_id=saleor_id, customer__erased_at=None).first()


def redemptions_of_order(order_id: int) -> list[Redemption]:
    """Those that were used in it, the oldest first."""
    used = Redemption.objects.filter(order_id=order_id, state=RedemptionState.USED)
    return list(used.select_related("reward", "entry").order_by("pk"))


def _standing(reward: Reward, claimant: Claimant) -> Standing:
    terms = any_amount_of(reward)
    return Standing(reward, obstacle_to(reward, claimant), terms.most_for(claimant.active) if terms else None)


def _least_points(reward: Reward) -> int:
    terms = any_amount_of(reward)
    return reward.points if terms is None else terms.points_for(terms.least) or 0


def _offer(reward: Reward, points: int) -> Offer:
    return Offer(
        is_active=reward.is_active,
        starts_at=reward.starts_at,
        ends_at=reward.ends_at,
        stock=reward.stock,
        taken=reward.taken,
        tiers=reward.tiers,
        points=points,
    )
