"""What the team says of products: pins, blocks, boosts, complements and substitutes."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Self

import graphene

from saleor_postventa.catalogue.queries import products_by_saleor_ids, products_like
from saleor_postventa.events.labels import label_of
from saleor_postventa.orders.queries import channels_sold_in
from saleor_postventa.recommendations.models import RecommendationRule
from saleor_postventa.recommendations.queries import NEWEST_FIRST, rules_like
from saleor_postventa.recommendations.rules.kinds import RuleKind
from saleor_postventa.recommendations.services import drop_rule, keep_rule
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_RECOMMENDATIONS, READ_MODEL_CARD, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleChoice

PostSaleRecommendationRuleKind = graphene.Enum.from_enum(RuleKind, name="PostSaleRecommendationRuleKind")
MOST_PRODUCTS = 50


class PostSaleRuleProduct(graphene.ObjectType):
    """A product that a rule is about; `postSaleProduct` tells more of it."""

    saleor_id = graphene.ID(required=True)
    name = graphene.String(required=True)


class PostSaleRecommendationRule(graphene.ObjectType):
    """What the team says of a product: everywhere, or beside another one."""

    class Meta:
        interfaces = (Node,)

    kind = graphene.Field(PostSaleRecommendationRuleKind, required=True)
    kind_label = graphene.String(required=True)
    product = graphene.Field(PostSaleRuleProduct, required=True, description="The one that is shown, or never shown.")
    beside = graphene.Field(PostSaleRuleProduct, description="The one that somebody looks at or has; null: everywhere.")
    channel = graphene.String(description="A slug; null: in all of them.")
    factor = graphene.Decimal(description="Of a boost or a complement: 2 is twice as strong.")
    position = graphene.Int(description="Of a pin: its place among them.")
    note = graphene.String()
    made_at = graphene.DateTime(required=True)
    made_by = graphene.String()

    @staticmethod
    def resolve_kind_label(rule: RecommendationRule, info: Any) -> str:
        return rule.get_kind_display()

    @staticmethod
    def resolve_channel(rule: RecommendationRule, info: Any) -> str | None:
        return rule.channel or None

    @staticmethod
    def resolve_factor(rule: RecommendationRule, info: Any) -> Decimal | None:
        return rule.factor if rule.kind in (RuleKind.BOOST, RuleKind.COMPLEMENT) else None

    @staticmethod
    def resolve_position(rule: RecommendationRule, info: Any) -> int | None:
        return rule.position if rule.kind == RuleKind.PIN else None

    @staticmethod
    def resolve_note(rule: RecommendationRule, info: Any) -> str | None:
        return rule.note or None

    @staticmethod
    def resolve_made_by(rule: RecommendationRule, info: Any) -> str | None:
        return label_of(rule.made_by, info)


PostSaleRecommendationRuleConnection = countable_connection(PostSaleRecommendationRule)


@extends(Query)
class RecommendationRuleQueries(graphene.ObjectType):
    recommendation_rules = connection_field(
        PostSaleRecommendationRuleConnection,
        search=graphene.String(description="Part of the name of either product."),
        kinds=graphene.List(graphene.NonNull(PostSaleRecommendationRuleKind)),
        description="The newest first.",
    )
    recommendation_products = graphene.List(
        graphene.NonNull(PostSaleChoice),
        search=graphene.String(default_value="", description="Part of a product's name."),
        chosen=graphene.ID(default_value="", description="Saleor's; stands in the list whatever is searched for."),
        description="Products that a rule can be about, by name; at most 50.",
    )
    recommendation_channels = graphene.List(
        graphene.NonNull(graphene.String), description="Slugs of the channels that the shop sells in."
    )

    @staticmethod
    @requires(READ_MODEL_CARD)
    def resolve_recommendation_rules(
        root: None, info: Any, *, search: str = "", kinds: Sequence[str] | None = None, **paging: Any
    ) -> Any:
        return page_of(rules_like(search or "", kinds or ()), NEWEST_FIRST, **paging)

    @staticmethod
    @requires(READ_MODEL_CARD)
    def resolve_recommendation_products(root: None, info: Any, *, search: str, chosen: str) -> list[PostSaleChoice]:
        kept = products_by_saleor_ids([chosen]) if chosen else {}
        found = {each.saleor_id: each for each in products_like(search or "", most=MOST_PRODUCTS)}
        return [PostSaleChoice(code=code, label=row.name or code) for code, row in {**kept, **found}.items()]

    @staticmethod
    @requires(READ_MODEL_CARD)
    def resolve_recommendation_channels(root: None, info: Any) -> list[str]:
        return channels_sold_in()


class RecommendationRuleKeepInput(graphene.InputObjectType):
    kind = PostSaleRecommendationRuleKind(required=True)
    product_id = graphene.ID(required=True, description="Saleor's: the one that is shown, or never shown.")
    beside_id = graphene.ID(description="Saleor's: where somebody looks at it or has it; else everywhere.")
    channel = graphene.String(description="A slug; else in all of them.")
    factor = graphene.Decimal(description="Of a boost or a complement, 0.1 to 10; 1 where it is left out.")
    position = graphene.Int(description="Of a pin: its place among them; 1 where it is left out.")
    note = graphene.String(description="For the team.")


class RecommendationRuleKeep(PostSaleMutation):
    """Say it, or say it anew: the same kind, products and channel are the same rule."""

    access = CHANGE_RECOMMENDATIONS

    class Arguments:
        input = RecommendationRuleKeepInput(required=True)

    rule = graphene.Field(PostSaleRecommendationRule)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        rule = keep_rule(
            given["kind"],
            given["product_id"],
            beside=given.get("beside_id") or "",
            channel=given.get("channel") or "",
            factor=Decimal(1) if given.get("factor") is None else given["factor"],
            position=1 if given.get("position") is None else given["position"],
            note=given.get("note") or "",
            by=info.context.viewer.actor,
        )
        return cls(rule=rule)


class RecommendationRuleDropInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class RecommendationRuleDrop(PostSaleMutation):
    """Take it back."""

    access = CHANGE_RECOMMENDATIONS

    class Arguments:
        input = RecommendationRuleDropInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        pk = must_read_id("PostSaleRecommendationRule", given["id"], field="id")
        drop_rule(pk, by=info.context.viewer.actor)
        return cls()


@extends(Mutation)
class RecommendationMutations(graphene.ObjectType):
    recommendation_rule_keep = RecommendationRuleKeep.Field()
    recommendation_rule_drop = RecommendationRuleDrop.Field()
