"""Reports in the graph; the overview first."""

from datetime import datetime
from typing import Any

import graphene

from saleor_postventa.insights import queries
from saleor_postventa.saleor.api import PostSaleCatchUpRun
from saleor_postventa.saleor.catchup.models import CatchUpRun
from saleor_postventa.saleor.catchup.queries import foremost_run
from saleor_postventa.shops.api import PostSaleLevel
from saleor_postventa.shops.findings import Level
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import OPERATE, requires
from saleor_postventa.web.roots import Query


class PostSaleWorkCounts(graphene.ObjectType):
    """How much waits, is done, and was given up on."""

    waiting = graphene.Int(required=True)
    done = graphene.Int(required=True)
    failed = graphene.Int(required=True)


class PostSaleDayCount(graphene.ObjectType):
    day = graphene.Date(required=True)
    count = graphene.Int(required=True)


class PostSaleOverview(graphene.ObjectType):
    """The state of the app in this shop: what arrived, what waits, what failed."""

    shop_name = graphene.String(required=True)
    last_delivery_at = graphene.DateTime(description="When the newest webhook arrived.")
    deliveries = graphene.Field(PostSaleWorkCounts, required=True)
    reactions = graphene.Field(PostSaleWorkCounts, required=True)
    messages = graphene.Field(PostSaleWorkCounts, required=True)
    orders_count = graphene.Int(required=True)
    deliveries_by_day = graphene.List(
        graphene.NonNull(PostSaleDayCount),
        required=True,
        description="Webhooks that arrived per day, oldest first, the last 14 days in the shop's time zone.",
    )
    latest_catch_up = graphene.Field(PostSaleCatchUpRun)
    hooks_off = graphene.Int(required=True, description="Outgoing webhooks that took nothing and were switched off.")
    level = graphene.Field(PostSaleLevel, required=True, description="The worst of the findings.")

    @staticmethod
    def resolve_shop_name(shop: Shop, info: Any) -> str:
        return shop.name or shop.slug

    @staticmethod
    def resolve_last_delivery_at(shop: Shop, info: Any) -> datetime | None:
        return queries.last_delivery_at()

    @staticmethod
    def resolve_deliveries(shop: Shop, info: Any) -> queries.WorkCounts:
        return queries.delivery_counts()

    @staticmethod
    def resolve_reactions(shop: Shop, info: Any) -> queries.WorkCounts:
        return queries.reaction_counts()

    @staticmethod
    def resolve_messages(shop: Shop, info: Any) -> queries.WorkCounts:
        return queries.message_counts()

    @staticmethod
    def resolve_orders_count(shop: Shop, info: Any) -> int:
        return queries.orders_count()

    @staticmethod
    def resolve_deliveries_by_day(shop: Shop, info: Any) -> list[queries.DayCount]:
        return queries.deliveries_by_day(shop)

    @staticmethod
    def resolve_latest_catch_up(shop: Shop, info: Any) -> CatchUpRun | None:
        return foremost_run()

    @staticmethod
    def resolve_hooks_off(shop: Shop, info: Any) -> int:
        return queries.hooks_off()

    @staticmethod
    def resolve_level(shop: Shop, info: Any) -> Level:
        return queries.worst_level(shop)


@extends(Query)
class OverviewQueries(graphene.ObjectType):
    post_sale_overview = graphene.Field(PostSaleOverview)

    @staticmethod
    @requires(OPERATE)
    def resolve_post_sale_overview(root: None, info: Any) -> Shop:
        shop: Shop = info.context.shop
        return shop
