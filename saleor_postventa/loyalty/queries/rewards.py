"""Rewards, who can have them, and what was taken."""

from dataclasses import dataclass
from decimal import Decimal

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import VOUCHER_KINDS, RedemptionState, RewardKind
from saleor_postventa.loyalty.models import Account, Redemption, Reward
from saleor_postventa.loyalty.rules.rewards import AnyAmount, Claimant, Market, Obstacle, Offer, obstacle
from saleor_postventa.orders.models import Order
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


def claimant_of(account: Account | None, market: Market | None = None) -> Claimant:
    """Somebody without an account has no points. `market` is where they are just now, else all that they ordered in."""
    if account is None or account.customer_id is None:
        return Claimant(active=0, markets=(market,) if market else ())
    tier = (
        CustomerFact.objects.filter(customer_id=account.customer_id, key=TIER).values_list("value", flat=True).first()
    )
    return Claimant(
        active=account.active,
        tier=str(tier or ""),
        has_left=not account.takes_part,
        markets=(market,) if market else markets_of(account.customer_id),
    )


def markets_of(customer_id: int) -> list[Market]:
    ordered = Order.objects.of_customer(customer_id).filter(deleted_at=None)
    return [Market(*each) for each in ordered.order_by().values_list("channel", "currency").distinct()]


def any_amount_of(reward: Reward) -> AnyAmount | None:
    if reward.points_per_unit is None or reward.step is None:
        return None
    return AnyAmount(
        points_per_unit=reward.points_per_unit, step=reward.step, least=reward.least or reward.step, most=reward.most
    )


def obstacle_to(reward: Reward, claimant: Claimant, *, points: int | None = None) -> Obstacle | None:
    """`points` are what is asked for; else what it costs at least."""
    return obstacle(
        _offer(reward, least_points(reward) if points is None else points),
        claimant,
        now=now(),
        can_issue=can_issue(current_shop(), reward.kind),
    )


def rewards_for(account: Account | None, market: Market | None = None) -> list[Standing]:
    """All on offer that can be used where they buy, the cheapest first: three queries, however many."""
    claimant = claimant_of(account, market)
    found = [_standing(reward, claimant) for reward in Reward.objects.on_offer().with_product_name()]
    return [standing for standing in found if standing.obstacle is not Obstacle.ELSEWHERE]


def every_reward() -> list[Standing]:
    """Also those that are off or over, as nobody in particular finds them; the newest first."""
    nobody = Claimant(active=0)
    return [_standing(reward, nobody) for reward in Reward.objects.with_product_name().order_by("-pk")]


def product_name_of(reward: Reward) -> str:
    """Of the product that it is for; "" where it is for none, or for one that the shop does not know."""
    if not hasattr(reward, "named_product"):
        reward = Reward.objects.with_product_name().get(pk=reward.pk)
    return str(reward.named_product or "")  # type: ignore[attr-defined]


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


def least_points(reward: Reward) -> int:
    """What it costs, of any amount the smallest."""
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
        channels=reward.channels,
        currency="" if reward.kind == RewardKind.DONATION else reward.currency,
    )
