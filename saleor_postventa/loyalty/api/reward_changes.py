"""Putting rewards on offer, and changing them."""

from typing import Any, Self

import graphene

from saleor_postventa.loyalty.models import Reward
from saleor_postventa.loyalty.services.rewards import change_reward, create_reward, draft_from
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_REWARDS
from saleor_postventa.web.roots import Mutation
from saleor_postventa.web.values import PostSaleTextInput, by_language

from .rewards import PostSaleReward, PostSaleRewardKind


class _RewardFields:
    names = graphene.List(graphene.NonNull(PostSaleTextInput))
    descriptions = graphene.List(graphene.NonNull(PostSaleTextInput))
    points = graphene.Int(description="What it costs; 0 where any amount can be had.")
    value = graphene.Decimal(description="An amount of the currency, or per cent.")
    currency = graphene.String()
    points_per_unit = graphene.Int(description="Of any amount: what one of the currency costs.")
    step = graphene.Decimal()
    least = graphene.Decimal()
    most = graphene.Decimal()
    product_saleor_id = graphene.ID()
    min_order = graphene.Decimal()
    stock = graphene.Int(description="How many there are in all; null without end.")
    tiers = graphene.List(graphene.NonNull(graphene.String))
    channels = graphene.List(graphene.NonNull(graphene.String))
    starts_at = graphene.DateTime()
    ends_at = graphene.DateTime()
    valid_days = graphene.Int()
    is_active = graphene.Boolean()


class RewardCreateInput(_RewardFields, graphene.InputObjectType):
    kind = PostSaleRewardKind(required=True)
    names = graphene.List(graphene.NonNull(PostSaleTextInput), required=True)


class RewardCreate(PostSaleMutation):
    """Put a reward on offer."""

    access = CHANGE_REWARDS

    class Arguments:
        input = RewardCreateInput(required=True)

    reward = graphene.Field(PostSaleReward)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        return cls(reward=create_reward(draft_from(_plain(given)), by=info.context.viewer.actor))


class RewardUpdateInput(_RewardFields, graphene.InputObjectType):
    """What is left out stays as it is."""

    id = graphene.ID(required=True)


class RewardUpdate(PostSaleMutation):
    """Change a reward. Codes that are out keep the terms that they were issued with."""

    access = CHANGE_REWARDS

    class Arguments:
        input = RewardUpdateInput(required=True)

    reward = graphene.Field(PostSaleReward)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSaleReward", given.pop("id"), field="id")
        changed: Reward = change_reward(pk, _plain(given), by=info.context.viewer.actor)
        return cls(reward=changed)


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    texts = {name: by_language(given[name] or []) for name in ("names", "descriptions") if name in given}
    return {**given, **texts}


@extends(Mutation)
class RewardMutations(graphene.ObjectType):
    reward_create = RewardCreate.Field()
    reward_update = RewardUpdate.Field()
