"""Friends whom customers sent. A shopper learns of their own how it stands, and never who the friend is."""

from typing import Any

import graphene

from saleor_postventa.loyalty.codes import ReferralState
from saleor_postventa.loyalty.models import Referral, ReferralQuerySet
from saleor_postventa.loyalty.queries import accounts_of
from saleor_postventa.loyalty.rules.signals import Signal
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node
from saleor_postventa.web.permissions import READ_CUSTOMER, READ_REFERRALS, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.viewer import Viewer

from .rewards import own_account

NEWEST_FIRST = ("-invited_at", "-pk")
PostSaleReferralState = graphene.Enum.from_enum(ReferralState, name="PostSaleReferralState")


class PostSaleReferralSignal(graphene.ObjectType):
    """A reason for the team to look, never a verdict."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)


class PostSaleReferral(graphene.ObjectType):
    """A friend who left an address at a customer's link, and what became of it."""

    class Meta:
        interfaces = (Node,)

    state = graphene.Field(PostSaleReferralState, required=True)
    state_label = graphene.String(required=True)
    state_since = graphene.DateTime(required=True)
    invited_at = graphene.DateTime(required=True)
    signals = graphene.List(graphene.NonNull(PostSaleReferralSignal), description="For the team.")
    order_number = graphene.String(description="For the team: the friend's order.")
    decided_at = graphene.DateTime(description="For the team.")
    reason = graphene.String(description="For the team: why it was declined.")
    referrer = graphene.Field(PostSaleCustomer, description="Who sent the friend.")
    friend = graphene.Field(PostSaleCustomer, description="For the team, once the friend bought.")

    @staticmethod
    def resolve_state_label(referral: Referral, info: Any) -> str:
        return referral.get_state_display()

    @staticmethod
    def resolve_signals(referral: Referral, info: Any) -> list[PostSaleReferralSignal] | None:
        if info.context.viewer.is_shopper:
            return None
        return [PostSaleReferralSignal(code=each, label=Signal(each).label) for each in referral.signals]

    @staticmethod
    def resolve_order_number(referral: Referral, info: Any) -> str | None:
        return referral.order.number if referral.order is not None and not info.context.viewer.is_shopper else None

    @staticmethod
    def resolve_decided_at(referral: Referral, info: Any) -> Any:
        return referral.decided_at if not info.context.viewer.is_shopper else None

    @staticmethod
    def resolve_reason(referral: Referral, info: Any) -> str | None:
        return (referral.reason or None) if not info.context.viewer.is_shopper else None

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_referrer(referral: Referral, info: Any) -> Customer | None:
        account = related(referral, lambda each: each.referrer)
        return related(account, lambda each: each.customer) if account is not None else None

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_friend(referral: Referral, info: Any) -> Customer | None:
        return related(referral, lambda each: each.friend) if not info.context.viewer.is_shopper else None


PostSaleReferralConnection = countable_connection(PostSaleReferral)


class PostSaleReferralFilterInput(graphene.InputObjectType):
    states = graphene.List(graphene.NonNull(PostSaleReferralState))


@extends(Query)
class ReferralQueries(graphene.ObjectType):
    referrals = connection_field(
        PostSaleReferralConnection,
        filter=PostSaleReferralFilterInput(),
        description="The newest first; a shopper gets those that they sent.",
    )

    @staticmethod
    @requires(READ_REFERRALS)
    def resolve_referrals(root: None, info: Any, **asked: Any) -> Any:
        wanted = asked.pop("filter", None) or {}
        rows = visible_to(info.context.viewer)
        if wanted.get("states"):
            rows = rows.filter(state__in=[each.value for each in wanted["states"]])
        return page_of(rows, NEWEST_FIRST, load=loaded, **asked)


def loaded(rows: Any) -> Any:
    """With all that the graph shows of one."""
    return rows.select_related("referrer__customer", "friend", "order")


def visible_to(viewer: Viewer) -> ReferralQuerySet:
    if not viewer.is_shopper:
        return Referral.objects.all()
    account = own_account(viewer)
    return Referral.objects.of_accounts(accounts_of(account)) if account is not None else Referral.objects.none()
