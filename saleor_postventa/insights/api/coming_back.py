"""Who comes back, in the graph."""

from typing import Any

import graphene
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.insights.coming_back import Cohort, Kept, repeat_purchases, retention
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.extension import extends
from saleor_postventa.web.permissions import READ_COMING_BACK, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleShare

USUAL_MONTHS, MOST_MONTHS = 13, 60


class MonthCount(Refusal):
    code = "invalid"
    text = _("Ask for 1 to {most} months.")


class PostSaleRepeatPurchase(graphene.ObjectType):
    """Of customers of one month who have had so many days since their first order: who ordered again within them."""

    days = graphene.Int(required=True)
    share = graphene.Field(PostSaleShare, description="Null while nobody has had so many days.")
    is_whole = graphene.Boolean(
        required=True, description="Whether all of them have had the days; before, it compares with no other month."
    )
    whole_on = graphene.Date(required=True, description="When they all have.")


class PostSaleCustomerCohort(graphene.ObjectType):
    """Customers by the month of their first order, in the shop's time zone."""

    month = graphene.Date(required=True, description="Its first day.")
    customers = graphene.Int(required=True)
    again = graphene.List(graphene.NonNull(PostSaleRepeatPurchase), required=True)


class PostSaleRetention(graphene.ObjectType):
    """Who ordered in a month and had ordered in the one before."""

    month = graphene.Date(required=True, description="Its first day.")
    retained = graphene.Field(PostSaleShare, description="Of those who ordered in the month before.")
    customers = graphene.Int(required=True, description="Who ordered in it.")
    new = graphene.Int(required=True, description="Who ordered for the first time.")
    growth = graphene.Float(description="Customers but the new ones, by those of the month before.")


class PostSaleComingBack(graphene.ObjectType):
    """Of orders that were paid and not called off; without exchanges, and without the shop's team."""

    cohorts = graphene.List(graphene.NonNull(PostSaleCustomerCohort), required=True, description="The newest first.")
    retention = graphene.List(
        graphene.NonNull(PostSaleRetention), required=True, description="Months that are over, the newest first."
    )

    @staticmethod
    def resolve_cohorts(of: tuple[Shop, int], info: Any) -> list[Cohort]:
        return repeat_purchases(months=of[1], now=now(), zone=of[0].preferences.zone)

    @staticmethod
    def resolve_retention(of: tuple[Shop, int], info: Any) -> list[Kept]:
        return retention(months=of[1], now=now(), zone=of[0].preferences.zone)


@extends(Query)
class ComingBackQueries(graphene.ObjectType):
    post_sale_coming_back = graphene.Field(
        PostSaleComingBack, months=graphene.Int(default_value=USUAL_MONTHS), description="Reads every order's date."
    )

    @staticmethod
    @requires(READ_COMING_BACK)
    def resolve_post_sale_coming_back(root: None, info: Any, *, months: int | None) -> tuple[Shop, int]:
        wanted = USUAL_MONTHS if months is None else months
        if not 1 <= wanted <= MOST_MONTHS:
            raise MonthCount(field="months", most=MOST_MONTHS)
        return info.context.shop, wanted
