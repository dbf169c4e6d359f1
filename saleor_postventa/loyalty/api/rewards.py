"""Rewards in the graph: what there is for points, what it costs, and whether whoever asks can have it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import graphene
from django.utils.translation import get_language

from saleor_postventa.core.money import Money
from saleor_postventa.core.pieces import text_in
from saleor_postventa.events.labels import label_of
from saleor_postventa.loyalty.codes import RewardKind
from saleor_postventa.loyalty.models import Account, Reward
from saleor_postventa.loyalty.queries.rewards import (
    Standing,
    account_of_shopper,
    every_reward,
    product_name_of,
    rewards_for,
)
from saleor_postventa.loyalty.rules.rewards import Market, Obstacle
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node
from saleor_postventa.web.permissions import READ_REDEMPTIONS, READ_REWARDS, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleMoney, PostSaleText, texts
from saleor_postventa.web.viewer import Viewer

PostSaleRewardKind = graphene.Enum.from_enum(RewardKind, name="PostSaleRewardKind")
PostSaleRewardObstacle = graphene.Enum.from_enum(Obstacle, name="PostSaleRewardObstacle")


class PostSaleReward(graphene.ObjectType):
    """What points can be spent on."""

    class Meta:
        interfaces = (Node,)

    kind = graphene.Field(PostSaleRewardKind, required=True)
    kind_label = graphene.String(required=True)
    name = graphene.String(required=True, description="In the language asked for (Accept-Language).")
    description = graphene.String()
    names = graphene.List(graphene.NonNull(PostSaleText), required=True)
    descriptions = graphene.List(graphene.NonNull(PostSaleText), required=True)
    points = graphene.Int(description="What it costs; null where any amount can be had.")
    amount = graphene.Field(PostSaleMoney, description="What it is worth, where that is an amount of money.")
    percent = graphene.Decimal(description="What it takes off, where that is a share.")
    points_per_unit = graphene.Int(description="Of any amount: what one of the currency costs.")
    step = graphene.Field(PostSaleMoney, description="Of any amount: in which steps it can be chosen.")
    least = graphene.Field(PostSaleMoney)
    most = graphene.Field(PostSaleMoney)
    product_saleor_id = graphene.ID()
    product_name = graphene.String(description="Null where the shop knows no such product.")
    min_order = graphene.Field(PostSaleMoney, description="What an order has to come to at least.")
    left = graphene.Int(description="How many are left; null where there is no end of them.")
    tiers = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="Codes of levels; none for all."
    )
    channels = graphene.List(graphene.NonNull(graphene.String), required=True, description="Slugs; none for all.")
    starts_at = graphene.DateTime()
    ends_at = graphene.DateTime()
    valid_days = graphene.Int(required=True, description="Within which a code has to be used.")
    is_active = graphene.Boolean(required=True)
    taken = graphene.Int(description="For the shop's team.")
    changed_at = graphene.DateTime(required=True)
    changed_by = graphene.String(description="For the shop's team.")

    @staticmethod
    def resolve_kind_label(reward: Reward, info: Any) -> str:
        return reward.get_kind_display()

    @staticmethod
    def resolve_name(reward: Reward, info: Any) -> str:
        return _said(reward.names) or reward.get_kind_display()

    @staticmethod
    def resolve_description(reward: Reward, info: Any) -> str | None:
        return _said(reward.descriptions) or None

    @staticmethod
    def resolve_names(reward: Reward, info: Any) -> list[PostSaleText]:
        return texts(reward.names)

    @staticmethod
    def resolve_descriptions(reward: Reward, info: Any) -> list[PostSaleText]:
        return texts(reward.descriptions)

    @staticmethod
    def resolve_points(reward: Reward, info: Any) -> int | None:
        return reward.points or None

    @staticmethod
    def resolve_amount(reward: Reward, info: Any) -> Money | None:
        return _money(reward, None if reward.kind == RewardKind.PERCENT else reward.value)

    @staticmethod
    def resolve_percent(reward: Reward, info: Any) -> Decimal | None:
        return reward.value.normalize() if reward.kind == RewardKind.PERCENT and reward.value is not None else None

    @staticmethod
    def resolve_step(reward: Reward, info: Any) -> Money | None:
        return _money(reward, reward.step)

    @staticmethod
    def resolve_least(reward: Reward, info: Any) -> Money | None:
        return _money(reward, reward.least)

    @staticmethod
    def resolve_most(reward: Reward, info: Any) -> Money | None:
        return _money(reward, reward.most)

    @staticmethod
    def resolve_min_order(reward: Reward, info: Any) -> Money | None:
        return _money(reward, reward.min_order)

    @staticmethod
    def resolve_product_saleor_id(reward: Reward, info: Any) -> str | None:
        return reward.product_saleor_id or None

    @staticmethod
    def resolve_product_name(reward: Reward, info: Any) -> str | None:
        return (product_name_of(reward) or None) if reward.product_saleor_id else None

    @staticmethod
    def resolve_left(reward: Reward, info: Any) -> int | None:
        return reward.stock - reward.taken if reward.stock is not None else None

    @staticmethod
    def resolve_taken(reward: Reward, info: Any) -> int | None:
        return reward.taken if info.context.viewer.is_staff else None

    @staticmethod
    def resolve_changed_by(reward: Reward, info: Any) -> str | None:
        return label_of(reward.changed_by, info) if info.context.viewer.is_staff else None


class PostSaleRewardOffer(graphene.ObjectType):
    """A reward, as whoever asks finds it."""

    reward = graphene.Field(PostSaleReward, required=True)
    can_have = graphene.Boolean(required=True)
    obstacle = graphene.Field(PostSaleRewardObstacle)
    obstacle_label = graphene.String(description="Why not, said to the shopper.")
    most = graphene.Field(PostSaleMoney, description="Of any amount: the largest that they have points for.")

    @staticmethod
    def resolve_can_have(standing: Standing, info: Any) -> bool:
        return standing.obstacle is None

    @staticmethod
    def resolve_obstacle_label(standing: Standing, info: Any) -> str | None:
        return str(standing.obstacle.label) if standing.obstacle is not None else None

    @staticmethod
    def resolve_most(standing: Standing, info: Any) -> Money | None:
        return _money(standing.reward, standing.most)


WHERE_THEY_BUY = {
    "channel": graphene.String(description="Where the shopper is now, a slug; left out, wherever they have ordered."),
    "currency": graphene.String(description="What is paid in there."),
}


def market_asked(channel: str | None, currency: str | None) -> Market | None:
    return Market(channel or "", currency or "") if channel or currency else None


@extends(Query)
class RewardQueries(graphene.ObjectType):
    rewards = graphene.List(
        graphene.NonNull(PostSaleRewardOffer),
        is_whole=graphene.Boolean(default_value=False, description="With those that are not on offer; for the team."),
        **WHERE_THEY_BUY,
        description="What is on offer and can be used where they buy, the cheapest first.",
    )

    @staticmethod
    @requires(READ_REWARDS)
    def resolve_rewards(
        root: None, info: Any, *, is_whole: bool = False, channel: str | None = None, currency: str | None = None
    ) -> Sequence[Standing]:
        viewer: Viewer = info.context.viewer
        if is_whole and viewer.is_staff and READ_REDEMPTIONS.admits(viewer):
            return every_reward()
        return rewards_for(own_account(viewer), market_asked(channel, currency))


def own_account(viewer: Viewer) -> Account | None:
    """A shopper's; None of all others."""
    return account_of_shopper(viewer.user_id) if viewer.is_shopper else None


def _said(by_language: dict[str, str]) -> str:
    return text_in(by_language, get_language() or "en")


def _money(reward: Reward, amount: Decimal | None) -> Money | None:
    return Money(amount, reward.currency) if amount is not None and reward.currency else None
