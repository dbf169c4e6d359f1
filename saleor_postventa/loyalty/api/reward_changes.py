"""Putting rewards on offer, and changing them."""

from typing import Any, Self

import graphene

from saleor_postventa.loyalty.models import Reward
from saleor_postventa.loyalty.queries.reward_choices import Choice, levels_to_choose, products_to_choose
from saleor_postventa.loyalty.services.rewards import change_reward, create_reward, draft_from
from saleor_postventa.orders.queries import channels_sold_in, currencies_sold_in
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_REWARDS, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleChoice, PostSaleTextInput, by_language

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


class PostSaleRewardSchema(graphene.ObjectType):
    """What the editor of a reward offers to choose from."""

    levels = graphene.List(graphene.NonNull(PostSaleChoice), required=True, description="Of the points programme.")
    channels = graphene.List(graphene.NonNull(graphene.String), required=True, description="Slugs.")
    currencies = graphene.List(graphene.NonNull(graphene.String), required=True, description="That the shop sells in.")
    products = graphene.List(
        graphene.NonNull(PostSaleChoice),
        required=True,
        search=graphene.String(description="A part of the name."),
        chosen=graphene.ID(description="Saleor's id of one that is to be among them."),
        description="On sale, by Saleor's id; the first 50.",
    )

    @staticmethod
    def resolve_levels(root: "PostSaleRewardSchema", info: Any) -> list[PostSaleChoice]:
        return _choices(levels_to_choose())

    @staticmethod
    def resolve_channels(root: "PostSaleRewardSchema", info: Any) -> list[str]:
        return channels_sold_in()

    @staticmethod
    def resolve_currencies(root: "PostSaleRewardSchema", info: Any) -> list[str]:
        return currencies_sold_in()

    @staticmethod
    def resolve_products(
        root: "PostSaleRewardSchema", info: Any, *, search: str | None = None, chosen: str | None = None
    ) -> list[PostSaleChoice]:
        return _choices(products_to_choose(search or "", chosen or ""))


@extends(Query)
class RewardSchemaQuery(graphene.ObjectType):
    reward_schema = graphene.Field(PostSaleRewardSchema)

    @staticmethod
    @requires(CHANGE_REWARDS)
    def resolve_reward_schema(root: None, info: Any) -> PostSaleRewardSchema:
        return PostSaleRewardSchema()


def _choices(found: list[Choice]) -> list[PostSaleChoice]:
    return [PostSaleChoice(code=code, label=label) for code, label in found]


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    texts = {name: by_language(given[name] or []) for name in ("names", "descriptions") if name in given}
    return {**given, **texts}


@extends(Mutation)
class RewardMutations(graphene.ObjectType):
    reward_create = RewardCreate.Field()
    reward_update = RewardUpdate.Field()
